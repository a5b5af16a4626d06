"""Dossiers to add: what was exported comes back as cards and articles; what is there is left as it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.anchors import fingerprint
from briefing.dialect import read_article, read_card, write_article, write_card
from briefing.errors import ChangeBlocked, FileRefused
from briefing.library.adding.article_store import ArticleStore
from briefing.library.adding.recognise import KnownArticles
from briefing.library.editing import FileChange
from briefing.library.file_problems import LARGEST
from briefing.library.managed_index import ManagedIndex
from briefing.library.safe_files import ARTICLES, CARDS, ORIGINALS
from briefing.model import Added, AddStatus, Card, Claim, Dossier, Kind, Passage, Source, with_titles
from briefing.sources.dossier_file import read_dossier_file
from briefing.text import clean_line

_NAMED = 3


class DossierAdder:
    """Adds dossiers to a library folder, one after the other."""

    def __init__(self, index: ManagedIndex, store: ArticleStore, known: KnownArticles) -> None:
        self._index = index
        self._store = store
        self._known = known
        self._new = dict[str, str]()
        """The text of each card and article that was just added, by id."""

    def add(self, path: Path) -> Added:
        """Store what a dossier holds as one change; what goes wrong is told in the answer."""
        shown = clean_line(str(path))
        try:
            dossier = read_dossier_file(path)
            return self._added(dossier, shown, f"add {clean_line(path.name)}")
        except (FileRefused, ChangeBlocked) as refusal:
            return Added(shown, "", AddStatus.FAILED, 0, 0, str(refusal))
        except OSError as error:
            reason = clean_line(error.strerror or str(error))
            return Added(shown, "", AddStatus.FAILED, 0, 0, f"It could not be stored ({reason}).")

    def _added(self, dossier: Dossier, shown: str, what: str) -> Added:
        there, other, files, copies = list[str](), list[str](), dict[str, list[FileChange]](), 0
        for source in dossier.sources:
            id = source.article.id
            if not self._is_taken(id):
                files[id] = _article_files(source)
            elif not self._has_article(source):
                other.append(id)
            elif self._keeps_copy(source, what):
                copies += 1
            else:
                there.append(id)
        for card in dossier.cards:
            if not self._is_taken(card.id):
                files[card.id] = [_card_file(card)]
            else:
                (there if self._has_card(card, dossier) else other).append(card.id)
        if changes := [change for each in files.values() for change in each]:
            self._store.keep_files(changes, what)
        for id, each in files.items():
            self._new[id] = (each[0].after or b"").decode()
        passages = sum(len(source.passages) for source in dossier.sources)
        only = dossier.sources[0].article.id if len(dossier.sources) == 1 else ""
        status = AddStatus.NEW if files else AddStatus.ORIGINAL if copies else AddStatus.UNCHANGED
        message = _told(dossier, len(files), copies, len(there), other)
        return Added(shown, only, status, passages, 0, message)

    def _is_taken(self, id: str) -> bool:
        return id in self._new or self._index.state.roster.target(id) is not None

    def _has_article(self, source: Source) -> bool:
        """Whether the article of that id is this one: each passage has the same words, or the same fingerprint."""
        if self._index.state.roster.article(source.article.id) is None:
            return _written(_article_files(source)) == self._new.get(source.article.id)
        here = {passage.address: passage for passage in self._known.passages(source.article.id)}
        return all(_is_same(passage, here.get(passage.address)) for passage in source.passages)

    def _keeps_copy(self, source: Source, what: str) -> bool:
        """Keep the article's own words as a copy, where some of them are not at hand yet; whether it was."""
        here = {passage.address: passage for passage in self._known.passages(source.article.id)}
        own = _own(source.passages)
        if all((found := here.get(passage.address)) is None or found.original for passage in own):
            return False
        text = write_article(source.article, own, copy_of=source.article.id)
        return self._store.keep_copy(source.article.id, text, [passage.original for passage in own], what)

    def _has_card(self, card: Card, dossier: Dossier) -> bool:
        """Whether the card of that id says all that this one says."""
        if card.id in self._new:
            return self._new[card.id] == _written([_card_file(card)])
        found = self._index.ask(lambda reader: reader.card(card.id))
        if found is None:
            return False
        roster = self._index.state.roster
        titles = {entry.id: entry.title for entry in roster.cards} | dossier.titles
        return _said(card, titles.get) <= _said(found, titles.get)


def _written(files: Sequence[FileChange]) -> str:
    return (files[0].after or b"").decode()


def _is_same(passage: Passage, here: Passage | None) -> bool:
    if here is None:
        return False
    words = passage.original or passage.digest
    return (
        not words
        or words in (here.original, here.digest)
        or bool(passage.fingerprint and passage.fingerprint == here.fingerprint)
    )


def _said(card: Card, title: Callable[[str, str], str]) -> set[tuple[object, ...]]:
    """All that a card says, piece by piece; a link without a label says the title of its card."""
    said: set[tuple[object, ...]] = {("kind", card.kind), ("title", card.title), ("date", card.date and card.date.text)}
    said |= {("alias", alias) for alias in card.aliases} | {("tag", tag) for tag in card.tags}
    titles = {id: title(id, id) for id in card.links}
    said |= {(field.name, with_titles(value, titles).text) for field in card.fields for value in field.values}
    blocks = tuple(block._replace(prose=with_titles(block.prose, titles)) for block in card.blocks)
    claims: tuple[Claim, ...] = replace(card, blocks=blocks).claims
    return said | {("claim", claim.text, claim.citations, claim.heading) for claim in claims}


def _own(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages that are there in the article's own words, without the fingerprints that a copy does not have."""
    return tuple(replace(passage, digest="", fingerprint="") for passage in passages if passage.original)


def _article_files(source: Source) -> list[FileChange]:
    """The file of an article; of one that has digests too, its own words stand in a copy."""
    article, id = source.article, source.article.id
    passages = tuple(
        replace(passage, fingerprint=fingerprint(passage.original)) if passage.original else passage
        for passage in source.passages
    )
    own = _own(passages)
    if not own or len(own) == len(passages):
        return [_file(f"{ARTICLES}/{id}.md", _checked(write_article(article, passages), source))]
    digests = tuple(replace(passage, original="") for passage in passages)
    told = _file(f"{ARTICLES}/{id}.md", write_article(article, digests))
    return [told, _file(f"{ORIGINALS}/{id}.md", write_article(article, own, copy_of=id))]


def _checked(text: str, source: Source) -> str:
    """The text of an article's file; FileRefused where it does not read as what is meant."""
    again = read_article(source.article.id, text, "")[1]
    if [each.text for each in again] != [each.original or each.digest for each in source.passages]:
        raise FileRefused(f"The article {source.article.id} holds more than one file may have.")
    return text


def _card_file(card: Card) -> FileChange:
    text = write_card(card)
    again = read_card(card.id, text, "")[0]
    if _said(again, lambda id, _: id) != _said(card, lambda id, _: id):
        raise FileRefused(f"The card {card.id} holds more than one file may have.")
    part = f"{CARDS}/{card.kind.plural}" if card.kind is not Kind.OTHER else CARDS
    return _file(f"{part}/{card.id}.md", text)


def _file(path: str, text: str) -> FileChange:
    data = text.encode()
    if len(data) > LARGEST:
        raise FileRefused(f"{path} would be larger than a file may be.")
    return FileChange(path, None, data)


def _told(dossier: Dossier, new: int, copies: int, there: int, other: Sequence[str]) -> str:
    """What a person should know of a dossier that was added, on one line."""
    return " ".join(_sentences(dossier, new, copies, there, other))


def _sentences(dossier: Dossier, new: int, copies: int, there: int, other: Sequence[str]) -> Iterator[str]:
    cards, articles = len(dossier.cards), len(dossier.sources)
    yield f"A dossier of {cards:,} card{_s(cards)} and {articles:,} article{_s(articles)}: {new:,} new."
    if copies:
        yield f"{copies:,} article{_s(copies)} can be read in {'its' if copies == 1 else 'their'} own words."
    if there:
        yield f"{there:,} {'was' if there == 1 else 'were'} there already."
    if other:
        named = ", ".join(other[:_NAMED]) + (" …" if len(other) > _NAMED else "")
        yield f"{len(other):,} {'is' if len(other) == 1 else 'are'} there in other words, and left so: {named}."


def _s(count: int) -> str:
    return "" if count == 1 else "s"
