"""Times as the text names them, to EDTF: counted from the day of the article, no more exact than the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect.edtf_dates import read_date
from briefing.dialect.told_time import told_time

PUBLISHED = read_date("2024-08-11")  # a Sunday


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("July 23, 2019", "2019-07-23"),
        ("11 September 2001", "2001-09-11"),
        ("September, 2004", "2004-09"),
        ("Jan. 23", "2024-01-23"),
        ("Dec. 24", "2023-12-24"),
        ("July last year", "2023-07"),
        ("in March", "2024-03"),
        ("December", "2023-12"),
        ("mid-2023", "2023"),
        ("earlier this year", "2024"),
        ("late last year", "2023"),
        ("last month", "2024-07"),
        ("the autumn of last year", "2023-23"),
        ("last summer", "2023-22"),
        ("this fall", "2024-23"),
        ("the 1980s", "198X"),
        ("1999 to 2003", "1999/2003"),
        ("Saturday", "2024-08-10"),
        ("Monday night", "2024-08-05"),
        ("last Sunday", "2024-08-04"),
        ("yesterday", "2024-08-10"),
        ("three days ago", "2024-08-08"),
        ("six months ago", "2024-02"),
        ("two years earlier", "2022"),
    ],
)
def test_a_time_is_told_as_exactly_as_the_words(text: str, told: str) -> None:
    assert told_time(text, PUBLISHED) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Sunday", "2024-08-11"), ("Monday", "2024-08-12"), ("March", "2025-03"), ("Jan. 23", "2025-01-23")],
)
def test_what_is_to_come_is_counted_forward(text: str, told: str) -> None:
    assert told_time(text, PUBLISHED, is_ahead=True) == told


def test_a_week_is_told_by_its_months_because_edtf_has_no_weeks() -> None:
    assert told_time("last week", PUBLISHED) == "2024-07/2024-08"
    assert told_time("this week", PUBLISHED) == "2024-08"


@pytest.mark.parametrize("text", ["61", "the past two weeks", "25 years", "daily", "Feb. 30, 2020", "", "once"])
def test_what_names_no_time_that_can_be_counted_is_none(text: str) -> None:
    assert told_time(text, PUBLISHED) == ""


def test_without_a_day_of_publication_only_full_dates_are_told() -> None:
    assert told_time("May 3, 2019", None) == "2019-05-03"
    assert told_time("Saturday", None) == told_time("last week", read_date("2019")) == ""


@given(st.text(max_size=40), st.booleans())
def test_any_text_is_a_date_or_none(text: str, is_ahead: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    told = told_time(text, PUBLISHED, is_ahead=is_ahead)
    assert not told or read_date(told)
