"""What a card is about, and what else a search finds."""

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


class TextKind(StrEnum):
    """What a search finds beside cards."""

    PASSAGE = "passage"
    NOTE = "note"

    @property
    def plural(self) -> str:
        """The heading of a group of them."""
        return f"{self.value}s"


HitKind = Kind | TextKind
"""What a search finds."""


def hit_kind(name: str) -> HitKind:
    """The kind of that name; raises ValueError where there is none."""
    return TextKind(name) if name in list(TextKind) else Kind(name)


RELATIONS: dict[Kind, tuple[str, ...]] = {
    Kind.ACTOR: ("type", "role", "of"),
    Kind.OFFER: ("by", "to", "date", "status"),
    Kind.TALKS: ("parties", "facilitator", "place", "date", "status"),
    Kind.SANCTION: ("authority", "targets", "date", "status"),
    Kind.OTHER: (),
}
"""The front matter fields of each kind, in the order they are shown."""
