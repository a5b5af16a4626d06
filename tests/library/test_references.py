"""Links and citations that lead nowhere are named, with what may have been meant."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.references import References, broken
from briefing.model import Address, Passage

ARTICLE = References("a.md", runs=((1, 3), (7, 7)))


def messages(**references: References) -> list[str]:
    return [problem.message for problem in broken(references)]


def test_what_exists_is_no_problem() -> None:
    card = References("c.md", links=(("card", 1),), citations=(("article#^p3", 2), ("article#^p7", 2)))
    assert messages(card=card, article=ARTICLE) == []


def test_a_broken_link_names_the_nearest_card() -> None:
    card = References("c.md", links=(("nicolas-madura", 4),))
    (problem,) = broken({"nicolas-maduro": card, "barbados-2019": References("b.md")})
    assert (problem.file, problem.line, problem.rule) == ("c.md", 4, "broken-link")
    assert "[[nicolas-maduro]]" in problem.message


def test_a_link_to_an_article_is_broken_and_told_to_cite() -> None:
    assert "[[article#^p1]]" in messages(card=References("c.md", links=(("article", 1),)), article=ARTICLE)[0]


def test_a_citation_of_a_passage_that_is_not_there_names_the_nearest_number() -> None:
    (message,) = messages(card=References("c.md", citations=(("article#^p6", 1),)), article=ARTICLE)
    assert "[[article#^p7]]" in message


def test_a_citation_of_an_article_that_is_not_there_names_the_nearest_article() -> None:
    (message,) = messages(card=References("c.md", citations=(("artikle#^p2", 1),)), article=ARTICLE)
    assert "[[article#^p2]]" in message


def test_nothing_alike_names_nothing() -> None:
    (message,) = messages(card=References("c.md", links=(("zzzzzz", 1),)))
    assert "did you mean" not in message


@given(st.sets(st.integers(1, 60)), st.integers(1, 60))
def test_an_article_offers_exactly_its_numbers(numbers: set[int], asked: int) -> None:
    references = References.of_article("a.md", [Passage(Address("a", number)) for number in numbers])
    assert references.offers(asked) == (asked in numbers)
