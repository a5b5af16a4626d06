"""Ways out of what is read: the cards a passage names, tags, counts and the mentions of a card, each a link."""

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Address
from tests.tui.driving import Driver, driving, wait_for

HERALD = "lake-herald-2022-10-11"


async def click(driver: Driver, text: str, at: int = 0) -> None:
    """Click the first place on the screen that says `text`."""
    await driver.sees(text)
    await driver.settled()
    rows = driver.text.splitlines()
    y = next(at for at, line in enumerate(rows) if text in line)
    await driver.pilot.click(offset=(rows[y].index(text) + at, y))


async def test_an_article_tells_under_each_passage_which_cards_cite_and_which_it_mentions(
    tiny: Library, tmp_path: Path
) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open(HERALD)
        await driver.opens(HERALD)
        await driver.sees("↳ cited by", "↳ mentions")
        await click(driver, "↳ mentions Bertil Åske", len("↳ mentions ") + 1)
        await driver.opens("bertil-aske")


def test_a_name_that_was_refused_is_not_told(tiny: Library) -> None:
    assert "bertil-aske" in tiny.named_in(f"{HERALD}#^p2")
    tiny.refuse("bertil-aske", Address(HERALD, 2))
    assert "bertil-aske" not in tiny.named_in(f"{HERALD}#^p2")
    assert "bertil-aske" not in tiny.naming([f"{HERALD}#^p2"]).get(Address(HERALD, 2), ())


async def test_a_card_tells_its_mentions_at_its_top_and_leads_to_them(tiny: Library, tmp_path: Path) -> None:
    mentions = tiny.mentions("bertil-aske")
    assert mentions.total
    async with driving(tiny, tmp_path) as driver:
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await click(driver, f"{mentions.total} possible mention", 1)
        await wait_for(lambda: driver.focus == "passages", "the passages to have the focus")
        assert driver.beside == mentions.addresses[0]


@pytest.mark.parametrize("size", [(80, 24), (130, 40)], ids=str)
async def test_a_tag_leads_to_the_cards_that_have_it(tiny: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tiny, tmp_path, size) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await click(driver, "#senn", 1)
        await wait_for(lambda: driver.desk.panes.index.box.value == "tag:senn", "the query")
        await driver.sees("1 found")
        assert driver.listed == "elodie-tarnow"


async def test_the_count_of_a_group_leads_to_that_group(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnesty")
        await click(driver, "2 Offers", 3)
        await wait_for(lambda: driver.desk.panes.index.box.value == "amnesty kind:offer", "the query")


async def test_cited_by_leads_to_the_card_or_to_the_passage_they_cite(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("kind:passage amnesty")
        hit = next(hit for hit in driver.desk.panes.index.results.hits if len(hit.cited_by) > 1)  # type: ignore[union-attr]
        await click(driver, f"cited by {len(hit.cited_by)} cards", 10)
        await driver.opens(hit.id)


async def test_the_kinds_under_the_box_are_clicked(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await click(driver, "3 talks", 3)
        await driver.sees("Only talks")
        await click(driver, "0 shows everything", 3)
        await driver.sees("1 actors 3")
