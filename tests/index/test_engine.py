"""What holds of this engine alone: its short cuts answer as the long way does, and its files stay few."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader
from briefing.model import Address, Kind
from tests.index.harbour import CARDS, SOURCES, card, source
from tests.index.test_contract_reader import (
    test_mentions_are_counted_in_full_and_told_in_order_up_to_a_limit as mentions_come_in_order,
)
from tests.index.test_contract_search import found
from tests.index.test_contract_update import everything


def test_of_many_mentions_the_same_come_first(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.index.reader._SORTED", 5)
    mentions_come_in_order(index)


@pytest.mark.parametrize("many", [0, 10**9])
def test_phrases_are_found_alike_among_many_documents_and_few(
    index: Index, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """One after the other, repeated, at the end of a document and the beginning of the next, open at the end."""
    monkeypatch.setattr("briefing.index.phrases._MANY", many)
    texts = ["the old lamp", "old lamp", "lamp old", "old old lamp", "lamp", "the lamp is old", "old lamps", "old oil"]
    index.build(Changes(sources=[source("s", "2031-01-01", *texts)]))
    with closing(index.open()) as reader:
        assert found(reader, '"old lamp"') == {f"s#^p{number}" for number in (1, 2, 4, 7)}
        assert found(reader, '"old old lamp"') == {"s#^p4"}
        assert found(reader, "old-la", typing=True) == {f"s#^p{number}" for number in (1, 2, 4, 7)}
        assert found(reader, '"lamp the"') == found(reader, '"lamp lamp"') == set()


def test_when_time_runs_out_what_was_found_is_shown(index: Index) -> None:
    """The clock is looked at before each list; the answer is part of the whole one."""
    with closing(index.open()) as reader:
        whole = found(reader, "the OR a OR pardon -tower")
        for steps in range(40):
            ticks = iter([0.0] * (steps + 1))
            reader._search._clock = lambda ticks=ticks: next(ticks, 9.0)  # type: ignore[misc]
            results = reader.search("the OR a OR pardon -tower")
            assert {hit.id for hit in results.hits} <= whole
            if not results.is_partial:
                assert steps
                assert {hit.id for hit in results.hits} == whole
                return
            assert not results.suggestion
    raise AssertionError("never in time")


def test_many_small_updates_keep_few_files(index: Index) -> None:
    for number in range(30):
        index.update(Changes([card("ana-solis", Kind.ACTOR, f"Ana Solís {number}", f"Text {number}.")]))
    with closing(index.open()) as reader:
        assert reader.search("text").total == 1
        assert reader.search("solis 29").hits[0].id == "ana-solis"
        assert reader.roster().card("ana-solis") == index.roster().card("ana-solis")
    files = [path for path in index.directory.rglob("*") if path.is_file()]
    assert len(files) < 40


def test_what_does_not_fit_into_memory_is_merged_from_the_disk(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.index.engine.writer._MEMORY", 2_000)
    with closing(Index(tmp_path / "spilled")) as spilled:
        spilled.build(Changes(CARDS, SOURCES))
        with closing(spilled.open()) as other:
            assert list(everything(other)) == list(everything(reader))


def test_only_passages_that_a_changed_name_touches_are_written_again(index: Index) -> None:
    """A renamed card: what named it no longer does, what has its new name does; the rest keeps its place."""

    def places(reader: Reader) -> dict[str, tuple[str, int]]:
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
