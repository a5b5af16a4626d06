"""The fields of a document, written without an analyser: words come cut, folded and ready to be counted."""

from collections.abc import Iterable, Iterator, Sequence

from whoosh.columns import VarBytesColumn
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from briefing.index.document import Piece
from briefing.index.engine.places import pack_places
from briefing.index.stems import stem

K1, B, PIVOT = 1.2, 0.6, 60.0
"""Okapi BM25 (Robertson and Zaragoza, 2009): how fast a repeated word saturates, how much length counts, and the length
that counts as neither long nor short. A fixed pivot lets the weight of a word in a document be computed once, when it
is written; a query only multiplies it by the rarity of the word."""

GAP = 16
"""Places left free between two pieces of a document, so that no phrase spans them."""

TERM_FIELDS = ("article", "cites", "kind", "links", "names", "print", "sources", "span")


def schema() -> Schema:
    """The fields of every document; their terms are handed to the pool by `text_postings` and `term_postings`."""
    fields = {name: FieldType(Existence(), None) for name in TERM_FIELDS}  # type: ignore[arg-type]
    column = VarBytesColumn()  # type: ignore[no-untyped-call]
    return Schema(
        key=FieldType(Existence(), None, sortable=column),  # type: ignore[arg-type]
        stored=STORED,
        text=FieldType(Positions(), None),  # type: ignore[arg-type]
        **fields,
    )


def text_postings(pieces: Sequence[Piece]) -> Iterator[tuple[bytes, float, bytes]]:
    """Each stem, its weight and its places; words weigh as their piece does before they saturate (BM25F)."""
    places: dict[str, list[int]] = {}
    extra: dict[str, float] = {}
    start = length = 0
    for piece in pieces:
        roots = list(map(stem, piece.terms))
        for at, root in enumerate(roots, start):
            if root in places:
                places[root].append(at)
            else:
                places[root] = [at]
        if piece.weight != 1.0:
            for root in roots:
                extra[root] = extra.get(root, 0.0) + piece.weight - 1.0
        start += len(roots) + GAP
        length += len(roots)
    norm = K1 * (1 - B + B * length / PIVOT)
    for root, where in places.items():
        count = len(where) + extra[root] if root in extra else len(where)
        yield root.encode(), count * (K1 + 1) / (count + norm), pack_places(where)


def term_postings(terms: Iterable[str]) -> Iterator[tuple[bytes, float, bytes]]:
    """Each term once; only whether a document has it is kept."""
    return ((term.encode(), 1.0, b"") for term in dict.fromkeys(terms))
