"""`E` exports what is open to a file, never over another unasked; `Y` copies the card with its citations."""

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.tui.dialogs.form import Form
from tests.tui.driving import Driver, driving, wait_for


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader has started in."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def _ask(driver: Driver, format: str) -> None:
    """Ask for an export in a format, and go on to the name of the file."""
    await driver.press("E")
    await wait_for(lambda: isinstance(driver.app.screen, Form), "the form")
    await driver.sees("Format")
    await driver.type(format)
    form = driver.app.screen
    assert isinstance(form, Form)
    while not form._here or form._here.name != "file":
        await driver.press("tab")


async def test_what_is_open_is_written_under_its_own_name(tiny: Library, tmp_path: Path, elsewhere: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await _ask(driver, "html")
        await driver.sees("mill-talks-2022.html", "own words where your copy has them")
        await driver.press("ctrl+s")
        await driver.sees(f"Wrote {str(elsewhere)[:30]}")
        assert "<h1>" in (elsewhere / "mill-talks-2022.html").read_text(encoding="utf-8")


async def test_a_format_that_is_chosen_from_the_list_gives_the_file_its_ending(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("E")
        await driver.sees("docx · for a word processor, with footnotes")
        await driver.press("down", "down", "enter")
        await driver.sees("briefing.docx")


async def test_on_the_start_page_it_is_the_library_or_what_is_found(
    tiny: Library, tmp_path: Path, elsewhere: Path
) -> None:
    async with driving(tiny, tmp_path) as driver:
        await _ask(driver, "csl")
        await driver.press("ctrl+s")
        await wait_for((elsewhere / "briefing.json").exists, "the export")
        await driver.search("sluice")
        await driver.press("tab")
        await _ask(driver, "md")
        await driver.sees("what is found: sluice")
        await driver.press("ctrl+s")
        await wait_for((elsewhere / "briefing-query.md").exists, "the export")
        assert "# Briefing: sluice" in (elsewhere / "briefing-query.md").read_text(encoding="utf-8")


async def test_a_file_that_is_there_is_left_unless_the_reader_says_so(
    tiny: Library, tmp_path: Path, elsewhere: Path
) -> None:
    file = elsewhere / "briefing.md"
    file.write_text("mine")
    async with driving(tiny, tmp_path) as driver:
        await _ask(driver, "md")
        await driver.sees("is there already: you will be asked.")
        await driver.press("ctrl+s")
        await driver.sees("Leave it as it is", "Write over it")
        await driver.press("enter")
        await driver.sees("Nothing was written.")
        assert file.read_text() == "mine"
        await _ask(driver, "md")
        await driver.press("ctrl+s")
        await driver.sees("Write over it")
        await driver.press("down", "enter")
        await wait_for(lambda: "# Briefing" in file.read_text(encoding="utf-8"), "the export")


async def test_a_folder_that_is_not_there_is_told_before_anything_is_written(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await _ask(driver, "md")
        await driver.press("ctrl+u")
        await driver.type("nowhere/x.md")
        await driver.press("ctrl+s")
        await driver.sees("nowhere is no folder: make it, or name another.")


async def test_y_copies_the_card_with_its_citations(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("Y")
        await driver.sees("No card is open, so there is none to copy.")
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("Y")
        await wait_for(lambda: driver.app.clipboard, "the clipboard")
        copied = driver.app.clipboard
        card = tiny.card("mill-talks-2022")
        assert copied.startswith(f"{card.title} (talks, {card.date})")
        assert all(f"[{number}]" in copied for number in range(1, len(card.citations) + 1))
        assert all(f"[{address}]" in copied for address in card.citations)
