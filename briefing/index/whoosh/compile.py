"""Compiles changes into documents that are written and deleted."""

from collections import Counter

from briefing.errors import IndexUnusable
from briefing.index.codec import decode_card, decode_note, decode_passage
from briefing.index.document import Document, card_document, note_document, passage_document
from briefing.index.mention_finder import MentionFinder, names_of
from briefing.index.port import Changes, Source
from briefing.index.whoosh.commit_caches import CommitCaches
from briefing.index.whoosh.phrases import phrase
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.index.whoosh.writer import Writer
from briefing.model import Address, Article, Card, Entry, NoteFile, Passage, Roster
from briefing.query.analysis import Stems
from briefing.text import fold


def compile_changes(writer: Writer, before: Snapshot, caches: CommitCaches, changes: Changes) -> CommitCaches:
    """Writes the changes, and answers the caches of the new state; the caller commits.

    Other passages are indexed again where a new or removed name of a card changes which cards they name.
    """
    step = _Compilation(writer, before, caches.roster)
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
    return caches.after(step.roster, step.changes)


class _Compilation:
    """The state of one compilation."""

    def __init__(self, writer: Writer, before: Snapshot, roster: Roster) -> None:
        self._writer = writer
        self._before = before
        self._known = roster
        self._dropped: dict[int, set[int]] = {leaf.base: set() for leaf in before.leaves}
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
        found = [(leaf, number) for leaf in self._before.leaves for number in leaf.documents(field, term)]
        if is_known and not found:
            raise IndexUnusable.lost()
        for leaf, number in found:
            self._drop(leaf, number)

    def index_mentions_again(self, finder: MentionFinder) -> None:
        """Writes the passages again that now name other cards."""
        if self.entries == self._known.entries:
            return
        old, new = names_of(self._known.cards), names_of(self.entries.values())
        changed = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
        stems = Stems(self._known.languages)
        for leaf in self._before.leaves if changed else ():
            rows = [list(map(stems.of, name.words)) for name in changed]
            touched = {number for row in rows for number in phrase(leaf, row)}
            for number in sorted(touched & leaf.passages - self._dropped[leaf.base]):
                stored = leaf.stored(number)
                passage, *_ = decode_passage(stored)
                article = self._article(passage.address.article)
                if article and (document := passage_document(passage, article, finder)).stored != stored:
                    self._drop(leaf, number)
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

    def _drop(self, leaf: Leaf, number: int) -> None:
        if number in self._dropped[leaf.base]:
            return
        self._dropped[leaf.base].add(number)
        self._writer.delete(leaf.base + number)
        self.changes.subtract(self._spelled(leaf, number))

    def _spelled(self, leaf: Leaf, number: int) -> set[str]:
        """The words of a document of the state before."""
        stored = leaf.stored(number)
        if number in leaf.cards:
            return card_document(decode_card(stored)).spelled
        if number in leaf.notes:
            return note_document(decode_note(stored)).spelled
        passage, *_ = decode_passage(stored)
        article = self._known.article(passage.address.article)
        return passage_document(passage, article, MentionFinder(())).spelled if article else set()


def entry_of(card: Card) -> Entry:
    """The entry of a card in the roster."""
    return Entry(card.id, card.kind, card.title, card.aliases, str(card.date or ""), card.refused_names, card.language)


def _entry_key(entry: Entry) -> tuple[int, str, str]:
    return list(type(entry.kind)).index(entry.kind), fold(entry.title), entry.id


def _article_key(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else ""), article.id
