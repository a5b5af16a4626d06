"""Ties on the screen, walked by real keys."""

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import TIES
from tests.tui.driving import Driver, driving, wait_for

WIDE = (200, 40)


async def opens_ties(driver: Driver, id: str) -> None:
    driver.open(id)
    await driver.opens(id)
    await driver.press("w")
    await driver.opens(f"{TIES} {id}")
    await driver.settled()


async def test_the_nearest_are_drawn_and_all_are_listed_with_their_passages(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_ties(driver, "bertil-aske")
        await driver.sees("Ties of Bertil Åske", "nearest", "Bertil Åske ┼─ ")
        await driver.sees("who", "by what", "Órla Council", "sanctioned by")
        await driver.press(*["j"] * 2)
        await driver.settled()
        before = driver.selected
        await driver.sees("¶")
        await driver.press("G")
        await driver.settled()
        assert driver.selected != before


async def test_enter_moves_the_centre_and_back_returns_to_the_row(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_ties(driver, "bertil-aske")
        await driver.press("j", "j")
        chosen = driver.selected
        assert chosen.startswith(f"{TIES} ")
        await driver.press("enter")
        await driver.opens(chosen)
        await driver.press("left_square_bracket")
        await driver.opens(f"{TIES} bertil-aske")
        await driver.settled()
        assert driver.selected == chosen


async def test_it_is_sorted_by_one_thing_after_the_other_and_the_row_stays(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_ties(driver, "bertil-aske")
        await driver.press("j")
        chosen = driver.selected
        for told in ("by name", "by kind", "by date", "nearest"):
            await driver.press("greater_than_sign")
            await driver.sees(told)
            assert driver.selected == chosen


async def test_a_second_card_is_picked_and_each_step_has_its_evidence(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_ties(driver, "boat-ban-2022")
        await driver.press("w")
        await driver.sees("How is Ban on mill boats tied to…")
        await driver.type("tarn")
        await driver.sees("Élodie Tarnów · actor")
        await driver.press("enter")
        await driver.opens(f"{TIES} boat-ban-2022 elodie-tarnow")
        await driver.settled()
        await driver.sees("How Ban on mill boats and Élodie Tarnów are tied", "steps", "└─", "¶")
        await driver.press("enter")
        await wait_for(lambda: driver.desk._open.card, "the card that a step reaches")


async def test_no_way_is_said(tiny: Library, tmp_path: Path) -> None:
    (tmp_path / "tiny" / "cards" / "lone.md").write_text("---\nkind: actor\ntitle: Lone\n---\nNobody knows her.\n")
    tiny.refresh()
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await opens_ties(driver, "lone")
        await driver.sees("No card is tied to it.")
        await driver.press("w")
        await driver.type("aske")
        await driver.sees("Bertil Åske · actor")
        await driver.press("enter")
        await driver.sees("No way leads from the one to the other.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (40, 12)])
async def test_every_row_can_be_reached_at_any_size(tiny: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tiny, tmp_path, size=size) as driver:
        await opens_ties(driver, "bertil-aske")
        seen = {driver.selected}
        for _ in range(len(tiny.ties.of("bertil-aske"))):
            await driver.press("j")
            seen.add(driver.selected)
        assert seen == {f"{TIES} {tie.id}" for tie in tiny.ties.of("bertil-aske")}
        assert "Ties of" in driver.text


async def test_where_no_card_is_open_the_key_says_so(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=WIDE) as driver:
        await driver.press("w")
        await driver.sees("Ties are those of a card: open one.")
