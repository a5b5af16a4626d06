"""Documents as the server keeps them, and back; what comes from a server is untrusted."""

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import repeat
from typing import Any

from briefing.errors import IndexUnusable
from briefing.index.codec import encode
from briefing.index.document import Document, Piece
from briefing.index.opensearch.mapping import TERMS, term
from briefing.index.weights import code_of
from briefing.model import Address, Kind, NoteFile
from briefing.query.analysis import stem
from briefing.text import clean, fold

_ESCAPE = re.compile(r"\\(.)")
_BRINGERS = frozenset("bfru")
"""The letters of the escapes of JSON that may bring a character which `clean` does not let through."""


def body_of(document: Document, sort: str, order: int, since: int) -> dict[str, Any]:
    """The fields of a document that stands from the commit `since` on; `order` is its place in that commit."""
    body: dict[str, Any] = {
        "key": document.key,
        "kind": document.terms["kind"][0],
        "sort": sort,
        "order": order,
        "from": since,
        "stored": document.stored.decode(),
        "text": ["\n".join(map(term, stems_of(piece))) for piece in document.pieces],
        "weights": "\n".join(f"{term(root)}|{code + 1}" for root, code in codes_of(document.pieces).items()),
    }
    for field in TERMS:
        if values := document.terms.get(field):
            body[field] = list(map(term, values))
    for span in document.terms.get("span", ()):
        body["first"], _, body["last"] = span.partition("/")
    if address := Address.parse(document.key):
        body["number"] = address.number
    return body


def id_of(body: dict[str, Any]) -> str:
    """The id of a document: a checksum of all it says, so that what is written twice is written once."""
    return blake2b(encode(body), digest_size=16).hexdigest()


def sort_key(document: Document, title: str) -> str:
    """The key that sorts documents of equal score: cards by folded title and id, notes by key."""
    if NoteFile.is_id(document.key) or document.terms["kind"][0] not in _CARDS:
        return term(document.key)
    return f"{fold(title)[:1_000]}\n{document.key}"


def stems_of(piece: Piece) -> Iterator[str]:
    """The stems of the words of a piece, in order."""
    return map(stem, piece.terms, repeat(piece.stemmer))


def codes_of(pieces: Sequence[Piece]) -> dict[str, int]:
    """The code of the weight of each stem in a document, weighted by piece before the weight saturates (BM25F)."""
    counts: dict[str, float] = {}
    length = 0
    for piece in pieces:
        length += len(piece.terms)
        for root in stems_of(piece):
            counts[root] = counts.get(root, 0.0) + piece.weight
    return {root: code_of(count, length) for root, count in counts.items()}


def trusted(stored: object) -> bytes:
    """What a server keeps of a document, cleaned of all that a terminal obeys; IndexUnusable where it is no text."""
    if not isinstance(stored, str):
        raise IndexUnusable.lost()
    if clean(stored) == stored and _BRINGERS.isdisjoint(_ESCAPE.findall(stored)):
        return stored.encode()
    try:
        return encode(_cleaned(json.loads(stored)))
    except ValueError as error:
        raise IndexUnusable.because(error) from error


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return list(map(_cleaned, value))
    if isinstance(value, dict):
        return {clean(key): _cleaned(one) for key, one in value.items()}
    return value


_CARDS = frozenset(kind.value for kind in Kind)
