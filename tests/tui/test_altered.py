"""Copies that differ: what is shown below a passage of which the reader has other words, too."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Address, Edit, Passage, Standing, Touch, Variant
from briefing.views import PassageStyle
from tests.library.pier import PARAGRAPHS, PIER, write_copy, write_known
from tests.tui.driving import driving

CARD = f"---\nkind: talks\ntitle: Talks on the pier\n---\nNobody paid. [[{PIER}#^p2]]\n"
OTHER = PARAGRAPHS[1].replace("2,500", "3,500").replace("Nobody has", "Somebody has")


@contextmanager
def reading(folder: Path, *copies: tuple[str, ...]) -> Iterator[Library]:
    """A library with the article of the pier, a card that cites its second passage, and copies of the article."""
    write_known(folder)
    (folder / "cards").mkdir()
    (folder / "cards" / "pier-talks.md").write_text(CARD, encoding="utf-8")
    for number, paragraphs in enumerate(copies, 1):
        write_copy(folder / "originals" / (f"{PIER}.{number}.md" if number > 1 else f"{PIER}.md"), paragraphs)
    with ExitStack() as stack:
        library = Library.open([folder], folder.parent / "cache")
        stack.callback(library.close)
        library.refresh()
        yield library


@pytest.mark.parametrize("target", ["pier-talks", f"{PIER}#^p2"])
async def test_a_copy_that_differs_is_told_below_the_passage_word_by_word(target: str, tmp_path: Path) -> None:
    copies = (PARAGRAPHS, (PARAGRAPHS[0], OTHER, *PARAGRAPHS[2:]))
    with reading(tmp_path / "pier", *copies) as library:
        async with driving(library, tmp_path, size=(230, 50)) as driver:
            driver.open(target)
            await driver.opens(target)
            await driver.sees("“Nobody has offered", f"≠ {PIER}.2.md:", "[-“Nobody-]", "{+“Somebody+} (negation)")
            await driver.sees("{+3,500+}", "verbatim")


@pytest.mark.parametrize("target", ["pier-talks", f"{PIER}#^p2"])
async def test_what_only_a_copy_has_is_told_below_the_passage_it_follows(target: str, tmp_path: Path) -> None:
    copies = (PARAGRAPHS, (*PARAGRAPHS[:2], "A clerk named Quixley sold the lamps.", *PARAGRAPHS[2:]))
    with reading(tmp_path / "pier", *copies) as library:
        async with driving(library, tmp_path, size=(230, 50)) as driver:
            driver.open(target)
            await driver.opens(target)
            await driver.sees(f"+ only in {PIER}.2.md: A clerk named Quixley")


@pytest.mark.parametrize("target", ["pier-talks", f"{PIER}#^p2"])
async def test_words_glued_to_a_passage_are_told_and_it_is_not_verbatim(target: str, tmp_path: Path) -> None:
    glued = f"It is false that {PARAGRAPHS[1]}"
    with reading(tmp_path / "pier", (PARAGRAPHS[0], glued, *PARAGRAPHS[2:])) as library:
        async with driving(library, tmp_path, size=(230, 50)) as driver:
            driver.open(target)
            await driver.opens(target)
            await driver.sees("altered in your copy", f"≠ {PIER}.md:", "{+It is false that+}")


@pytest.mark.parametrize("target", ["pier-talks", f"{PIER}#^p2"])
async def test_where_nobody_can_tell_what_differs_that_is_said(target: str, tmp_path: Path) -> None:
    with reading(tmp_path / "pier", (PARAGRAPHS[0], OTHER, *PARAGRAPHS[2:])) as library:
        async with driving(library, tmp_path, size=(230, 50)) as driver:
            driver.open(target)
            await driver.opens(target)
            await driver.sees("“Somebody has offered", "altered in your copy", "cannot be told")
            await driver.press("d")
            await driver.sees("In our words, what stands in paragraph 2")
            assert "cannot be told" not in driver.text


def test_what_was_removed_and_what_was_added_are_told_apart_by_signs_and_by_looks() -> None:
    edits = (Edit("… cost ", "$15", "$16", (Touch.NUMBER,)), Edit(" million"))
    variants = (Variant("originals/a.2.md", edits),)
    passage = Passage(Address("a", 1), "digest", "own", standing=Standing.VERBATIM, variants=variants)
    ((text, spans),) = PassageStyle().variants(passage)
    assert text == "≠ a.2.md: … cost [-$15-] {+$16+} (number) million"
    assert [(text[span.start : span.end], span.look) for span in spans] == [
        ("≠ a.2.md: ", "label"),
        ("… cost ", "quiet"),
        ("[-$15-]", "struck"),
        (" {+$16+}", "strong"),
        (" (number)", "strong"),
        (" million", "quiet"),
    ]
