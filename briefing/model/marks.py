"""Marks: what the reader has bookmarked and read, and where they left off."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from briefing.model.address import Address, is_id

MOST_BOOKMARKS = 1_000
"""So many bookmarks are kept."""
MOST_READ = 10_000
"""So many cards and articles are known to have been read, the latest."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader has marked in the libraries that are open, by ids and addresses."""

    bookmarks: tuple[str, ...] = ()
    """The cards, articles and passages that are bookmarked, the latest last."""
    read: tuple[str, ...] = ()
    """The cards and articles that were opened, the latest last."""
    last: str = ""
    """The card, article or passage that was open last; empty for none."""
    new: tuple[str, ...] = ()
    """The cards and articles that have come since the reader was here before, and were not opened yet."""

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The marks that `values` gave, whatever has become of them."""
        last = values.get("last")
        return cls(
            _targets(values.get("bookmarks"), MOST_BOOKMARKS),
            _targets(values.get("read"), MOST_READ),
            last if isinstance(last, str) and _is_target(last) else "",
        )

    @property
    def values(self) -> dict[str, object]:
        """What is kept of them."""
        return {"bookmarks": list(self.bookmarks), "read": list(self.read), "last": self.last}

    def toggled(self, target: str) -> Self:
        """The marks with a bookmark, or without the one that is there."""
        others = tuple(one for one in self.bookmarks if one != target)
        bookmarks = others if len(others) < len(self.bookmarks) else (*others, target)[-MOST_BOOKMARKS:]
        return replace(self, bookmarks=bookmarks)

    def opened(self, target: str) -> Self:
        """The marks once a card, an article or a passage was opened."""
        address = Address.parse(target)
        id = address.article if address else target
        read = self.read if id in self.read[-1:] else (*(one for one in self.read if one != id), id)[-MOST_READ:]
        return replace(self, read=read, last=target, new=tuple(one for one in self.new if one != id))

    def with_new(self, ids: Collection[str]) -> Self:
        """The marks with what of some ids has not been opened yet as new."""
        return replace(self, new=tuple(sorted(set(ids).difference(self.read))))


def _targets(values: object, most: int) -> tuple[str, ...]:
    found = (one for one in values if _is_target(one)) if isinstance(values, list) else ()
    return tuple(dict.fromkeys(found))[-most:]


def _is_target(value: object) -> bool:
    return isinstance(value, str) and (is_id(value) or Address.parse(value) is not None)
