"""Charts: pages of rows that are made for the width of the window, in one of several forms."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefing.views.page import Page


class Chart(Protocol):
    """Makes a page of rows, each a block whose links lead somewhere, for any width; the reader walks its rows."""

    @property
    def changes(self) -> str:
        """The action that changes its form: `zoom` or `sort`."""

    @property
    def forms(self) -> int:
        """How many forms it has; they are numbered from 0, which is the first that is shown."""

    def page(self, columns: int, form: int, row: int) -> "Page":
        """The page, its lines so many columns wide, in a form, with what the block `row` is about in the middle of it.

        It is made at once, from what was read before; blocks are as many, and stand in the same order, at each width.
        """

    def beside(self, form: int, row: int) -> "Page":
        """What stands beside a block of its page in a form; read from the index, so not for the screen's thread."""
