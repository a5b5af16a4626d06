"""Input in bursts: every key goes where it would have gone, had a hand pressed it after looking."""

import asyncio
import inspect
from pathlib import Path

import pytest
from textual import events
from textual.events import Key
from textual.geometry import Size

from briefing.library import Library
from briefing.model import Settings
from briefing.tui.app import Briefing
from briefing.tui.keys import KEYS, split
from tests.tui.driving import Driver, driving, wait_for

_PRESSED = sorted({key for each in KEYS if each.id not in ("quit", "suspend") for key in split(each.keys)} - {"q"})


class _Hasty(Briefing):
    """Gets its keys before it has a screen."""

    CSS_PATH = str(Path(inspect.getfile(Briefing)).with_name("look.tcss"))
    first: tuple[events.Event, ...] = ()

    def on_load(self) -> None:
        """As the driver posts what was typed ahead."""
        super().on_load()
        for event in self.first:
            self.post_message(event)


def _keys(*names: str) -> list[events.Event]:
    return [Key(name, {"space": " ", "slash": "/"}.get(name, name if len(name) == 1 else None)) for name in names]


def _burst(driver: Driver, *names: str) -> None:
    for event in _keys(*names):
        driver.app.post_message(event)


async def _is_done(driver: Driver) -> None:
    await wait_for(lambda: driver.app._inputs.is_idle, "the keys to be done")


@pytest.mark.parametrize("key", _PRESSED)
async def test_every_key_may_come_before_the_first_screen(tiny: Library, tmp_path: Path, key: str) -> None:
    app = _Hasty(tiny, Settings(state=tmp_path / "state.json", own=tmp_path / "own"))
    app.first = (*_keys(key), events.Resize(Size(90, 30), Size(90, 30)))
    async with app.run_test(size=(130, 40)):
        await wait_for(lambda: app._inputs.is_idle and not app._desk.files.is_first_look, "the key to be done")
        assert app.is_running
        app.workers.cancel_all()


async def test_a_query_before_the_first_screen_is_searched(tiny: Library, tmp_path: Path) -> None:
    app = _Hasty(tiny, Settings(state=tmp_path / "state.json", own=tmp_path / "own"))
    app.first = tuple(_keys("slash", *"boats", "enter"))
    async with app.run_test(size=(130, 40)):
        await wait_for(lambda: app._desk.navigation.opened.target.id == "boat-ban-2022", "the card")
        app.workers.cancel_all()


@pytest.mark.parametrize(
    "names",
    [
        ("ctrl+p", "pagedown"),
        ("ctrl+p", "enter", "enter"),
        ("ctrl+p", *"zzq", "pagedown", "enter", "down", "up", "end", "home"),
        ("ctrl+p", "escape", "ctrl+p", "escape", "escape"),
        ("ctrl+p", "ctrl+p", "tab", "j", "enter"),
        ("question_mark", "question_mark", "exclamation_mark", "q", "a", "escape", "a", "x", "enter", "escape"),
        ("a", "ctrl+p", "escape", "escape", "ctrl+p", "a", "escape"),
        ("ctrl+p", *"theme", "enter", "down", "enter"),
    ],
    ids=" ".join,
)
async def test_dialogs_opened_and_left_in_one_burst(tiny: Library, tmp_path: Path, names: tuple[str, ...]) -> None:
    async with driving(tiny, tmp_path) as driver:
        _burst(driver, *names, *names)
        await _is_done(driver)
        assert driver.app.is_running
        _burst(driver, "escape", "escape", "escape")
        await wait_for(lambda: driver.app.screen is driver.desk, "the desk")


async def test_what_is_typed_with_the_palette_is_looked_for_and_opened(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        _burst(driver, "ctrl+p", *"tarnow", "enter", "tab")
        await driver.opens("elodie-tarnow")
        await wait_for(lambda: driver.desk.panes.reader.target, "a link of the card to be selected")


async def test_a_theme_is_chosen_in_one_burst(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        _burst(driver, "ctrl+p", *"change", "space", *"the", "space", *"theme", "enter", *"nord", "enter")
        await wait_for(lambda: driver.app.theme == "nord", "the theme")


async def test_clicks_outside_the_palette_leave_it_once(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("ctrl+p")
        for _ in range(3):
            for kind in (events.MouseDown, events.MouseUp):
                driver.app.post_message(kind(None, 1, 38, 0, 0, 1, False, False, False, screen_x=1, screen_y=38))
        await _is_done(driver)
        await wait_for(lambda: driver.app.screen is driver.desk, "the desk")
        assert driver.app.is_running


async def test_keys_behind_the_one_that_leaves_do_nothing(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        _burst(driver, "question_mark", "q", "q", "slash", "x", "ctrl+p")
        await wait_for(lambda: not driver.app.is_running or driver.app._exit, "the app to leave")
        assert driver.app.screen_stack[-1:] in ([], [driver.desk])


async def test_a_flood_of_keys_is_over_in_a_second(tiny: Library, tmp_path: Path) -> None:
    """Sheets opened and left by the thousand: the last keys count."""
    async with driving(tiny, tmp_path) as driver:
        _burst(driver, *(("question_mark", "escape") * 4000), "escape", "escape", "slash", "z")
        async with asyncio.timeout(10):
            await _is_done(driver)
        await wait_for(lambda: driver.desk.panes.index.box.value == "z", "the last keys")


@pytest.mark.parametrize("dialog", ["", "ctrl+p", "a", "exclamation_mark"])
async def test_what_comes_while_the_app_is_being_left_is_no_fault(tiny: Library, tmp_path: Path, dialog: str) -> None:
    """Keys, answers and changes of the library arrive when the widgets are gone, or about to go."""
    async with driving(tiny, tmp_path) as driver:
        if dialog:
            await driver.press(dialog)
        else:
            await driver.press("slash")
        await _is_done(driver)
        focused, index = driver.app.focused, driver.desk.panes.index
        for at in range(20):
            driver.app.call_later(lambda: focused and focused.post_message(Key("m", "m")))
            if at == 4:
                driver.app.exit()
        driver.app.call_later(index.refresh_library)
        await wait_for(lambda: driver.app._exit, "the app to leave")
    assert driver.app.return_code == 0
    index.show()
