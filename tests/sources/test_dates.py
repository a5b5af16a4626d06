"""Dates as articles write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.dates import date_line, dateline, told_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-04-02", "2021-04-02"),
        ("2021-04-02T09:30:00+02:00", "2021-04-02"),
        ("2021-04-02 09:30", "2021-04-02"),
        ("2021-04", "2021-04"),
        ("2021~", "2021~"),
        ("April 2, 2021", "2021-04-02"),
        ("2nd Apr. 2021", "2021-04-02"),
        ("Friday, 2 April 2021", "2021-04-02"),
        ("Published: Fri, Apr 2, 2021", "2021-04-02"),
        ("April 2021", "2021-04"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_told(text: str, expected: str) -> None:
    assert str(told_date(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2021-02-30", "February 30, 2021", "32 May 2021", "02/04/2021", "April 2, 2021 was fine", "x" * 999],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert told_date(text) is None


@pytest.mark.parametrize(
    "line",
    ["April 2, 2021", "2 April 2021, 9:30", "April 2, 2021 at 9 AM", "2021-04-02 09:30", "Updated 2 April 2021 | News"],
)
def test_a_date_line_holds_a_date_and_little_else(line: str) -> None:
    assert str(date_line(line)) == "2021-04-02"


@pytest.mark.parametrize(
    "line",
    ["April 2, 2021 was a fine day.", "2021-04-02 was a fine day", "May the harbour 2021 thrive", "In April 2021"],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "BRIDGETOWN, April 2, 2021 (Island Wire) - Delegations met in the harbour.",
        "PORT OLAV, April 2, 2021 — The harbour is open.",
        "PORT OLAV, Gotland, 2 April 2021: The harbour is open.",
        "ST. JOHN’S (April 2, 2021) – The harbour is open.",
        "Tor Vik, Port Olav, 2 April 2021",
        "By Åse Núñez · April 2, 2021",
        "Island Gazette | Friday, 2 April 2021",
    ],
)
def test_a_dateline_tells_the_date(line: str) -> None:
    assert str(dateline(line)) == "2021-04-02"


@pytest.mark.parametrize(
    "line",
    [
        "The harbour was closed, April 2, 2021 - and then it was open.",
        "PORT OLAV, April 2 (Island Wire) - Delegations met.",
        "He came on Friday, 2 April 2021",
        "In Port Olav, April 2, 2021 was a Friday",
        "PORT OLAV — The harbour is open.",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(line: str) -> None:
    assert dateline(line) is None


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for found in (told_date(text), date_line(text), dateline(text)):
        assert found is None or found.first <= found.last
