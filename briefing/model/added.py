"""What became of a file that was to be added."""

from enum import StrEnum
from typing import NamedTuple


class AddStatus(StrEnum):
    """What a file turned out to be."""

    ORIGINAL = "original"
    """A copy of an article that is known; it was stored."""
    NEW = "new"
    """An article that was not known; it was stored."""
    UNCHANGED = "unchanged"
    """A text that is there already; nothing was stored."""
    FAILED = "failed"
    """It could not be read or stored; nothing was stored."""


class Added(NamedTuple):
    """One file that was to be added, and what became of it."""

    path: str
    """Its path, cleaned for display."""
    article: str
    """The id of the article it is, or is a copy of; empty where it failed."""
    status: AddStatus
    """What it turned out to be."""
    paragraphs: int
    """How many paragraphs it has; 0 where it failed."""
    matched: int
    """How many passages of the article stand in it word for word; 0 where the article is new, or it failed."""
    message: str
    """What a person should know of it, on one line."""


class AddedFiles(NamedTuple):
    """All files that were to be added."""

    files: tuple[Added, ...]
    """What became of each."""
    passed_over: str
    """How many files in folders are of kinds that are not read, and which; empty where none is."""
