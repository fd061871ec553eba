"""ADB: server, transport, commands, parse, watch, phone."""
