"""Ties: why two cards belong together."""

from typing import NamedTuple

from briefing.model.date import Date
from briefing.model.kind import Kind

LINKED, PASSAGE = "linked", "named in one passage"
"""The relations of cards that link to each other in their text, and of cards whose claims rest on one passage."""
RELATION_NAMES: dict[tuple[Kind, str], str] = {
    (Kind.ACTOR, "of"): "part of",
    (Kind.OFFER, "by"): "offered by",
    (Kind.OFFER, "to"): "offered to",
    (Kind.TALKS, "parties"): "talks with",
    (Kind.TALKS, "facilitator"): "facilitated by",
    (Kind.SANCTION, "authority"): "sanctioned by",
    (Kind.SANCTION, "targets"): "sanctions on",
}
"""What the relation of a field is called, seen from either end; of other fields, by the field's own name."""
THROUGH: dict[tuple[str, str], str] = {
    ("offered to", "offered by"): "offered by",
    ("offered by", "offered to"): "offered to",
    ("talks with", "talks with"): "talks with",
    ("talks with", "facilitated by"): "facilitated by",
    ("facilitated by", "talks with"): "facilitated for",
    ("sanctions on", "sanctioned by"): "sanctioned by",
    ("sanctioned by", "sanctions on"): "sanctions on",
}
"""What an actor has to do with another through an offer, talks or a sanction, by the relations of both to it."""


class Tie(NamedTuple):
    """What ties a card to another."""

    id: str
    """The id of the other card."""
    relations: tuple[str, ...]
    """By what: typed relations first, then LINKED, then PASSAGE."""
    citations: tuple[str, ...]
    """The addresses of the passages that tell it."""
    through: tuple[str, ...] = ()
    """The ids of the offers, talks and sanctions that both have to do with."""
    first: Date | None = None
    """The date that begins first, of the events, else of the articles that tell it; None where there is none."""
    last: Date | None = None
    """The one that ends last."""

    @property
    def strength(self) -> tuple[int, int]:
        """How near it brings the two: by the kind of its best relation, 2 for a typed one, then by its passages."""
        best = 0 if self.relations == (PASSAGE,) else 1 if self.relations[0] == LINKED else 2
        return best, len(self.citations)


class Step(NamedTuple):
    """A step on a way from card to card."""

    start: str
    """The id of the card it leads from."""
    tie: Tie
    """The tie to the card it leads to."""
