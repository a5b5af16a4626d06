"""A screen over which sheets and questions are laid."""

# ruff: noqa: PLC0415 - what is laid over it is loaded when it is: the first screen does without

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from briefing.library import Library
from briefing.model import Target
from briefing.tui.notice import Notice

if TYPE_CHECKING:
    from briefing.tui.app import Briefing


class Overlaid(Screen[None]):
    """Has a notice line, and asks and tells in sheets what needs more room."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.notice = Notice(id="notice")

    @property
    def _briefing(self) -> "Briefing":
        return cast("Briefing", self.app)

    def say(self, text: str) -> None:
        """Tell the reader in the notice line; an empty text clears it."""
        self.notice.say(text)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the config file, the index and the folders."""
        return (*self._briefing.choices.complaints, *self._library.notices)

    def visit(self, url: str) -> None:
        """Show the whole URL, and open the browser where the reader agrees."""
        from briefing.tui.screens.visit import Visit

        def answered(is_agreed: bool | None) -> None:  # noqa: FBT001 - the answer of the dialog
            if is_agreed:
                self._briefing.visit(url)

        self.app.push_screen(Visit(url), answered)

    def action_help(self) -> None:
        """The keys."""
        from briefing.tui.screens.sheet import Sheet
        from briefing.views.help import help_page

        self.app.push_screen(Sheet(help_page(self._briefing.choices.help)))

    def action_problems(self) -> None:
        """What is wrong in the files; one chosen is edited."""
        from briefing.tui.screens.sheet import Sheet
        from briefing.views.problems import problems_page

        problems = self._library.problems
        told = (*self.notices, *self._briefing.not_added)

        def chosen(target: Target | None) -> None:
            if target:
                self._briefing.edit_problem(target)

        self.app.push_screen(Sheet(problems_page(problems, told)), chosen)

    def action_add(self) -> None:
        """Ask for articles, and add them."""
        from briefing.tui.screens.adding import Adding

        def answered(path: Path | None) -> None:
            if path:
                self._briefing.add(path)

        self.app.push_screen(Adding(), answered)
