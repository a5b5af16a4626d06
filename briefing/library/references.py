"""References: the links and citations of each file and the passages it offers, to find those that are broken."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from briefing.library import file_problems
from briefing.library.nearest import nearest
from briefing.model import Address, Card, Note, NoteFile, Passage, Problem, Role


@dataclass(frozen=True, slots=True)
class References:
    """The links and citations of one file, and the passages it offers."""

    file: str
    """The file, as it is shown."""
    links: tuple[tuple[str, int], ...] = ()
    """The cards it links to, and the line of each link."""
    citations: tuple[tuple[str, int], ...] = ()
    """The addresses it cites, and the line of each citation."""
    runs: tuple[tuple[int, int], ...] | None = None
    """For an article the numbers of its passages, as first and last of each run; None for a card and for notes."""
    added: tuple["References", ...] = ()
    """The references of the additions to a card."""
    names: tuple[str, ...] = ()
    """What its links give that give no id, as names are compared: where such a name comes or goes, they are read anew.
    """

    @property
    def parts(self) -> tuple["References", ...]:
        """The references of its own file, and of each addition."""
        return (self, *self.added)

    @classmethod
    def of_card(cls, file: str, card: Card) -> "References":
        """The references of a card."""
        return cls(
            file,
            tuple(dict.fromkeys((span.target, span.line) for span in card.link_spans)),
            tuple(dict.fromkeys((span.target, span.line) for span in card.citation_spans)),
        )

    @classmethod
    def of_notes(cls, file: str, notes: Iterable[Note]) -> "References":
        """The references of notes; of a note on a passage, that passage where it has not lost its place."""
        notes = tuple(notes)
        spans = [span for note in notes for block in note.blocks for span in block.prose.spans]
        places = [(note.on, note.blocks[0].line) for note in notes if note.written and not note.is_lost]
        return cls(
            file,
            tuple(dict.fromkeys((span.target, span.line) for span in spans if span.role is Role.LINK)),
            (*places, *dict.fromkeys((span.target, span.line) for span in spans if span.role is Role.CITATION)),
        )

    @classmethod
    def of_article(cls, file: str, passages: Iterable[Passage]) -> "References":
        """The passages that an article offers."""
        return cls(file, runs=_runs(sorted(passage.address.number for passage in passages)))

    def offers(self, number: int) -> bool:
        """Whether the article has a passage of that number."""
        return any(first <= number <= last for first, last in self.runs or ())

    def pack(self) -> str:
        """The references as one line of ASCII text."""
        added = [[one.file, one.links, one.citations] for one in self.added]
        whole = [self.runs, self.file, self.links, self.citations, added, self.names]
        return json.dumps(whole, separators=(",", ":"))

    @classmethod
    def unpack(cls, packed: str) -> "References":
        """The references that `pack` packed."""
        runs, file, links, citations, added, names = json.loads(packed)
        further = tuple(cls(name, _pairs(leads), _pairs(cites)) for name, leads, cites in added)
        return cls(
            file, _pairs(links), _pairs(citations), None if runs is None else _pairs(runs), further, tuple(names)
        )


_CARD = "[null,"
"""How packed references of a card or of notes begin: they offer no passages."""


class PackedReferences(Mapping[str, References]):
    """The references of many files by id, each unpacked when it is looked at."""

    def __init__(self, packed: Mapping[str, str]) -> None:
        self.packed = packed
        """What they are unpacked from."""
        self._unpacked = dict[str, References]()

    @property
    def cards(self) -> set[str]:
        """The ids of the cards; nothing is unpacked for it."""
        return {key for key, packed in self.packed.items() if packed.startswith(_CARD) and not NoteFile.is_id(key)}

    def __getitem__(self, key: str) -> References:
        if key not in self._unpacked:
            self._unpacked[key] = References.unpack(self.packed[key])
        return self._unpacked[key]

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def broken(
    references: Mapping[str, References], of: Iterable[str] | None = None, awaited: Collection[str] = ()
) -> Iterator[Problem]:
    """Every link and citation that leads nowhere, of the files of these ids or of all.

    References to ids in `awaited`, which are still to be parsed, count as sound.
    """
    advice = _Advice(references)
    exists = cache(partial(_exists, references, awaited))
    for one in (part for key in (references if of is None else of) for part in references[key].parts):
        for target, line in one.links:
            if target not in awaited and not (target in references and references[target].runs is None):
                yield file_problems.broken_link(one.file, line, target, advice.card(target))
        for target, line in one.citations:
            if not exists(target):
                yield file_problems.broken_citation(one.file, line, target, advice.passage(target))


def _exists(references: Mapping[str, References], awaited: Collection[str], target: str) -> bool:
    address = Address.parse(target)
    if address is None:
        return False
    article = address.article
    return article in awaited or (article in references and references[article].offers(address.number))


class _Advice:
    """Suggests what a broken reference may have meant."""

    _MOST = 50
    """How many names are compared with all others; a library with more mistakes has another trouble than spelling."""

    def __init__(self, references: Mapping[str, References]) -> None:
        self.references = references
        self._known = dict[str, str]()

    @cached_property
    def cards(self) -> list[str]:
        """The ids of the cards, in order: of two that are alike the first is advised."""
        if isinstance(self.references, PackedReferences):
            return sorted(self.references.cards)
        return sorted(key for key, one in self.references.items() if one.runs is None and not NoteFile.is_id(key))

    @cached_property
    def articles(self) -> list[str]:
        """The ids of the articles that have passages, in order."""
        return sorted(key for key, one in self.references.items() if one.runs)

    def card(self, target: str) -> str:
        """A link that would lead somewhere, or nothing."""
        if target in self.references:
            return f"[[{target}#^p1]]"
        near = self._nearest(target, self.cards)
        return f"[[{near}]]" if near else ""

    def passage(self, target: str) -> str:
        """A citation near the one that leads nowhere: the nearest number, else the article of the nearest name."""
        address = Address.parse(target)
        if address is None:
            return ""
        here = self.references.get(address.article)
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
