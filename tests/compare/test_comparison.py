"""Two articles, or two cards: what they have in common, and in what they differ."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.compare import Comparing, Comparison, Matter, contradictions
from briefing.errors import NotFound
from briefing.library import Library
from tests.compare.mill import ELSEWHERE, GAZETTE, HERALD, write_mill


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open([write_mill(tmp_path / "mill")], tmp_path / "cache")) as library:
        library.refresh()
        yield library


@pytest.fixture
def articles_alone(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open([write_mill(tmp_path / "mill", has_cards=False)], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def _matter(comparison: Comparison, *cards: str) -> Matter:
    return next(matter for matter in comparison.matters if matter.cards == cards)


def _told(matter: Matter) -> list[str]:
    return [f"{one.of} {one.verdict}" for one in matter.differences]


def test_claims_of_a_card_that_both_cite_stand_beside_each_other(library: Library) -> None:
    matter = _matter(Comparing(library).articles(GAZETTE, HERALD), "dervi-blast-2021")
    (difference, *_) = matter.differences
    assert difference.values == (("27 people",), ("34 people",))
    assert difference.speakers == ("Police", "Doctors")
    left, right = matter.rows[0].left, matter.rows[0].right
    assert left and right and left.citations == (f"{GAZETTE}#^p1",) and right.citations == (f"{HERALD}#^p1",)


def test_what_claims_tell_is_not_told_once_more_by_their_passages(library: Library) -> None:
    matter = _matter(Comparing(library).articles(GAZETTE, HERALD), "dervi-blast-2021")
    assert _told(matter) == ["number other-source"]


def test_events_of_one_kind_that_share_a_party_and_overlap_are_one_matter(library: Library) -> None:
    matter = _matter(Comparing(library).articles(GAZETTE, HERALD), "memorial-plan", "memorial-cancelled")
    assert _told(matter) == ["status later"]


def test_passages_that_no_card_ties_together_are_compared_too(library: Library) -> None:
    told = {one for matter in Comparing(library).articles(GAZETTE, HERALD).matters for one in _told(matter)}
    assert told == {"number other-source", "negation contradicts", "status later", "number compatible"}


def test_the_gravest_comes_first_and_what_one_alone_tells_comes_last(library: Library) -> None:
    comparison = Comparing(library).articles(GAZETTE, HERALD)
    worst = [_told(matter)[0] if matter.differences else "" for matter in comparison.matters]
    assert worst[0] == "negation contradicts"
    assert [matter.cards for matter in comparison.matters if not matter.is_shared] == [("dervi-ferry",)]
    assert not comparison.matters[-1].is_shared


def test_articles_without_cards_are_compared_by_their_passages(articles_alone: Library) -> None:
    (matter,) = Comparing(articles_alone).articles(GAZETTE, HERALD).matters
    assert _told(matter) == ["negation contradicts", "number other-source", "status later", "number compatible"]


def test_articles_on_other_matters_have_nothing_in_common(library: Library) -> None:
    assert not Comparing(library).articles(GAZETTE, ELSEWHERE).shared


def test_two_cards_are_compared_by_their_claims(library: Library) -> None:
    (matter,) = Comparing(library).cards("memorial-plan", "memorial-cancelled").matters
    assert _told(matter) == ["status later"]


def test_what_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        Comparing(library).articles(GAZETTE, "nowhere")


@pytest.mark.parametrize("name", ["library", "articles_alone"])
def test_across_a_pile_contradictions_are_found_with_cards_and_without(
    name: str, request: pytest.FixtureRequest
) -> None:
    (found,) = contradictions(request.getfixturevalue(name))
    assert found.ids == (GAZETTE, HERALD)
    told = [one for matter in found.matters for one in _told(matter)]
    assert told[0] == "negation contradicts"
    assert set(told) == {"negation contradicts", "number other-source"}
