"""A name beside words that make it another's is a doubtful mention; each kind by itself."""

import pytest
from hypothesis import given

from briefing.index.mention_finder import MentionFinder
from briefing.model import Entry, Kind
from briefing.text import terms
from tests.text.texts import texts

ENTRIES = (
    Entry("stone", Kind.ACTOR, "Mira K. Stone", ("Stone",)),
    Entry("may", Kind.ACTOR, "Ivan May", ("May",)),
    Entry("ebba", Kind.ACTOR, "Port Ebba"),
    Entry("rebels", Kind.ACTOR, "Watchers"),
    Entry("court", Kind.ACTOR, "Supreme Court"),
)


def look(text: str) -> dict[str, bool]:
    return MentionFinder(ENTRIES).look(text, terms(text))


@pytest.mark.parametrize(
    "text",
    [
        "Stone spoke.",
        "Yesterday Stone spoke.",
        "It was Stone.",
        "President Stone spoke.",
        "Ex-President Stone spoke.",
        "The ministers Stone and Falk spoke.",
        "Mr. Stone spoke.",
        "Sen. Stone spoke.",
        "They left. Stone spoke.",
        "“Stone spoke.”",
        "On Monday Stone spoke.",
        "On 3 March Stone spoke.",
        "Mira Stone spoke.",
        "M. Stone spoke.",
        "In Port Ebba Stone spoke.",
        "CEO Stone spoke.",
        "Stone Monday told them.",
        "Stone's Foundation closed.",
        "He met Stone. Foundation work stopped.",
        "Harbour League Offers Stone Safe Conduct",
        "Chile's Stone spoke.",
        "He, Anna, Stone and Falk spoke.",
    ],
)
def test_a_surname_by_itself_behind_a_title_or_its_own_first_name_is_none_of_anothers(text: str) -> None:
    assert look(text)["stone"] is False


@pytest.mark.parametrize(
    "text",
    [
        "Oliver Stone spoke.",
        "They saw Oliver Stone.",
        "They saw O. Stone.",
        "The Stone Foundation closed.",
        "They met in Stone Street.",
        "They met Stone Harris.",
        "STONE FELL ON A HOUSE.",
    ],
)
def test_a_surname_beside_other_names_is_anothers(text: str) -> None:
    assert look(text)["stone"] is True


@pytest.mark.parametrize("text", ["The Port Ebba Gazette wrote.", "At Port Ebba Airport he left."])
def test_a_longer_name_of_something_else_is_no_name_of_several_words(text: str) -> None:
    assert look(text)["ebba"] is True


@pytest.mark.parametrize(
    "text", ["In May they met.", "By May 2031 it was gone.", "On 3 May it rained.", "May 3 was wet.", "May he rest."]
)
def test_a_month_in_a_date_is_no_name(text: str) -> None:
    assert look(text)["may"] is True


@pytest.mark.parametrize("text", ["May said so.", "They saw May there.", "Mr. May, of the league, spoke."])
def test_a_name_that_is_a_month_too_is_a_name(text: str) -> None:
    assert look(text)["may"] is False


def test_a_word_in_small_letters_is_no_name_where_names_have_capitals() -> None:
    assert look("A stone fell in Lund.") == {}
    assert look("a stone fell in lund") == {"stone": True}
    assert look("The watchers met in Lund.") == {"rebels": True}, "a title may be a word of the language"


@pytest.mark.parametrize("text", ["In the House the U.S. agreed.", "The U.S. envoy spoke.", "They told US envoys."])
def test_an_abbreviation_is_no_word_in_small_letters(text: str) -> None:
    entries = (Entry("states", Kind.ACTOR, "United States", ("U.S.", "US")),)
    assert MentionFinder(entries).look(text, terms(text)) == {"states": False}


def test_one_sure_name_is_enough() -> None:
    assert look("Oliver Stone met Mira Stone.") == {"stone": False}


def test_what_every_country_has_is_doubtful() -> None:
    assert look("The Supreme Court ruled.") == {"court": True}


@given(texts)
def test_any_text_can_be_looked_at(text: str) -> None:
    finder = MentionFinder(ENTRIES)
    assert set(finder.look(text, terms(text))) == finder.find(text, terms(text))
