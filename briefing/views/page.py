"""A page: what a view shows, as blocks of styled spans that know their targets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from briefing.model import Target
from briefing.views.block import Block
from briefing.views.parts import PartBlocks


@dataclass(frozen=True, slots=True)
class Page:
    """A document, a list, whatever a view shows."""

    blocks: Sequence[Block] = ()
    """Its blocks. Those of a long list are made, and those of a long article are read, as they are looked at."""
    margin: int = 2
    """Cells of the left margin, which holds the mark and the paragraph numbers."""
    targets: Sequence[Target | None] = ()
    """What each block is, where that is known before they are made."""
    fitted: "Callable[[int], Page] | None" = field(default=None, compare=False)
    """Makes it for text so many cells wide, where it uses all the width there is; with the same links in each block."""
    head: tuple[Block, ...] = ()
    """Lines that stay above the others whatever is scrolled: an axis, the heads of columns."""
    chart: "Chart | None" = None
    """What makes it anew for another width and in other forms; its rows are walked."""

    @property
    def may_have_links(self) -> bool:
        """Whether a block has links; where blocks are made as they are looked at, nobody knows."""
        return not isinstance(self.blocks, tuple) or any(block.links for block in self.blocks)

    def find(self, target: Target | None) -> int:
        """The position of the first block that is `target`; -1 where none is."""
        targets = self.targets or (block.target for block in self.blocks)
        return next((at for at, one in enumerate(targets) if one == target), -1) if target else -1

    def unread(self, seen: range) -> range | None:
        """The positions to read next so that the blocks `seen` can be shown; None where nothing is missing."""
        return self.blocks.unread(seen) if isinstance(self.blocks, PartBlocks) else None


class Chart(Protocol):
    """Makes a page of rows, each a block whose links lead somewhere, for any width; the reader walks its rows."""

    @property
    def changes(self) -> str:
        """The action that changes its form: `zoom` or `sort`."""

    @property
    def forms(self) -> int:
        """How many forms it has; they are numbered from 0, which is the first that is shown."""

    def page(self, columns: int, form: int, row: int) -> Page:
        """The page, its lines so many columns wide, in a form, with what the block `row` is about in the middle of it.

        It is made at once, from what was read before; blocks are as many, and stand in the same order, at each width.
        """

    def beside(self, form: int, row: int) -> Page:
        """What stands beside a block of its page in a form; read from the index, so not for the screen's thread."""


def first_row(page: Page) -> int:
    """The position of the first block that leads somewhere; 0 where none does."""
    return next((at for at, block in enumerate(page.blocks) if block.links), 0)


class Top(NamedTuple):
    """Which line of a page is at the top of a window."""

    block: int
    """The position of the block it belongs to."""
    line: int
    """How many lines of the block are above it."""


BEGINNING = Top(0, 0)


class LinkAt(NamedTuple):
    """Which link of a page."""

    block: int
    """The position of its block."""
    span: int
    """Its position in the block's spans."""

    def __int__(self) -> int:
        """The number a history keeps it by."""
        return self.block * 4096 + self.span

    @classmethod
    def of(cls, number: int) -> "LinkAt | None":
        """The link that `number` stands for; None for a negative number."""
        return cls(*divmod(number, 4096)) if number >= 0 else None
