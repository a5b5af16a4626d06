"""Slugs: letters of every script in those of ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Écho du Quai", "lecho-du-quai"),
        ("Why the U.S. won’t pay", "why-the-us-wont-pay"),
        ("Gavan’ ostrova — открыта!", "gavan-ostrova-otkryta"),
        ("Øre, Łódź, Straße", "ore-lodz-strasse"),
        ("Το λιμάνι", "to-limani"),
        ("岛上的港口", "dao-shang-de-gang-kou"),
        ("…", ""),
    ],
)
def test_a_slug_tells_what_it_is_of(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=40))
def test_a_slug_of_any_text_can_be_part_of_an_id(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
