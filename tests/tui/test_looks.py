"""How the screen looks, in the states that matter; `BRIEFING_SNAPSHOTS=write` takes the pictures anew."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.tui.looks import Looks
from tests.tiny import write_hostile
from tests.tui.driving import Driver, driving, wait_for

PICTURES = Path(__file__).parent / "pictures"


async def looks_like(name: str, driver: Driver) -> None:
    """Hold what is on the screen, once it has come to rest, against the picture of that name."""
    picture = PICTURES / f"{name}.txt"
    if os.environ.get("BRIEFING_SNAPSHOTS") == "write":
        await driver.pilot.pause(0.5)
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(driver.text + "\n", encoding="utf-8")
    wanted = picture.read_text(encoding="utf-8")
    with suppress(AssertionError):
        await wait_for(lambda: driver.text + "\n" == wanted, name, seconds=5)
    assert driver.text + "\n" == wanted


@pytest.mark.parametrize("size", [(130, 30), (80, 24), (50, 20)], ids=["wide", "two-panes", "narrow"])
async def test_a_card_and_its_passages(tiny: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tiny, tmp_path, size=size) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("tab", "tab", "tab")
        await driver.shows({130: 3, 80: 2, 50: 1}[size[0]])
        await looks_like(f"card-{size[0]}x{size[1]}", driver)


async def test_a_search(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(110, 30)) as driver:
        await driver.search("amnesty")
        await driver.sees("2 Offers")
        await looks_like("search", driver)


async def test_an_article(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(130, 30)) as driver:
        driver.open("lake-herald-2022-10-11#^p3")
        await driver.opens("lake-herald-2022-10-11#^p3")
        await driver.shows(3)
        await driver.sees("Cited by")
        await looks_like("article", driver)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_a_link_is_told_by_more_than_its_colour(tiny: Library, tmp_path: Path, theme: str) -> None:
    async with driving(tiny, tmp_path, theme=theme) as driver:
        assert driver.app.theme == theme
        (looks,) = driver.desk.query(Looks)
        assert looks.style("link").underline
        assert looks.style("selected", "link").reverse


async def test_an_empty_library(tmp_path: Path) -> None:
    """It says what was looked at, and what to do."""
    folder = tmp_path / "empty"
    folder.mkdir()
    library = Library.open([folder], tmp_path / "cache")
    async with driving(library, tmp_path, size=(100, 20)) as driver:
        await driver.sees("Nothing to read yet", "or start with another folder")
    library.close()


async def test_a_hostile_library_is_text_to_the_last_letter(tmp_path: Path) -> None:
    """Markup, actions and control bytes of every file stand on the screen as text, and nothing runs."""
    library = Library.open([write_hostile(tmp_path / "hostile")], tmp_path / "cache")
    async with driving(library, tmp_path, size=(120, 60)) as driver:
        for entry in library.roster.cards:
            driver.open(entry.id)
            await driver.opens(entry.id)
        for article in library.roster.articles:
            driver.open(article.id)
            await driver.opens(article.id)
        await driver.press("exclamation_mark")
        await driver.sees("problems")
        await driver.press("escape", "ctrl+p")
        await driver.type("[/x]")
        await driver.press("escape")
        assert driver.app.is_running
        assert not any(ord(letter) < 32 and letter != "\n" for letter in driver.text)
    library.close()
