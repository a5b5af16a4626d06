"""What is written has a number, and whoever changes what is written changes the number with it."""

import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import pytest

from briefing.index.compilation import entry_of
from briefing.index.document import Document, card_document, note_document, passage_document
from briefing.index.mention_finder import MentionFinder
from briefing.index.opensearch.mapping import FORMAT as SERVER_FORMAT
from briefing.index.opensearch.mapping import documents_index
from briefing.index.opensearch.wire_documents import body_of
from briefing.index.roster_file import write_roster
from briefing.index.vocabulary import Vocabulary
from briefing.index.whoosh.digests import Digests
from briefing.index.whoosh.index_files import Mark
from briefing.index.whoosh.lexicon import pack_block
from briefing.index.whoosh.manifest import FORMAT, Manifest
from briefing.index.whoosh.pool import WordLists
from briefing.index.whoosh.segments import FORMAT as ENGINE_FORMAT
from briefing.index.whoosh.segments import schema
from briefing.model import Roster
from tests.index.harbour import CARDS, NOTES, SOURCES

WRITTEN = (19, "f4f7e2e37ccfb363")
"""FORMAT, and the checksum of what it stands for. Where the checksum alone has moved, raise FORMAT, then mend both."""

WRITTEN_BY_THE_ENGINE = (6, "1bdd69a6a5ff1a28")
"""The same of the engine: its own FORMAT, and the checksum of the terms and lists it writes."""

WRITTEN_TO_SERVERS = (1, "789b1c560779d78d")
"""The same of shared libraries: their FORMAT, and the checksum of mapping and documents as a server has them."""


def fields() -> Iterator[str]:
    """The fields of the engine: what each is called, and what is kept of it."""
    for name, field in sorted(schema().items()):
        kept = (field, field.format, field.column_type)
        yield " ".join((name, *(type(one).__name__ for one in kept), str(field.stored)))


def documents() -> Iterator[Document]:
    """The small library as documents."""
    names = MentionFinder(list(map(entry_of, CARDS)))
    yield from map(card_document, CARDS)
    for source in SOURCES:
        yield from (passage_document(passage, source.article, names) for passage in source.passages)
    for file in NOTES:
        yield from map(note_document, file.notes)


def written() -> Iterator[Any]:
    """Everything that is written of the small library, and a manifest."""
    yield from fields()
    words: Counter[str] = Counter()
    for document in documents():
        yield document.key, document.stored, sorted(document.terms.items())
        words.update(document.spelled)
    yield Vocabulary.of(words).dump()
    yield write_roster(Roster(tuple(map(entry_of, CARDS)), tuple(source.article for source in SOURCES)))
    yield Manifest("g", 1, "engine", "roster", "ledger", "table", "segments", {"roster": Mark(1, "sum")}).dump()


def lists() -> Iterator[Any]:
    """The terms of the small library's words, their lists, and the digests of its keys."""
    words, keys = WordLists(), Digests()
    for number, document in enumerate(documents()):
        words.add(number, document.pieces)
        keys.add(document.key, number)
    lists = list(words.lists())
    yield pack_block([(root.encode(), one.listed(0, len(one.pack()))) for root, one in lists])
    yield from (one.pack() for _, one in lists)
    yield keys.pack()


def checksum(values: Iterator[Any]) -> str:
    return blake2b(repr(list(values)).encode(), digest_size=8).hexdigest()


def test_the_format_rises_with_what_is_written() -> None:
    assert (FORMAT, checksum(written())) == WRITTEN


@pytest.mark.skipif(sys.byteorder == "big", reason="lists are in the order of bytes of the machine")
def test_the_format_of_the_engine_rises_with_what_it_writes() -> None:
    assert (ENGINE_FORMAT, checksum(lists())) == WRITTEN_BY_THE_ENGINE


def test_the_format_of_shared_libraries_rises_with_what_is_written() -> None:
    bodies = (body_of(document, "title", 1, 1) for document in documents())
    roster = write_roster(Roster(tuple(map(entry_of, CARDS)), tuple(source.article for source in SOURCES)))
    assert (SERVER_FORMAT, checksum(iter((documents_index(1), roster, *bodies)))) == WRITTEN_TO_SERVERS
