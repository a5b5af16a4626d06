"""`u` undoes the last change, whatever it was, and again the one before; `U` makes it again."""

from contextlib import closing
from pathlib import Path

from briefing.library import Library
from briefing.model import Kind
from tests.files import contents as every_file
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for


def contents(folder: Path) -> dict[str, bytes]:
    """The library's files; the journal of decisions only grows."""
    return {path: data for path, data in every_file(folder).items() if path != "decisions.jsonl"}


async def test_files_and_decisions_are_undone_in_the_order_they_were_made(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    states = [contents(folder)]
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        library.edits.new_card(Kind.ACTOR, "Ines Holm")
        states.append(contents(folder))
        library.edits.merge("ines-holm", "bertil-aske")
        library.edits.add_value("bertil-aske", "aliases", "The miller")
        states.append(contents(folder))
        async with driving(library, tmp_path) as driver:
            driver.open("bertil-aske")
            await driver.opens("bertil-aske")
            await driver.sees("Ines Holm", "The miller")
            await driver.press("u")
            await driver.sees("Undone: aliases of bertil-aske: The miller", "U makes it again")
            await wait_for(lambda: "also " in driver.text and ", The miller" not in driver.text, "the alias to go")
            assert contents(folder) == states[1]
            await driver.press("u")
            await driver.sees("Undone: ines-holm is bertil-aske")
            assert "ines-holm" in library.roster.ids
            await driver.press("u")
            await driver.sees("Undone: new actor ines-holm: Ines Holm")
            assert contents(folder) == states[0]
            await driver.press("u")
            await driver.sees("There is nothing to undo.")
            for _ in range(3):
                await driver.press("U")
            await driver.sees("Made again: aliases of bertil-aske")
            assert contents(folder) == states[2]
            await driver.press("U")
            await driver.sees("There is nothing to do again.")


async def test_a_card_that_is_open_and_taken_back_is_left(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        library.edits.new_card(Kind.ACTOR, "Ines Holm")
        async with driving(library, tmp_path) as driver:
            driver.open("bertil-aske")
            await driver.opens("bertil-aske")
            driver.open("ines-holm")
            await driver.opens("ines-holm")
            await driver.press("u")
            await driver.opens("bertil-aske")
            await driver.sees("Undone: new actor ines-holm: Ines Holm")


async def test_a_key_that_can_not_act_says_why(tmp_path: Path) -> None:
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.press("x")
            await driver.sees("Highlight a possible mention beside a card")
