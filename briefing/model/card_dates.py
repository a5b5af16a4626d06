"""What a card holds for a timeline beside its own date."""

from typing import NamedTuple

from briefing.model.date import Date


class DatedClaim(NamedTuple):
    """A claim whose text names a date."""

    text: str
    """What is claimed."""
    date: Date
    """The first date it names."""
    citations: tuple[str, ...]
    """The addresses it rests on."""
    links: tuple[str, ...]
    """The ids of the cards it links to."""


class CardDates(NamedTuple):
    """The dated claims of a card, and what the card rests on."""

    id: str
    """The id of the card."""
    date: Date | None
    """Its own date."""
    claims: tuple[DatedClaim, ...]
    """Its dated claims, in order."""
    citations: tuple[str, ...]
    """Every address it cites."""
