"""A pile of articles to measure on: made up, the same every time, of any size."""

from tests.pile.write import write_pile

__all__ = ["write_pile"]
