"""What holds of this engine alone: its short cuts answer as the long way does, and its files stay few."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader, open_index
from briefing.index.whoosh.index_reader import IndexReader
from briefing.model import Address, Kind
from tests.index.asking import assert_mentions_come_in_order, everything, found
from tests.index.harbour import CARDS, SOURCES, card, source


def test_of_many_mentions_the_same_come_first(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.index.whoosh.index_reader._SORTED", 5)
    assert_mentions_come_in_order(index)


@pytest.mark.parametrize("sparse", [0, 10**9])
@pytest.mark.parametrize("long", [0, 10**9])
def test_phrases_are_found_alike_in_long_lists_and_short_ones(
    index: Index, monkeypatch: pytest.MonkeyPatch, sparse: int, long: int
) -> None:
    """One after the other, repeated, at the end of a document and the beginning of the next, open at the end."""
    monkeypatch.setattr("briefing.index.whoosh.phrases._SPARSE", sparse)
    monkeypatch.setattr("briefing.index.whoosh.phrases._LONG", long)
    texts = ["the old lamp", "old lamp", "lamp old", "old old lamp", "lamp", "the lamp is old", "old lamps", "old oil"]
    index.build(Changes(sources=[source("s", "2031-01-01", *texts)]))
    with closing(index.open()) as reader:
        assert found(reader, '"old lamp"') == {f"s#^p{number}" for number in (1, 2, 4, 7)}
        assert found(reader, '"old old lamp"') == {"s#^p4"}
        assert found(reader, "old-la", typing=True) == {f"s#^p{number}" for number in (1, 2, 4, 7)}
        assert found(reader, '"lamp the"') == found(reader, '"lamp lamp"') == set()
        assert found(reader, 'the "old lamp"') == {"s#^p1"}


@pytest.mark.parametrize("sparse", [0, 10**9])
def test_several_words_are_found_and_scored_alike_in_long_lists_and_short_ones(
    index: Index, monkeypatch: pytest.MonkeyPatch, sparse: int
) -> None:
    """The second word is sought in what has the first, one document after the other or all at once."""
    monkeypatch.setattr("briefing.index.whoosh.evaluate._SPARSE", sparse)
    with closing(index.open()) as reader:
        alone = [{hit.id: hit.score for hit in reader.search(word).hits if not hit.is_card} for word in ("the", "a")]
        both = {hit.id: hit.score for hit in reader.search("the a").hits if not hit.is_card}
        assert both == {key: pytest.approx(alone[0][key] + alone[1][key]) for key in alone[0].keys() & alone[1].keys()}
        assert both.keys() == found(reader, "the a kind:passage") > found(reader, "the a kind:passage -pardon") > set()


@pytest.mark.parametrize("query", ["lamp", "kind:passage"])
def test_passages_that_answer_alike_are_shown_in_the_order_they_are_read(index: Index, query: str) -> None:
    lamps = source("s", "2031-01-01", *["A lamp."] * 12)
    index.build(Changes(sources=[replace(lamps, article=replace(lamps.article, title=""))]))
    with closing(index.open()) as reader:
        for limit in (0, 3, 12, 50):
            results = reader.search(query, limit=limit)
            numbers = [int(hit.id.removeprefix("s#^p")) for hit in results.hits]
            assert numbers == sorted(numbers)
            assert (len(numbers), results.total) == (min(limit, 12), 12)


def test_what_is_shown_again_is_what_was_shown(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts are kept for the next query, a few of them; the words marked in them are those of each query."""
    monkeypatch.setattr("briefing.index.whoosh.hits._KEPT", 2)
    first = [reader.search(query).hits for query in ("the", "a", "pardon")]
    assert [reader.search(query).hits for query in ("the", "a", "pardon")] == first


def test_when_time_runs_out_what_was_found_is_shown(index: Index) -> None:
    """The clock is looked at before each list; the answer is part of the whole one."""
    with closing(index.open()) as reader:
        assert isinstance(reader, IndexReader)
        whole = found(reader, "the OR a OR pardon -tower")
        for steps in range(40):
            ticks = iter([0.0] * (steps + 1))
            reader._searcher._clock = lambda ticks=ticks: next(ticks, 9.0)  # type: ignore[misc]
            results = reader.search("the OR a OR pardon -tower")
            assert {hit.id for hit in results.hits} <= whole
            if not results.is_partial:
                assert steps
                assert {hit.id for hit in results.hits} == whole
                return
            assert not results.suggestion
    raise AssertionError("never in time")


def test_a_search_of_many_lists_can_be_cancelled_before_each(index: Index) -> None:
    """Between two answers of `cancelled` no more than one list, one look for near words, one snippet is made."""
    index.build(Changes(sources=[source("s", "2031-01-01", *[f"lamp{number} of the quay" for number in range(60)])]))
    with closing(index.open()) as reader:
        asked = list[int]()
        query = " OR ".join(["quay", "the", *(f"lamp{number}~" for number in range(20))])

        def cancelled() -> bool:
            asked.append(1)
            return False

        assert reader.search(query, cancelled=cancelled).total == 60
        assert len(asked) > 20 * 2 + 50


def test_many_small_updates_keep_few_files(index: Index) -> None:
    for number in range(30):
        index.update(Changes([card("ana-solis", Kind.ACTOR, f"Ana Solís {number}", f"Text {number}.")]))
    with closing(index.open()) as reader:
        assert reader.search("text").total == 1
        assert reader.search("solis 29").hits[0].id == "ana-solis"
        assert reader.roster().card("ana-solis") == index.roster().card("ana-solis")
    files = [path for path in index.directory.rglob("*") if path.is_file()]
    assert len(files) < 40


@pytest.mark.parametrize(("title", "is_written"), [(CARDS[0].title, False), ("Another title", True)])
def test_the_roster_is_written_again_only_where_it_changes(index: Index, title: str, *, is_written: bool) -> None:
    """A card that says something else is called the same; a thousand names need not be written for it."""

    def rosters() -> set[str]:
        return {path.name for path in index.directory.rglob("roster-*")}

    before = rosters()
    index.update(Changes([card(CARDS[0].id, CARDS[0].kind, title, "Fresh paint.", aliases=CARDS[0].aliases)]))
    assert (rosters() != before) == is_written
    assert len(rosters()) == 1
    with closing(open_index(index.directory)) as other, closing(other.open()) as reader:
        assert other.roster() == index.roster() == reader.roster()
        assert reader.roster().entries[CARDS[0].id].title == title
        assert reader.search("paint").total == 1


def test_what_does_not_fit_into_memory_is_merged_from_the_disk(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.index.whoosh.writer._MEMORY", 2_000)
    with closing(open_index(tmp_path / "spilled")) as spilled:
        spilled.build(Changes(CARDS, SOURCES))
        with closing(spilled.open()) as other:
            assert list(everything(other)) == list(everything(reader))


def test_only_passages_that_a_changed_name_touches_are_written_again(index: Index) -> None:
    """A renamed card: what named it no longer does, what has its new name does; the rest keeps its place."""

    def places(reader: Reader) -> dict[str, tuple[bytes, int]]:
        assert isinstance(reader, IndexReader)
        leaves = reader._snapshot.leaves
        return {leaf.key(number): (leaf.stored(number), leaf.base + number) for leaf in leaves for number in leaf.live}

    with closing(index.open()) as reader:
        before = places(reader)
    index.update(Changes([replace(CARDS[2], title="The Gulls", aliases=())]))
    with closing(index.open()) as reader:
        now = places(reader)
        assert reader.named_in(Address("post-2031", 2)) == ()
        assert reader.named_in(Address("gull-2032", 3)) == ()
        moved = {key for key in before if now[key] != before[key]}
    assert moved == {"lamp-trust", "post-2031#^p2"}
