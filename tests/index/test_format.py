"""What is written has a number, and whoever changes what is written changes the number with it."""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from briefing.index.codec import FORMAT, dump, pack_roster
from briefing.index.compile import entry_of
from briefing.index.document import Document, card_document, passage_document
from briefing.index.engine.fields import schema, text_postings
from briefing.index.manifest import Manifest, Mark
from briefing.index.names import Names, names_of
from briefing.index.table import TermTable
from briefing.model import Roster
from tests.index.harbour import CARDS, SOURCES

WRITTEN = (4, "25736cf23819363c")
"""FORMAT, and the checksum of what it stands for. Where the checksum alone has moved, raise FORMAT, then mend both."""


def fields() -> Iterator[str]:
    """The fields of the engine: what each is called, and what is kept of it."""
    for name, field in sorted(schema().items()):
        kept = (field, field.format, field.column_type)
        yield " ".join((name, *(type(one).__name__ for one in kept), str(field.stored)))


def documents() -> Iterator[Document]:
    """The small library as documents."""
    names = Names(names_of(map(entry_of, CARDS)))
    yield from map(card_document, CARDS)
    for source in SOURCES:
        yield from (passage_document(passage, source.article, names) for passage in source.passages)


def written() -> Iterator[Any]:
    """Everything that is written of the small library, and a manifest."""
    yield from fields()
    words: Counter[str] = Counter()
    for document in documents():
        yield document.key, document.stored, sorted(document.terms.items()), list(text_postings(document.pieces))
        words.update(document.spelled)
    yield TermTable.of(words).dump()
    yield dump(pack_roster(Roster(tuple(map(entry_of, CARDS)), tuple(source.article for source in SOURCES))))
    yield Manifest("g", 1, "engine", "roster", "ledger", "table", {"roster": Mark(1, "sum")}, python="3").dump()


def test_the_format_rises_with_what_is_written() -> None:
    checksum = blake2b(repr(list(written())).encode(), digest_size=8).hexdigest()
    assert (FORMAT, checksum) == WRITTEN
