"""Near names: the cards that a draft may be about, offered and never taken."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from briefing.drafting.review.proposal import Proposal
from briefing.drafting.states import key
from briefing.model import Entry, Roster

_NEAR = 84
"""How alike two names are, of 100, that are offered as one."""
_MOST = 5
_LISTED = 50
"""So many guesses are listed where the reader has to choose."""


def near(proposal: Proposal, roster: Roster) -> tuple[Entry, ...]:
    """The cards of its kind with the names most like those of a proposal, the best first; its own card is none."""
    return _likest(proposal, roster, _NEAR, _MOST)


def guesses(proposal: Proposal, roster: Roster) -> tuple[Entry, ...]:
    """As `near`, but more of them, however little alike their names are."""
    return _likest(proposal, roster, 0, _LISTED)


def _likest(proposal: Proposal, roster: Roster, least: float, most: int) -> tuple[Entry, ...]:
    cards = [entry for entry in roster.cards if entry.kind is proposal.kind and entry.id != proposal.existing]
    names = {at: key(entry.title) for at, entry in enumerate(cards)}
    found = dict[int, float]()
    for wanted in filter(None, map(key, proposal.names)):
        for _, score, at in process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=least, limit=most):
            found[at] = max(score, found.get(at, 0))
        for at in _named(wanted, cards):
            found[at] = 100
    return tuple(cards[at] for at in sorted(found, key=lambda at: -found[at])[:most])


def _named(name: str, cards: Iterable[Entry]) -> list[int]:
    """The cards one of whose other names it is."""
    return [at for at, entry in enumerate(cards) if any(key(alias) == name for alias in entry.aliases)]
