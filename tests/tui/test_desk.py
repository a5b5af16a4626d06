"""The desk, walked by real keys over the tiny library."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Target
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for

START = ""


async def test_the_start_page_tells_what_there_is_and_what_happened_when(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.sees("8 cards · 2 articles · 12 passages", "What happened when", "Mar 2021", "1 Actors 3")


async def test_the_help_is_read_to_its_end(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(80, 24)) as driver:
        await driver.press("question_mark", "G")
        await driver.sees("draw the screen again")
        await driver.press("g")
        await driver.sees("How to search")


async def test_a_wrong_path_is_corrected_where_it_was_typed(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("a")
        await driver.type("nosuch")
        await driver.press("enter")
        await driver.sees("nosuch: No such file or directory. Correct the path.")
        await driver.press("escape")
        await driver.sees("What happened when")


async def test_choices_that_cannot_be_followed_are_told(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, keys=(("nosuch", "x"),), theme="nosuch") as driver:
        await driver.sees("! 2 problems")
        await driver.press("exclamation_mark")
        await driver.sees("“nosuch” is the id of no key", "there is no theme “nosuch”")


async def test_a_passage_higher_than_its_pane_is_read_to_its_end(tiny: Library, tmp_path: Path) -> None:
    file, _ = tiny.file_of("lake-herald-2022-10-11")
    text = file.read_text()
    file.write_text(text.replace("No date was set", "No date was set " + "and water ran on " * 60))
    async with driving(tiny, tmp_path, size=(130, 14)) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("l", "G")
        seen = set(driver.text.split())
        for _ in range(12):
            await driver.press("pagedown")
            seen |= set(driver.text.split())
        assert "session." in seen


async def test_the_mark_follows_the_reading_of_an_article(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(130, 12)) as driver:
        driver.open("lake-herald-2022-10-11")
        await driver.opens("lake-herald-2022-10-11")
        assert driver.marked.endswith("^p1")
        await driver.press("G")
        await wait_for(lambda: str(driver.desk.panes.passage) > "lake-herald-2022-10-11#^p3", "the mark to follow")
        marked = driver.desk.panes.passage
        assert marked is not None
        await driver.sees(f"Lake Herald, 2022-10-11 ¶{marked.number}")


async def test_going_back_from_the_passages_of_a_card_to_the_start_leaves_no_dead_screen(
    tiny: Library, tmp_path: Path
) -> None:
    async with driving(tiny, tmp_path, size=(50, 20)) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("l", "left_square_bracket")
        await driver.opens(START)
        await driver.sees("1 Actors 3", "Ban on mill boats")
        await driver.press("l")
        await driver.sees("What happened when")


async def test_tab_walks_the_links_and_enter_follows(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await driver.press("tab")
        assert driver.selected == "tag:senn"
        walked = []
        for _ in driver.desk._library.card("elodie-tarnow").links:
            await driver.press("tab")
            walked.append(driver.selected)
        assert walked[0] == "orla-council"
        await driver.press("shift+tab")
        assert driver.selected == walked[-2]
        await driver.press("enter")
        await driver.opens(walked[-2])


async def test_going_back_restores_the_place_and_the_selected_link_and_forward_undoes_it(
    tiny: Library, tmp_path: Path
) -> None:
    async with driving(tiny, tmp_path, size=(130, 14)) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await driver.press("tab", "tab", "tab", "tab")
        link, top = driver.desk.panes.reader.link, driver.desk.panes.reader.top
        target = driver.selected
        await driver.press("enter")
        await driver.opens(target)
        for back, forward in (
            ("left_square_bracket", "right_square_bracket"),
            ("backspace", "alt+right"),
            ("alt+left", "alt+right"),
        ):
            await driver.press(back)
            await driver.opens("elodie-tarnow")
            assert (driver.desk.panes.reader.link, driver.desk.panes.reader.top) == (link, top)
            await driver.press(forward)
            await driver.opens(target)
        await driver.press("backspace", "backspace")
        await driver.opens(START)


async def test_going_back_leads_to_the_passage_one_came_from(tiny: Library, tmp_path: Path) -> None:
    """Passages are read one by one: each way there and back ends where it began."""
    async with driving(tiny, tmp_path, size=(130, 20)) as driver:
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        await driver.press("l", "j", "j")
        passages = driver.desk.panes.passages
        left = driver.beside
        assert Target.passage(left) != passages.page.targets[1]
        for there, back in (("o", "o"), ("enter", "left_square_bracket")):
            await driver.press(there)
            await driver.opens(left)
            await driver.press(back)
            await driver.opens("sluice-amnesty-2022")
            await wait_for(lambda: driver.focus == "passages", "the focus where it was")
            assert driver.beside == left
        await driver.press("h", "enter")


@pytest.mark.parametrize("width", [20, 50, 79])
async def test_alone_every_pane_fills_the_screen(tiny: Library, tmp_path: Path, width: int) -> None:
    async with driving(tiny, tmp_path, size=(width, 20)) as driver:
        panes = driver.desk.panes
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        for key, pane in ((None, panes.reader), ("escape", panes.index), ("l", panes.reader), ("l", panes.passages)):
            await driver.press(*filter(None, [key]))
            await wait_for(lambda pane=pane: pane.region.width == width, f"{pane} alone")  # type: ignore[misc]


async def test_on_a_narrow_screen_the_hints_tell_what_fits(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(50, 20)) as driver:
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        await driver.sees("The fines of 2021", "Tab next link")
        await driver.press("f")
        await wait_for(lambda: "letter to type" in driver.text.splitlines()[-1], "the footer")


async def test_the_reminder_stands_apart_from_the_keys(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    (folder / "cards" / "odd.md").write_text("---\nkind: actor\n---\n[[nobody]] [[none]]\n", encoding="utf-8")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        for width in range(60, 131, 5):
            async with driving(library, tmp_path, size=(width, 12)) as driver:
                await driver.press("l")
                await wait_for(lambda: "keys" in driver.text.splitlines()[-1], "the footer")
                assert re.search(r"\? keys +! \d problems?$", driver.text.splitlines()[-1])


async def test_the_cited_passage_is_marked_beside_the_card(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        while not driver.selected.endswith("#^p2"):
            await driver.press("tab")
        await wait_for(
            lambda: driver.desk.panes.passages.mark == Target.passage("lake-herald-2022-10-11#^p2"), "the mark"
        )
        marked = [line for line in driver.text.splitlines() if "▌" in line]
        assert any("¶2" in line for line in marked)


async def test_o_opens_the_article_at_the_passage_and_again_goes_back_to_the_card(
    tiny: Library, tmp_path: Path
) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        while not driver.selected.endswith("#^p6"):
            await driver.press("tab")
        link = driver.desk.panes.reader.link
        await driver.press("o")
        await driver.opens("lake-herald-2022-10-11#^p6")
        assert driver.marked == "lake-herald-2022-10-11#^p6"
        await driver.sees("Cited by 1", "Talks at the old mill")
        await driver.press("o")
        await driver.opens("mill-talks-2022")
        assert driver.desk.panes.reader.link == link


async def test_a_hint_letter_follows_its_link(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        await driver.press("f")
        hints = driver.desk.panes.reader.hints
        link, letter = next(iter(hints.items()))
        followed = driver.desk.panes.reader.span_at(link).target
        assert followed
        target = followed.id
        await driver.press(*letter)
        await driver.opens(target)
        assert not driver.desk.panes.reader.hints


async def test_any_other_key_puts_the_hints_away(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        await driver.press("f")
        assert driver.desk.panes.reader.hints
        await driver.press("escape")
        await wait_for(lambda: not driver.desk.panes.reader.hints, "the hints to go")
        await driver.opens(START)


async def test_a_click_follows_a_link(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        await wait_for(lambda: driver.desk.panes.passages.region, "the passages pane")
        lines = driver.text.splitlines()
        left = driver.desk.panes.reader.region.x
        y = next(y for y, line in enumerate(lines) if "Élodie Tarnów" in line[left:])
        x = lines[y].index("Élodie Tarnów", left)
        await driver.pilot.click(offset=(x + 2, y))
        await driver.opens("elodie-tarnow")


async def test_the_footer_tells_only_keys_that_work(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(200, 40)) as driver:
        footer = driver.text.splitlines()[-1]
        assert "back" not in footer and "copy" not in footer and "search" in footer
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await wait_for(lambda: "[ back" in driver.text.splitlines()[-1], "the way back in the footer")
        assert "y copy" in driver.text.splitlines()[-1]


async def test_a_click_in_the_footer_presses_the_key(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        footer = driver.text.splitlines()[-1]
        await driver.pilot.click(offset=(footer.index("/ search") + 3, len(driver.text.splitlines()) - 1))
        await wait_for(lambda: driver.focus == "search", "the search box to have the focus")


async def test_another_theme_restyles_what_is_drawn_already(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:

        def colours() -> set[str]:
            strips = driver.desk.panes.index.rows.render_lines(driver.desk.panes.index.rows.size.region)
            return {str(segment.style.bgcolor) for strip in strips for segment in strip if segment.style}

        before = colours()
        driver.app.theme = "textual-light"
        await wait_for(lambda: not before & colours(), "the list in other colours")


async def test_help_lists_every_key_and_escape_leaves_it(tiny: Library, tmp_path: Path) -> None:
    from briefing.tui.keys import KEYS

    async with driving(tiny, tmp_path, size=(120, 170)) as driver:
        await driver.press("question_mark")
        await driver.sees(*(key.help for key in KEYS))
        await driver.press("escape")
        await driver.sees("What happened when")


async def test_keys_are_changed_by_id(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, keys=(("search", "s"),)) as driver:
        await driver.press("s")
        assert driver.desk.focused is driver.desk.panes.index.box


async def test_the_chosen_theme_is_kept(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.app.theme = "textual-light"
        await wait_for((tmp_path / "state" / "state.json").exists, "the theme to be kept")
    async with driving(tiny, tmp_path) as driver:
        assert driver.app.theme == "textual-light"


async def test_y_copies_a_citation_of_the_passage_in_hand(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("y")
        await wait_for(lambda: driver.app.clipboard, "the clipboard")
        assert driver.app.clipboard.endswith("¶1 [lake-herald-2022-10-11#^p1]")
        assert "Lake Herald" in driver.app.clipboard


async def test_a_changed_file_is_taken_up_while_the_app_runs(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("boat-ban-2022")
        await driver.opens("boat-ban-2022")
        file, _ = tiny.file_of("boat-ban-2022")
        file.write_text(file.read_text().replace("Ban on mill boats", "Ban on every boat"))
        driver.desk.files.look()
        await driver.sees("Ban on every boat")


async def test_the_place_stays_when_the_window_is_resized(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(130, 40)) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        await driver.press("tab", "tab")
        link = driver.desk.panes.reader.link
        for width, panes in ((90, 2), (60, 1), (130, 3)):
            await driver.pilot.resize_terminal(width, 40)
            await driver.shows(panes)
            assert driver.desk.panes.reader.region and driver.desk.panes.reader.link == link
            assert driver.desk.navigation.opened.target.id == "mill-talks-2022"


async def test_a_narrow_terminal_and_back_leaves_the_focus(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        for width, panes in ((60, 1), (130, 3), (40, 1), (85, 2), (130, 3)):
            await driver.pilot.resize_terminal(width, 30)
            await driver.shows(panes)
            assert driver.focus == "reader"


async def test_every_pane_is_reached_by_h_and_l_in_a_narrow_terminal(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path, size=(60, 24)) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        for key, pane in (("l", "passages"), ("h", "reader"), ("h", "index"), ("l", "reader")):
            await driver.press(key)
            assert driver.desk.focused and driver.desk.focused.id == pane
            assert driver.desk.focused.region


async def test_every_card_is_reached_from_the_start_page_by_links_alone(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        seen, todo = set[str](), ["mill-talks-2022"]
        while todo:
            target = todo.pop()
            seen.add(target)
            driver.open(target)
            await driver.opens(target)
            spans = [span for block in driver.desk.panes.reader.page.blocks for span in block.spans]
            links = dict.fromkeys(span.target.id for span in spans if span.target)
            todo += [link for link in links if tiny.roster.card(link) and link not in {*seen, *todo}]
        assert seen == {entry.id for entry in tiny.roster.cards}


async def test_a_mention_is_refused_by_a_key_and_taken_back_by_another(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        card, found = next((each.id, m) for each in library.roster.cards if (m := library.mentions(each.id)).total)
        async with driving(library, tmp_path) as driver:
            driver.open(card)
            await driver.opens(card)
            await driver.press("l", "G")
            refused = driver.beside
            await driver.press("x")
            await wait_for(lambda: library.mentions(card).total == found.total - 1, "the refusal")
            await driver.sees("is no longer listed here · u undoes")
            await driver.press("g", "u")
            await wait_for(lambda: library.mentions(card) == found, "the refusal to be taken back")
            await wait_for(lambda: driver.beside == refused, "what came back to be highlighted")


async def test_articles_are_added_from_the_keyboard_and_read_in_their_own_words(tmp_path: Path) -> None:
    """`a` asks for a file; once it is added, its passages are there to be searched, and `d` shows digests again."""
    folder = write_good(tmp_path / "tiny")
    letter = tmp_path / "letter.txt"
    letter.write_text("A third voice\n\nThe ferryman of Senn saw Bertil \u00c5ske at dawn.\n\nHe said nothing else.\n")
    with closing(Library.open([folder, tmp_path / "own"], tmp_path / "cache", optional=[tmp_path / "own"])) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.press("a")
            await driver.sees("Which article?")
            await driver.type(str(letter))
            await driver.press("enter")
            await wait_for(lambda: len(library.roster.articles) == 3, "the article")
            await driver.search("ferryman")
            await driver.sees("5 Passages 1")
            await driver.press("enter")
            await driver.sees("The ferryman of Senn saw", "verbatim")


async def test_what_could_not_be_added_is_listed_with_the_problems(tiny: Library, tmp_path: Path) -> None:
    """Each file with its reason; the line below has room for how many alone."""
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in ("first.txt", "second.txt"):
        (pile / name).write_bytes(bytes(range(256)))
    (pile / "memo.docx").write_bytes(b"of another kind")
    async with driving(tiny, tmp_path) as driver:
        await driver.press("a")
        await driver.sees("Which article?")
        await driver.type(str(pile))
        await driver.press("enter", "enter")
        await driver.sees("2 failed; 1 unsupported file skipped (.docx); ! lists what failed", "! 2 problems")
        await driver.press("!")
        for name in ("pile/first.txt:", "pile/second.txt:", "holdsnotextbutbinarydata"):
            await wait_for(lambda name=name: name in driver.unwrapped, name)  # type: ignore[misc]
