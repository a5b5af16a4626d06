"""Publishing: a library, as its index has it, is written into the index of a shared one; only what differs is."""

import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index import Changes, Index, Reader, Source
from briefing.index.codec import encode
from briefing.model import Article, Card, Note, NoteFile

_FORMAT = "published/1"
_CARD, _ARTICLE, _NOTES = "c", "a", "n"

Told = Callable[[int, int], None]
"""Called with the number of cards, articles and files of notes that are looked at, and of all."""


class Published(NamedTuple):
    """What was published."""

    changed: int
    """How many cards, articles and files of notes were new or had changed."""
    gone: int
    """How many went."""
    whole: int
    """How many there are now."""


def publish(reader: Reader, index: Index, *, with_notes: bool, told: Told = lambda *_: None) -> Published:
    """Bring a shared index to where a library is, in one commit that nobody sees before it is whole.

    What was stopped is gone on with. Raises IndexBusy where somebody else publishes, and ServerAway.
    """
    publication = _Publication(reader, with_notes=with_notes)
    version = index.version
    before = _read(index.ledger()) if version else {}
    now = publication.sums(told)
    changed = {id_ for id_, sum_ in now.items() if before.get(id_) != sum_}
    gone = before.keys() - now.keys()
    turned = {id_ for id_ in changed & before.keys() if before[id_][0] != now[id_][0]}
    published = Published(len(changed), len(gone), len(now))
    if version and before and not changed and not gone:
        return published
    ledger = json.dumps({"format": _FORMAT, "sums": now}, separators=(",", ":"))
    changes = Changes(
        publication.cards(changed), publication.sources(changed), gone | turned, publication.notes(changed), ledger
    )
    if before:
        index.update(changes, on=version)
    else:
        index.build(changes)
    return published


class _Publication:
    """What a reader of a library has to publish."""

    def __init__(self, reader: Reader, *, with_notes: bool) -> None:
        self._reader = reader
        self._roster = reader.roster()
        self._files = self._read_notes() if with_notes else {}

    def sums(self, told: Told) -> dict[str, str]:
        """The kind and the checksum of each card, article and file of notes, by id."""
        sums: dict[str, str] = {}
        of = len(self._roster.cards) + len(self._roster.articles) + len(self._files)
        for entry in self._roster.cards:
            sums[entry.id] = _CARD + _sum(self._card(entry.id))
            told(len(sums), of)
        for article in self._roster.articles:
            sums[article.id] = _ARTICLE + _sum(self._source(article))
            told(len(sums), of)
        for id_, file in self._files.items():
            sums[id_] = _NOTES + _sum(file)
        told(of, of)
        return sums

    def cards(self, ids: set[str]) -> Iterator[Card]:
        """The cards of these ids."""
        return (self._card(entry.id) for entry in self._roster.cards if entry.id in ids)

    def sources(self, ids: set[str]) -> Iterator[Source]:
        """The articles of these ids, by id."""
        return (self._source(article) for article in sorted(self._roster.articles, key=_id) if article.id in ids)

    def notes(self, ids: set[str]) -> Iterator[NoteFile]:
        """The files of notes of these ids."""
        return (file for id_, file in self._files.items() if id_ in ids)

    def _card(self, id: str) -> Card:
        card = self._reader.card(id)
        if card is None:
            raise IndexUnusable.lost()
        return card

    def _source(self, article: Article) -> Source:
        return Source(article, self._reader.passages(article.id))

    def _read_notes(self) -> dict[str, NoteFile]:
        found = dict[str, list[Note]]()
        for note in self._reader.notes((*self._roster.entries, *self._roster.articles.ids)):
            found.setdefault(NoteFile.id_of(note.file), []).append(note)
        return {id_: NoteFile(id_, tuple(notes)) for id_, notes in found.items()}


def _id(article: Article) -> str:
    return article.id


def _sum(value: object) -> str:
    return blake2b(encode(value), digest_size=12).hexdigest()


def _read(ledger: str) -> dict[str, str]:
    """The checksums of what is published; none where another version, or no publisher, wrote the ledger."""
    try:
        read = json.loads(ledger)
        return {str(id_): str(sum_) for id_, sum_ in read["sums"].items()} if read["format"] == _FORMAT else {}
    except (ValueError, TypeError, LookupError, AttributeError):
        return {}
