"""Known cards: which of them a draft is about, and what of it they say already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.drafting.draft import Draft, DraftField, KnownCard
from briefing.drafting.states import key
from briefing.model import Kind


class KnownCards:
    """Cards by their names, as articles write them."""

    def __init__(self, cards: Iterable[KnownCard]) -> None:
        self.of_kind = defaultdict[Kind, list[KnownCard]](list)
        """The cards of each kind."""
        self._by_name = defaultdict[str, dict[str, KnownCard]](dict)
        for card in cards:
            self.of_kind[card.kind].append(card)
            for name in card.names if card.kind is Kind.ACTOR else ():
                self._by_name[key(name)][card.id] = card

    def actor(self, *names: str) -> KnownCard | None:
        """The actor that names name; None where they name none, or more than one."""
        found = {id: card for name in names for id, card in self._by_name.get(key(name), {}).items()}
        return next(iter(found.values())) if len(found) == 1 else None

    def title(self, name: str) -> str:
        """What the actor of a name is called by its card; the name itself where it has none."""
        card = self.actor(name)
        return card.names[0] if card else name


def against(
    drafts: Sequence[Draft],
    known: KnownCards,
    cites: Mapping[str, AbstractSet[int]],
    made: AbstractSet[str] = frozenset(),
) -> tuple[Draft, ...]:
    """The drafts of an article, beside the known cards: what those say already is left out.

    `cites` are the numbers of the article's passages that each card cites, by its id; those of offers, talks and
    sanctions that were `made` of drafts tell nothing of another of their kind.
    """
    return tuple(_against(drafts, known, cites, made))


def _against(
    drafts: Sequence[Draft], known: KnownCards, cites: Mapping[str, AbstractSet[int]], made: AbstractSet[str]
) -> Iterator[Draft]:
    told = {
        kind: {number for card in cards if card.id not in made for number in cites.get(card.id, ())}
        for kind, cards in known.of_kind.items()
    }
    for draft in drafts:
        if draft.kind is Kind.ACTOR:
            card = known.actor(draft.title, *draft.aliases)
            cited: AbstractSet[int] = cites.get(card.id, frozenset()) if card else frozenset()
        else:
            card, cited = None, told.get(draft.kind, frozenset())
        claims = tuple(claim for claim in draft.claims if not cited >= set(claim.paragraphs))
        if claims:
            fields = tuple(DraftField(field.name, tuple(map(known.title, field.values))) for field in draft.fields)
            is_same = (claims, fields) == (draft.claims, draft.fields)
            found = draft if is_same else replace(draft, claims=claims, fields=fields)
            yield _of_card(found, card) if card else found


def _of_card(draft: Draft, card: KnownCard) -> Draft:
    """A draft of an actor as claims for its card, which is called as it is known."""
    title = card.names[0]
    aliases = tuple(dict.fromkeys(name for name in (draft.title, *draft.aliases) if name != title))
    return replace(draft, title=title, aliases=aliases, existing=card.id)
