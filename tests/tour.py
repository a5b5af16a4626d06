"""The tour: screenshots of the real app on the shipped library, written into docs/ with the page that shows them.

`python -m tests.tour` takes them anew; the suite holds what stands on them to what the app shows.
"""

import asyncio
import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import NamedTuple

from briefing.library import Library
from tests.tui.driving import Driver, driving, wait_for

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tour.md"
PICTURES = ROOT / "docs" / "tour"
_ARTICLE = ROOT / "tests" / "drafting" / "texts" / "strike-parley.txt"
_WIDE, _NARROW = (120, 34), (80, 24)


class Scene(NamedTuple):
    """A picture of the tour: how to come there, and what is told of it."""

    name: str
    """The name of its file."""
    title: str
    told: str
    walk: Callable[[Driver], Awaitable[None]]
    """Presses the keys that lead there from the start page."""
    size: tuple[int, int] = _WIDE
    """Columns and rows."""
    theme: str = "textual-dark"


async def _start(driver: Driver) -> None:
    await driver.sees("What happened when")


async def _search(driver: Driver) -> None:
    await driver.search("amnesty")


async def _card(driver: Driver) -> None:
    await driver.search("exit guarantees")
    await driver.press("enter")
    await driver.opens("exit-guarantees-2019")


async def _link(driver: Driver) -> None:
    await _card(driver)
    await driver.press("tab", "tab")


async def _article(driver: Driver) -> None:
    await _card(driver)
    await driver.press("tab", "tab", "tab", "o")
    await wait_for(lambda: driver.desk.navigation.opened.is_article, "the article")


async def _hints(driver: Driver) -> None:
    await _card(driver)
    await driver.press("f")


async def _review(driver: Driver) -> None:
    await driver.press("a")
    await driver.sees("Which article?")
    await driver.type(str(_ARTICLE))
    await driver.press("enter")
    await wait_for(lambda: driver.desk._drafts.waiting and not driver.desk._drafts.is_busy, "drafts", 60)
    await driver.press("r")
    await driver.sees("accept")


async def _timeline(driver: Driver) -> None:
    await driver.press("t")
    await driver.sees("Timeline")
    await driver.press(*["down"] * 4)


async def _ties(driver: Driver) -> None:
    await driver.search("nicolas maduro")
    await driver.press("enter")
    await driver.opens("nicolas-maduro")
    await driver.press("w")
    await driver.sees("Ties of Nicolás Maduro")


async def _comparison(driver: Driver) -> None:
    driver.open("miami-herald-2019-07-23")
    await driver.opens("miami-herald-2019-07-23")
    await driver.press("=")
    await driver.sees("What is to stand beside")
    await driver.press("enter")
    await wait_for(lambda: driver.desk.navigation.opened.target.words[:1] == ["compare"], "the comparison")


SCENES = (
    Scene("card", "A card and its passages", "Each number on a card is the passage on the right that says so.", _card),
    Scene("start", "The first screen", "What the library holds, and its events in their order.", _start),
    Scene(
        "search",
        "Typing searches",
        "`/amnesty`: cards by kind, then passages; the line under the box tells how the query was read.",
        _search,
    ),
    Scene("hints", "Letters beside links", "`f`, then the letters: every link in sight is two keys away.", _hints),
    Scene("article", "The article", "`o` shows the article at the passage, and which cards rest on it.", _article),
    Scene("timeline", "The timeline", "`t`: events in their order, drawn as exactly as their dates are.", _timeline),
    Scene("ties", "Who has to do with whom", "`w`: the ties of a card, each with the passages it rests on.", _ties),
    Scene(
        "comparison",
        "Two articles side by side",
        "`=`: what both tell of, what differs, and who said it.",
        _comparison,
        (160, 40),
    ),
    Scene(
        "review",
        "Drafts of an article of one's own",
        "`a` adds an article, `r` reviews the cards drafted from it: each with the very words it rests on.",
        _review,
    ),
    Scene("narrow", "Eighty columns, light", "Two panes from 80 columns, one below.", _link, _NARROW, "textual-light"),
)


async def picture(scene: Scene) -> str:
    """The screen of a scene as SVG, once it has come to rest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = folder / "own"
        with closing(Library.open([ROOT / "content", own], folder / "cache", optional=[own])) as library:
            library.refresh()
            async with driving(library, folder, scene.size, cache=folder / "cache", theme=scene.theme) as driver:
                await driver.press("tab")  # out of the search box, whose cursor blinks
                await scene.walk(driver)
                await driver.settled()
                await driver.pilot.wait_for_scheduled_animations()
                return _without_fonts(driver.app.export_screenshot(title="briefing"))


def _without_fonts(svg: str) -> str:
    """A picture asks no other host for fonts; the reader's own stand in."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")


def words(svg: str) -> list[str]:
    """What stands on a picture, row by row."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', svg):
        rows.setdefault(float(y), []).append((float(x), unescape(text)))
    return ["".join(text for _, text in sorted(row)).strip() for _, row in sorted(rows.items())]


def page() -> str:
    """The page that shows the pictures."""
    shown = "\n".join(f"\n## {one.title}\n\n{one.told}\n\n![{one.title}](tour/{one.name}.svg)" for one in SCENES)
    return f"# A tour in pictures\n\nTaken of the program itself by `python -m tests.tour`.\n{shown}\n"


def main() -> None:
    """Take all pictures, and write the page."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    for scene in SCENES:
        (PICTURES / f"{scene.name}.svg").write_text(asyncio.run(picture(scene)), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
