"""Where the blocks of a page stand."""

from collections.abc import Sequence
from typing import overload

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.page.layout import Layout
from briefing.views import Block

blocks = st.lists(
    st.builds(Block, text=st.text("ab \n", max_size=80), gap=st.integers(0, 2), indent=st.integers(0, 4)), min_size=1
)


class Counted(Sequence[Block]):
    """A long page that counts what is looked at."""

    def __init__(self, count: int) -> None:
        self.length = count
        self.seen: set[int] = set()

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        assert isinstance(index, int)
        self.seen.add(index)
        return Block(f"paragraph {index} " * (index % 7 + 1), gap=1)


@given(blocks, st.integers(10, 40))
def test_every_line_of_the_page_belongs_to_one_line_of_one_block(page: list[Block], width: int) -> None:
    layout = Layout(page, width)
    layout.settle(0, 100_000)
    lines = [(index, row) for index, block in enumerate(page) for row in range(block.gap + len(layout.lines(index)))]
    assert [layout.at(y) for y in range(layout.height)] == lines


@given(blocks, st.integers(10, 40), st.data())
def test_a_character_stands_on_the_line_that_holds_it(page: list[Block], width: int, data: st.DataObject) -> None:
    layout = Layout(page, width)
    index = data.draw(st.integers(0, len(page) - 1))
    for row, (start, end) in enumerate(layout.lines(index)):
        for offset in range(start, end):
            assert layout.line_of(index, offset) == layout.top(index) + page[index].gap + row


def test_of_a_long_page_only_what_is_near_the_window_is_looked_at() -> None:
    page = Counted(10_000)
    layout = Layout(page, 60)
    layout.settle(layout.top(5_000), 40)
    assert 0 < len(page.seen) < 100


@given(st.integers(0, 40_000), st.integers(1, 60))
def test_settling_keeps_the_window_on_the_same_line(y: int, height: int) -> None:
    """Whatever is learned about the heights above, the block at the top of the window stays there."""
    layout = Layout(Counted(10_000), 60)
    index, _ = layout.at(min(y, layout.height - 1))
    settled = layout.settle(min(y, layout.height - 1), height)
    assert layout.at(settled)[0] == index
    assert layout.settle(settled, height) == settled
