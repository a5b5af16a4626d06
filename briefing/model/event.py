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
    likely: tuple[str, str]
    """The first and the last day it can mean where its date is read as approximate as it says it is."""
    citations: tuple[str, ...] = ()
    """The addresses of the passages it rests on."""

    def overlaps(self, other: "Event") -> bool:
        """Whether nobody can tell which of two came first: some day may be a day of both."""
        return self.likely[0] <= other.likely[1] and other.likely[0] <= self.likely[1]
