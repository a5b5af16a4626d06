"""Where files lead: the links and citations of each, and what it offers to be cited, so that broken ones are known."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from briefing.library import problems
from briefing.library.nearest import nearest
from briefing.model import Address, Card, Passage, Problem


@dataclass(frozen=True, slots=True)
class Leads:
    """Where one file leads, and which passages it offers."""

    file: str
    """The file, as it is shown."""
    links: tuple[tuple[str, int], ...] = ()
    """The cards it links to, and the line of each link."""
    citations: tuple[tuple[str, int], ...] = ()
    """The addresses it cites, and the line of each citation."""
    runs: tuple[tuple[int, int], ...] | None = None
    """For an article the numbers of its passages, as first and last of each run; None for a card."""

    @classmethod
    def of_card(cls, file: str, card: Card) -> "Leads":
        """Where a card leads."""
        return cls(
            file,
            tuple(dict.fromkeys((span.target, span.line) for span in card.link_spans)),
            tuple(dict.fromkeys((span.target, span.line) for span in card.citation_spans)),
        )

    @classmethod
    def of_article(cls, file: str, passages: Iterable[Passage]) -> "Leads":
        """What an article offers."""
        return cls(file, runs=_runs(sorted(passage.address.number for passage in passages)))

    def offers(self, number: int) -> bool:
        """Whether the article has a passage of that number."""
        return any(first <= number <= last for first, last in self.runs or ())

    def pack(self) -> str:
        """The leads as one line of ASCII text."""
        return json.dumps([self.runs, self.file, self.links, self.citations], separators=(",", ":"))

    @classmethod
    def unpack(cls, packed: str) -> "Leads":
        """The leads that `pack` packed."""
        runs, file, links, citations = json.loads(packed)
        return cls(file, _pairs(links), _pairs(citations), None if runs is None else _pairs(runs))


_CARD = "[null,"
"""What the leads of a card begin with, packed: it offers nothing."""


class Packed(Mapping[str, Leads]):
    """The leads of many files by id, each unpacked when it is looked at."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.packed = packed
        """What they are unpacked from."""
        self._unpacked = dict[str, Leads]()

    @property
    def cards(self) -> set[str]:
        """The ids of the cards; nothing is unpacked for it."""
        return {key for key, packed in self.packed.items() if packed.startswith(_CARD)}

    def __getitem__(self, key: str) -> Leads:
        if key not in self._unpacked:
            self._unpacked[key] = Leads.unpack(self.packed[key])
        return self._unpacked[key]

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def broken(
    leads: Mapping[str, Leads], of: Iterable[str] | None = None, awaited: Collection[str] = ()
) -> Iterator[Problem]:
    """Every link and citation that leads nowhere, of the files of these ids or of all.

    What leads to a card or an article that is awaited is taken for good.
    """
    advice = _Advice(leads)
    exists = cache(partial(_exists, leads, awaited))
    for key in leads if of is None else of:
        one = leads[key]
        for target, line in one.links:
            if target not in awaited and not (target in leads and leads[target].runs is None):
                yield problems.broken_link(one.file, line, target, advice.card(target))
        for target, line in one.citations:
            if not exists(target):
                yield problems.broken_citation(one.file, line, target, advice.passage(target))


def _exists(leads: Mapping[str, Leads], awaited: Collection[str], target: str) -> bool:
    address = Address.parse(target)
    if address is None:
        return False
    article = address.article
    return article in awaited or (article in leads and leads[article].offers(address.number))


class _Advice:
    """What may have been meant by a lead into nothing."""

    _MOST = 50
    """How many names are compared with all others; a library with more mistakes has another trouble than spelling."""

    def __init__(self, leads: Mapping[str, Leads]) -> None:
        self.leads = leads
        self._known = dict[str, str]()

    @cached_property
    def cards(self) -> list[str]:
        """The ids of the cards, in order: of two that are alike the first is advised."""
        if isinstance(self.leads, Packed):
            return sorted(self.leads.cards)
        return sorted(key for key, one in self.leads.items() if one.runs is None)

    @cached_property
    def articles(self) -> list[str]:
        """The ids of the articles that have passages, in order."""
        return sorted(key for key, one in self.leads.items() if one.runs)

    def card(self, target: str) -> str:
        """A link that would lead somewhere, or nothing."""
        if target in self.leads:
            return f"[[{target}#^p1]]"
        near = self._nearest(target, self.cards)
        return f"[[{near}]]" if near else ""

    def passage(self, target: str) -> str:
        """A citation near the one that leads nowhere: the nearest number, else the article of the nearest name."""
        address = Address.parse(target)
        if address is None:
            return ""
        here = self.leads.get(address.article)
        if here and here.runs:
            ends = (end for run in here.runs for end in run)
            return f"[[{Address(address.article, min(ends, key=lambda end: abs(end - address.number)))}]]"
        near = self._nearest(address.article, self.articles)
        return f"[[{near}#^p{address.number}]]" if near else ""

    def _nearest(self, target: str, ids: list[str]) -> str:
        if target not in self._known and len(self._known) < self._MOST:
            self._known[target] = next(iter(nearest(target, ids, 1)), "")
        return self._known.get(target, "")


def _runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    runs = list[tuple[int, int]]()
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def _pairs(pairs: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(map(tuple, pairs))
