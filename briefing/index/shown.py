"""What is shown of a document that answers a query, whatever the query."""

from collections.abc import Collection
from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.codec import decode_body, decode_note, decode_texts
from briefing.model import Address, Hit, HitKind, Kind, NoteFile, Prose, TextKind
from briefing.query.catalogue import Catalogue
from briefing.query.snippets import Marker, snippet, telling_alias


class Shown(NamedTuple):
    """A document as a hit shows it."""

    id: str
    """The id of the card, the address of the passage, or what the note is on."""
    kind: HitKind
    """The kind of the document."""
    title: str
    """What it is called."""
    date: str
    """Its date as it was written; empty where it has none."""
    texts: list[str]
    """What a snippet is taken from."""
    cited_by: tuple[str, ...] = ()
    """The ids of the cards that cite the passage, by title."""

    @classmethod
    def of(cls, key: str, stored: bytes, citing: Collection[str], catalogue: Catalogue) -> "Shown":
        """The document of a key, as it is stored; `citing` are the ids of the cards that cite it."""
        if entry := catalogue.roster.entries.get(key):
            return cls(key, entry.kind, entry.title, entry.date, decode_body(stored))
        if NoteFile.is_id(key):
            return cls._of_note(stored, catalogue)
        return cls._of_passage(key, stored, citing, catalogue)

    @classmethod
    def _of_note(cls, stored: bytes, catalogue: Catalogue) -> "Shown":
        note, roster = decode_note(stored), catalogue.roster
        address, entry = Address.parse(note.on), roster.card(note.on)
        source = catalogue.source(address.article if address else note.on)
        title = entry.title if entry else f"{source} ¶{address.number}" if address else source
        return cls(note.on, TextKind.NOTE, title, "", [block.prose.text for block in note.blocks])

    @classmethod
    def _of_passage(cls, key: str, stored: bytes, citing: Collection[str], catalogue: Catalogue) -> "Shown":
        id_, _, number = key.rpartition("#^p")
        article = catalogue.roster.article(id_)
        if article is None:
            raise IndexUnusable.lost()
        texts = decode_texts(stored)
        if str(article.first) == number and article.facts:
            texts.append(" · ".join(article.facts))
        cited_by = catalogue.by_title(citing) if citing else ()
        title = catalogue.roster.source(Address(id_, int(number)))
        return cls(key, TextKind.PASSAGE, title, str(article.published or ""), texts, cited_by)

    def hit(self, score: float, marker: Marker, catalogue: Catalogue) -> Hit:
        """The hit, with the words of a query marked in its snippet."""
        id, kind, title, date, texts, cited_by = self
        entry = catalogue.roster.entries.get(id) if isinstance(kind, Kind) else None
        alias = telling_alias(title, entry.aliases, marker) if entry else Prose("")
        return Hit(id, kind, title, date, snippet(texts, marker), score, cited_by, alias)
