"""Fingerprints, alignment and comparison."""
