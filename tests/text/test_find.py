"""Finding in a text: case, accents and signs do not matter, and what is found stands where it is said to."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.text import fold, occurrences


def found(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "says"),
    [
        ("Guaidó met GUAIDO.", "guaido", ["Guaidó", "GUAIDO"]),
        ("Guaidó", "guaidó", [unicodedata.normalize("NFC", "Guaidó")]),
        ("It’s “over”, he said", 'it\'s "over"', ["It’s “over”"]),
        ("Straße, Strasse", "strass", ["Straß", "Strass"]),
        ("a\nb\u00a0c", "a b c", ["a\nb\u00a0c"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing here", "", []),
        ("nothing here", "\u200b", []),
    ],
)
def test_signs_that_stand_for_one_another_are_found_by_each_other(text: str, wanted: str, says: list[str]) -> None:
    assert [unicodedata.normalize("NFC", each) for each in found(text, wanted)] == says


@given(st.text(), st.text(max_size=3))
@example("ß", "s")
@example("e\u0301", "e")
def test_matches_stand_in_order_and_hold_what_is_sought(text: str, wanted: str) -> None:
    end = 0
    for start, after in occurrences(text, wanted):
        assert end <= start < after <= len(text)
        end = after


@given(st.text(max_size=20), st.text(min_size=1, max_size=5), st.text(max_size=20))
def test_whatever_stands_in_a_text_is_found_in_it(before: str, wanted: str, after: str) -> None:
    assert bool(occurrences(before + wanted + after, wanted)) == bool(fold(wanted))
