"""From changes to documents: one commit of the engine, and what stands beside it."""

from collections import Counter

from briefing.errors import IndexUnusable
from briefing.index.changes import Changes, Source
from briefing.index.document import Document, card_document, passage_document
from briefing.index.engine.snapshot import Leaf, Snapshot
from briefing.index.engine.writer import Writer
from briefing.index.names import Names, names_of
from briefing.index.phrases import phrase
from briefing.index.shared import Shared
from briefing.index.stems import stem
from briefing.index.stored import stored_card, stored_passage
from briefing.model import Address, Article, Card, Entry, Passage, Roster
from briefing.text import fold


def compile_changes(writer: Writer, before: Snapshot, shared: Shared, changes: Changes) -> Shared:
    """Writes the changes and answers what stands beside them; the caller commits.

    Passages that stay are read again where a name that came or went can touch them.
    """
    step = _Step(writer, before, shared.roster)
    for id_ in changes.gone:
        step.drop_id(id_)
    for card in changes.cards:
        step.put_card(card)
    names = Names(step.entries.values())
    for source in changes.sources:
        step.put_source(source, names)
    step.reread(names)
    return shared.after(step.roster, step.changes)


class _Step:
    """One commit under way."""

    def __init__(self, writer: Writer, before: Snapshot, roster: Roster) -> None:
        self._writer = writer
        self._before = before
        self._known = roster
        self._dropped: dict[int, set[int]] = {leaf.base: set() for leaf in before.leaves}
        self._seen = set[str]()
        self._articles: dict[str, Article | None] = {}
        self.changes: Counter[str] = Counter()
        """In how many documents more, or fewer, each word stands."""
        self.entries = dict(roster.entries)
        """The cards by id."""

    def put_card(self, card: Card) -> None:
        """Writes a card in place of whatever had its id."""
        if card.id in self._seen:
            return
        self._seen.add(card.id)
        self.drop_id(card.id)
        self.entries[card.id] = entry_of(card)
        self._add(card_document(card))

    def put_source(self, source: Source, names: Names) -> None:
        """Writes an article in place of whatever had its id."""
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
            self._add(passage_document(passage, article, names))

    def drop_id(self, id_: str) -> None:
        """Deletes the card or the article of that id."""
        article = self._article(id_)
        if self.entries.pop(id_, None):
            self._drop_all("key", id_, is_known=True)
        elif article:
            self._articles[id_] = None
            self._drop_all("article", id_, is_known=article.passages > 0)

    def _drop_all(self, field: str, term: str, *, is_known: bool) -> None:
        """Deletes the documents that have a term; IndexUnusable where there must be one and is none."""
        found = [(leaf, number) for leaf in self._before.leaves for number in leaf.documents(field, term)]
        if is_known and not found:
            raise IndexUnusable.lost()
        for leaf, number in found:
            self._drop(leaf, number)

    def reread(self, names: Names) -> None:
        """Writes those passages again that now name other cards."""
        if self.entries == self._known.entries:
            return
        old, new = names_of(self._known.cards), names_of(self.entries.values())
        changed = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
        for leaf in self._before.leaves if changed else ():
            rows = [[{stem(word)} for word in name.words] for name in changed]
            touched = {number for row in rows for number in phrase(leaf, row)}
            for number in sorted(touched & leaf.passages - self._dropped[leaf.base]):
                passage, named = stored_passage(leaf.stored(number))
                article = self._article(passage.address.article)
                if article and (document := passage_document(passage, article, names)).terms["names"] != named:
                    self._drop(leaf, number)
                    self._add(document)

    @property
    def roster(self) -> Roster:
        """The roster after this step; the one before where it is the same, for it is not written again then."""
        known, articles = self._known, self._articles
        if self.entries == known.entries and not articles:
            return known
        kept = (article for article in known.articles if article.id not in articles)
        return Roster(
            tuple(sorted(self.entries.values(), key=_entry_key)),
            sorted((*kept, *filter(None, articles.values())), key=_article_key) if articles else known.articles,
        )

    def _article(self, id_: str) -> Article | None:
        """The article of that id as it is now; None where there is none."""
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
        """The words that a document of before was found by."""
        stored = leaf.stored(number)
        if number in leaf.cards:
            return card_document(stored_card(stored)).spelled
        passage, _ = stored_passage(stored)
        article = self._known.article(passage.address.article)
        return passage_document(passage, article, Names(())).spelled if article else set()


def entry_of(card: Card) -> Entry:
    """A card's line in the roster."""
    return Entry(card.id, card.kind, card.title, card.aliases, str(card.date or ""))


def _entry_key(entry: Entry) -> tuple[int, str, str]:
    return list(type(entry.kind)).index(entry.kind), fold(entry.title), entry.id


def _article_key(article: Article) -> tuple[str, str]:
    return (article.published.first if article.published else ""), article.id
