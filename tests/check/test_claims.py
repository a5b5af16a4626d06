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
        "“the weir . . . wouldn’t open it”",
        "“called the weir … our own children”",
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


_DEAL = article(
    "The deal is dead and will not come back, he told reporters [in Rome] on Sunday.",
    "The tenant is not permitted to sell. Nobody else may buy. He paid $2.5 million, not €25 million, at −5 °C.",
    "She said yes and then no; the minister’s plan, J. D. Vance said, was ‘a folly’.",
)


@pytest.mark.parametrize(
    "quotation",
    [
        "„deal is dead“",
        "„deal is dead”",
        "«deal is dead»",
        "« deal is dead »",
        "»deal is dead«",
        "»deal is dead»",
        "”deal is dead”",
        "‚deal is dead‘",
        "‚deal is dead’",
        "‘deal is dead’",
        "‹deal is dead›",
        "›deal is dead‹",
        '"deal is dead"',
        "「deal is dead」",
        "『deal is dead』",
    ],
)
def test_the_marks_of_every_language_are_read(written: Written, quotation: str) -> None:
    """What stands in them is looked at: the true words are no finding, and other words are one."""
    for said, count in ((quotation, 0), (quotation.replace("dead", "gone"), 1)):
        library = written({"articles/deal.md": _DEAL, "cards/talks.md": card(f"He said {said} to us. [[deal#^p1]]")})
        assert len(found(library, "quote-not-found")) == count, said


@pytest.mark.parametrize(
    "text",
    [
        "He said »deal« and later »told reporters« and «Sunday». [[deal#^p1]]",
        "She said “yes” and then “no”; ”then no” too. [[deal#^p3]]",
        "It was “the minister’s plan … ‘a folly’”, no less. [[deal#^p3]]",
        "It was ‘the minister’s plan’. [[deal#^p3]]",
        "It was “the minister” and his “plan”. [[deal#^p3]]",
        "He said that “[t]he deal is dead”, and [T]he rest. [[deal#^p1]]",
        "He called it “dead and w[ould] not come back”. [[deal#^p1]]",
        "He “told reporter[s]” so. [[deal#^p1]]",
        "“[H]e told reporters [in Rome] on Sunday”. [[deal#^p1]]",
        "“he told [the] reporters … on Sunday”. [[deal#^p1]]",
        "“He paid $2.5 million”, “not €25 million”, “at -5 °C”. [[deal#^p2]]",
        "“JD Vance said”. [[deal#^p3]]",
    ],
)
def test_nesting_brackets_and_figures_as_they_stand_are_no_finding(written: Written, text: str) -> None:
    assert not found(written({"articles/deal.md": _DEAL, "cards/talks.md": card(text)}), "quote-not-found")


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        ("“The tenant is … permitted to sell”", "leaves out “not”"),
        ("“The tenant is [...] permitted to sell”", "leaves out “not”"),
        ("“The tenant is [clearly] permitted to sell”", "leaves out “not”"),
        ("“permitted to sell … may buy”", "leaves out “nobody”"),
        ("“The deal is [not] dead”", "puts “not” in"),
        ("“can[not] come back”", "does not stand"),
        ("“paid €2.5 million”", "does not stand"),
        ("“paid $25 million”", "does not stand"),
        ("“paid 2.5 million”", "does not stand"),
        ("“at 5 °C”", "does not stand"),
        ("“at −5”", "does not stand"),
        ("“said ‘never’ to reporters”", "does not stand"),
        ("“[d]eals are dead”", "does not stand"),
    ],
)
def test_what_turns_the_meaning_over_is_told(written: Written, quotation: str, told: str) -> None:
    text = card(f"So it is: {quotation}, no more. [[deal#^p1]] [[deal#^p2]]")
    ((_, _, message),) = found(written({"articles/deal.md": _DEAL, "cards/talks.md": text}), "quote-not-found")
    assert told in message


def test_a_negation_in_a_sentence_that_is_left_out_whole_turns_nothing_over(written: Written) -> None:
    text = card("“not permitted to sell … He paid $2.5 million” [[deal#^p2]]")
    assert not found(written({"articles/deal.md": _DEAL, "cards/talks.md": text}), "quote-not-found")
