"""Hits: matches as they are shown, with a title, a snippet, and the cards that cite them."""

from briefing.index.shown import Shown
from briefing.index.whoosh.ranking import Found
from briefing.index.whoosh.snapshot import Snapshot
from briefing.model import Hit
from briefing.query.catalogue import Catalogue
from briefing.query.snippets import Marker

_KEPT = 512  # documents that are remembered; with the next letter most hits are shown again


class Hits:
    """Makes hits of matches, and remembers what it has read for the next query."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._shown: dict[str, Shown] = {}

    def hit(self, found: Found, marker: Marker) -> Hit:
        """The hit of a match, with the words of the query marked in its snippet."""
        shown = self._shown.get(found.key) or self._remember(found)
        return shown.hit(found.score, marker, self._catalogue)

    def _remember(self, found: Found) -> Shown:
        if len(self._shown) >= _KEPT:
            self._shown.clear()
        citing = self._snapshot.citing(found.key)
        shown = Shown.of(found.key, found.leaf.stored(found.number), citing, self._catalogue)
        self._shown[found.key] = shown
        return shown
