"""Proposals: what the reader decides on, drafted from an article or, of one actor, from several."""

from dataclasses import dataclass
from typing import NamedTuple

from briefing.drafting.draft import ActorType, Draft, DraftField, Status
from briefing.drafting.states import key
from briefing.model import Address, Kind


class ProposedClaim(NamedTuple):
    """What a proposal claims."""

    text: str
    """A sentence of the passages, word for word."""
    passages: tuple[Address, ...]
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card that is proposed, or claims for one that exists."""

    kind: Kind
    """What it is about."""
    title: str
    """Its name."""
    claims: tuple[ProposedClaim, ...]
    """What it claims, in the order of the articles."""
    rule: str
    """Why it is proposed, in words for the reader."""
    confidence: float
    """How sure the rule is, from 0 to 1."""
    aliases: tuple[str, ...] = ()
    """Other names of an actor."""
    type: ActorType | None = None
    """What an actor is."""
    role: str = ""
    """What an actor does."""
    fields: tuple[DraftField, ...] = ()
    """The actors of an offer, talks or a sanction."""
    place: str = ""
    """Where talks were held."""
    date: str = ""
    """When, in EDTF."""
    status: Status | None = None
    """How far it has come."""
    existing: str = ""
    """The id of the card that it adds to; empty for a new one."""
    articles: int = 1
    """How many articles it was drafted from."""
    further: tuple[Address, ...] = ()
    """Passages it was drafted from as well, whose sentences are left out: there are too many for a card."""

    @classmethod
    def of(cls, article: str, draft: Draft) -> "Proposal":
        """The proposal that a draft of an article is."""
        return cls(
            draft.kind,
            draft.title,
            tuple(
                ProposedClaim(claim.text, tuple(Address(article, number) for number in claim.paragraphs))
                for claim in draft.claims
            ),
            draft.rule,
            draft.confidence,
            draft.aliases,
            draft.type,
            draft.role,
            draft.fields,
            draft.place,
            draft.date,
            draft.status,
            draft.existing or "",
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Its title and aliases."""
        return (self.title, *self.aliases)

    @property
    def passages(self) -> tuple[Address, ...]:
        """All passages it was drafted from, each once, in the order of its claims."""
        cited = (address for claim in self.claims for address in claim.passages)
        return tuple(dict.fromkeys((*cited, *self.further)))

    @property
    def id(self) -> str:
        """What it is told from others by: an actor by name, anything else by its first passage as well."""
        if self.kind is Kind.ACTOR:
            return f"{self.kind.value} {self.existing or key(self.title)}"
        return f"{self.kind.value} {key(self.title)} {self.date} {self.passages[0] if self.claims else ''}"
