"""Cards are made, cited in, named, tied, made one and taken back by keyboard alone."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from briefing.library import Library
from tests.files import contents as every_file
from tests.tiny import write_good
from tests.tui.driving import Driver, driving, wait_for

FERRY = (
    "A ferry across\n\nInes Holm ran the ferry for nine years.\n\nIn May Ms Holm sold the ferry.\n\n"
    "Nobody has seen Ines Holm since.\n"
)


def contents(folder: Path) -> dict[str, bytes]:
    """The library's files; the journal of decisions only grows."""
    return {path: data for path, data in every_file(folder).items() if path != "decisions.jsonl"}


def _stands(folder: Path, state: dict[str, bytes]) -> bool:
    return contents(folder) == state


def _mentioned(library: Library, times: int) -> bool:
    return library.mentions("ines-holm").total == times


async def _cite(driver: Driver, library: Library, left: int) -> None:
    """Cite the last mention of the open card; so many are left then."""
    await driver.press("l", "G", "+")
    await driver.sees("A claim that rests on", "Claim")
    await driver.press("enter")
    await wait_for(partial(_mentioned, library, left), "the claim")
    await driver.sees("Cited in Ines Holm")


async def _note(driver: Driver, text: str) -> None:
    """Write a note on the open card."""
    await driver.press("h", "m")
    await driver.sees("Your note", "Ines Holm")
    await driver.type(text)
    await driver.press("ctrl+s")
    await driver.sees("Note on Ines Holm", f"✎ {text}")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return tmp_path / "own"


@pytest.fixture
def library(tmp_path: Path, own: Path) -> Iterator[Library]:
    """The tiny library, and one article about someone unknown in the reader's own."""
    folders = [write_good(tmp_path / "tiny"), own]
    with closing(Library.open(folders, tmp_path / "cache", optional=[own], own=own)) as library:
        library.refresh()
        library.add([tmp_path / "ferry.txt"], own)
        yield library


async def test_from_a_search_that_finds_nothing_to_a_card_with_claims_an_alias_a_tie_and_a_note_and_back(
    library: Library, own: Path, tmp_path: Path
) -> None:
    states = [contents(own)]
    async with driving(library, tmp_path) as driver:
        await driver.search("Ines Holmberg")
        await driver.sees("Nothing found.", "new card “Ines Holmberg”")
        await driver.press("enter")
        await driver.sees("A new card in your own library", "Holmberg")
        await driver.press("ctrl+u")
        await driver.type("Ines Holm")
        await driver.press("enter")
        await driver.opens("ines-holm")
        await driver.sees("New card: Ines Holm · 3 possible mentions beside it", "Possible mentions 3")
        states.append(contents(own))
        for left in (2, 1, 0):
            await _cite(driver, library, left)
            states.append(contents(own))
        await driver.press("F")
        await driver.sees("The facts of Ines Holm")
        await driver.press("tab")
        await driver.type("; the ferrywoman")
        await driver.press("tab", "tab")
        await driver.type("soon")
        await driver.sees("“soon” is no date")
        await driver.press("ctrl+s")
        await driver.sees("The facts of Ines Holm")
        await driver.press("backspace", "backspace", "backspace", "backspace", "ctrl+s")
        await driver.sees("Set: aliases of ines-holm")
        states.append(contents(own))
        await driver.press("F")
        await driver.sees("The facts of Ines Holm")
        await driver.press("shift+tab")
        await driver.type("bertil")
        await driver.press("tab", "ctrl+s")
        await driver.sees("Set: of of ines-holm")
        assert "bertil-aske" in library.card("ines-holm").links
        states.append(contents(own))
        await _note(driver, "Ask the ferry company.")
        states.append(contents(own))
        await driver.press("M")
        await driver.sees("Which card is Ines Holm, too?")
        await driver.type("bertil")
        await driver.press("enter")
        await driver.opens("bertil-aske")
        await driver.sees("The card is one with Bertil Åske")
        await driver.press("u")
        await driver.sees("Undone: ines-holm is bertil-aske")
        for state in reversed(states[:-1]):
            assert contents(own) != state
            await driver.press("u")
            await wait_for(partial(_stands, own, state), "the files as they were")


async def test_claims_that_are_marked_go_to_a_new_card_and_come_back(
    library: Library, own: Path, tmp_path: Path
) -> None:
    async with driving(library, tmp_path) as driver:
        await driver.press("c")
        await driver.sees("A new card in your own library")
        await driver.type("Ines Holm")
        await driver.press("enter")
        await driver.opens("ines-holm")
        for left in (2, 1, 0):
            await _cite(driver, library, left)
        before = contents(own)
        await driver.press("%")
        await driver.sees("Which claims go to a new card?", "[ ] ")
        assert "#^p" not in driver.text, "a passage is told as everywhere, not by its address"
        await driver.press("space", "down", "down", "space")
        await driver.sees("[x] ", "[ ] ")
        await driver.press("enter")
        await driver.sees("A new card with 2 claims")
        await driver.type("Another Holm")
        await driver.press("enter")
        await driver.opens("another-holm")
        await driver.sees("2 claims moved to Another Holm")
        assert [len(library.card(id).claims) for id in ("another-holm", "ines-holm")] == [2, 1]
        await driver.press("u")
        await wait_for(partial(_stands, own, before), "the card as it was")
        await driver.press("%")
        await driver.sees("Which claims go to a new card?")
        await driver.press("escape")
        await driver.settled()
        assert contents(own) == before


async def test_the_articles_that_were_added_are_listed_named_anew_and_removed(
    library: Library, own: Path, tmp_path: Path
) -> None:
    before = contents(own)
    async with driving(library, tmp_path) as driver:
        await driver.press("A")
        await driver.sees("Added articles 1", "an article of its own")
        await driver.press("e")
        await driver.sees("The facts of the article")
        await driver.press("tab")
        await driver.type("Bell")
        await driver.press("enter")
        await driver.sees("Set: outlet of")
        await driver.press("u")
        await wait_for(lambda: contents(own) == before, "the file as it was")
        await driver.press("A", "x")
        await wait_for(lambda: not contents(own), "the article to go")
        await driver.sees("Removed: A ferry across")
        await driver.press("u")
        await wait_for(lambda: contents(own) == before, "the article to come back")


async def test_keys_for_a_card_say_what_is_missing(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        for key in ("M", "F", "%"):
            await driver.press(key)
            await driver.sees("Open a card first.")
