"""What is to be written into a card in one go: its names, fields and claims."""

from dataclasses import dataclass

from briefing.model.address import Address
from briefing.model.kind import Kind


@dataclass(frozen=True, slots=True)
class CardContent:
    """The content of a new card, or what is added to one that exists."""

    kind: Kind
    """What the card is about."""
    title: str
    """Its name; of a card that exists, the name it is known by here."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The names of fields and their values; a value in double brackets is a link."""
    claims: tuple[tuple[str, tuple[Address, ...]], ...] = ()
    """Its claims as plain text, each with the passages it rests on."""
