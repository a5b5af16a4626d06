"""The palette: names are found by their words, whatever their accents, and a long roster keeps no key waiting."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.text import fold
from briefing.tui.dialogs.name_match import fits, places, typed
from tests.tui.driving import driving, wait_for

_NAMES = ["Nicolás Maduro · actor", "Talks in Barbados, 2023 · talks", "Ban on mill boats · sanction", "Straße · actor"]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("maduro", "Nicolás Maduro · actor"),
        ("NICOLAS", "Nicolás Maduro · actor"),
        ("nicolás", "Nicolás Maduro · actor"),
        ("boat ban", "Ban on mill boats · sanction"),
        ("b", "Ban on mill boats · sanction"),
        ("barb ta", "Talks in Barbados, 2023 · talks"),
        ("strasse", "Straße · actor"),
        ("maduro talks", ""),
    ],
)
def test_what_is_typed_fits_the_names_that_have_it(query: str, best: str) -> None:
    """All of it, in any order; what begins the name before what begins a word, and that before what is within one."""
    pieces = typed(query)
    scores = {name: fits(pieces, fold(name)) for name in _NAMES}
    assert max(scores, key=scores.__getitem__) == best if best else not any(scores.values())


@given(st.text(max_size=40), st.text(max_size=6))
def test_what_is_marked_is_within_the_name(name: str, query: str) -> None:
    for start, end in places(typed(query), name):
        assert 0 <= start < end <= len(name)


async def test_an_accent_need_not_be_typed(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("ctrl+p")
        await driver.type("tarnow elod")
        await driver.sees("Élodie Tarnów · actor")
        await driver.press("enter")
        await driver.opens("elodie-tarnow")


async def test_what_fits_nothing_is_told(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("ctrl+p")
        await driver.type("zzz")
        await driver.sees("No matches found")
        await driver.press("escape")
        await wait_for(lambda: driver.app.screen is driver.desk, "the desk")
