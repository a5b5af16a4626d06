"""Compilation: what documents a set of changes writes and deletes, whatever engine keeps them."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from briefing.errors import IndexUnusable
from briefing.index.codec import decode_card, decode_note, decode_passage
from briefing.index.document import Document, card_document, note_document, passage_document
from briefing.index.mention_finder import MentionFinder, names_of
from briefing.index.port import Changes, Source
from briefing.model import Address, Article, Card, Entry, HitKind, Kind, NoteFile, Passage, Roster, TextKind
from briefing.query.analysis import Stems
from briefing.text import fold

Place = TypeVar("Place", bound=Hashable)
"""Where an engine finds a document again."""
_Place_contra = TypeVar("_Place_contra", bound=Hashable, contravariant=True)


class Before(Protocol[Place]):
    """The state before the changes."""

    def having(self, field: str, term: str) -> Sequence[tuple[Place, bytes]]:
        """The documents with a term, each with what is stored of it."""

    def saying(self, rows: Sequence[Sequence[Collection[str]]]) -> Iterable[tuple[Place, bytes]]:
        """The passages with one of several phrases, each word of which is one of some stems; with what is stored."""

    def kind(self, place: Place) -> HitKind:
        """The kind of a document that one of the calls above answered."""


class Writer(Protocol[_Place_contra]):
    """Takes the documents that are written and deleted."""

    def add(self, document: Document) -> None:
        """Adds a document."""

    def delete(self, place: _Place_contra, document: Document | None) -> None:
        """Deletes a document of the state before; `document` tells what it was."""


def compile_changes(
    writer: Writer[Place], before: Before[Place], roster: Roster, changes: Changes
) -> "Compilation[Place]":
    """Writes the changes, and answers what came of them; the caller commits.

    Other passages are indexed again where a new or removed name of a card changes which cards they name.
    """
    step = Compilation(writer, before, roster)
    for id_ in changes.gone:
        step.drop_id(id_)
    for card in changes.cards:
        step.put_card(card)
    finder = MentionFinder(step.entries.values())
    for source in changes.sources:
        step.put_source(source, finder)
    for file in changes.notes:
        step.put_notes(file)
    step.index_mentions_again(finder)
    return step


class Compilation(Generic[Place]):
    """The state of one compilation; the caller commits."""

    def __init__(self, writer: Writer[Place], before: Before[Place], roster: Roster) -> None:
        self._writer = writer
        self._before = before
        self._known = roster
        self._dropped = set[Place]()
        self._seen = set[str]()
        self._articles: dict[str, Article | None] = {}
        self.changes: Counter[str] = Counter()
        """The change in the number of documents that have each word."""
        self.entries = dict(roster.entries)
        """The entries of the cards by id, with the changes so far."""

    def put_card(self, card: Card) -> None:
        """Writes a card, and deletes whatever had its id."""
        if card.id in self._seen:
            return
        self._seen.add(card.id)
        self.drop_id(card.id)
        self.entries[card.id] = entry_of(card)
        self._add(card_document(card))

    def put_source(self, source: Source, finder: MentionFinder) -> None:
        """Writes an article, and deletes whatever had its id."""
        article = source.article
        if article.id in self._seen:
            return
        self._seen.add(article.id)
        self.drop_id(article.id)
        self._articles[article.id] = article
        passages: dict[Address, Passage] = {}
        for passage in source.passages:
            passages.setdefault(passage.address, passage)
        for passage in passages.values():
            self._add(passage_document(passage, article, finder))

    def put_notes(self, file: NoteFile) -> None:
        """Writes the notes of a file, and deletes those that it held before."""
        if file.id in self._seen:
            return
        self._seen.add(file.id)
        self.drop_id(file.id)
        for note in file.notes:
            self._add(note_document(note))

    def drop_id(self, id_: str) -> None:
        """Deletes the card, the article or the notes of that id."""
        article = self._article(id_)
        if NoteFile.is_id(id_):
            self._drop_all("file", id_, is_known=False)
        elif self.entries.pop(id_, None):
            self._drop_all("key", id_, is_known=True)
        elif article:
            self._articles[id_] = None
            self._drop_all("article", id_, is_known=article.passages > 0)

    def _drop_all(self, field: str, term: str, *, is_known: bool) -> None:
        """Deletes the documents that have a term; IndexUnusable where there is none though one is known."""
        found = self._before.having(field, term)
        if is_known and not found:
            raise IndexUnusable.lost()
        for place, stored in found:
            self._drop(place, stored)

    def index_mentions_again(self, finder: MentionFinder) -> None:
        """Writes the passages again that now name other cards."""
        if self.entries == self._known.entries:
            return
        old, new = names_of(self._known.cards), names_of(self.entries.values())
        changed = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
        stems = Stems(self._known.languages)
        rows = [list(map(stems.of, name.words)) for name in changed]
        for place, stored in self._before.saying(rows) if rows else ():
            if place in self._dropped:
                continue
            passage, *_ = decode_passage(stored)
            article = self._article(passage.address.article)
            if article and (document := passage_document(passage, article, finder)).stored != stored:
                self._drop(place, stored)
                self._add(document)

    @property
    def roster(self) -> Roster:
        """The roster after the changes; the very roster of before where it stays the same, to be written no more."""
        known, articles = self._known, self._articles
        if self.entries == known.entries and not articles:
            return known
        kept = (article for article in known.articles if article.id not in articles)
        return Roster(
            tuple(sorted(self.entries.values(), key=_entry_key)),
            sorted((*kept, *filter(None, articles.values())), key=_article_key) if articles else known.articles,
        )

    def _article(self, id_: str) -> Article | None:
        """The article of an id after the changes so far; None where there is none."""
        return self._articles[id_] if id_ in self._articles else self._known.article(id_)

    def _add(self, document: Document) -> None:
        self._writer.add(document)
        self.changes.update(document.spelled)

    def _drop(self, place: Place, stored: bytes) -> None:
        if place in self._dropped:
            return
        self._dropped.add(place)
        document = self._document(place, stored)
        self._writer.delete(place, document)
        self.changes.subtract(document.spelled if document else ())

    def _document(self, place: Place, stored: bytes) -> Document | None:
        """A document of the state before, but for the cards that it names; None where its article is lost."""
        kind = self._before.kind(place)
        if kind is TextKind.NOTE:
            return note_document(decode_note(stored))
        if isinstance(kind, Kind):
            return card_document(decode_card(stored))
        passage, *_ = decode_passage(stored)
        article = self._known.article(passage.address.article)
        return passage_document(passage, article, MentionFinder(())) if article else None


def entry_of(card: Card) -> Entry:
    """The entry of a card in the roster."""
    return Entry(card.id, card.kind, card.title, card.aliases, str(card.date or ""), card.refused_names, card.language)


def _entry_key(entry: Entry) -> tuple[int, str, str]:
    return list(type(entry.kind)).index(entry.kind), fold(entry.title), entry.id


def _article_key(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else ""), article.id
