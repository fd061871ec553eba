"""The order of work: audit, removal, export. The only place that knows it."""
