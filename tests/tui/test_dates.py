"""Dates in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.pages.dates import spoken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019", "2019"),
        ("2019-07", "July 2019"),
        ("2019-07-03", "3 July 2019"),
        ("2019~", "about 2019"),
        ("2019-07?", "perhaps July 2019"),
        ("2019-05/2019-07", "May to July 2019"),
        ("2019-05-03/2019-05-07", "3 to 7 May 2019"),
        ("2019-05/2020-07", "May 2019 to July 2020"),
        ("2019/2020", "2019 to 2020"),
        ("2019-08/..", "since August 2019"),
        ("../2024-07", "until July 2024"),
        ("2019-XX", "2019-XX"),
        ("199X", "199X"),
        ("2019-13", "2019-13"),
    ],
)
def test_a_date_is_said_in_words_where_it_has_plain_ones(edtf: str, words: str) -> None:
    assert spoken(edtf) == words


@given(st.text())
def test_whatever_is_no_date_stays_as_it_is_or_is_said(text: str) -> None:
    assert spoken(text) or not text
