"""The report: document (pure), layout, text, sign, verify."""
