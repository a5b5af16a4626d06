"""Ties: who has to do with a card, by what, by which passages; and the shortest ways between two."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NotFound
from briefing.library import Library
from briefing.library.shortest_ways import shortest_ways
from briefing.model import Tie

CARDS = {
    "ana": 'kind: actor\ntitle: Ana\nof: ["[[town]]"]\n---\nShe knows [[brid]]. [[post#^p1]] She sings. [[post#^p2]]\n',
    "brid": "kind: actor\ntitle: Bríd\n---\nShe rows. [[post#^p3]]\n",
    "cara": "kind: actor\ntitle: Cara\n---\nShe sings too. [[post#^p2]]\n",
    "town": "kind: actor\ntitle: Town\n---\nA town.\n",
    "share": 'kind: offer\ntitle: Half of it\ndate: 2020\nby: ["[[brid]]"]\nto: ["[[ana]]"]\n---\n'
    "[[brid|She]] offered half. [[post#^p3]] [[ana|She]] refused. [[post#^p4]]\n",
    "later": 'kind: offer\ntitle: All of it\ndate: 2022-03\nby: ["[[brid]]"]\nto: ["[[ana]]"]\n---\n'
    "All. [[post#^p5]]\n",
    "ban": 'kind: sanction\ntitle: The ban\nauthority: ["[[town]]"]\ntargets: ["[[ana]]", "[[nobody]]"]\n---\n'
    "A ban. [[post#^p6]]\n",
    "talks": 'kind: talks\ntitle: Talks\nparties: ["[[ana]]", "[[dara]]"]\nfacilitator: ["[[eve]]"]\n---\nTalks.\n',
    "dara": "kind: actor\ntitle: Dara\n---\nShe talks.\n",
    "eve": "kind: actor\ntitle: Eve\n---\nShe helps.\n",
    "lone": "kind: actor\ntitle: Lone\n---\nNobody knows her.\n",
}
ARTICLE = "---\ntitle: Post\npublished: 2021-05-06\n---\n" + "\n".join(
    f"Word {number} stands here. ^p{number}\n" for number in range(1, 7)
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "library"
    for name in ("cards", "articles"):
        (folder / name).mkdir(parents=True)
    for id, text in CARDS.items():
        (folder / "cards" / f"{id}.md").write_text(f"---\n{text}")
    (folder / "articles" / "post.md").write_text(ARTICLE)
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def ties(library: Library, id: str) -> dict[str, Tie]:
    return {tie.id: tie for tie in library.ties.of(id)}


def test_a_card_is_tied_by_fields_links_passages_and_the_events_both_have_to_do_with(library: Library) -> None:
    assert {id: tie.relations for id, tie in ties(library, "ana").items()} == {
        "share": ("offered to", "linked"),
        "later": ("offered to",),
        "ban": ("sanctions on",),
        "talks": ("talks with",),
        "brid": ("offered by", "linked"),
        "town": ("sanctioned by", "part of"),
        "dara": ("talks with",),
        "eve": ("facilitated by",),
        "cara": ("named in one passage",),
    }


def test_each_end_tells_the_same_tie_from_its_side(library: Library) -> None:
    assert ties(library, "brid")["ana"].relations == ("offered to", "linked")
    assert ties(library, "town")["ana"].relations == ("sanctions on", "part of")
    assert ties(library, "eve")["ana"].relations == ("facilitated for",)
    assert ties(library, "cara")["ana"].citations == ties(library, "ana")["cara"].citations == ("post#^p2",)


def test_a_tie_has_the_passages_that_tell_it_and_its_dates(library: Library) -> None:
    brid = ties(library, "ana")["brid"]
    assert brid.citations == ("post#^p3", "post#^p5", "post#^p1")
    assert brid.through == ("share", "later")
    assert (str(brid.first), str(brid.last)) == ("2020", "2022-03")
    assert ties(library, "ana")["share"].citations == ("post#^p4",)
    cara = ties(library, "ana")["cara"]
    assert (str(cara.first), str(cara.last)) == ("2021-05-06", "2021-05-06")
    assert ties(library, "ana")["dara"].first is None


def test_typed_relations_come_before_links_and_those_before_passages(library: Library) -> None:
    found = library.ties.of("ana")
    assert [tie.strength for tie in found] == sorted((tie.strength for tie in found), reverse=True)
    assert found[-1].id == "cara"


def test_a_card_may_be_tied_to_none(library: Library) -> None:
    assert library.ties.of("lone") == ()
    assert library.ties.ways("lone", "ana") == ()


def test_a_way_leads_through_cards_and_passages_each_step_with_its_evidence(library: Library) -> None:
    way, *_ = library.ties.ways("cara", "brid")
    assert [(step.start, step.tie.id, step.tie.relations, step.tie.citations) for step in way] == [
        ("cara", "ana", ("named in one passage",), ("post#^p2",)),
        ("ana", "brid", ("linked",), ("post#^p1",)),
    ]


def test_of_ways_as_long_those_by_nearer_ties_come_first(library: Library) -> None:
    ways = library.ties.ways("ana", "town", 9)
    assert len(ways) == 1
    assert [step.tie.relations for step in ways[0]] == [("part of",)]
    assert [[step.tie.id for step in way] for way in library.ties.ways("town", "brid", 9)] == [["ana", "brid"]]


def test_nobody_is_tied_to_what_is_not_there(library: Library) -> None:
    for ask in (lambda: library.ties.of("nobody"), lambda: library.ties.ways("ana", "nobody")):
        with pytest.raises(NotFound):
            ask()


_GRAPHS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20)


@given(_GRAPHS, st.integers(0, 9), st.integers(0, 9))
def test_the_shortest_ways_are_all_of_the_shortest_there_are(
    edges: list[tuple[int, int]], start: int, goal: int
) -> None:
    """Compared with every simple way, found the slow way."""
    near = {
        str(node): {str(b) for a, b in (*edges, *((b, a) for a, b in edges)) if a == node != b} for node in range(10)
    }

    def ways(at: str, seen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if at == str(goal):
            yield seen
            return
        for other in near[at]:
            if other not in seen and len(seen) <= 6:
                yield from ways(other, (*seen, other))

    every = list(ways(str(start), (str(start),)))
    shortest = min(map(len, every), default=0)
    expected = sorted(way for way in every if len(way) == shortest)
    found = shortest_ways(str(start), str(goal), near.__getitem__, most_steps=6, most_ways=10_000)
    assert sorted(found) == expected
