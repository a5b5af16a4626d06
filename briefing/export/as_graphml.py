"""The cards of a dossier and what ties them, as GraphML."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from briefing.export.xml_text import xml
from briefing.model import Card, Dossier, Entry, Role

LINK, SHARED = "link", "cites the same"
"""The relations of an edge that no field names: a link in the text; a passage that both cards cite."""
MOST_TOGETHER = 50
"""A passage that more cards cite ties none of them: each would be tied to all others."""
_NODE_KEYS = ("title", "kind", "date", "aliases", "tags", "claims", "held")
_EDGE_KEYS = ("relation", "citations", "weight")
_INTS = ("claims", "weight")


def graphml(dossier: Dossier) -> Iterator[str]:
    """The GraphML of a dossier, piece by piece.

    Each card is a node; one that is only linked to says `held` false. An edge says why two cards belong together: the
    name of a typed relation, `link`, or `cites the same` with the addresses of the passages.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for target, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            type = "int" if key in _INTS else "boolean" if key == "held" else "string"
            yield f' <key id="{key}" for="{target}" attr.name="{key}" attr.type="{type}"/>\n'
    yield ' <graph id="briefing" edgedefault="directed">\n'
    for card in dossier.cards:
        yield _node(card.id, _facts(card))
    for entry in dossier.neighbours:
        yield _node(entry.id, _named(entry))
    yield from _edges(dossier)
    yield " </graph>\n</graphml>\n"


def _facts(card: Card) -> dict[str, str]:
    return {
        "title": card.title,
        "kind": card.kind.value,
        "date": str(card.date or ""),
        "aliases": "; ".join(card.aliases),
        "tags": "; ".join(card.tags),
        "claims": str(len(card.claims)),
        "held": "true",
    }


def _named(entry: Entry) -> dict[str, str]:
    return {"title": entry.title, "kind": entry.kind.value, "date": entry.date, "held": "false"}


def _node(id: str, facts: dict[str, str]) -> str:
    return f'  <node id="{id}">{_data(facts)}</node>\n'


def _edges(dossier: Dossier) -> Iterator[str]:
    known = dossier.ids | {entry.id for entry in dossier.neighbours}
    for card in dossier.cards:
        related = dict[tuple[str, str], None]()
        for field in card.fields:
            for value in field.values:
                for span in value.leads(Role.LINK):
                    related[field.name, span.target] = None
        for relation, target in related:
            if target in known:
                yield _edge(card.id, target, {"relation": relation, "weight": "1"})
        typed = {target for _, target in related}
        for target in card.links:
            if target in known - typed - {card.id}:
                yield _edge(card.id, target, {"relation": LINK, "weight": "1"})
    for (one, other), addresses in _shared(dossier).items():
        facts = {"relation": SHARED, "citations": " ".join(addresses), "weight": str(len(addresses))}
        yield _edge(one, other, facts)


def _shared(dossier: Dossier) -> dict[tuple[str, str], list[str]]:
    """The passages that two cards both cite, by the two."""
    citing = defaultdict[str, list[str]](list)
    for card in dossier.cards:
        for address in card.citations:
            citing[address].append(card.id)
    shared = defaultdict[tuple[str, str], list[str]](list)
    for address, cards in citing.items():
        if len(cards) <= MOST_TOGETHER:
            for pair in combinations(cards, 2):
                shared[pair].append(address)
    return shared


def _edge(source: str, target: str, facts: dict[str, str]) -> str:
    return f'  <edge source="{source}" target="{target}">{_data(facts)}</edge>\n'


def _data(facts: dict[str, str]) -> str:
    return "".join(f'<data key="{key}">{xml(value)}</data>' for key, value in facts.items() if value)
