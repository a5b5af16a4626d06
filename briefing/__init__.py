"""A reader for a stack of articles: linked briefing cards, each statement one key from the passage that carries it."""

__version__ = "0.1.0"
