"""Dates in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.views.spoken_dates import spoken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019", "2019"),
        ("2019-07", "Jul 2019"),
        ("2019-07-03", "3 Jul 2019"),
        ("2019~", "about 2019"),
        ("2019-07?", "perhaps Jul 2019"),
        ("2019-05/2019-07", "May – Jul 2019"),
        ("2019-05-03/2019-05-07", "3 – 7 May 2019"),
        ("2019-05/2020-07", "May 2019 – Jul 2020"),
        ("2019/2020", "2019 – 2020"),
        ("2019-08/..", "since Aug 2019"),
        ("../2024-07", "until Jul 2024"),
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
