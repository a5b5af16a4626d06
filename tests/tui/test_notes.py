"""Notes are written, shown with what they are on, found and taken back by keyboard."""

import stat
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from briefing.library import Library
from tests.files import contents
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for

HERALD = "lake-herald-2022-10-11"


def _stands(folder: Path, state: dict[str, bytes]) -> bool:
    return contents(folder) == state


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


@pytest.fixture
def library(tmp_path: Path, own: Path) -> Iterator[Library]:
    """The tiny library, and an empty one of the reader's own."""
    with closing(Library.open([write_good(tmp_path / "tiny"), own], tmp_path / "cache", own=own)) as library:
        library.refresh()
        yield library


async def test_a_note_on_a_card_is_written_found_changed_and_undone(
    library: Library, own: Path, tmp_path: Path
) -> None:
    states = [contents(own)]
    async with driving(library, tmp_path) as driver:
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("m")
        await driver.sees("Your note", "On", "Bertil Åske")
        await driver.type("Ask the miller")
        await driver.press("enter", "enter")
        await driver.type("about the weir")
        await driver.press("ctrl+s")
        await driver.sees("Note on Bertil Åske", "Your notes", "✎ Ask the miller", "✎ about the weir")
        assert (own / "notes" / "bertil-aske.md").read_text() == "Ask the miller\n\nabout the weir\n"
        states.append(contents(own))
        await driver.search("miller weir kind:note")
        await driver.sees("Notes 1", "1 found · miller and weir; notes")
        await driver.press("enter")
        await driver.opens("bertil-aske")
        await driver.press("m")
        await driver.sees("Your note", "Ask the miller")
        await driver.type(" again")
        await driver.press("ctrl+s")
        await driver.sees("✎ about the weir again")
        states.append(contents(own))
        for state in reversed(states[:-1]):
            await driver.press("u")
            await wait_for(partial(_stands, own, state), "the files as they were")
        await driver.settled()
        assert "Your notes" not in driver.text


async def test_a_note_on_a_passage_stands_in_its_article_and_beside_the_card(
    library: Library, own: Path, tmp_path: Path
) -> None:
    async with driving(library, tmp_path) as driver:
        driver.open(f"{HERALD}#^p2")
        await driver.opens(f"{HERALD}#^p2")
        await driver.press("m")
        await driver.sees("¶2", "Your note")
        await driver.type("Who counted them?")
        await driver.press("ctrl+s")
        await driver.sees("✎ Who counted them?", "Note on")
        assert f"Who counted them? [[{HERALD}#^p2]]" in (own / "notes" / f"{HERALD}.md").read_text()
        (card,) = library.cited_by(f"{HERALD}#^p2")[:1]
        driver.open(card)
        await driver.opens(card)
        await driver.sees("✎ Who counted them?")


async def test_the_article_as_a_whole_can_be_chosen(library: Library, own: Path, tmp_path: Path) -> None:
    title = library.article(HERALD).title
    async with driving(library, tmp_path) as driver:
        driver.open(HERALD)
        await driver.opens(HERALD)
        await driver.press("m")
        await driver.sees("Your note", "¶1")
        await driver.press("shift+tab", "ctrl+u")
        await driver.type(title[:12])
        await driver.press("enter")
        await driver.type("All of it.")
        await driver.press("ctrl+s")
        await driver.sees("✎ All of it.", "Note on")
        assert (own / "notes" / f"{HERALD}.md").read_text() == "All of it.\n"


async def test_a_note_is_finished_in_the_editor(library: Library, own: Path, tmp_path: Path) -> None:
    """What was typed is kept, and what the editor writes is one change more."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nBy hand.\\n" >>"$1"\n')
    editor.chmod(stat.S_IRWXU)
    async with driving(library, tmp_path, editor=(str(editor),)) as driver:
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("m")
        await driver.sees("Your note")
        await driver.type("Typed.")
        await driver.press("ctrl+o")
        await wait_for(lambda: len(library.log()) == 1, "the note")
        await driver.settled()
        assert (own / "notes" / "bertil-aske.md").read_text().startswith("Typed.\n")


async def test_what_cannot_be_a_note_is_told_while_typing_and_m_says_what_is_missing(
    library: Library, own: Path, tmp_path: Path
) -> None:
    async with driving(library, tmp_path) as driver:
        await driver.press("m")
        await driver.sees("Open a card, an article or a passage first.")
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("m")
        await driver.sees("Your note")
        await driver.type(f"So. [[{HERALD}#^p3]]")
        await driver.sees("A block ends in the address of a passage")
        await driver.press("ctrl+s")
        await driver.sees("A block ends in the address of a passage")
        await driver.press("escape")
        await driver.settled()
        assert contents(own) == {}


async def test_what_could_not_be_written_is_asked_again(library: Library, own: Path, tmp_path: Path) -> None:
    """Nothing that was typed is lost."""
    async with driving(library, tmp_path) as driver:
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("m")
        await driver.sees("Your note")
        await driver.type("Ask the miller.")
        (own / "notes").write_text("no folder")
        await driver.press("ctrl+s")
        await driver.sees("Your note", "Ask the miller.")
        (own / "notes").unlink()
        await driver.press("ctrl+s")
        await driver.sees("✎ Ask the miller.")
