"""Events: what a timeline shows."""

from typing import NamedTuple

from briefing.model.date import Date

ARTICLE, CLAIM = "article", "claim"
"""The kinds of events that are no cards: an article by its publication, a claim whose text names a date."""


class Event(NamedTuple):
    """A card, the publication of an article, or a claim, with its date."""

    id: str
    """The id of the card or the article; of a claim, of the card it stands on."""
    kind: str
    """The kind of the card, ARTICLE or CLAIM."""
    title: str
    """The title; of a claim, its text."""
    date: Date
    """When it took place."""
    citations: tuple[str, ...] = ()
    """The addresses of the passages it rests on."""
