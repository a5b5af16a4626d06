"""An index that is damaged while the app is open."""

from contextlib import closing
from pathlib import Path

from briefing.library import Library
from tests.files import alter
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for


async def test_on_the_screen_it_is_said_and_what_was_open_is_shown_anew(tmp_path: Path) -> None:
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        async with driving(library, tmp_path, size=(130, 40)) as driver:
            alter(tmp_path / "cache")
            driver.open("elodie-tarnow")
            await driver.sees("The library is being read")
            await driver.sees("is damaged: it has been rebuilt")
            driver.open("elodie-tarnow")
            await driver.opens("elodie-tarnow")
            await wait_for(lambda: "Mayor of Senn" in driver.text, "the card")
