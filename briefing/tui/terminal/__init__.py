"""The terminal: its driver, the parser of what it sends, the writer of what it shows."""
