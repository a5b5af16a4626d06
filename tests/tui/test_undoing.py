"""`u` undoes the last change, whatever it was, and again the one before; `U` makes it again."""

from contextlib import closing
from pathlib import Path

from briefing.library import Library
from briefing.model import Kind
from tests.files import contents as every_file
from tests.library.test_refused_mentions import write as write_orla
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for


def contents(folder: Path) -> dict[str, bytes]:
    """The library's files; the journal of decisions only grows."""
    return {path: data for path, data in every_file(folder).items() if path != "decisions.jsonl"}


async def test_files_and_decisions_are_undone_in_the_order_they_were_made(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    states = [contents(folder)]
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        library.edits.new_card(Kind.ACTOR, "Ines Holm")
        states.append(contents(folder))
        library.edits.merge("ines-holm", "bertil-aske")
        library.edits.add_value("bertil-aske", "aliases", "The miller")
        states.append(contents(folder))
        async with driving(library, tmp_path) as driver:
            driver.open("bertil-aske")
            await driver.opens("bertil-aske")
            await driver.sees("Ines Holm", "The miller")
            await driver.press("u")
            await driver.sees("Undone: aliases of bertil-aske: The miller", "U makes it again")
            await wait_for(lambda: "also " in driver.text and ", The miller" not in driver.text, "the alias to go")
            assert contents(folder) == states[1]
            await driver.press("u")
            await driver.sees("Undone: ines-holm is bertil-aske")
            assert "ines-holm" in library.roster.ids
            await driver.press("u")
            await driver.sees("Undone: new actor ines-holm: Ines Holm")
            assert contents(folder) == states[0]
            await driver.press("u")
            await driver.sees("There is nothing to undo.")
            for _ in range(3):
                await driver.press("U")
            await driver.sees("Made again: aliases of bertil-aske")
            assert contents(folder) == states[2]
            await driver.press("U")
            await driver.sees("There is nothing to do again.")


async def test_a_card_that_is_open_and_taken_back_is_left(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        library.edits.new_card(Kind.ACTOR, "Ines Holm")
        async with driving(library, tmp_path) as driver:
            driver.open("bertil-aske")
            await driver.opens("bertil-aske")
            driver.open("ines-holm")
            await driver.opens("ines-holm")
            await driver.press("u")
            await driver.opens("bertil-aske")
            await driver.sees("Undone: new actor ines-holm: Ines Holm")


async def test_one_mention_is_refused_by_a_key_then_its_article_or_its_name(tmp_path: Path) -> None:
    """`x` refuses at once; `X` asks how much more; each stands in the line below, and `u` takes each back."""
    with closing(Library.open([write_orla(tmp_path / "lib")], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            driver.open("orla-talks")
            await driver.opens("orla-talks")
            await driver.press("l", "G")
            await wait_for(lambda: driver.beside == "herald#^p3", "the last mention")
            await driver.press("x")
            await driver.sees("¶3 is no longer listed here", "X: its article, or the name", "Possible mentions 3")
            await driver.press("X")
            await driver.sees("What does not mean “Orla talks”?", "The whole article: Herald", "The name “Orla”")
            await driver.press("down", "enter")
            await driver.sees("No passage of Herald", "2 mentions fewer", "Possible mentions 1", "1 possible mention")
            await driver.press("u")
            await driver.sees("Undone: no passage of herald means orla-talks", "Possible mentions 3")
            await driver.press("u")
            await driver.sees("Undone: herald#^p3 does not mean orla-talks", "Possible mentions 4")
            await wait_for(lambda: driver.beside == "herald#^p3", "the mention that came back")
            await driver.press("X")
            await driver.sees("This passage: Herald", "¶3")
            await driver.type("name")
            await driver.press("enter")
            await driver.sees("“Orla” alone is no mention", "2 mentions fewer", "Possible mentions 2")
            await driver.press("u")
            await driver.sees("Undone: “Orla” does not mean orla-talks", "Possible mentions 4")


async def test_asked_what_is_not_meant_nothing_is_refused_by_leaving(tmp_path: Path) -> None:
    with closing(Library.open([write_orla(tmp_path / "lib")], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            driver.open("orla-talks")
            await driver.opens("orla-talks")
            await driver.press("X")
            await driver.sees("Highlight a possible mention beside a card")
            await driver.press("l", "G", "X")
            await driver.sees("The whole article")
            await driver.press("escape")
            await driver.sees("Possible mentions 4")
            assert not library.log()


async def test_a_key_that_can_not_act_says_why(tmp_path: Path) -> None:
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.press("x")
            await driver.sees("Highlight a possible mention beside a card")


async def test_the_footer_offers_to_undo_what_there_is(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path, size=(250, 40)) as driver:
            await driver.sees("a add")
            await driver.settled()
            assert "u undo" not in driver.text
            driver.open("bertil-aske")
            await driver.opens("bertil-aske")
            await driver.press("F")
            await driver.sees("Other names")
            await driver.type("The miller")
            await driver.press("ctrl+s")
            await driver.sees("u undoes", "u undo  ")
            await driver.press("u")
            await driver.sees("Undone: ")
            await wait_for(lambda: "u undo  " not in driver.text, "the footer to offer it no more")
