"""The page of an article: long ones open like short ones, and numbers that are left out cost nothing."""

from collections.abc import Sequence

import pytest

from briefing.model import Address, Article
from briefing.views import Block
from briefing.views.article import ArticleSlots
from briefing.views.parts import PartBlocks


def an_article(*numbers: int) -> Article:
    """An article that has passages of these numbers."""
    gaps, following = list[tuple[int, int]](), 1
    for number in sorted(numbers):
        if number > following:
            gaps.append((following, number - 1))
        following = number + 1
    return Article("long", "A long one", passages=len(numbers), gaps=tuple(gaps))


class Shelf:
    """The blocks of an article, and which of its passages were read."""

    def __init__(self, *numbers: int) -> None:
        self.numbers = frozenset(numbers)
        self.asked = list[int]()
        self.slots = ArticleSlots(an_article(*numbers), (Block("A long one"),))
        self.blocks = PartBlocks(self.slots, self.read)

    def read(self, wanted: Sequence[Address]) -> dict[Address, Block]:
        """The blocks of some passages; each number that is asked for is noted."""
        self.asked += [address.number for address in wanted]
        return {
            one: Block(f"Text {one.number}.", margin=str(one.number)) for one in wanted if one.number in self.numbers
        }

    def at(self, position: int) -> Block:
        """The block at a position, read for it."""
        self.blocks.prepare(range(position, position + 1))
        return self.blocks[position]


def test_of_ten_thousand_passages_only_what_is_looked_at_is_read() -> None:
    shelf = Shelf(*range(1, 10_001))
    position = shelf.slots.position(9_000)
    assert shelf.blocks[position].text == "…"
    assert not shelf.asked
    assert (shelf.at(position).text, shelf.at(position).margin) == ("Text 9000.", "9000")
    assert shelf.at(len(shelf.blocks) - 1).margin == "10000"
    assert len(shelf.asked) <= 2 * 32


@pytest.mark.parametrize(
    "numbers", [(1, 2, 3), (5,), (1, 3, 5), (2, 3, 7), (1, 40, 41, 999_999), tuple(range(1, 100, 2))]
)
def test_every_passage_is_shown_where_its_number_leads(numbers: tuple[int, ...]) -> None:
    shelf = Shelf(*numbers)
    shelf.blocks.prepare()
    shown = [block.margin for block in list(shelf.blocks)[1:] if block.margin]
    assert shown == [str(number) for number in numbers]
    for number in numbers:
        assert shelf.slots[shelf.slots.position(number)] == Address("long", number)


def test_numbers_that_are_left_out_are_one_line_however_many_they_are() -> None:
    shelf = Shelf(2, 4, 9_999_999)
    shelf.blocks.prepare()
    assert [block.text for block in shelf.blocks if "not in this file" in block.text] == [
        "¶1 is not in this file.",
        "¶3 is not in this file.",
        "¶5 to ¶9999998 are not in this file.",
    ]
    assert sorted(shelf.asked) == [2, 4, 9_999_999]


def test_a_number_that_is_left_out_leads_to_the_line_that_says_so() -> None:
    shelf = Shelf(1, 50)
    assert shelf.at(shelf.slots.position(30)).text == "¶2 to ¶49 are not in this file."
    assert shelf.at(shelf.slots.position(60)).margin == "50"


def test_a_passage_that_is_gone_by_then_is_left_blank() -> None:
    shelf = Shelf(1, 2)
    shelf.numbers = frozenset({1})
    assert [shelf.at(1).text, shelf.at(2).text] == ["Text 1.", ""]
    assert shelf.blocks.unread(range(3)) is None
