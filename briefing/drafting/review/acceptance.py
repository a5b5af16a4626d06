"""Acceptance: a proposal becomes a card of the reader's own library, or an addition to a card that exists."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.drafting.known_cards import KnownCards
from briefing.drafting.review.proposal import Proposal, ProposedClaim
from briefing.drafting.review.texts import known_cards
from briefing.drafting.states import key
from briefing.errors import CannotEdit, NotFound
from briefing.library import Library
from briefing.library.draft_decisions import Accepted, Ground
from briefing.model import Address, CardContent, Kind


class Choice(NamedTuple):
    """A proposal, and what the reader wants of it."""

    proposal: Proposal
    """The proposal as it is to be stored."""
    into: str = ""
    """The id of the card that it adds to; empty for that of the proposal, or for a new card."""
    is_edited: bool = False
    """Whether the reader has changed it."""
    proposed: Proposal | None = None
    """The proposal as it was drafted, where it was changed: what is remembered."""


class Acceptance:
    """Accepts and refuses proposals of one library. The index follows with the library's next `refresh`.

    What writes raises what `DraftDecisions.accept` does, and NotFound.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._fresh = dict[str, str]()
        """The ids of the actors accepted here that may not be in the index yet, by the keys of their names."""

    def accept(self, choice: Choice, change: str = "") -> Accepted:
        """Store a proposal, as one change or as a further step of a `change`.

        Raises CannotEdit where none of its passages holds its words any more: no such claim is ever stored.
        """
        proposal, texts = choice.proposal, dict[Address, str]()
        proposed = choice.proposed or proposal
        for address in (*proposed.passages, *proposal.passages):
            if address not in texts and (text := self._text(address)) is not None:
                texts[address] = text
        claims = [claim for claim in proposal.claims if _holds(claim, texts)]
        if not claims:
            raise CannotEdit(f"No passage holds the words of “{proposal.title}” any more: it can't be accepted.")
        into = choice.into or proposal.existing or self._accepted(proposal)
        content = self._addition(proposal, claims, into) if into else self._content(proposal, claims)
        made = self._library.drafts.accept(
            content, _ground(proposed, texts), into, is_edited=choice.is_edited, change=change
        )
        if proposal.kind is Kind.ACTOR:
            self._fresh |= dict.fromkeys(map(key, proposal.names), made.card)
        return made

    def accept_all(self, choices: Iterator[Choice]) -> list[Accepted]:
        """Store several proposals as one change: undone together. One that can't be stored is passed over."""
        made, change = list[Accepted](), ""
        for choice in choices:
            try:
                one = self.accept(choice, change)
            except (CannotEdit, NotFound):
                continue
            made.append(one)
            change = change or one.change
        return made

    def refuse(self, proposal: Proposal) -> None:
        """Have a proposal not made again, in no later article."""
        passages = ((address, self._text(address)) for address in proposal.passages)
        texts = {address: text for address, text in passages if text is not None}
        self._library.drafts.refuse(proposal.kind, _ground(proposal, texts), proposal.existing)

    def forget_fresh(self) -> None:
        """A change is undone: which cards there are is looked up in the index again."""
        self._library.drafts.forget_fresh()
        self._fresh.clear()

    def _accepted(self, proposal: Proposal) -> str:
        """The card of an actor that was accepted just now; empty where there is none."""
        return self._fresh.get(key(proposal.title), "") if proposal.kind is Kind.ACTOR else ""

    def _text(self, address: Address) -> str | None:
        try:
            return self._library.passage(address).text
        except NotFound:
            return None

    def _content(self, proposal: Proposal, claims: list[ProposedClaim]) -> CardContent:
        return CardContent(
            proposal.kind,
            proposal.title,
            proposal.aliases,
            tuple(self._fields(proposal)),
            tuple((claim.text, claim.passages) for claim in claims),
        )

    def _addition(self, proposal: Proposal, claims: list[ProposedClaim], into: str) -> CardContent:
        """What a card does not have yet: names, fields, and sentences it does not cite the passage for."""
        if into in self._fresh.values():
            self._library.refresh()
        card = self._library.card(into)
        names, fields = set(map(key, card.names)), {field.name for field in card.fields if field.values}
        fields |= {"date"} if card.date else set()
        said = {(claim.text, citation) for claim in card.claims for citation in claim.citations}
        return CardContent(
            proposal.kind,
            card.title,
            tuple(_further(proposal, names)) if card.kind is Kind.ACTOR else (),
            tuple(field for field in self._fields(proposal) if field[0] not in fields and card.kind is proposal.kind),
            tuple(
                (claim.text, claim.passages)
                for claim in claims
                if not all((claim.text, str(address)) in said for address in claim.passages)
            ),
        )

    def _fields(self, proposal: Proposal) -> Iterator[tuple[str, tuple[str, ...]]]:
        known = KnownCards(known_cards(self._library.roster))
        told = [("type", proposal.type or ""), ("role", proposal.role)] if proposal.kind is Kind.ACTOR else []
        for name, value in told:
            yield from [(name, (_plain(value),))] if _plain(value) else []
        for field in proposal.fields:
            if values := tuple(filter(None, (self._linked(name, known) for name in field.values))):
                yield field.name, values
        for name, value in (("place", proposal.place), ("date", proposal.date), ("status", proposal.status or "")):
            if value:
                yield name, (_plain(value),)

    def _linked(self, name: str, known: KnownCards) -> str:
        """A name as a link to the card of its actor; the plain name where there is none."""
        card = known.actor(name)
        id = card.id if card else self._fresh.get(key(name), "")
        return f"[[{id}]]" if id else _plain(name)


def _further(proposal: Proposal, names: set[str]) -> Iterator[str]:
    """The names of a proposal that are not among those of a card, each once."""
    for name in proposal.names:
        if key(name) and key(name) not in names:
            names.add(key(name))
            yield name


def _plain(text: str) -> str:
    """A text that no link can be made of."""
    return text.replace("[", "").replace("]", "").strip()


def _holds(claim: ProposedClaim, texts: dict[Address, str]) -> bool:
    """Whether the passages hold a claim word for word."""
    return bool(claim.passages) and all(claim.text in texts.get(address, "") for address in claim.passages)


def _ground(proposal: Proposal, texts: dict[Address, str]) -> Ground:
    passages = {address: texts[address] for address in proposal.passages if address in texts}
    return Ground(proposal.title, proposal.names, proposal.date, proposal.rule, proposal.confidence, passages)
