"""Claims: each cites a passage, and what it quotes stands there."""

import pytest

from tests.check.conftest import Written
from tests.check.making import article, card, found

_WEIR = article(
    "The bailiff called the weir “a wall against our own children” and wouldn’t open it.",
    "Asked again, he said that not one plank would be moved before the harvest.",
    "The millers left.",
)


def test_a_claim_without_a_citation_is_found_on_the_line_of_its_block(written: Written) -> None:
    text = "The millers left. [[weir#^p3]] Nobody followed.\n\n- They came back.\n- They left. [[weir#^p3]]"
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card(text)})
    assert [(file, line) for file, line, _ in found(library, "uncited-claim")] == [("talks.md", 5), ("talks.md", 7)]
    assert "`Nobody followed.`" in found(library, "uncited-claim")[0][2]


@pytest.mark.parametrize(
    "quotation",
    [
        "“a wall against our own children”",
        '"A WALL against our own children,"',
        "«a wall against … children»",
        '"the weir [...] wouldn\'t open it"',
        "“the weir […] open it”",
        "“the weir . . . open it”",
        "“[He] called the weir a wall”",
        "“children”",
    ],
)
def test_a_quotation_that_the_cited_passage_has_is_no_finding(written: Written, quotation: str) -> None:
    """Typography and case do not count; what is left out or put in parts a quotation into pieces."""
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card(f"He said {quotation}. [[weir#^p1]]")})
    assert not found(library, "quote-not-found")


@pytest.mark.parametrize(
    "quotation",
    [
        "“a wall against your own children”",
        '"a wall against children"',
        "«children … a wall»",
        "“a wall […] harvest”",
        "“child”",
        '"not one plank"',
        "“wall … wall”",
    ],
)
def test_a_quotation_that_it_has_not_is_found_on_the_line_of_the_claim(written: Written, quotation: str) -> None:
    """Other words, left-out words without a sign, another order, a part of a word, words of another passage."""
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card(f"\nHe said {quotation}. [[weir#^p1]]")})
    ((file, line, message),) = found(library, "quote-not-found")
    assert (file, line) == ("talks.md", 6)
    assert quotation in message and "weir#^p1" in message


def test_a_quotation_may_stand_in_any_of_the_cited_passages_and_run_on_into_the_next(written: Written) -> None:
    both = "[[weir#^p1]] [[weir#^p2]]"
    said = (f"“not one plank” {both}", f"“a wall … not one plank” {both}", f"“open it. Asked again” {both}")
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card("\n\n".join(said))})
    assert not found(library, "quote-not-found")


def test_a_quotation_does_not_run_over_a_passage_that_is_not_cited(written: Written) -> None:
    text = card("“wouldn't open it. The millers left” [[weir#^p1]] [[weir#^p3]]")
    assert found(written({"articles/weir.md": _WEIR, "cards/talks.md": text}), "quote-not-found")


def test_pieces_of_a_quotation_are_not_gathered_from_two_articles(written: Written) -> None:
    files = {"articles/weir.md": _WEIR, "articles/dam.md": article("The dam held all night.")}
    library = written({**files, "cards/talks.md": card("“the weir … the dam held” [[weir#^p1]] [[dam#^p1]]")})
    assert found(library, "quote-not-found")
    library = written({"cards/talks.md": card("“the dam held” [[weir#^p1]] [[dam#^p1]]")})
    assert not found(library, "quote-not-found")


def test_nothing_is_said_of_a_quotation_where_a_digest_speaks(written: Written) -> None:
    """Of one of the cited passages only our account is at hand: the words may stand in its original."""
    digest = article("The dam held, a guard is quoted.", fields=())
    text = card("“never seen the like” [[weir#^p1]] [[dam#^p1]]\n\n“never seen the like” [[dam#^p1]]")
    library = written({"articles/weir.md": _WEIR, "articles/dam.md": digest, "cards/talks.md": text})
    assert not found(library, "quote-not-found")


def test_nothing_is_said_of_a_quotation_whose_citation_leads_nowhere(written: Written) -> None:
    """That the citation is broken is another finding."""
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card("“dry land” [[weir#^p1]] [[weir#^p9]]")})
    assert not found(library, "quote-not-found")
    assert found(library, "broken-citation")


def test_marks_that_quote_nothing_are_no_quotation(written: Written) -> None:
    text = 'A 6" plank, a 9" beam, “…”, "", the millers\' weir and the ‘dry’ land. [[weir#^p3]]'
    assert not found(written({"articles/weir.md": _WEIR, "cards/talks.md": card(text)}), "quote-not-found")
