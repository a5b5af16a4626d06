"""The cards and what ties them as a graph: networkx reads it."""

from io import BytesIO

import networkx as nx
from hypothesis import given

from briefing.export import Format, collect, exported
from briefing.library import Library
from briefing.model import Dossier
from tests.export.making import dossiers


def graph(dossier: Dossier) -> "nx.MultiDiGraph":
    return nx.read_graphml(BytesIO(b"".join(exported(dossier, Format.GRAPHML))), force_multigraph=True)


def test_cards_are_nodes_and_why_they_belong_together_are_edges(shipped: Dossier) -> None:
    read = graph(shipped)
    assert set(read.nodes) == {card.id for card in shipped.cards}
    assert read.nodes["nicolas-maduro"]["title"] == "Nicolás Maduro"
    edges = {(one, other, told["relation"]) for one, other, told in read.edges(data=True)}
    assert ("exit-guarantees-2019", "trump-administration", "by") in edges
    assert ("exit-guarantees-2019", "international-criminal-court", "link") in edges
    shared = [told for _, _, told in read.edges(data=True) if told["relation"] == "cites the same"]
    assert all(told["weight"] == len(told["citations"].split()) for told in shared)


def test_a_card_that_is_only_linked_to_is_a_node_that_says_so(tiny: Library) -> None:
    read = graph(collect(tiny, ["mill-talks-2022"]).dossier)
    held = {id: told["held"] for id, told in read.nodes(data=True)}
    assert held.pop("mill-talks-2022") is True
    assert held and not any(held.values())


@given(dossiers)
def test_any_text_is_a_graph_that_opens(dossier: Dossier) -> None:
    assert set(graph(dossier).nodes) == {"ferry-2021"}
