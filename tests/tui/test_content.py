"""The first library, walked by keyboard."""

from contextlib import closing
from pathlib import Path

from briefing.cli.directories import Directories
from briefing.library import Library
from briefing.model import Kind
from tests.tui.driving import driving

MADURO = "nicolas-maduro"


async def test_from_maduro_every_offer_every_talks_and_every_sanction_is_reached_and_left_again(tmp_path: Path) -> None:
    """By Tab and Enter there, by `[` back, to the very link that was followed."""
    with closing(Library.open([Directories.of({}).shipped], tmp_path / "cache")) as library:
        library.refresh()
        wanted = {each.id for each in library.roster.cards if each.kind in (Kind.OFFER, Kind.TALKS, Kind.SANCTION)}
        async with driving(library, tmp_path) as driver:
            driver.open(MADURO)
            await driver.opens(MADURO)
            reader, reached = driver.desk.panes.reader, set[str]()
            for _ in range(len(library.card(MADURO).link_spans) + len(library.card(MADURO).citation_spans)):
                await driver.press("tab")
                target, link = driver.selected, reader.link
                if target in wanted - reached:
                    await driver.press("enter")
                    await driver.opens(target)
                    await driver.press("left_square_bracket")
                    await driver.opens(MADURO)
                    assert reader.link == link
                    reached.add(target)
            assert reached == wanted


async def test_amnesty_finds_the_offers_of_2023_and_2024_and_their_passages(tmp_path: Path) -> None:
    with closing(Library.open([Directories.of({}).shipped], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.search("amnesty")
            found = driver.desk.panes.index.results
            assert found
            ids = [hit.id for hit in found.hits]
            assert {"doha-amnesty-2023", "pardons-2024"} <= set(ids)
            assert [id for id in ids if id.startswith("wall-street-journal-2024-08-11#")]
