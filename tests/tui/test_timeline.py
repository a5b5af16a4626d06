"""The timeline on the screen, walked by real keys."""

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import TIMELINE
from tests.tui.driving import Driver, driving, wait_for

WIDE = (170, 30)


def rows(driver: Driver) -> list[str]:
    """The rows of the reader, as they stand on the screen."""
    region = driver.desk.panes.reader.region
    return [line[region.x : region.right].rstrip() for line in driver.text.splitlines()[region.y : region.bottom]]


def row(driver: Driver, title: str) -> str:
    return next(line for line in rows(driver) if title in line)


async def opens_timeline(driver: Driver, of: str = "") -> None:
    await driver.press("t")
    await driver.opens(f"{TIMELINE} {of}".strip())
    await driver.settled()


async def test_every_date_is_drawn_as_exact_as_it_is(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.sees("Timeline · 8 events", "┬")
        assert row(driver, "Closure of the up").endswith("●")
        assert row(driver, "Ban on mill boats").endswith("▶")
        assert "·" in row(driver, "Amnesty for the mills")[40:]
        assert row(driver, "Half of the spring")[-1] in "┤◆"


async def test_what_overlaps_is_joined_and_named_with_the_passages_beside(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        joined = [row(driver, title).strip("│ ")[0] for title in ("Mayor of", "Half of", "Reservoir", "Closure")]
        assert joined == ["╭", "┆", "╰", "C"]
        await driver.press("j")
        await driver.sees("some time in Mar 2021 · offer", "order unknown with 3 others", "Órla Gazette, 2021-03-04 ¶3")
        await driver.press("j")
        await driver.sees("4 Mar 2021 · article")
        assert driver.selected == "orla-gazette-2021-03-04"


async def test_enter_opens_and_back_returns_to_the_place(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.press("plus", "j", "j", "j")
        await driver.settled()
        assert driver.selected == "sluice-closure-2021"
        axis = rows(driver)[1]
        await driver.press("enter")
        await driver.opens("sluice-closure-2021")
        await driver.press("left_square_bracket")
        await driver.opens(TIMELINE)
        await driver.settled()
        assert (driver.selected, driver.focus, rows(driver)[1]) == ("sluice-closure-2021", "reader", axis)


async def test_it_zooms_to_days_and_back_to_the_whole(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        whole = rows(driver)[1]
        await driver.press("j", *["plus"] * 12)
        days = rows(driver)[1]
        assert "Mar 2021" in days
        assert days != whole
        assert row(driver, "Ban on mill boats").endswith("›")
        await driver.press(*["minus"] * 12)
        assert rows(driver)[1] == whole


async def test_the_time_that_is_shown_follows_the_row(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.press(*["plus"] * 12, "G")
        await driver.settled()
        assert "2022" in rows(driver)[1]
        assert row(driver, "Half of the spring").endswith("‹")


async def test_what_is_typed_and_the_kind_that_is_listed_filter_it(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.press("2")
        await driver.sees("Timeline offers · 2 events")
        assert driver.focus == "reader"
        await driver.press("0")
        await driver.sees("Timeline · 8 events")
        await driver.search("kind:sanction")
        await driver.sees("Timeline “kind:sanction” · 2 events")


async def test_of_a_card_its_own_events_are_shown_and_then_all(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        driver.open("orla-council")
        await driver.opens("orla-council")
        await opens_timeline(driver, "orla-council")
        await driver.sees("Timeline of Órla Council")
        assert not [line for line in rows(driver) if "Talks at the old mill" in line]
        await opens_timeline(driver)
        assert row(driver, "Talks at the old mill")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_the_axis_stays_in_sight_at_any_size(tiny: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tiny, tmp_path, size=size) as driver:
        await opens_timeline(driver)
        await driver.press("G")
        await driver.settled()
        assert "┬" in rows(driver)[2]
        assert any(year in rows(driver)[1] for year in ("2021", "2022"))


async def test_another_width_is_drawn_anew(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(120, 30)) as driver:
        await opens_timeline(driver)
        before = rows(driver)[2]
        await driver.pilot.resize_terminal(200, 40)
        await wait_for(lambda: len(rows(driver)[2]) > len(before), "a longer axis")
        assert driver.selected


async def test_hints_lead_from_it(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.press("f", "a")
        await wait_for(lambda: driver.desk.navigation.opened.target.id != TIMELINE, "what a hint leads to")


async def test_elsewhere_plus_cites_and_says_what_it_needs(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await driver.press("l", "plus")
        await driver.sees("passage")
        assert "zoom" not in driver.text


async def test_back_returns_to_the_timeline_as_it_was_filtered(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await driver.search("kind:sanction")
        await driver.press("tab")
        await opens_timeline(driver)
        await driver.press("enter")
        await driver.opens("sluice-closure-2021")
        await driver.search("bertil")
        await driver.press("enter")
        await driver.opens("bertil-aske")
        await driver.press("left_square_bracket", "left_square_bracket")
        await driver.opens(TIMELINE)
        await driver.sees("Timeline “kind:sanction” · 2 events")
        assert driver.desk.panes.index.box.value == "kind:sanction"
        assert driver.selected == "sluice-closure-2021"


async def test_a_key_that_changes_nothing_there_says_so(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_timeline(driver)
        await driver.press("e")
        await driver.sees("This page has no file to edit.")
        await driver.press("t")
        await driver.sees("This is the timeline of all there is.")
        await driver.press("greater_than_sign")
        await driver.sees("There is nothing to sort here.")
