"""Names of things: card and article ids, and the address of a passage."""

import re
from typing import NamedTuple, Self

_NAMED = "?"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_ADDRESS = re.compile(rf"({_ID.pattern})#\^p([1-9][0-9]{{0,6}})")


def named(name: str) -> str:
    """The target of a link that gives no id but the name of a card."""
    return _NAMED + name


def name_of(target: str) -> str:
    """The name or the id that a link gives."""
    return target.removeprefix(_NAMED)


def is_id(text: str) -> bool:
    """Whether `text` can be the id of a card or an article."""
    return _ID.fullmatch(text) is not None


class Address(NamedTuple):
    """Where a passage stands: `ARTICLE#^pN`."""

    article: str
    """The id of the article."""
    number: int
    """The number of the paragraph, from 1."""

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The address that `text` spells, or None."""
        match = _ADDRESS.fullmatch(text)
        return cls(match[1], int(match[2])) if match else None

    def __str__(self) -> str:
        return f"{self.article}#^p{self.number}"
