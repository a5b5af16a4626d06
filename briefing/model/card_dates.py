"""What a card holds for a timeline beside its own date."""

from typing import NamedTuple


class DatedClaim(NamedTuple):
    """A claim whose text names a date."""

    text: str
    """What is claimed."""
    date: str
    """The first date it names, in EDTF."""
    citations: tuple[str, ...]
    """The addresses it rests on."""
    links: tuple[str, ...]
    """The ids of the cards it links to."""


class CardDates(NamedTuple):
    """The dated claims of a card, and what the card rests on."""

    id: str
    """The id of the card."""
    claims: tuple[DatedClaim, ...]
    """Its dated claims, in order."""
    citations: tuple[str, ...]
    """Every address it cites."""
