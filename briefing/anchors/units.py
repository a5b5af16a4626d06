"""Units: what two texts are compared by."""

from typing import NamedTuple

from briefing.anchors.spans import Span
from briefing.text import exact_words


class Unit(NamedTuple):
    """A word as fingerprints have it: `don't`, `U.S.`, `$250,000`, `2019-07-23` are one."""

    key: str
    """How it is compared."""
    span: Span
    """Where it stands."""
    text: str
    """As it stands."""
    before: str
    """What stands between it and the unit before."""


def units(text: str) -> tuple[Unit, ...]:
    """The units of `text`; one without a key for all of a text that has none."""
    found, at = list[Unit](), 0
    for key, start, end in exact_words(text):
        found.append(Unit(key, Span(start, end), text[start:end], text[at:start]))
        at = end
    return tuple(found) if found or not text else (Unit("", Span(0, len(text)), text, ""),)
