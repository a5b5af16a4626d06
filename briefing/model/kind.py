"""What a card is about."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of cards; OTHER holds a card whose front matter names none of them."""

    ACTOR = "actor"
    OFFER = "offer"
    TALKS = "talks"
    SANCTION = "sanction"
    OTHER = "other"

    @property
    def plural(self) -> str:
        """The heading of a group of such cards."""
        return {"talks": "talks", "other": "other cards"}.get(self.value, f"{self.value}s")


RELATIONS: dict[Kind, tuple[str, ...]] = {
    Kind.ACTOR: ("type", "role", "of"),
    Kind.OFFER: ("by", "to", "date", "status"),
    Kind.TALKS: ("parties", "facilitator", "place", "date", "status"),
    Kind.SANCTION: ("authority", "targets", "date", "status"),
    Kind.OTHER: (),
}
"""The front matter fields of each kind, in the order they are shown."""
