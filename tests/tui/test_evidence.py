"""The passages beside a card: those it cites, and those that name it, which are read as they are looked at."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Target
from briefing.views import Opened, PartBlocks, Wanted, open_target
from tests.library.pier import PARAGRAPHS, PIER, write_copy, write_known
from tests.tui.driving import driving

_DAYS = range(1, 131)
_HERON = "---\ntitle: The heron\n---\n" + "\n\n".join(f"Ines Holm counted herons, day {n}. ^p{n}" for n in _DAYS)
_CARD = "---\nkind: actor\ntitle: Ines Holm\n---\nShe counts. [[heron#^p1]]\n"


@pytest.fixture
def herons(tmp_path: Path) -> Iterator[Library]:
    """A card that cites one passage of many that name it."""
    for name, text in (("articles/heron.md", _HERON), ("cards/ines-holm.md", _CARD)):
        file = tmp_path / "herons" / name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    with closing(Library.open([tmp_path / "herons"], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def opened(library: Library) -> Opened:
    return open_target(library, Target.card("ines-holm"), Wanted())


def test_a_mention_is_read_when_it_is_looked_at(herons: Library) -> None:
    card = opened(herons)
    assert card.beside
    blocks, at = card.beside.blocks, card.beside.find(Target.passage("heron#^p51"))
    assert isinstance(blocks, PartBlocks)
    assert blocks[at].text == "…"
    blocks.prepare(range(at, at + 1))
    assert blocks[at].text.endswith("day 51.")
    assert card.beside.blocks[-1].text == "… the first 50 of 129; actor:ines-holm in the search box finds all"


def test_a_mention_that_is_gone_by_then_is_left_blank(herons: Library) -> None:
    card = opened(herons)
    (herons.folders[0] / "articles" / "heron.md").unlink()
    herons.refresh()
    assert card.beside
    blocks, at = card.beside.blocks, card.beside.find(Target.passage("heron#^p51"))
    assert isinstance(blocks, PartBlocks)
    blocks.prepare()
    assert not blocks[at].text


async def test_mentions_are_walked_and_opened_by_keyboard(herons: Library, tmp_path: Path) -> None:
    async with driving(herons, tmp_path, size=(130, 20)) as driver:
        driver.open("ines-holm")
        await driver.opens("ines-holm")
        await driver.press("l", "G")
        await driver.sees("day 51.", "the first 50 of")
        await driver.press("enter")
        await driver.opens("heron#^p51")


async def test_a_mention_in_sight_is_enough_to_ask_for_digests(tmp_path: Path) -> None:
    write_known(tmp_path / "pier")
    write_copy(tmp_path / "pier" / "originals" / f"{PIER}.md", PARAGRAPHS)
    (tmp_path / "pier" / "cards").mkdir()
    (tmp_path / "pier" / "cards" / "pier.md").write_text("---\nkind: actor\ntitle: pier\n---\n", encoding="utf-8")
    with closing(Library.open([tmp_path / "pier"], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path, size=(200, 40)) as driver:
            driver.open("pier")
            await driver.opens("pier")
            await driver.sees("Possible mentions", "verbatim")
            await driver.press("d")
            await driver.sees("In our words")
