"""Drafts: cards proposed from one article, each claim of them a sentence of a passage word for word."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from briefing.model import Date, Kind


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    BODY = "body"
    """An organ of a state, such as a ministry or a court, or a group of people without statutes."""


class Status(StrEnum):
    """How far an offer, talks or a sanction have come, as the text tells."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    THREATENED = "threatened"
    IMPOSED = "imposed"
    EASED = "eased"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as drafting reads it."""

    paragraphs: tuple[str, ...]
    """Its passages in order, the first is number 1; each clean and on one line."""
    title: str = ""
    """Its headline."""
    published: Date | None = None
    """When it came out: what `last week` is counted from."""
    language: str = ""
    """Its language, as a BCP 47 tag; empty where it is not known."""
    numbers: tuple[int, ...] = ()
    """The numbers of its passages; empty where they are 1, 2, 3…"""

    def number(self, index: int) -> int:
        """The number of the passage at an index of `paragraphs`."""
        return self.numbers[index] if self.numbers else index + 1


NAMING: Mapping[Kind, tuple[str, ...]] = {
    Kind.ACTOR: (),
    Kind.OFFER: ("by", "to"),
    Kind.TALKS: ("parties", "facilitator"),
    Kind.SANCTION: ("authority", "targets"),
}
"""The fields of each kind that name actors."""
ACTOR_FIELDS = tuple(chain(*NAMING.values()))
"""All of them."""


class DraftClaim(NamedTuple):
    """What a draft claims."""

    text: str
    """A sentence of the passages, word for word."""
    paragraphs: tuple[int, ...]
    """The numbers of the passages it stands in."""


class DraftField(NamedTuple):
    """A field of a draft that names actors."""

    name: str
    """`by`, `to`, `parties`, `facilitator`, `authority` or `targets`."""
    values: tuple[str, ...]
    """The names, each the title of a drafted actor or of a known card."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card proposed from an article, or claims for a card that exists."""

    kind: Kind
    """What it is about; never OTHER."""
    title: str
    """Its name."""
    claims: tuple[DraftClaim, ...]
    """What it claims, in order; at least one."""
    rule: str
    """Why it is proposed, in words for the reader: `named 14 times; speaks in ¶3, ¶9`."""
    confidence: float
    """How sure the rule is, from 0 to 1; a figure to sort by, no probability."""
    aliases: tuple[str, ...] = ()
    """Other names the article has for an actor."""
    type: ActorType | None = None
    """What an actor is; None for what is none."""
    role: str = ""
    """What an actor does, in the words of the text; empty where it does not say."""
    fields: tuple[DraftField, ...] = ()
    """The actors of an offer, talks or a sanction."""
    place: str = ""
    """Where talks were held; empty where the text does not say, as are the others."""
    date: str = ""
    """When, in EDTF, no more exact than the text."""
    status: Status | None = None
    """How far it has come."""
    existing: str | None = None
    """The id of the card that these claims are for; None for a card that is not there yet."""


class KnownCard(NamedTuple):
    """A card of the library that a draft may name."""

    id: str
    """Its id."""
    kind: Kind
    """What it is about."""
    names: tuple[str, ...]
    """Its title and aliases."""
    cites: frozenset[int] = frozenset()
    """The numbers of the article's passages that it cites: what they say is not proposed again."""
