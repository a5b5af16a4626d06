"""A key that can't act says why, whatever is open and wherever the focus is."""

from pathlib import Path
from typing import Any

import pytest

from briefing.library import Library
from briefing.tui.conditions import Conditional, refusal
from briefing.tui.keys import KEYS, split
from tests.tui.driving import Driver, driving, wait_for

PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "the list on the start page": ("", ()),
    "the start page": ("", ("l",)),
    "a card": ("bertil-aske", ()),
    "the passages of a card": ("mill-talks-2022", ("l",)),
    "a card that cites nothing": ("orla-council", ()),
    "an article": ("lake-herald-2022-10-11", ()),
    "the search box": ("", ("slash",)),
    "a search that finds nothing": ("", ("slash", "q", "q", "q")),
    "the list where nothing is found": ("", ("slash", "q", "q", "q", "tab")),
    "finding": ("bertil-aske", ("ctrl+f", "z")),
}


async def arrive(driver: Driver, place: str) -> None:
    """Go to a place."""
    id, keys = PLACES[place]
    if id:
        driver.open(id)
        await driver.opens(id)
    await driver.press(*keys)
    await driver.settled()


def refused(driver: Driver) -> list[str]:
    """The keys that nothing can be done with here."""
    return [key for each in KEYS for key in split(each.keys) if refusal(driver.app, named(key))]


def named(key: str) -> str:
    """The name that Textual knows a key by."""
    from textual.keys import _character_to_key

    return _character_to_key(key) if len(key) == 1 else key


@pytest.mark.parametrize("place", PLACES)
async def test_every_key_acts_or_says_why_not(tiny: Library, tmp_path: Path, place: str) -> None:
    async with driving(tiny, tmp_path) as driver:
        await arrive(driver, place)
        found = refused(driver)
        is_typing = driver.focus in ("search", "find-query")
        assert is_typing or found, "some key can't act anywhere"
        for key in found:
            if is_typing and len(key) == 1:
                continue  # it is typed
            told = refusal(driver.app, named(key))
            assert told.endswith(".")
            driver.desk.say("")
            await driver.press(named(key))
            await driver.sees(told)


@pytest.mark.parametrize("place", PLACES)
async def test_what_the_footer_shows_is_what_can_be_done(tiny: Library, tmp_path: Path, place: str) -> None:
    async with driving(tiny, tmp_path) as driver:
        await arrive(driver, place)
        enabled = {each.binding.key for each in driver.app.screen.active_bindings.values() if each.enabled}
        assert enabled.isdisjoint(map(named, refused(driver)))


def test_every_condition_has_its_reason() -> None:
    """No widget says no by itself: `check_action` stands in one place."""
    classes: list[type[Any]] = [Conditional]
    for each in classes:
        classes += [one for one in each.__subclasses__() if one.__module__.startswith("briefing")]
    assert len(classes) > 4
    assert [one for one in classes if "check_action" in vars(one)] == [Conditional]


async def test_the_footer_counts_the_letters_that_are_still_to_come(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("lake-herald-2022-10-11")
        await driver.opens("lake-herald-2022-10-11")
        await driver.settled()
        await driver.press("f")
        await wait_for(lambda: driver.desk.panes.reader.hints, "the hints")
        await driver.sees("1 letter to type")
        await driver.press("escape")
        driver.desk.panes.reader.hint_letters = 2
        driver.desk._keybar.refresh()
        await driver.sees("2 letters to type")
