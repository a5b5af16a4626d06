"""Acceptance: a proposal becomes a card of the reader's own library, or an addition to a card that exists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.drafting.known_cards import KnownCards
from briefing.drafting.review.proposal import Proposal, ProposedClaim
from briefing.drafting.review.texts import known_cards
from briefing.drafting.review.unlinked import Unlinked
from briefing.drafting.states import key
from briefing.errors import BriefingError, CannotEdit, NotFound
from briefing.library import Library
from briefing.library.draft_decisions import Acceptances, Accepted, Ground
from briefing.model import Address, Card, CardContent, Kind


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


class _Wanted(NamedTuple):
    """A choice with what was read for it."""

    choice: Choice
    claims: Sequence[ProposedClaim]
    """The claims that their passages hold word for word."""
    ground: Ground
    """What is remembered."""
    cards: Sequence[Card]
    """The card it adds to, where the index has it."""


class Acceptance:
    """Accepts and refuses proposals of one library. The index follows with the library's next `refresh`.

    What writes raises what `DraftDecisions.accept` does, and NotFound.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._fresh = dict[str, str]()
        """The ids of the actors accepted here that may not be in the index yet, by the keys of their names."""
        self._unlinked = Unlinked(library)

    def accept(self, choice: Choice) -> Accepted:
        """Store a proposal, as one change.

        Raises CannotEdit where none of its passages holds its words any more: no such claim is ever stored.
        """
        return self._store([self._wanted(choice)], is_strict=True)

    def accept_all(self, choices: Iterable[Choice]) -> Accepted:
        """Store several proposals as one change, all or none; one that can't be stored is passed over."""
        wanted = list[_Wanted]()
        for choice in choices:
            try:
                wanted.append(self._wanted(choice))
            except (CannotEdit, NotFound):
                continue
        return self._store(wanted, is_strict=False) if wanted else Accepted((), "")

    def refuse(self, proposal: Proposal) -> None:
        """Have a proposal not made again, in no later article."""
        passages = ((address, self._text(address)) for address in proposal.passages)
        texts = {address: text for address, text in passages if text is not None}
        self._library.drafts.refuse(proposal.kind, _ground(proposal, texts), proposal.existing)

    def _wanted(self, choice: Choice) -> _Wanted:
        """Read what a choice needs, before the library is locked."""
        proposal, texts = choice.proposal, dict[Address, str]()
        proposed = choice.proposed or proposal
        for address in (*proposed.passages, *proposal.passages):
            if address not in texts and (text := self._text(address)) is not None:
                texts[address] = text
        claims = [claim for claim in proposal.claims if _holds(claim, texts)]
        if not claims:
            raise CannotEdit(f"No passage holds the words of “{proposal.title}” any more: it can't be accepted.")
        into = choice.into or proposal.existing
        known = into and self._library.roster.card(into)
        return _Wanted(choice, claims, _ground(proposed, texts), [self._library.card(into)] if known else [])

    def _store(self, wanted: Sequence[_Wanted], *, is_strict: bool) -> Accepted:
        """Store choices; where not `is_strict`, those that can't be stored are passed over."""
        links = _Links(KnownCards(known_cards(self._library.roster)), self._existing())

        def decide(drafts: Acceptances) -> None:
            for one in sorted(wanted, key=_is_event):
                try:
                    _accept(one, drafts, links)
                except BriefingError:
                    if is_strict:
                        raise
            self._unlinked.link(drafts, links.accepted)

        made = self._library.drafts.accept(decide)
        self._fresh |= links.accepted
        return made

    def _existing(self) -> dict[str, str]:
        """The actors that were accepted here and are still there."""
        return {name: id for name, id in self._fresh.items() if self._library.drafts.exists(id)}

    def _text(self, address: Address) -> str | None:
        try:
            return self._library.passage(address).text
        except NotFound:
            return None


def _is_event(one: _Wanted) -> bool:
    """Actors come first: offers, talks and sanctions link to them."""
    return one.choice.proposal.kind is not Kind.ACTOR


class _Links:
    """Which card a name means: one of the index, or one that was accepted just now."""

    def __init__(self, known: KnownCards, fresh: dict[str, str]) -> None:
        self._known = known
        self.fresh = fresh
        """The ids of cards that may not be in the index, by the keys of their names."""
        self.accepted = dict[str, str]()
        """The ids of the actors that are accepted in this change, by the keys of their names."""

    def accept(self, proposal: Proposal, card: str) -> None:
        """Know the names of a proposal of an actor, which is that card."""
        names = dict.fromkeys(map(key, proposal.names), card)
        self.fresh |= names
        self.accepted |= names

    def linked(self, name: str) -> str:
        """A name as a link to the card of its actor; the plain name where there is none."""
        card = self._known.actor(name)
        id = card.id if card else self.fresh.get(key(name), "")
        return f"[[{id}]]" if id else _plain(name)


def _accept(one: _Wanted, drafts: Acceptances, links: _Links) -> None:
    """Make the card of a choice, or add to one."""
    proposal, is_edited = one.choice.proposal, one.choice.is_edited
    into = one.choice.into or proposal.existing
    if not into and proposal.kind is Kind.ACTOR:
        into = links.fresh.get(key(proposal.title), "")
    if into:
        drafts.extend(into, _addition(one, into, drafts, links), one.ground, is_edited=is_edited)
    else:
        into = drafts.make(_content(one, links), one.ground, is_edited=is_edited)
    if proposal.kind is Kind.ACTOR:
        links.accept(proposal, into)


def _content(one: _Wanted, links: _Links) -> CardContent:
    proposal = one.choice.proposal
    claims = tuple((claim.text, claim.passages) for claim in one.claims)
    return CardContent(proposal.kind, proposal.title, proposal.aliases, tuple(_fields(proposal, links)), claims)


def _addition(one: _Wanted, into: str, drafts: Acceptances, links: _Links) -> CardContent:
    """What a card does not have yet: names, fields, and sentences it does not cite the passage for."""
    proposal = one.choice.proposal
    written = drafts.written(into)
    cards = [*one.cards, *([written] if written else [])]
    if not cards:
        raise NotFound(f"There is no card `{into}`.")
    card = cards[0]
    names = {key(name) for each in cards for name in each.names}
    fields = {field.name for each in cards for field in each.fields if field.values}
    fields |= {"date"} if any(each.date for each in cards) else set()
    said = {(claim.text, citation) for each in cards for claim in each.claims for citation in claim.citations}
    return CardContent(
        proposal.kind,
        card.title,
        tuple(_further(proposal, names)) if card.kind is Kind.ACTOR else (),
        tuple(field for field in _fields(proposal, links) if field[0] not in fields and card.kind is proposal.kind),
        tuple(
            (claim.text, claim.passages)
            for claim in one.claims
            if not all((claim.text, str(address)) in said for address in claim.passages)
        ),
    )


def _fields(proposal: Proposal, links: _Links) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = [("type", proposal.type or ""), ("role", proposal.role)] if proposal.kind is Kind.ACTOR else []
    for name, value in told:
        yield from [(name, (_plain(value),))] if _plain(value) else []
    for field in proposal.fields:
        if values := tuple(filter(None, map(links.linked, field.values))):
            yield field.name, values
    for name, value in (("place", proposal.place), ("date", proposal.date), ("status", proposal.status or "")):
        if value:
            yield name, (_plain(value),)


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
