"""The queue: what waits for a decision, by kind and the surest first; the drafts of one actor are one proposal."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from briefing.drafting.draft import Draft, KnownCard
from briefing.drafting.known_cards import KnownCards, against
from briefing.drafting.review.proposal import Proposal, ProposedClaim
from briefing.drafting.review.texts import known_cards
from briefing.drafting.states import key
from briefing.library import Library
from briefing.library.draft_decisions import DraftDecision
from briefing.model import Address, Kind

KINDS = (Kind.ACTOR, Kind.OFFER, Kind.TALKS, Kind.SANCTION)
"""The kinds in the order of the queue: actors first, for the others link to them."""
_MOST_CLAIMS = 12
"""So many claims has the proposal of an actor that stands in many articles."""
_MOST_ALIASES = 8


class Queue:
    """The proposals that wait."""

    def __init__(self, proposals: Iterable[Proposal] = ()) -> None:
        """By kind, the surest first."""
        self.by_id: Mapping[str, Proposal] = {one.id: one for one in proposals}
        """The proposals by their ids, in their order."""

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals in their order."""
        return tuple(self.by_id.values())

    def without(self, ids: AbstractSet[str]) -> "Queue":
        """The queue without those proposals."""
        left = Queue()
        left.by_id = {id: one for id, one in self.by_id.items() if id not in ids}
        return left


def waiting(library: Library, drafts: Mapping[str, Sequence[Draft]]) -> Queue:
    """What waits of the drafts of the library's articles; reads the index. See `propose`."""
    return Queue(_queued(propose(library, drafts)))


def propose(library: Library, drafts: Mapping[str, Sequence[Draft]]) -> list[Proposal]:
    """Each draft as a proposal, in order; those are left out that a card says already or the reader has refused."""
    memory = _Memory(library.drafts.decided())
    known = KnownCards([*known_cards(library.roster), *memory.taught(library)])
    cites = _cites(library, drafts, known)
    found = (
        Proposal.of(article, draft)
        for article, ones in drafts.items()
        for draft in against(ones, known, cites.get(article, {}), memory.made)
    )
    return [left for one in found if (left := memory.undecided(one))]


def _cites(
    library: Library, drafts: Mapping[str, Sequence[Draft]], known: KnownCards
) -> dict[str, dict[str, set[int]]]:
    """For each article the numbers of the passages, of those that drafts rest on, that each card cites."""
    found = defaultdict[str, dict[str, set[int]]](lambda: defaultdict(set))
    addresses = {
        Address(article, number)
        for article, ones in drafts.items()
        for draft in ones
        if article and known.of_kind.get(draft.kind)
        for claim in draft.claims
        for number in claim.paragraphs
    }
    for address, cards in (library.citing(addresses) if addresses else {}).items():
        for card in cards:
            found[address.article][card].add(address.number)
    return found


class _Memory:
    """What was decided before."""

    def __init__(self, decided: Sequence[DraftDecision]) -> None:
        self._decided = decided
        self.made = frozenset(one.card for one in decided if one.is_accepted and one.kind is not Kind.ACTOR)
        """The cards of offers, talks and sanctions that were made of drafts, or added to."""
        self._done = {
            _identity(one.kind, one.title, one.date)
            for one in decided
            if one.kind is not Kind.ACTOR or not (one.is_accepted or one.card)
        }
        self._of_card = defaultdict[str, set[str]](set)
        for one in decided:
            self._of_card[one.card] |= one.passages if one.card else frozenset()

    def taught(self, library: Library) -> Iterator[KnownCard]:
        """The names under which actors were accepted, whatever their cards call them."""
        for one in self._decided:
            card = library.roster.card(one.card) if one.is_accepted and one.kind is Kind.ACTOR else None
            if card:
                yield KnownCard(card.id, card.kind, (card.title, *card.aliases, *one.names))

    def undecided(self, proposal: Proposal) -> Proposal | None:
        """What of a proposal has not been decided; None where nothing is left."""
        if _identity(proposal.kind, proposal.title, proposal.date) in self._done:
            return None
        gone = self._of_card.get(proposal.existing) if proposal.existing else None
        if not gone:
            return proposal
        claims = tuple(one for one in proposal.claims if not gone.issuperset(map(str, one.passages)))
        return replace(proposal, claims=claims) if claims else None


def _identity(kind: Kind, title: str, date: str) -> tuple[Kind, str, str]:
    """What is the same in later articles: the name of an actor, or what happened, between whom, when."""
    return kind, key(title), "" if kind is Kind.ACTOR else date


def _queued(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    groups = defaultdict[str, list[Proposal]](list)
    for one in proposals:
        groups[one.id].append(one)
    by_kind = defaultdict[Kind, list[Proposal]](list)
    for group in groups.values():
        by_kind[group[0].kind].append(_joined(group))
    order = attrgetter("confidence", "articles")
    return tuple(chain.from_iterable(sorted(by_kind[kind], key=order, reverse=True) for kind in KINDS))


def _joined(group: Sequence[Proposal]) -> Proposal:
    """The drafts of one actor as one proposal: the first sentence of every article, then the second ones."""
    if len(group) == 1:
        return group[0]
    surest = max(group, key=attrgetter("confidence"))
    longest = max(len(one.claims) for one in group)
    rounds = (claim for at in range(longest) for one in group for claim in one.claims[at : at + 1])
    claims = list(dict.fromkeys(rounds))
    aliases = Counter(name for one in group for name in one.names if name != surest.title)
    types = Counter(one.type for one in group if one.type)
    chosen = sorted(claims[:_MOST_CLAIMS], key=_place)
    return replace(
        surest,
        claims=tuple(chosen),
        rule=f"in {len(group):,} articles, in one of them {surest.rule}",
        aliases=tuple(name for name, _ in aliases.most_common(_MOST_ALIASES)),
        type=types.most_common(1)[0][0] if types else None,
        role=surest.role or next((one.role for one in group if one.role), ""),
        articles=len(group),
        further=tuple(dict.fromkeys(address for claim in claims[_MOST_CLAIMS:] for address in claim.passages)),
    )


def _place(claim: ProposedClaim) -> tuple[Address, ...]:
    return claim.passages
