"""`S` saves a search; the start page tells what is new for each since the reader looked: reading one keeps the rest."""

from pathlib import Path

from briefing.library import Library
from briefing.library.saved_searches import SavedSearches
from briefing.views.watch import saved_search
from tests.tui.driving import Driver, driving, wait_for

NEW = "---\ntitle: The sluice again\n---\nThe sluice of Senn was opened. ^p1\n\nNobody had been told. ^p2\n"


def _write(folder: Path) -> None:
    (folder / "articles" / "zz-later.md").write_text(NEW, encoding="utf-8")


def _searches(library: Library, tmp_path: Path) -> SavedSearches:
    return SavedSearches(library, tmp_path / "state")


async def _is_listed(driver: Driver, *texts: str) -> None:
    await driver.sees("Saved searches", *texts)


async def test_a_search_is_saved_under_a_name_and_told_on_the_start_page(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("S")
        await driver.sees("Nothing is searched: type a query first.")
        await driver.search("sluice")
        await driver.press("tab", "S")
        await driver.sees("Save this search")
        await driver.type("water")
        await driver.press("ctrl+s")
        await driver.sees("Saved water: what comes from now on is new for it.")
        await _is_listed(driver, "water  ", " found")
    assert [(each.name, each.query) for each in _searches(tiny, tmp_path).all()] == [("water", "sluice")]


async def test_the_kind_that_is_listed_is_part_of_the_search(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("sluice")
        await driver.press("tab", "4", "S")
        await driver.sees("Save this search", "sluice kind:sanction")


async def test_what_is_new_is_told_until_the_reader_looks_and_each_search_keeps_its_own(
    tiny: Library, tmp_path: Path
) -> None:
    saved = _searches(tiny, tmp_path)
    saved.add("all", "kind:passage")
    saved.add("water", "sluice")
    _write(tmp_path / "tiny")
    tiny.refresh()
    async with driving(tiny, tmp_path) as driver:
        await _is_listed(driver, "water", "· 1 new", "· 2 new")
        driver.desk.open(saved_search("water"))
        await driver.sees("New since you looked 1", "The sluice of Senn was opened.")
        await driver.press("tilde")
        await _is_listed(driver, "· 2 new")
        assert "· 1 new" not in driver.text
    async with driving(tiny, tmp_path) as driver:
        await _is_listed(driver, "· 2 new")
        assert "· 1 new" not in driver.text


async def test_what_comes_while_the_reader_is_open_is_told(tiny: Library, tmp_path: Path) -> None:
    _searches(tiny, tmp_path).add("water", "sluice")
    async with driving(tiny, tmp_path) as driver:
        await _is_listed(driver, "water")
        _write(tmp_path / "tiny")
        await driver.sees("· 1 new", "The sluice again ¶1")


async def test_cron_does_not_take_the_news_from_the_screen_nor_the_screen_tell_cron_what_was_read(
    tiny: Library, tmp_path: Path
) -> None:
    saved = _searches(tiny, tmp_path)
    saved.add("water", "sluice")
    _write(tmp_path / "tiny")
    tiny.refresh()
    assert [len(each.hits) for each in saved.run()] == [1]
    assert [len(each.hits) for each in saved.run()] == [0]
    news, last = saved.news()
    assert [len(each.hits) for each in news] == [1]
    saved.seen("water", last)
    assert [len(each.hits) for each in saved.news()[0]] == [0]


async def test_an_empty_query_saves_the_search_no_more(tiny: Library, tmp_path: Path) -> None:
    _searches(tiny, tmp_path).add("water", "sluice")
    async with driving(tiny, tmp_path) as driver:
        await _is_listed(driver, "water")
        await driver.search("sluice")
        await driver.press("tab", "S")
        await driver.sees("Save this search")
        await driver.type("water")
        await driver.press("tab", "ctrl+u")
        await driver.sees("the search of that name is saved no more")
        await driver.press("ctrl+s")
        await driver.sees("No longer saved: water")
    await wait_for(lambda: not _searches(tiny, tmp_path).all(), "the search to be gone")
