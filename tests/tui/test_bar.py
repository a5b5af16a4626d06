"""The thumb of the scrollbar tells where one is."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.page.paint import thumb


def test_there_is_none_where_all_is_in_sight() -> None:
    assert not thumb(0, 20, 20)


@given(st.integers(2, 80), st.integers(1, 100_000), st.data())
def test_it_touches_an_end_only_where_the_page_ends(height: int, beyond: int, data: st.DataObject) -> None:
    of = height + beyond
    y = data.draw(st.integers(0, beyond))
    covered = thumb(y, height, of)
    assert 0 <= covered.start < covered.stop <= height
    assert thumb(0, height, of).start == 0
    assert thumb(beyond, height, of).stop == height
    if height - len(covered) > 2 and 0 < y < beyond:
        assert covered.start > 0
        assert covered.stop < height
