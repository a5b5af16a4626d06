"""Pages as text and JSON."""
