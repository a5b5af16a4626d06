"""Kinds and years in a query: `offers maduro 2019` asks for offers of 2019, whatever else has these words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Entry, Kind
from briefing.query.filters import KINDS
from briefing.query.query import Part, Words

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEARS = re.compile(r"\d{4}")
_OPEN = ".."


class KindsAndYears(NamedTuple):
    """The kinds and the years that words of a query name, and its other parts."""

    kinds: frozenset[Kind]
    """The kinds; none where no word names one."""
    years: frozenset[int]
    """The years; none where no word names one."""
    others: tuple[Part, ...]
    """The parts that name neither."""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.years)

    def has(self, entry: Entry) -> bool:
        """Whether a card is of one of the kinds, and its date reaches into each of the years."""
        if self.kinds and entry.kind not in self.kinds:
            return False
        found = [int(year) for year in _YEARS.findall(entry.date)]
        if not self.years or not found:
            return not self.years
        first = 0 if entry.date.startswith(_OPEN) else min(found)
        last = 9999 if entry.date.endswith(_OPEN) else max(found)
        return all(first <= year <= last for year in self.years)


def kinds_and_years(parts: Sequence[Part]) -> KindsAndYears:
    """What of a query's parts names a kind or a year; quoted words are meant as words."""
    kinds, years, others = set[Kind](), set[int](), list[Part]()
    for part in parts:
        term = part.terms[0] if isinstance(part, Words) and len(part.terms) == 1 and not part.is_quoted else ""
        if isinstance(kind := KINDS.get(term), Kind):
            kinds.add(kind)
        elif _YEAR.fullmatch(term):
            years.add(int(term))
        else:
            others.append(part)
    return KindsAndYears(frozenset(kinds), frozenset(years), tuple(others))
