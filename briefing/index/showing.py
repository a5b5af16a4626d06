"""What is found, as it is shown: with its title, a snippet, and who cites it."""

from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.catalogue import Catalogue
from briefing.index.engine.snapshot import Leaf, Snapshot
from briefing.index.marker import Marker
from briefing.index.ranking import Found
from briefing.index.snippet import snippet
from briefing.index.stored import stored_body, stored_texts
from briefing.model import Hit, Kind

_KEPT = 512  # documents; with the next letter most of what was shown is shown again


class _Document(NamedTuple):
    """What is shown of a document, whatever the query."""

    kind: Kind | None
    title: str
    date: str
    texts: list[str]
    cited_by: tuple[str, ...] = ()


class Showing:
    """Makes hits; keeps what it has read for the next query."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._kept: dict[str, _Document] = {}

    def hit(self, found: Found, marker: Marker) -> Hit:
        """What was found, the words of the query marked in it."""
        score, key, leaf, number = found
        document = self._kept.get(key) or self._keep(key, leaf, number)
        kind, title, date, texts, cited_by = document
        return Hit(key, kind, title, date, snippet(texts, marker), score, cited_by)

    def _keep(self, key: str, leaf: Leaf, number: int) -> _Document:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[key] = document = self._read(key, leaf.stored(number))
        return document

    def _read(self, key: str, stored: str) -> _Document:
        entry = self._catalogue.roster.entries.get(key)
        if entry:
            return _Document(entry.kind, entry.title, entry.date, stored_body(stored))
        id_, _, paragraph = key.rpartition("#^p")
        citing = self._snapshot.citing(key)
        cited_by = self._catalogue.by_title(citing) if citing else ()
        article = self._catalogue.roster.article(id_)
        if article is None:
            raise IndexUnusable.lost()
        texts = stored_texts(stored)
        if str(article.first) == paragraph and article.facts:
            texts.append(" · ".join(article.facts))
        return _Document(None, f"{article.source} ¶{paragraph}", str(article.published or ""), texts, cited_by)
