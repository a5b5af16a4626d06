"""What was typed, read as a query: parsed, explained, matched with titles, marked in texts. No engine, no I/O."""
