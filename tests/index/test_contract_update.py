"""An index that was updated answers as one that was built."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import IndexBusy
from briefing.index import Changes, Index, Reader, Source
from briefing.model import Card, Kind, NoteFile, Roster
from tests.index.asking import everything
from tests.index.conftest import Engine
from tests.index.harbour import CARDS, SOURCES, card, notes, source

titles = st.sampled_from(["Lamp", "Lamp Oil", "Oil", "Old Quay", "Quay", "The Lamp Oil Trust", "—"])
sentences = st.lists(
    st.sampled_from(["lamp", "Lamp", "oil", "old", "quay", "the", "trust", "burns"]), min_size=1, max_size=6
).map(" ".join)
some_cards = st.builds(
    card,
    st.sampled_from(["a", "b", "c", "both"]),
    st.sampled_from([Kind.ACTOR, Kind.OFFER]),
    titles,
    sentences,
    st.sampled_from(["[[b]]", "{s#^p1}", "{t#^p2} [[c]]"]),
    aliases=st.lists(titles, max_size=2).map(tuple),
)
some_sources = st.builds(
    source,
    st.sampled_from(["s", "t", "both"]),
    st.sampled_from(["2031-01-01", "2032-02-02"]),
    sentences,
    sentences,
    outlet=st.sampled_from(["Post", "Gull"]),
)
some_notes = st.builds(
    lambda id, text, on, more: notes(id, (id, text), (on, more)),
    st.sampled_from(["a", "s"]),
    sentences,
    st.sampled_from(["s#^p1", "t#^p2"]),
    sentences,
)
steps = st.tuples(
    st.lists(some_cards, max_size=3),
    st.lists(some_sources, max_size=2),
    st.lists(st.sampled_from(["a", "b", "s", "both", "nothing", "notes/a"]), max_size=2),
    st.lists(some_notes, max_size=2),
)
Step = tuple[list[Card], list[Source], list[str], list[NoteFile]]


def after(steps: Sequence[Step]) -> tuple[list[Card], list[Source], list[NoteFile]]:
    """What is there after all steps; in one step the first of an id stands, cards first."""
    there: dict[str, Card | Source | NoteFile] = {}
    for cards, sources, gone, files in steps:
        for id_ in gone:
            there.pop(id_, None)
        new: dict[str, Card | Source | NoteFile] = {}
        for one in cards:
            new.setdefault(one.id, one)
        for whole in sources:
            new.setdefault(whole.article.id, whole)
        for file in files:
            new.setdefault(file.id, file)
        there |= new
    values = there.values()
    return (
        [one for one in values if isinstance(one, Card)],
        [one for one in values if isinstance(one, Source)],
        [one for one in values if isinstance(one, NoteFile)],
    )


def turned(roster: Roster, cards: list[Card], sources: list[Source]) -> Iterator[str]:
    """The ids of cards that turn into articles, and the other way round."""
    yield from (one.id for one in cards if roster.article(one.id))
    yield from (whole.article.id for whole in sources if roster.card(whole.article.id))


def test_updates_leave_what_a_build_makes(engine: Engine, examples: int) -> None:
    given_steps = given(st.lists(steps, min_size=1, max_size=4))
    settings(max_examples=examples, deadline=None)(given_steps(assert_updates_leave_what_a_build_makes))(engine)


def assert_updates_leave_what_a_build_makes(engine: Engine, steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        updated, built = engine(Path(folder) / "updated"), engine(Path(folder) / "built")
        updated.build(Changes(CARDS[:2], SOURCES[:1]))
        for cards, sources, gone, files in steps:
            all_gone = [*gone, *turned(updated.roster(), cards, sources)]
            updated.update(Changes(iter(cards), iter(sources), all_gone, iter(files)))
        cards, sources, files = after([([*CARDS[:2]], [*SOURCES[:1]], [], []), *steps])
        built.build(Changes(cards, sources, notes=files))
        with closing(updated.open()) as one, closing(built.open()) as other:
            assert list(everything(one)) == list(everything(other))
        assert updated.roster() == built.roster()


def test_an_open_reader_keeps_its_state(engine: Engine, index: Index, reader: Reader) -> None:
    """Through updates and a rebuild by another copy, which removes the files it reads."""
    before = list(everything(reader))
    with closing(index.open()) as fresh, closing(engine(index.directory)) as other:
        other.update(Changes([card("new", Kind.ACTOR, "New")], gone=["ana-solis", "post-2031"]))
        other.build(Changes([card("only", Kind.ACTOR, "Only")]))
        assert list(everything(reader)) == before
        assert list(everything(fresh)) == before
        assert [entry.id for entry in index.roster().cards] == ["only"]


def test_the_version_moves_with_every_commit(engine: Engine, index: Index) -> None:
    with closing(engine(index.directory)) as other:
        seen = {index.version}
        assert other.version in seen
        other.update(Changes(ledger="second"))
        seen.add(index.version)
        other.build(Changes())
        seen.add(index.version)
        assert len(seen) == 3
        assert index.version == other.version


def test_the_ledger_comes_back_and_may_be_told_last(index: Index) -> None:
    assert index.ledger() == "what was seen"
    index.update(Changes(ledger="a file name: \udcff"))
    assert index.ledger() == "a file name: \udcff"
    told = list[str]()

    def cards() -> Iterator[Card]:
        for one in CARDS:
            told.append(one.id)
            yield one

    def sources() -> Iterator[Source]:
        told.append("sources")
        yield from SOURCES

    index.update(Changes(cards(), sources(), ledger=lambda: " ".join(told)))
    assert index.ledger() == " ".join([*(one.id for one in CARDS), "sources"])


def test_what_the_caller_raises_comes_through_and_changes_nothing(index: Index, reader: Reader) -> None:
    class StoppedError(OSError):
        pass

    def broken() -> Iterator[Card]:
        yield card("new", Kind.ACTOR, "New")
        raise StoppedError

    before, version = list(everything(reader)), index.version
    for write in (index.update, index.build):
        try:
            write(Changes(broken()))
        except StoppedError:
            pass
        else:
            raise AssertionError("nothing was raised")
    assert (index.version, index.notice) == (version, "")
    with closing(index.open()) as fresh:
        assert list(everything(fresh)) == before
    index.update(Changes([card("new", Kind.ACTOR, "New")]))
    assert index.roster().card("new") is not None


def test_an_alias_that_turns_into_capitals_is_looked_for_anew(index: Index) -> None:
    """The ferry brought U.S. engineers; nobody writes of us in small letters but the new passage."""
    index.update(
        Changes(sources=[source("post-2033", "2033-01-01", "They asked us, and US engineers came.", "Ask us.")])
    )
    found = list[tuple[str, ...]]()
    for alias in ("Us", "US", "us", "U.S."):
        index.update(Changes([card("states", Kind.ACTOR, "United States", aliases=(alias,))]))
        with closing(index.open()) as reader:
            found.append(reader.mentions("states").addresses)
    anywhere = ("post-2031#^p3", "post-2033#^p1", "post-2033#^p2")
    assert found == [anywhere, anywhere[:2], (), anywhere[:2]]


def test_a_commit_answers_the_version_it_made(index: Index) -> None:
    for write in (index.update, index.build):
        before = index.version
        assert write(Changes([card("new", Kind.ACTOR, "New")])) == index.version != before


def test_changes_that_belong_to_a_bygone_version_are_refused(engine: Engine, index: Index) -> None:
    """Another copy has written what the caller does not know of."""
    seen = index.version
    with closing(engine(index.directory)) as other:
        other.update(Changes([card("others", Kind.ACTOR, "Of the other")], ledger="of the other"))
    with pytest.raises(IndexBusy):
        index.update(Changes([card("ours", Kind.ACTOR, "Ours")], ledger="ours"), on=seen)
    assert index.ledger() == "of the other"
    assert index.roster().card("ours") is None
    index.update(Changes([card("ours", Kind.ACTOR, "Ours")]), on=index.version)
    assert index.roster().card("ours") is not None
