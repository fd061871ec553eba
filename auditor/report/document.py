"""The report as words and tables: Audit → Document, pure."""
