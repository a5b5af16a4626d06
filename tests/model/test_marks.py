"""What is bookmarked and read is kept within bounds, whatever a file says."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Marks
from briefing.model.marks import MOST_BOOKMARKS, MOST_READ

targets = st.sampled_from(["senn", "mill", "herald", "herald#^p2", "herald#^p3"])


@given(st.lists(targets))
def test_a_bookmark_is_made_and_taken_away(asked: list[str]) -> None:
    marks = Marks()
    for target in asked:
        was = target in marks.bookmarks
        marks = marks.toggled(target)
        assert (target in marks.bookmarks) != was
    assert set(marks.bookmarks) == {one for one in asked if asked.count(one) % 2}


@given(st.lists(targets, min_size=1))
def test_what_was_opened_is_read_once_the_latest_last(asked: list[str]) -> None:
    marks = Marks().with_new(["senn", "mill", "herald", "other"])
    for target in asked:
        marks = marks.opened(target)
    ids = [target.partition("#")[0] for target in asked]
    assert marks.last == asked[-1]
    assert marks.read[-1] == ids[-1]
    assert sorted(marks.read) == sorted(set(ids))
    assert set(marks.new) == {"senn", "mill", "herald", "other"} - set(ids)


def test_the_oldest_make_room() -> None:
    marks = Marks(tuple(f"b{at}" for at in range(MOST_BOOKMARKS)), tuple(f"r{at}" for at in range(MOST_READ)))
    marks = marks.toggled("more").opened("more")
    assert (len(marks.bookmarks), len(marks.read)) == (MOST_BOOKMARKS, MOST_READ)
    assert (marks.bookmarks[0], marks.read[0]) == ("b1", "r1")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | targets,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(["bookmarks", "read", "last", "new", "other"]), values))
def test_any_values_are_read_and_come_back_as_they_were(kept: dict[str, object]) -> None:
    marks = Marks.of(kept)
    assert Marks.of(marks.values) == marks
    assert all(isinstance(one, str) for one in (*marks.bookmarks, *marks.read, marks.last))
