"""The first date that a sentence names with its year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import read_date
from briefing.dialect.told_dates import first_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In July 2019 they met.", "2019-07"),
        ("They met on 23 July 2019.", "2019-07-23"),
        ("On July 23rd, 2019, they met.", "2019-07-23"),
        ("On 3 of Sept. 2021 they met.", "2021-09-03"),
        ("Doha, 2023: secret talks.", "2023"),
        ("2024, pardons: discussed.", "2024"),
        ("They have met since 2017.", "2017/.."),
        ("They met in about 2019.", "2019~"),
        ("From May 2019 to July 2019 they met.", "2019-05/2019-07"),
        ("They met between 2019 and 2021.", "2019/2021"),
        ("They met in 2019 and in 2020.", "2019"),
        ("On the evening of 3 May 2019 they met.", "2019-05-03"),
        ("At the talks of 2019 they met in July 2020.", "2020-07"),
        ("By May 2018 it was over; it began in 2016.", "2016"),
        ("It was mentioned on 2019-07-23.", "2019-07-23"),
    ],
)
def test_a_date_is_as_exact_as_its_words(text: str, date: str) -> None:
    assert first_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "2000 people met.",
        "They paid $2019.",
        "Room 2019 was closed.",
        "On 31 February 2019 nothing happened.",
        "In 2019-21 they met.",
        "In May they met.",
        "By August 2024 they had met.",
        "Before 2019 nothing was said.",
        "The fines of 2021 would be struck out.",
        "In the report of July 2019 he is named.",
        "",
    ],
)
def test_what_does_not_tell_when_something_was_is_no_date(text: str) -> None:
    assert not first_date(text)


_WORDS = st.sampled_from(
    ["in", "since", "by", "July", "23", "31", "2019", "2019-13", "–", "to", ",", "about", "1999", "0"]
)


@given(st.text() | st.lists(_WORDS).map(" ".join))
def test_any_text_names_a_date_that_can_be_read_or_none(text: str) -> None:
    date = first_date(text)
    assert not date or read_date(date)
