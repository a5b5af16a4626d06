"""The search box, typed into over the tiny library."""

from pathlib import Path

from textual.events import Key, Paste

from briefing.library import Library
from tests.tui.driving import driving, wait_for


async def test_results_follow_the_typing_and_say_how_the_query_was_read(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("slash")
        await driver.type("amn")
        await driver.sees("Amnesty for the mills", '"amn"', "2 Offers")
        await driver.type("zzz")
        await driver.sees("Nothing found.")


async def test_the_nearest_spelling_is_one_key_away(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnisty")
        await driver.sees("Nothing found.", "→ amnesty")
        await driver.press("enter")
        await driver.sees("Amnesty for the mills")
        assert driver.desk.panes.index.box.value == "amnesty"


async def test_what_answers_best_is_highlighted_though_its_kind_stands_below(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnesty")
        await driver.sees("1 Actors", "2 Offers")
        assert driver.text.index("1 Actors") < driver.text.index("2 Offers")
        assert driver.listed == "sluice-amnesty-2022"
        await driver.press("enter")
        await driver.opens("sluice-amnesty-2022")


async def test_a_card_that_is_found_by_another_name_tells_that_name(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("mayor")
        await driver.sees("also called mayor of Senn")


async def test_escape_clears_the_box_and_escape_again_leaves_it(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnesty")
        await driver.press("escape")
        await driver.sees("1 Actors 3")
        assert driver.focus == "search"
        await driver.press("escape")
        assert driver.focus == "index"


async def test_arrows_walk_the_results_while_one_types_and_enter_opens(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnesty")
        first = driver.listed
        await driver.press("down")
        second = driver.listed
        assert first != second
        await driver.press("up", "enter")
        await driver.opens(first)
        assert driver.desk.focused is driver.desk.panes.reader


async def test_enter_right_after_typing_opens_what_was_typed(tiny: Library, tmp_path: Path) -> None:
    """However fast the fingers: Enter waits for the answer to the query in the box."""
    async with driving(tiny, tmp_path) as driver:
        for key in ("slash", *"boats", "enter"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await driver.opens("boat-ban-2022")


async def test_keys_typed_ahead_of_an_answer_are_meant_for_what_it_opens(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        for key in ("slash", *"boats", "enter"):
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        driver.app.post_message(Key("tab", None))
        await driver.opens("boat-ban-2022")
        await wait_for(lambda: driver.desk.panes.reader.target, "a link of the card to be selected")
        assert driver.desk.panes.index.box.value == "boats"


async def test_the_next_query_replaces_the_last(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.search("amnesty")
        await driver.press("enter")
        await driver.opens("sluice-amnesty-2022")
        await driver.press("slash")
        await driver.type("boats")
        assert driver.desk.panes.index.box.value == "boats"


async def test_a_paste_is_one_line_and_cut_where_a_query_is(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("slash")
        driver.app.post_message(Paste("amnesty\nfor\x1b[31m"))
        await wait_for(lambda: driver.desk.panes.index.box.value == "amnesty for␛[31m", "the paste on one line")
        await driver.press("escape")
        driver.app.post_message(Paste("boats " * 200))
        await driver.sees("only the first 512")


async def test_number_keys_show_one_kind_and_zero_all(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("2")
        await driver.sees("2 Offers 2")
        assert "1 Actors" not in driver.text
        await driver.press("5")
        await driver.sees("5 Passages 12", "Lake Herald")
        await driver.press("0")
        await driver.sees("1 Actors 3", "2 Offers 2", "3 Talks 1", "4 Sanctions 2")


async def test_a_kind_holds_for_the_search_too(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("5")
        await driver.search("amnesty")
        found = driver.desk.panes.index.results
        assert found and found.hits and not any(hit.is_card for hit in found.hits)


async def test_keys_that_arrive_together_act_in_their_order(tiny: Library, tmp_path: Path) -> None:
    """Letters and the keys that take them back, as a slow line delivers them: all at once."""
    async with driving(tiny, tmp_path) as driver:
        await driver.press("slash")
        for key in [*"the", "backspace", "backspace", *"ai", "backspace", *"oug", "backspace", *"rx", "backspace"]:
            driver.app.post_message(Key(key, key if len(key) == 1 else None))
        await wait_for(lambda: driver.desk.panes.index.box.value == "taour", "the letters that are left")


async def test_a_query_is_no_longer_than_is_told(tiny: Library, tmp_path: Path) -> None:
    """What is typed beyond is not taken: a key held down would keep the next one waiting."""
    async with driving(tiny, tmp_path) as driver:
        await driver.press("slash")
        for _ in range(700):
            driver.app.post_message(Key("x", "x"))
        await wait_for(lambda: len(driver.desk.panes.index.box.value) >= 600, "as many letters as are taken")
        await driver.sees("only the first 512", "Nothing found.")
        assert len(driver.desk.panes.index.box.value) == 600


async def test_a_filter_that_is_begun_leaves_what_was_there(tiny: Library, tmp_path: Path) -> None:
    """The list says nothing of what is not finished, the line below the box what may follow."""
    async with driving(tiny, tmp_path) as driver:
        await driver.search("kind:")
        await driver.sees("kind: actor, offer, talks,", "1 Actors 3", "5 Passages 12")
        await driver.type("off")
        await driver.sees("1 Actors 3")
        await driver.type("er")
        await driver.sees("2 Offers 2", "all offers")
        await driver.search("amnesty source:")
        await driver.sees("2 Offers", "found")
