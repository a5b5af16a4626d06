"""What ties a card to others, as far as one card tells; two of them make a tie. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.model import Card, Date, Kind, Role
from briefing.model.tie import LINKED, PASSAGE, RELATION_NAMES, THROUGH, Tie

_ORDER = {LINKED: 1, PASSAGE: 2}
"""The order of relations: typed ones first."""


@dataclass(frozen=True, slots=True)
class CardLinks:
    """The links of a card, and the passages that its claims rest on."""

    id: str
    """The card's id."""
    kind: Kind
    """The card's kind."""
    date: Date | None
    """The card's date."""
    relations: Mapping[str, tuple[str, ...]]
    """The names of the typed relations to each card."""
    claims: Mapping[str, tuple[str, ...]]
    """For each card that the text links to, the addresses that the claims with the links rest on."""
    first: tuple[str, ...]
    """The addresses that its first claim rests on."""
    citations: tuple[str, ...]
    """Every address it cites."""

    @classmethod
    def of(cls, card: Card) -> "CardLinks":
        """The links of a card."""
        relations, claims = dict[str, list[str]](), dict[str, list[str]]()
        for field in card.fields:
            name = RELATION_NAMES.get((card.kind, field.name), field.name)
            for value in field.values:
                for span in value.leads(Role.LINK):
                    relations.setdefault(span.target, []).append(name)
        told = card.claims
        for block in card.blocks:
            for span in block.prose.leads(Role.LINK):
                claims.setdefault(span.target, [])
        for claim in told:
            for target in claim.links:
                claims[target] += claim.citations
        return cls(
            card.id,
            card.kind,
            card.date,
            {target: _each(names) for target, names in relations.items()},
            {target: _each(addresses) for target, addresses in claims.items()},
            next((claim.citations for claim in told if claim.citations), ()),
            card.citations,
        )


def direct_tie(card: CardLinks, other: CardLinks) -> Tie | None:
    """What ties two cards to each other; None where nothing does."""
    typed = (*card.relations.get(other.id, ()), *other.relations.get(card.id, ()))
    is_linked = other.id in card.claims or card.id in other.claims
    theirs = frozenset(other.citations)
    shared = tuple(address for address in card.citations if address in theirs)
    relations = _each((*typed, *([LINKED] if is_linked else ()), *([PASSAGE] if shared else ())))
    if not relations:
        return None
    told = (*card.claims.get(other.id, ()), *other.claims.get(card.id, ()))
    stated = (other if other.relations.get(card.id) else card).first if typed and not told and not shared else ()
    return _dated(Tie(other.id, relations, _each((*told, *shared, *stated))), (card.date, other.date))


def ties_through(card: CardLinks, event: CardLinks) -> Iterator[Tie]:
    """What ties a card to others that have to do with the same offer, talks or sanction."""
    for other, names in event.relations.items():
        met = [THROUGH.get((mine, name)) for mine in event.relations.get(card.id, ()) for name in names]
        relations = _each(filter(None, met))
        if other != card.id and relations:
            told = event.claims.get(other) or event.claims.get(card.id) or event.first
            yield _dated(Tie(other, relations, told, (event.id,)), (event.date,))


def joined(ties: Iterable[Tie]) -> Tie:
    """Several ties to one card as one."""
    every = tuple(ties)
    whole = Tie(
        every[0].id,
        tuple(sorted(_each(name for tie in every for name in tie.relations), key=lambda name: _ORDER.get(name, 0))),
        _each(address for tie in every for address in tie.citations),
        _each(id for tie in every for id in tie.through),
    )
    return _dated(whole, [date for tie in every for date in (tie.first, tie.last)])


def _dated(tie: Tie, dates: Iterable[Date | None]) -> Tie:
    """The tie with the first and the last of some dates."""
    known = [date for date in dates if date]
    if not known:
        return tie
    return tie._replace(first=min(known, key=lambda date: date.first), last=max(known, key=lambda date: date.last))


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
