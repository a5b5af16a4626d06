"""Evaluates a query: which documents match, and with what score."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from briefing.index.spellings import closed, rarity, spellings
from briefing.index.vocabulary import Vocabulary
from briefing.index.weights import WEIGHTS
from briefing.index.whoosh.phrases import phrase
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.model import TextKind
from briefing.query.catalogue import Catalogue
from briefing.query.query import (
    AtAddress,
    Dated,
    Either,
    Filter,
    FromSource,
    Near,
    Not,
    OfArticle,
    OfKind,
    Part,
    Tagged,
    Text,
    Words,
)

if TYPE_CHECKING:
    from briefing.index.whoosh.posting_list import Postings

_SPARSE = 8  # times as long as the documents sought in it; in a longer list each of them is looked up by bisection

Scores = dict[int, float]
"""The scores of documents of a segment; 0 for documents that only pass a filter."""


class Evaluator:
    """Evaluates the parts of one query, one segment at a time, until time runs out.

    From then on it finds a part of the matches, never a document that does not match.
    """

    def __init__(
        self, snapshot: Snapshot, vocabulary: Vocabulary, catalogue: Catalogue, late: Callable[[], bool]
    ) -> None:
        """`late` is called before each list that is read; it may raise an error to end the search."""
        self._snapshot = snapshot
        self._vocabulary = vocabulary
        self._catalogue = catalogue
        self._stems_of = catalogue.stems
        self._late = late
        self._spellings: dict[Text, tuple[frozenset[str], ...]] = {}
        self._lists: dict[tuple[int, str], Postings | None] = {}
        self.is_cut = False
        """Whether time has run out, so that the result is partial."""

    def answer(self, parts: Collection[Part], leaf: Leaf) -> Scores:
        """The documents for which all parts hold."""
        wanted = sorted((part for part in parts if not isinstance(part, Not)), key=self._size)
        scores = self._part(wanted[0], leaf) if wanted else dict.fromkeys(leaf.live, 0.0)
        for part in wanted[1:]:
            scores = self._narrowed(scores, part, leaf)
        for refused in [part.part for part in parts if isinstance(part, Not)]:
            self._subtract(scores, self._part(refused, leaf, scores))
        for number in leaf.deleted & scores.keys():
            del scores[number]
        return scores

    def spellings(self, part: Text) -> tuple[frozenset[str], ...]:
        """For each word of a part, the stems that match it."""
        if part not in self._spellings:
            self._spellings[part] = tuple(spellings(part, self._vocabulary, self._stems_of, self._is_late))
        return self._spellings[part]

    def stems_near(self, part: Near) -> frozenset[str]:
        """The stems that match a word in any spelling."""
        return self.spellings(part)[0]

    def is_known(self, term: str) -> bool:
        """Whether any document has a word; True once time has run out."""
        return self._is_late() or term in self._vocabulary or any(map(self._frequency, self._stems_of.of(term)))

    def _size(self, part: Part) -> int:
        """The number of documents that match a part, roughly. Rare parts are evaluated first, and narrow the others."""
        if isinstance(part, Words | Near) and not (isinstance(part, Words) and part.is_letter):
            whole = closed(part)
            least = min(sum(map(self._frequency, row)) for row in self.spellings(part))
            return least + (self._size(whole) if whole else 0)
        return self._snapshot.size

    def _subtract(self, scores: Scores, refused: Scores) -> None:
        """Removes refused documents; all documents if time has run out, since not all refused ones may be known."""
        if self._is_late():
            scores.clear()
        for number in scores.keys() & refused.keys():
            del scores[number]

    def _narrowed(self, scores: Scores, part: Part, leaf: Leaf) -> Scores:
        """The scores of those documents for which another part holds too."""
        if self._is_late():
            return {}
        if isinstance(part, OfKind) and part.kind is TextKind.PASSAGE:
            others = leaf.cards.keys() | leaf.notes
            return {number: score for number, score in scores.items() if number not in others}
        if isinstance(part, Filter):
            return {number: scores[number] for number in scores.keys() & self._passing(part, leaf)}
        found = self._part(part, leaf, scores)
        return {number: scores[number] + found[number] for number in scores.keys() & found.keys()}

    def _is_late(self) -> bool:
        self.is_cut = self.is_cut or self._late()
        return self.is_cut

    def _part(self, part: Part, leaf: Leaf, within: Collection[int] | None = None) -> Scores:
        """The documents for which a part holds. With `within`, documents outside of it may be left out."""
        if self._is_late():
            return {}
        if isinstance(part, Either):
            return _join(self._part(one, leaf, within) for one in part.parts)
        if isinstance(part, Not):
            rest = dict.fromkeys(leaf.live if within is None else within, 0.0)
            self._subtract(rest, self._part(part.part, leaf, within))
            return rest
        return self._text(part, leaf, within) if isinstance(part, Words | Near) else self._filter(part, leaf)

    def _text(self, part: Text, leaf: Leaf, within: Collection[int] | None) -> Scores:
        """The documents that have a word or a phrase; a phrase scores what its words score there."""
        if isinstance(part, Words) and part.is_letter:
            begin = self._catalogue.beginning(part.terms[0])
            return {number: 0.0 for number, id_ in leaf.cards.items() if id_ in begin}
        stems = self.spellings(part)
        if len(stems) == 1:
            return self._word(stems[0], leaf, within)
        found = phrase(leaf, stems, self._is_late, within)
        scores = dict.fromkeys(found, 0.0)
        for row in stems if found else ():
            for number, score in self._word(row, leaf, found).items():
                scores[number] += score
        return _join((scores, self._text(whole, leaf, within))) if (whole := closed(part)) else scores

    def _word(self, stems: Collection[str], leaf: Leaf, within: Collection[int] | None) -> Scores:
        """The documents with one of the stems; the rarest stem of each document counts."""
        scores: Scores = {}
        for text in sorted(stems, key=lambda text: (-self._frequency(text), text)):
            if postings := None if self._is_late() else self._list(leaf, text):
                numbers, codes = _those(postings, within)
                score = _scores_by_code(rarity(self._snapshot.size, self._frequency(text)))
                scores.update(zip(numbers, map(score.__getitem__, codes), strict=False))
        return scores

    def _filter(self, part: Filter, leaf: Leaf) -> Scores:
        return dict.fromkeys(self._passing(part, leaf), 0.0)

    def _passing(self, part: Filter, leaf: Leaf) -> AbstractSet[int]:
        if isinstance(part, OfKind):
            return leaf.of_kind(part.kind)
        if isinstance(part, Dated):
            terms = [term for first, last, term in leaf.spans if first <= part.last and last >= part.first]
            return self._union(leaf, ("span",), terms)
        if isinstance(part, Tagged):
            return self._union(leaf, ("tags",), filter(part.takes, leaf.tags))
        if isinstance(part, AtAddress):
            return self._union(leaf, ("key",), (str(part.address),))
        if isinstance(part, FromSource | OfArticle):
            ids = (
                [part.id] if isinstance(part, OfArticle) else self._catalogue.sources(part.terms, is_open=part.is_open)
            )
            return self._union(leaf, ("article", "sources"), ids)
        ids = self._catalogue.cards(part.kind, part.terms, is_open=part.is_open)
        return self._union(leaf, ("links", "names"), ids)

    def _union(self, leaf: Leaf, fields: Collection[str], terms: Iterable[str]) -> set[int]:
        found = set[int]()
        for term in terms:
            for field in fields:
                if not self._is_late() and (postings := leaf.postings(field, term)):
                    found.update(postings.ids)
        return found

    def _frequency(self, text: str) -> int:
        return sum(len(postings.ids) for leaf in self._snapshot.leaves if (postings := self._list(leaf, text)))

    def _list(self, leaf: Leaf, text: str) -> "Postings | None":
        """The postings of a stem, looked up once."""
        key = leaf.base, text
        if key not in self._lists:
            self._lists[key] = leaf.postings("text", text)
        return self._lists[key]


@lru_cache(maxsize=256)
def _scores_by_code(rarity: float) -> tuple[float, ...]:
    """The score of a word of a rarity, by the code of its weight."""
    return tuple(weight * rarity for weight in WEIGHTS)


def _those(postings: "Postings", within: Collection[int] | None) -> tuple[Iterable[int], Iterable[int]]:
    """The documents of a list and the codes of their weights; with `within`, those of these documents alone."""
    if within is None:
        return postings.ids, postings.codes
    if len(within) * _SPARSE < len(postings.ids):
        rows = {number: at for number in within if (at := postings.find(number)) >= 0}
        return rows, map(postings.codes.__getitem__, rows.values())
    here = bytes(map(within.__contains__, postings.ids))
    return compress(postings.ids, here), compress(postings.codes, here)


def _join(found: Iterable[Scores]) -> Scores:
    """The union of several scores; a document that several have gets the sum."""
    joined: Scores = {}
    for scores in found:
        if joined:
            for number in joined.keys() & scores.keys():
                scores[number] += joined[number]
        joined.update(scores)
    return joined
