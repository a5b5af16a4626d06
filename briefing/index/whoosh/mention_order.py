"""The order of mentions: how surely each means the card."""

from collections.abc import Iterator

from briefing.index.whoosh.phrases import phrase
from briefing.index.whoosh.snapshot import Leaf
from briefing.model import Card
from briefing.query.analysis import stem
from briefing.query.catalogue import Catalogue
from briefing.query.title_match import Name, name_of

_ACRONYM = 3
"""How many capitals a single word has at least to be as telling as a whole name."""
_NEAR = 50
"""How many of the cards that a card links to are looked for beside its name."""
Found = dict[Leaf, set[int]]
"""Documents by segment."""


def by_sureness(card: Card, found: Found, catalogue: Catalogue) -> Iterator[Found]:
    """Part the passages that name a card, the surest first.

    First those with a whole name that no other card bears: the title, an alias of several words, an acronym; then
    those that also name a card to which this one links; then the others: a surname alone, a place, an office.
    """
    whole = list(_whole_names(card, catalogue))
    first: Found = {
        leaf: set[int]().union(*(phrase(leaf, [{stem(word)} for word in name], within=numbers) for name in whole))
        for leaf, numbers in found.items()
    }
    beside: Found = {
        leaf: numbers & set[int]().union(*(leaf.documents("names", id_) for id_ in card.links[:_NEAR]))
        for leaf, numbers in found.items()
    }
    yield first
    yield {leaf: beside[leaf] - first[leaf] for leaf in found}
    yield {leaf: numbers - beside[leaf] - first[leaf] for leaf, numbers in found.items()}


def _whole_names(card: Card, catalogue: Catalogue) -> Iterator[Name]:
    for text in card.names:
        if text in card.refused_names:
            continue
        name = name_of(text)
        is_whole = text == card.title or len(name) > 1 or (len(text) >= _ACRONYM and text.isupper())
        if name and is_whole and not _is_of_another(name, card.id, catalogue):
            yield name


def _is_of_another(name: Name, id: str, catalogue: Catalogue) -> bool:
    others = set(catalogue.by_word.bearing(name[:1])) - {id}
    return any(name in catalogue.names[other] for other in others)
