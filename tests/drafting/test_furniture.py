"""Bylines, credits, headings and datelines tell nothing of the matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.drafting.furniture import dateline, is_furniture, is_heading


@pytest.mark.parametrize(
    "text",
    [
        "(Reporting by Elsa Brandt in Oslo; editing by Tom Field)",
        "Additional reporting by Elsa Brandt",
        "BY NORA FIELD",
        "By Elsa Brandt and Tom Field",
        "Staff writer Elsa Brandt contributed to this report.",
        "Follow Elsa Brandt on Twitter: @brandt",
        "Photograph: Tom Field/Agency",
    ],
)
def test_credits_are_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text", ["By Friday the council had agreed.", "She reported the theft.", "Editing the treaty took a year."]
)
def test_sentences_are_not(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize("text", ["New Hopes for the Sluice Talks", "What Comes Next"])
def test_a_line_in_capitals_without_an_end_is_a_heading(text: str) -> None:
    assert is_heading(text)
    assert not is_heading("The council met in the mill on Friday")


@pytest.mark.parametrize(
    ("place", "rest"),
    [
        ("OSLO (Wire) — ", "Norway agreed."),
        ("Lagos, 8 July (Agency) — ", "Nigeria agreed."),
        ("NAIROBI, March 4 (Wire) - ", "Kenya agreed."),
        ("UNITED NATIONS - ", "The council agreed."),
        ("MANILA/HANOI, Sept 12 - ", "Vietnam agreed."),
        ("DUBAI ", "President Aske agreed."),
        ("Seoul - ", "When the band plays, all listen."),
        ("BOGOTÁ—", "The government agreed."),
        ("", "Oslo – where it began – is silent."),
        ("", "The U.S. agreed."),
        ("", "Norway agreed - at last."),
    ],
)
def test_a_dateline_is_told_from_the_text(place: str, rest: str) -> None:
    assert dateline(place + rest) == len(place)


@given(st.text(max_size=80))
def test_a_dateline_is_within_any_text(text: str) -> None:
    assert 0 <= dateline(text) <= len(text)
