"""The library floor."""
