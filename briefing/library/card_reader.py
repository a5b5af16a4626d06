"""Reads the cards of a batch: their additions joined, their links by name led to the cards that are meant."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefing.library import file_problems
from briefing.library.card_names import CardNames, key_of, keys_of
from briefing.library.ledger import Record
from briefing.library.references import References
from briefing.model import Card, Entry, Problem, with_additions, with_targets

_NO_NAMES = ",[]]"
"""How packed references end that hold no name."""
_FEW = 20
"""So many names are looked for in packed references; for more, each is unpacked."""


class ReadCard(NamedTuple):
    """A card as its file and the additions to it have it."""

    file: str
    """The file, as it is shown."""
    card: Card
    """The card of the file alone."""
    additions: tuple[tuple[str, Card], ...]
    """How the file of each addition is shown, and the addition."""
    problems: tuple[Problem, ...]
    """What is wrong in the file."""
    may_lead_nowhere: bool = False
    """Whether a link that names nothing is no mistake: in a vault, it is a note to be written."""

    @property
    def whole(self) -> Card:
        """The card with all that is added to it."""
        return with_additions(self.card, [card for _, card in self.additions]) if self.additions else self.card


class LinkedCard(NamedTuple):
    """A card whose links by name lead to cards."""

    card: Card
    """The card, with all that is added to it."""
    references: References
    """Its references."""
    problems: tuple[Problem, ...]
    """What is wrong in its file."""


@dataclass(frozen=True, slots=True)
class CardLinker:
    """Leads the links of cards that give a name to the cards of that name."""

    names: CardNames
    """The names of all cards."""
    entries: Mapping[str, Entry]
    """The cards as they were before, by id."""

    def links(self, read: ReadCard) -> bool:
        """Whether a card has links that give no id of a card."""
        cards = (read.card, *(card for _, card in read.additions))
        return any(not self.names.has(target) for card in cards for target in card.links)

    def linked(self, read: ReadCard) -> LinkedCard:
        """The card, its links led to the cards that they name; a link that can mean several is a problem."""
        problems, found = list(read.problems), dict[str, str]()
        files = ((read.file, read.card), *read.additions)
        parts = [self._references(file, card, found, problems) for file, card in files]
        if read.may_lead_nowhere:
            parts[0] = replace(parts[0], links=tuple(link for link in parts[0].links if self.names.has(link[0])))
        references = replace(
            parts[0],
            added=tuple(replace(part, names=()) for part in parts[1:]),
            names=tuple(sorted({name for part in parts for name in part.names})),
        )
        return LinkedCard(with_targets(read.whole, found), references, tuple(problems))

    def _references(self, file: str, card: Card, found: dict[str, str], problems: list[Problem]) -> References:
        links, names = list[tuple[str, int]](), set[str]()
        for span in card.link_spans:
            meant = self.names.meant_by(span.target)
            if not self.names.has(span.target):
                names.add(key_of(span.target))
            if len(meant) == 1:
                found[span.target] = meant[0]
            if len(meant) > 1:
                problems.append(file_problems.ambiguous_link(file, span.line, span.target, meant))
            else:
                links.append((found.get(span.target, span.target), span.line))
        cited = dict.fromkeys((span.target, span.line) for span in card.citation_spans)
        return References(file, tuple(dict.fromkeys(links)), tuple(cited), names=tuple(names))

    def moved(self, id: str, keys: frozenset[str]) -> frozenset[str]:
        """The names that a card has got or lost; its names now are compared by `keys`."""
        before = self.entries.get(id)
        return keys ^ (keys_of(id, (before.title, *before.aliases)) if before else frozenset())


def naming(packed: Mapping[str, str], kept: Iterable[Record], moved: Collection[str]) -> Iterator[Record]:
    """The cards among those that are kept that link to one of these names."""
    wanted = [json.dumps(name) for name in moved] if len(moved) <= _FEW else [""]
    for record in kept if moved else ():
        references = packed.get(record.id, _NO_NAMES)
        if references.endswith(_NO_NAMES) or not any(name in references for name in wanted):
            continue
        if not frozenset(References.unpack(references).names).isdisjoint(moved):
            yield record
