"""Searches that are saved, and what is new for each."""

from dataclasses import dataclass

from briefing.model.hit import Hit


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the reader has saved."""

    name: str
    """What the reader calls it."""
    query: str
    """The query."""
    seen: int = 0
    """The arrival that was the last when the reader looked at what is new."""
    told: int = 0
    """The arrival that was the last when the command line told what is new."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new for a saved search."""

    search: SavedSearch
    """The search."""
    hits: tuple[Hit, ...] = ()
    """The passages that have come and cards whose claims have, best first."""
    total: int = 0
    """How many cards and passages the search finds now; 0 where that was not asked."""
    is_seen: bool = False
    """Whether the reader has looked at it since."""
    is_partial: bool = False
    """Whether time ran out before all was searched."""
