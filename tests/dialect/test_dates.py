"""Dates are EDTF: as exact as their source, bounded by real days."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect.edtf_dates import read_date
from briefing.model import EARLIEST, LATEST, Date
from tests.dialect.reading import card, rules


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-07-23", "2019-07-23", "2019-07-23"),
        ("2019-05/2019-07", "2019-05-01", "2019-07-31"),
        ("2019-08/..", "2019-08-01", LATEST),
        ("../2019-08", EARLIEST, "2019-08-31"),
        ("2019-08/", "2019-08-01", LATEST),
        ("/2019-08", EARLIEST, "2019-08-31"),
        ("2019~", "2019-01-01", "2019-12-31"),
        ("2019-07?", "2019-07-01", "2019-07-31"),
        ("2019-05~/2019-07-02%", "2019-05-01", "2019-07-02"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX-02", "1900-02-01", "1999-02-28"),
        ("XXXX", EARLIEST, LATEST),
        ("2019-XX-23", "2019-01-23", "2019-12-23"),
        ("2019-21", "2019-03-01", "2019-05-31"),
        ("?2019-06", "2019-06-01", "2019-06-30"),
        ("2019-06-~11", "2019-06-11", "2019-06-11"),
        ("[2019,2021]", "2019-01-01", "2021-12-31"),
        ("{2019..2021}", "2019-01-01", "2021-12-31"),
        ("[..2019]", EARLIEST, "2019-12-31"),
        ("2019-07-23T06:00:00", "2019-07-23", "2019-07-23"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_is_bounded_by_the_first_and_the_last_day_it_can_mean(text: str, first: str, last: str) -> None:
    assert read_date(text) == Date(text, first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "../..", "tomorrow", "July 2019", "23.7.2019", "2019-7-23", "20190723", "2019-13", "2019-00"),
        *(
            "2019-00-01",
            "2019-01-00",
            "2019-02-30",
            "2021-02-29",
            "2020/2019",
            "2019/2020/2021",
            "0000",
            "0000~",
            "-0044",
        ),
        *(
            "Y170000002",
            "1950S2",
            "2019-1X",
            "2019-",
            "2019-07-",
            "²019",
            "２０１９",
            "2019-07-23~~",
            "[2019",
            "[]",
            "x" * 9999,
        ),
        *("[2019,", "{" * 500, "2019-02-31~", "12019", "2019 - 2020"),
    ],
)
def test_what_is_no_date_between_the_years_1_and_9999_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_bad_date_is_told_with_its_line_and_the_card_has_none() -> None:
    read, problems = card("---\nkind: offer\ntitle: A\ndate: next spring\n---\n")
    assert read.date is None
    assert rules(problems) == [(4, "bad-date")]
    assert "`next spring`" in problems[0].message


def test_an_empty_date_is_nothing_wrong() -> None:
    read, problems = card("---\nkind: offer\ntitle: A\ndate:\n---\n")
    assert (read.date, problems) == (None, ())


@given(st.text("0123456789XTYZ-/.,~?%[]{}: ", max_size=24) | st.text(max_size=12))
def test_any_text_is_a_date_with_real_days_in_order_or_none(text: str) -> None:
    read = read_date(text)
    if read:
        assert read.text == text.strip()
        assert date.fromisoformat(read.first) <= date.fromisoformat(read.last)


@given(st.dates(), st.dates())
def test_days_and_intervals_of_them_are_their_own_bounds(one: date, other: date) -> None:
    first, last = sorted((one.isoformat(), other.isoformat()))
    assert read_date(first) == Date(first, first, first)
    assert read_date(f"{first}/{last}") == Date(f"{first}/{last}", first, last)


def test_plain_dates_and_intervals_do_without_edtf() -> None:
    """Importing it takes as long as a search."""
    code = (
        "import sys; from briefing.dialect.edtf_dates import read_date;"
        "assert all(map(read_date, ['2019', '2019-07', '2019-07-23', '2019-05/..', '2019~']));"
        "assert not read_date('x');"
        "assert 'edtf' not in sys.modules; assert read_date('201X'); assert 'edtf' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
