"""What tells how surely a passage means a card that it names: whole names, and facts of the card beside a name."""

from collections.abc import Iterator

from briefing.model import Card, Kind
from briefing.query.catalogue import Catalogue
from briefing.query.title_match import Name, name_of

_ACRONYM = 3
"""How many capitals a single word has at least to be as telling as a whole name."""
NEAR = 50
"""How many of the cards that a card links to, and of the values of its fields, are looked for beside its name."""
_EVENTS = (Kind.OFFER, Kind.TALKS, Kind.SANCTION)
"""Of these kinds a part of the title is a place or a party: `Oslo` of `Oslo talks`."""


def facts(card: Card) -> Iterator[Name]:
    """The values of a card's fields that lead nowhere, and the year of its date."""
    values = [value.text for field in card.fields for value in field.values if not value.spans]
    yield from filter(None, map(name_of, values[:NEAR]))
    if card.date and card.date.first[:4] == card.date.last[:4]:
        yield (card.date.first[:4],)


def whole_names(card: Card, catalogue: Catalogue) -> Iterator[Name]:
    """The names that are a card's alone: its title, an alias of several words, an acronym."""
    for text in card.names:
        if text in card.refused_names:
            continue
        name = name_of(text)
        is_whole = text == card.title or len(name) > 1 or (len(text) >= _ACRONYM and text.isupper())
        is_part = card.kind in _EVENTS and set(name) < set(name_of(card.title))
        if name and is_whole and not is_part and not _is_of_another(name, card.id, catalogue):
            yield name


def _is_of_another(name: Name, id: str, catalogue: Catalogue) -> bool:
    others = set(catalogue.by_word.bearing(name[:1])) - {id}
    return any(name in catalogue.names[other] for other in others)
