"""Units: what two texts are compared by, and the tokens that a change never cuts through."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.anchors.spans import Span, locate

_UNIT = re.compile(r"[^\W_]+|[%‰$¢£¤¥\u20a0-\u20cf]")
_APOSTROPHES = "'’"
_IN_FIGURES = ".,:/-–"


class Unit(NamedTuple):
    """A word as fingerprints cut it, or a currency or per cent sign, which they pass over."""

    key: str
    """How it is compared."""
    span: Span
    """Where it stands."""
    is_joined: bool
    """Whether it is one token with the unit before: `don't`, `U.S.`, `$250,000`, `2019-07-23`."""


class Token(NamedTuple):
    """Units that are joined."""

    text: str
    """As it stands."""
    keys: tuple[str, ...]
    """Its units."""
    before: str
    """What stands between it and the token before."""


def units(text: str) -> tuple[Unit, ...]:
    """The units of `text`; one without a key for all of a text that has none."""
    found = list[Unit]()
    for key, span in locate(_UNIT, text):
        joined = bool(found) and _joined(found[-1].key, text[found[-1].span.end : span.start], key)
        found.append(Unit(key, span, joined))
    if text and not found:
        return (Unit("", Span(0, len(text)), is_joined=False),)
    return tuple(found)


def tokens(text: str, these: Sequence[Unit]) -> Iterator[Token]:
    """The tokens that the units of `text` make up."""
    starts = [at for at, unit in enumerate(these) if not unit.is_joined]
    before = 0
    for first, end in pairwise((*starts, len(these))):
        start, stop = these[first].span.start, these[end - 1].span.end
        yield Token(text[start:stop], tuple(unit.key for unit in these[first:end]), text[before:start])
        before = stop


def _joined(before: str, gap: str, after: str) -> bool:
    if not gap:
        return True
    if len(gap) > 1:
        return False
    if gap in _APOSTROPHES:
        return before[-1].isalpha() and after[0].isalpha()
    if gap in _IN_FIGURES and before[-1].isdigit() and after[0].isdigit():
        return True
    return gap == "." and len(before) == len(after) == 1
