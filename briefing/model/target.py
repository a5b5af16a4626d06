"""Targets: what a link, a row, a key or a command leads to."""

from enum import StrEnum
from typing import NamedTuple

from briefing.model.address import Address


class TargetKind(StrEnum):
    """The kinds of targets."""

    CARD = "card"
    ARTICLE = "article"
    PASSAGE = "passage"
    NOTE = "note"
    QUERY = "query"
    VIEW = "view"
    FILE = "file"
    """A line of a file of the library."""
    URL = "url"
    """A page of the web."""


class Target(NamedTuple):
    """Where something leads."""

    kind: TargetKind
    """What stands there."""
    id: str
    """An id of a card or an article, an address, what a note is on, a query, the name of a view, a path or a URL."""
    line: int = 0
    """The line of a file, from 1; 0 elsewhere."""

    @classmethod
    def card(cls, id: str) -> "Target":
        """The card of an id."""
        return cls(TargetKind.CARD, id)

    @classmethod
    def article(cls, id: str) -> "Target":
        """The article of an id."""
        return cls(TargetKind.ARTICLE, id)

    @classmethod
    def passage(cls, address: Address | str) -> "Target":
        """The passage at an address."""
        return cls(TargetKind.PASSAGE, str(address))

    @classmethod
    def note(cls, on: str) -> "Target":
        """The notes on a card, an article or a passage, given by id or address."""
        return cls(TargetKind.NOTE, on)

    @classmethod
    def query(cls, text: str) -> "Target":
        """The search for a query."""
        return cls(TargetKind.QUERY, text)

    @classmethod
    def view(cls, name: str) -> "Target":
        """A view of the library by its name."""
        return cls(TargetKind.VIEW, name)

    @classmethod
    def file(cls, path: str, line: int) -> "Target":
        """A line of a file."""
        return cls(TargetKind.FILE, path, line)

    @classmethod
    def url(cls, url: str) -> "Target":
        """A page of the web."""
        return cls(TargetKind.URL, url)

    @property
    def words(self) -> list[str]:
        """Of a view its name, and the ids of what it is of; else none."""
        return self.id.split() if self.kind is TargetKind.VIEW else []

    @property
    def address(self) -> Address | None:
        """The address of the passage, where the target is one."""
        return Address.parse(self.id) if self.kind is TargetKind.PASSAGE else None


TIMELINE, TIES, COMPARISON = "timeline", "ties", "compare"
"""The names of views of a library, or of the cards and articles whose ids stand behind the name."""


def view_of(name: str, *ids: str) -> Target:
    """The view of that name of some cards or articles; without any of all there is."""
    return Target.view(" ".join((name, *ids)))


HOME = Target.view("start")
"""The start page."""
MENTIONS = Target.view("mentions")
"""The mentions of the card that is open, where they stand beside it."""
NEW_CARD = Target.view("new-card")
"""The form for a new card."""
