"""Text from outside."""
