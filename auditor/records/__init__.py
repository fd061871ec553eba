"""One SQLite file: custody log (hash-chained), cases, raw answers."""
