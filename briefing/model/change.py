"""What the reader has changed in their library."""

from typing import NamedTuple


class Change(NamedTuple):
    """A change that was asked for: files written, or a decision made."""

    number: int
    """Its number in the log, from 1."""
    id: str
    """What it is undone by."""
    at: str
    """When it was made, in UTC, as ISO 8601 has it."""
    what: str
    """What was asked, in words."""
    files: tuple[str, ...] = ()
    """The files that were written or removed, relative to the library; none for a decision."""
    undone: str = ""
    """When it was undone; empty where it stands."""
    passage: str = ""
    """The address of the passage that a decision was made about; empty for any other change."""

    @property
    def is_undone(self) -> bool:
        """Whether it has been undone, and not made again."""
        return bool(self.undone)
