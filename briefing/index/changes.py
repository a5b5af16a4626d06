"""What is handed to the index: cards and articles that came, changed or went."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from briefing.model import Article, Card, Passage


@dataclass(frozen=True, slots=True)
class Source:
    """An article whole."""

    article: Article
    """Its facts."""
    passages: tuple[Passage, ...]
    """Its passages, in order: those that its facts count."""


@dataclass(frozen=True, slots=True)
class Changes:
    """One step of the library.

    Cards and sources may be lazy: cards are consumed first, then sources, then a callable ledger is called. Of two with
    the same id in one step the first stands. An iterable that can be gone through again is gone through again where
    the index has to move to another directory half way; a spent iterator makes that an IndexUnusable.
    """

    cards: Iterable[Card] = ()
    """New and changed cards."""
    sources: Iterable[Source] = ()
    """New and changed articles."""
    gone: Collection[str] = ()
    """The ids of cards and articles that are no longer there, those of cards that turn into articles, and the
    other way round, among them."""
    ledger: str | Callable[[], str] = ""
    """Kept with the index as it is; what it says is the library's business."""
