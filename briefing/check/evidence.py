"""The cards, and the passages they cite."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from briefing.check.reckoning import Told
from briefing.check.report import Tally
from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import Article, Card, Passage, Standing

_KEPT = 2_000


class Evidence:
    """The cards of a library and the passages they cite, the last few thousand of which are kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._passage = lru_cache(_KEPT)(self._read)
        self._articles = {article.id: article for article in library.roster.articles}
        self.tally = Tally()
        """What the rules have looked at so far."""

    def card(self, id: str) -> Card | None:
        """The card of that id; None where another copy of the program has taken it out meanwhile."""
        try:
            return self._library.card(id)
        except NotFound:
            return None

    def passages(self, addresses: Iterable[str]) -> tuple[Passage, ...]:
        """The passages at the addresses; none at all where one of them is nowhere."""
        found = tuple(map(self._passage, addresses))
        return tuple(passage for passage in found if passage) if all(found) else ()

    def originals(self, addresses: Collection[str]) -> tuple[tuple[Passage, ...], str]:
        """The same, where each of them has its own words at hand; else none at all, and why."""
        found = self.passages(addresses)
        if all(is_at_hand(passage) for passage in found):
            return found, "" if found else (
                "whose passage is not there" if addresses else "behind which nothing is cited"
            )
        is_altered = any(passage.standing is Standing.ALTERED for passage in found)
        return (), "whose passage is changed in your copy" if is_altered else "whose passage has a digest alone"

    def told(self, addresses: Collection[str]) -> tuple[tuple[Told, ...], str]:
        """What the passages tell, their digests too; nothing, and why, where one may not be in English."""
        found = tuple((passage, self._articles.get(passage.address.article)) for passage in self.passages(addresses))
        if not found:
            return (), "whose passage is not there" if addresses else "behind which nothing is cited"
        if not all(article and _is_english(article) for _, article in found):
            return (), "whose articles do not say that they are English"
        told = tuple(
            Told(text, article.published)
            for passage, article in found
            if article
            for text in (passage.original, passage.digest)
            if text
        )
        return told, ""

    def _read(self, address: str) -> Passage | None:
        try:
            return self._library.passage(address)
        except NotFound:
            return None


def is_at_hand(passage: Passage) -> bool:
    """Whether the very words of a passage are there."""
    return passage.standing is Standing.VERBATIM and bool(passage.original)


def _is_english(article: Article) -> bool:
    """Whether an article says that it is in English."""
    return article.language.lower().partition("-")[0] == "en"
