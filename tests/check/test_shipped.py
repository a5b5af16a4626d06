"""The library that ships: what its cards hold, and whom their names mean in an article from elsewhere."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.check import check
from briefing.cli.directories import Directories
from briefing.library import Library
from briefing.model import Address
from tests.check.making import article

_ELSEWHERE = (
    "The opposition of Norland went to the Supreme Court, and the electoral college met twice.",
    "The National Assembly of Norland and the Constituent Assembly of Sudland met without the Treasury.",
    "Norland's National Security Council (NSC) and its Justice Department stayed shut.",
    "Antonio Machado wrote poems, Felipe González governed, Pedro Cabello sang and Mauricio Rubio painted.",
    "President Biden dined with Ivanka Trump in a Chinese restaurant for fifty pence.",
    "From Havana to The Hague, and from talks in Oslo to talks in Doha, oil companies waited for sanctions relief.",
    "Western oil companies in Norland feared oil sanctions and targeted measures after the virtual talks.",
    "A senior official said that the interim president of Norland had offered exit guarantees to regime figures.",
    "Transnational gangs and paramilitary groups lived off the refugee crisis; the state oil company paid them.",
    "The High Commissioner for Human Rights of Norland and its Military Counterintelligence declined to comment.",
)


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Library]:
    """The library that ships, and a reader's own with one article from elsewhere."""
    own = tmp_path / "own"
    (own / "articles").mkdir(parents=True)
    (own / "articles" / "norland.md").write_text(article(*_ELSEWHERE, "Nicolas Maduro met the U.S. envoy."), "utf-8")
    with closing(Library.open([Directories.of({}).shipped, own], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def test_every_passage_is_cited_and_every_card_is_linked_from_another(shipped: Library) -> None:
    found = [one for one in check(shipped) if one.rule in {"unused-passage", "unlinked-card"}]
    assert [one for one in found if not one.file.endswith("norland.md")] == []


def test_no_card_holds_a_single_claim(shipped: Library) -> None:
    cards = [shipped.card(entry.id) for entry in shipped.roster.cards]
    assert [card.id for card in cards if len(card.claims) < 2] == []


@pytest.mark.parametrize("number", range(1, len(_ELSEWHERE) + 1))
def test_what_others_bear_names_no_card(shipped: Library, number: int) -> None:
    """Offices, places, descriptions and common surnames are no names of the cards."""
    assert shipped.named_in(Address("norland", number)) == ()


def test_a_name_that_one_card_alone_bears_names_it_in_any_article(shipped: Library) -> None:
    named = shipped.named_in(Address("norland", len(_ELSEWHERE) + 1))
    assert set(named) == {"nicolas-maduro", "united-states"}
