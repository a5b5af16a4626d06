"""What is decided about cards that their library is compiled with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from briefing.model import Card
from briefing.text import terms


@dataclass(frozen=True, slots=True)
class Decided:
    """Which cards are one, and by which of their names cards are not meant."""

    same: Mapping[str, str] = field(default_factory=dict)
    """The ids of cards that are the same as another, and the id of that card."""
    refused_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The names that do not mean a card, by its id."""

    def among(self, cards: Collection[str]) -> Self:
        """The same of those cards alone; what is refused of a card that is another is refused of that other."""
        same = {other: card for other, card in self.same.items() if other in cards and card in cards}
        refused = dict[str, tuple[str, ...]]()
        for card, names in self.refused_names.items():
            joined = same.get(card, card)
            if joined in cards:
                refused[joined] = (*refused.get(joined, ()), *names)
        return type(self)(same, refused)

    def refused_of(self, card: Card) -> tuple[str, ...]:
        """The names of a card, as it spells them, by which it is not meant."""
        refused = set(map(terms, self.refused_names.get(card.id, ())))
        return tuple(name for name in card.names if terms(name) in refused) if refused else ()

    def differing(self, before: "Decided") -> frozenset[str]:
        """The ids of the cards of which other names are refused than before."""
        now, then = self.refused_names, before.refused_names
        return frozenset(id for id in now.keys() | then.keys() if now.get(id) != then.get(id))

    def pack(self) -> list[Any]:
        """The values for JSON."""
        return [self.same, self.refused_names]

    @classmethod
    def unpack(cls, values: Any) -> Self:
        """The reverse of `pack`; raises ValueError, TypeError or AttributeError where it makes no sense."""
        same, refused = values
        return cls(dict(same), {card: tuple(names) for card, names in refused.items()})
