"""The parts of a query as the server's own queries, which find and score what our parts mean."""

from collections.abc import Collection, Sequence

from briefing.index.opensearch.mapping import term
from briefing.index.opensearch.snapshot import Query, either, of_terms
from briefing.index.spellings import closed, rarity, spellings
from briefing.index.vocabulary import Vocabulary
from briefing.model import Kind, TextKind
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

_CLAUSES = 600
"""Clauses of one query; the server takes 1,024. Words beyond are found, and score nothing."""

CARDS = {"terms": {"kind": [kind.value for kind in Kind]}}
"""The query for all cards."""
PASSAGES = {"term": {"kind": TextKind.PASSAGE.value}}
"""The query for all passages."""
NOTES = {"term": {"kind": TextKind.NOTE.value}}
"""The query for all notes."""
_NOTHING: Query = {"match_none": {}}


def phrase(row: Sequence[Collection[str]]) -> Query:
    """The query for the documents in which words stand in a row; each is one of some stems."""
    words = [{"span_or": {"clauses": [{"span_term": {"text": term(root)}} for root in sorted(stems)]}} for stems in row]
    if not all(row):
        return _NOTHING
    return words[0] if len(words) == 1 else {"span_near": {"clauses": words, "slop": 0, "in_order": True}}


class QueryParts:
    """Turns the parts of one query into the server's queries."""

    def __init__(self, size: int, words: Vocabulary, stems: Vocabulary, catalogue: Catalogue) -> None:
        """`size` is the number of all documents."""
        self._size = size
        self._words = words
        self._stems = stems
        self._catalogue = catalogue
        self._spellings: dict[Text, tuple[frozenset[str], ...]] = {}
        self._clauses = 0

    def all_of(self, parts: Collection[Part]) -> Query:
        """The query for which all parts hold; it scores the sum of what the words score."""
        self._clauses = 0
        texts = [part for part in parts if isinstance(part, Words | Near | Either)]
        refused = [part.part for part in parts if isinstance(part, Not)]
        filters = [part for part in parts if not isinstance(part, Words | Near | Either | Not)]
        return {
            "bool": {
                "must": list(map(self._part, texts)),
                "filter": [{"match_all": {}}, *map(self._filter, filters)],
                "must_not": list(map(self._part, refused)),
            }
        }

    def spellings(self, part: Text) -> tuple[frozenset[str], ...]:
        """For each word of a part, the stems that match it."""
        if part not in self._spellings:
            self._spellings[part] = tuple(spellings(part, self._words, self._catalogue.stems))
        return self._spellings[part]

    def is_known(self, text: str) -> bool:
        """Whether any document has a word."""
        return text in self._words or any(map(self._stems.count, self._catalogue.stems.of(text)))

    def _part(self, part: Part) -> Query:
        if isinstance(part, Words | Near):
            return self._text(part)
        if isinstance(part, Either):
            return either(list(map(self._part, part.parts)))
        if isinstance(part, Not):
            return {"bool": {"filter": [{"match_all": {}}], "must_not": [self._part(part.part)]}}
        return {"bool": {"filter": [self._filter(part)]}}

    def _text(self, part: Text) -> Query:
        """The query for a word or a phrase; a phrase scores what its words score there."""
        if isinstance(part, Words) and part.is_letter:
            return {"bool": {"filter": [of_terms("key", self._catalogue.beginning(part.terms[0]))]}}
        rows = self.spellings(part)
        words = list(map(self._word, rows))
        if len(rows) == 1:
            return words[0]
        query: Query = {"bool": {"must": words, "filter": [phrase(list(map(self._there, rows)))]}}
        whole = closed(part)
        return either([query, self._text(whole)]) if whole else query

    def _there(self, row: Collection[str]) -> list[str]:
        """Those of some stems that a document has."""
        return list(filter(self._stems.count, row))

    def _word(self, row: Collection[str]) -> Query:
        """The query for the documents with one of the stems; the rarest stem of each document counts."""
        ordered = sorted(self._there(row), key=lambda root: (-self._stems.count(root), root), reverse=True)
        self._clauses += 2 * len(ordered)
        if self._clauses > _CLAUSES:
            return {"bool": {"filter": [of_terms("text", ordered)]}}
        return either([self._without(root, ordered[:at]) for at, root in enumerate(ordered)])

    def _without(self, root: str, rarer: Sequence[str]) -> Query:
        """The query for the documents with a stem, but for those with a rarer one."""
        weight = rarity(self._size, self._stems.count(root))
        scored: Query = {"term": {"weights": {"value": term(root), "boost": weight}}}
        return {"bool": {"must": [scored], "must_not": [of_terms("text", rarer)]}} if rarer else scored

    def _filter(self, part: Filter) -> Query:
        if isinstance(part, OfKind):
            return {"term": {"kind": part.kind.value}}
        if isinstance(part, Dated):
            begins, ends = {"range": {"first": {"lte": part.last}}}, {"range": {"last": {"gte": part.first}}}
            return {"bool": {"filter": [begins, ends]}}
        if isinstance(part, Tagged):
            wanted = term(" ".join(part.terms))
            return {"prefix" if part.is_open else "term": {"tags": wanted}}
        if isinstance(part, AtAddress):
            return {"term": {"key": str(part.address)}}
        if isinstance(part, FromSource | OfArticle):
            ids = (
                [part.id] if isinstance(part, OfArticle) else self._catalogue.sources(part.terms, is_open=part.is_open)
            )
            return either([of_terms("article", ids), of_terms("sources", ids)])
        ids = self._catalogue.cards(part.kind, part.terms, is_open=part.is_open)
        return either([of_terms("links", ids), of_terms("names", ids)])
