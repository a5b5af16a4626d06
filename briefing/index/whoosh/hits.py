"""Hits: matches as they are shown, with a title, a snippet, and the cards that cite them."""

from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.codec import decode_body, decode_note, decode_texts
from briefing.index.whoosh.ranking import Found
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.model import Address, Hit, HitKind, NoteFile, Prose, TextKind
from briefing.query.catalogue import Catalogue
from briefing.query.snippets import Marker, snippet, telling_alias

_KEPT = 512  # documents that are remembered; with the next letter most hits are shown again


class _Shown(NamedTuple):
    """What is shown of a document, whatever the query."""

    id: str
    kind: HitKind
    title: str
    date: str
    texts: list[str]
    cited_by: tuple[str, ...] = ()


class Hits:
    """Makes hits of matches, and remembers what it has read for the next query."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._shown: dict[str, _Shown] = {}

    def hit(self, found: Found, marker: Marker) -> Hit:
        """The hit of a match, with the words of the query marked in its snippet."""
        score, key, leaf, number = found
        id, kind, title, date, texts, cited_by = self._shown.get(key) or self._remember(key, leaf, number)
        entry = self._catalogue.roster.entries.get(key)
        alias = telling_alias(title, entry.aliases, marker) if entry else Prose("")
        return Hit(id, kind, title, date, snippet(texts, marker), score, cited_by, alias)

    def _remember(self, key: str, leaf: Leaf, number: int) -> _Shown:
        if len(self._shown) >= _KEPT:
            self._shown.clear()
        stored = leaf.stored(number)
        shown = self._shown[key] = self._made(key, stored)
        return shown

    def _made(self, key: str, stored: bytes) -> _Shown:
        if entry := self._catalogue.roster.entries.get(key):
            return _Shown(key, entry.kind, entry.title, entry.date, decode_body(stored))
        return self._note(stored) if NoteFile.is_id(key) else self._passage(key, stored)

    def _note(self, stored: bytes) -> _Shown:
        note, roster = decode_note(stored), self._catalogue.roster
        address, entry = Address.parse(note.on), roster.card(note.on)
        source = self._catalogue.source(address.article if address else note.on)
        title = entry.title if entry else f"{source} ¶{address.number}" if address else source
        return _Shown(note.on, TextKind.NOTE, title, "", [block.prose.text for block in note.blocks])

    def _passage(self, key: str, stored: bytes) -> _Shown:
        id_, _, number = key.rpartition("#^p")
        article = self._catalogue.roster.article(id_)
        if article is None:
            raise IndexUnusable.lost()
        texts = decode_texts(stored)
        if str(article.first) == number and article.facts:
            texts.append(" · ".join(article.facts))
        citing = self._snapshot.citing(key)
        cited_by = self._catalogue.by_title(citing) if citing else ()
        title = self._catalogue.roster.source(Address(id_, int(number)))
        return _Shown(key, TextKind.PASSAGE, title, str(article.published or ""), texts, cited_by)
