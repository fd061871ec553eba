"""The ban list: trust, read, compile, sign."""
