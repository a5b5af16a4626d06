"""The drawing of what is nearest to a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.columns import cells
from briefing.views.star import MOST, Near, star

NEAR = [Near(f"Card number {number}", "offered to" if number % 2 else "linked") for number in range(12)]


def test_half_of_the_nearest_stand_on_either_side() -> None:
    lines = list(star("Ana", NEAR[:4], 90))
    assert [line.count("Card number") for line in lines] == [2, 2]
    assert lines[0].startswith("Card number 0 ─")
    assert "┬ Ana ┬" in lines[0]
    assert lines[1].endswith("─ offered to ─ Card number 3")


@pytest.mark.parametrize(("columns", "lines"), [(40, 1 + MOST), (70, MOST), (120, MOST // 2)])
def test_what_is_narrow_is_drawn_below_or_on_one_side(columns: int, lines: int) -> None:
    assert len(list(star("Ana", NEAR, columns))) == lines


def test_no_more_than_eight_are_drawn() -> None:
    drawn = "\n".join(star("Ana", NEAR, 120))
    assert "number 7" in drawn
    assert "number 8" not in drawn


_NAMES = st.text(st.characters(exclude_categories=["C", "M", "Z"]), min_size=1, max_size=60)
_SAID = st.sampled_from(["linked", "x" * 30])


_NEAR = st.lists(st.builds(Near, st.text("abc世 ", min_size=1, max_size=50), _SAID), max_size=9)


@given(_NAMES, _NEAR, st.integers(20, 220))
def test_any_names_fit_any_width_and_all_are_there(centre: str, near: list[Near], columns: int) -> None:
    lines = list(star(centre, near, columns))
    assert max(map(cells, lines), default=0) <= max(columns, 45)
    signs = sum(line.count(sign) for line in lines for sign in "┐┤┘┌├└┬┼┴")
    assert signs <= MOST or not near
