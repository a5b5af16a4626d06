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
from briefing.model import TIES, TIMELINE
from tests.tui.driving import Driver, driving, wait_for

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tour.md"
PICTURES = ROOT / "docs" / "tour"
_ARTICLE = ROOT / "tests" / "drafting" / "texts" / "strike-parley.txt"
_WIDE, _NARROW, _BROAD = (120, 34), (80, 24), (170, 34)


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


async def _timeline(driver: Driver) -> None:
    await driver.press("t")
    await driver.opens(TIMELINE)
    await driver.press(*"jjjj")


async def _ties(driver: Driver) -> None:
    await driver.search("maduro")
    await driver.press("enter")
    await driver.opens("nicolas-maduro")
    await driver.press("w")
    await driver.opens(f"{TIES} nicolas-maduro")
    await driver.press(*"jj")


async def _hints(driver: Driver) -> None:
    await _card(driver)
    await driver.press("f")


async def _palette(driver: Driver) -> None:
    await driver.press("ctrl+p")
    await driver.type("machado")
    await driver.sees("María Corina Machado")


async def _review(driver: Driver) -> None:
    await driver.press("a")
    await driver.sees("Which article?")
    await driver.type(str(_ARTICLE))
    await driver.press("enter")
    await wait_for(lambda: driver.desk._drafts.waiting and not driver.desk._drafts.is_busy, "drafts", 60)
    await driver.press("r")
    await driver.sees("accept")


async def _keys(driver: Driver) -> None:
    await driver.press("question_mark")
    await driver.sees("Keys")


SCENES = (
    Scene("card", "A card and its passages", "Each number on a card is the passage on the right that says so.", _card),
    Scene("start", "The first screen", "What the library holds, and its events in their order.", _start),
    Scene(
        "search",
        "Typing searches",
        "`/amnesty`: cards by kind, then passages; the line under the box tells how the query was read.",
        _search,
    ),
    Scene("link", "From link to link", "`Tab` goes from link to link; `Enter` follows.", _link),
    Scene("hints", "Letters beside links", "`f`, then the letters: every link in sight is two keys away.", _hints),
    Scene("article", "The article", "`o` shows the article at the passage, and which cards rest on it.", _article),
    Scene(
        "timeline",
        "The order of events",
        "`t`: each date as exact as it is, and what nobody can put in order is joined; `+` `-` zoom.",
        _timeline,
        _BROAD,
    ),
    Scene("ties", "Who has to do with whom", "`w`: by what, how often, and the passages that tell it.", _ties, _BROAD),
    Scene("palette", "The palette", "`Ctrl+P` finds commands, cards, articles and themes by their names.", _palette),
    Scene(
        "review",
        "Drafts of an article of one's own",
        "`a` adds an article, `r` reviews the cards drafted from it: each with the very words it rests on.",
        _review,
    ),
    Scene("narrow", "Eighty columns, light", "Two panes from 80 columns, one below.", _link, _NARROW, "textual-light"),
    Scene("keys", "The keys", "`?` lists every key and how to search.", _keys),
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
