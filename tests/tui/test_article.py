"""The page of an article: long ones open like short ones, and numbers that are left out cost nothing."""

import pytest

from briefing.model import Address, Article, Passage, Roster
from briefing.tui.page.stanza import Stanza
from briefing.tui.pages.article import ArticleStanzas, article_page
from briefing.tui.pages.prose import Weaver


class Shelf:
    """The passages of an article, and which of them were read."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = frozenset(numbers)
        self.read = list[int]()

    def article(self) -> Article:
        """The article."""
        gaps, following = list[tuple[int, int]](), 1
        for number in sorted(self.numbers):
            if number > following:
                gaps.append((following, number - 1))
            following = number + 1
        return Article("long", "A long one", passages=len(self.numbers), gaps=tuple(gaps))

    def passages(self, first: int, last: int) -> tuple[Passage, ...]:
        """The passages from one number to another; each number that is asked for is noted."""
        asked = range(first, last + 1)
        self.read += asked
        return tuple(Passage(Address("long", number), f"Text {number}.") for number in asked if number in self.numbers)

    def stanzas(self) -> ArticleStanzas:
        """Its stanzas."""
        return ArticleStanzas(self.article(), self.passages, lambda _: {}, Weaver(Roster()))


def _below_the_head(stanzas: ArticleStanzas) -> list[Stanza]:
    return list(stanzas)[2:]


def test_of_ten_thousand_passages_only_what_is_looked_at_is_read() -> None:
    shelf = Shelf(*range(1, 10_001))
    stanzas = shelf.stanzas()
    assert max(shelf.read) <= 32
    position = stanzas.position(9_000)
    assert (stanzas[position].text, stanzas[position].margin) == ("Text 9000.", "9000")
    assert stanzas[len(stanzas) - 2].margin == "10000"
    assert len(shelf.read) <= 4 * 32


@pytest.mark.parametrize(
    "numbers", [(1, 2, 3), (5,), (1, 3, 5), (2, 3, 7), (1, 40, 41, 999_999), tuple(range(1, 100, 2))]
)
def test_every_passage_is_shown_where_its_number_leads(numbers: tuple[int, ...]) -> None:
    stanzas = Shelf(*numbers).stanzas()
    shown = [stanza.margin for stanza in _below_the_head(stanzas) if stanza.margin]
    assert shown == [str(number) for number in numbers]
    for number in numbers:
        assert stanzas[stanzas.position(number)].target == f"long#^p{number}"
    assert stanzas.first == Address("long", numbers[0])


def test_numbers_that_are_left_out_are_one_line_however_many_they_are() -> None:
    shelf = Shelf(2, 4, 9_999_999)
    texts = [stanza.text for stanza in _below_the_head(shelf.stanzas()) if "not in this file" in stanza.text]
    assert texts == [
        "¶1 is not in this file.",
        "¶3 is not in this file.",
        "¶5 to ¶9999998 are not in this file.",
    ]
    assert len(shelf.read) <= 5 * 32


def test_a_number_that_is_left_out_leads_to_the_line_that_says_so() -> None:
    stanzas = Shelf(1, 50).stanzas()
    assert stanzas[stanzas.position(30)].text == "¶2 to ¶49 are not in this file."
    assert stanzas[stanzas.position(60)].margin == "50"


def test_the_margin_is_wide_enough_for_the_highest_number() -> None:
    shelf = Shelf(1, 123_456)
    assert article_page(shelf.stanzas(), shelf.article()).margin > len("123456")


def test_an_article_without_passages_has_its_facts_alone() -> None:
    stanzas = Shelf().stanzas()
    assert (stanzas.first, [stanza.text for stanza in stanzas][:1]) == (None, ["A long one"])
    with pytest.raises(IndexError):
        stanzas[len(stanzas)]
