"""Adding articles: a line for the path of a file or a folder."""

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from briefing.text import clean_line
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.dialogs.typed_path import dropped, expanded
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings

_HINT = "→ or Tab completes the path, Enter adds, Esc leaves."


class _Paths(Suggester):
    """Completes a path by the first name that fits; names that a terminal could not show as they are, never."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path completed, or None."""
        return _completed(value)


def _completed(value: str) -> str | None:
    folder, name = os.path.split(value)
    try:
        names = sorted(each.name for each in expanded(folder or ".").iterdir()) if name else []
    except OSError:
        return None
    found = next((each for each in names if each.startswith(name) and clean_line(each) == each), None)
    return str(Path(folder, found)) if found else None


class Add(Dialog[Path | None]):
    """Asks which file or folder to add; ends with its path, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.ADDING)

    def compose(self) -> ComposeResult:
        """The question and the line to answer in."""
        with Vertical(classes="question"):
            yield Static(Content("Which article? A file, or a folder of files: txt, md, html, pdf, eml."))
            yield Input(placeholder="path", suggester=_Paths(), compact=True, id="path")
            yield Static(Content(_HINT), classes="quiet", id="hint")
        yield KeyBar()

    @on(Input.Changed)
    def _changed(self) -> None:
        """What was wrong with another path is wrong no more."""
        self.query_one("#hint", Static).update(Content(_HINT))

    def action_complete(self) -> None:
        """Take the path that is offered."""
        self.query_one(Input).action_cursor_right()

    @on(Input.Submitted)
    def _answered(self, message: Input.Submitted) -> None:
        message.stop()
        if not message.value.strip():
            return
        path = dropped(message.value.strip())
        try:
            path.stat()
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            self.query_one("#hint", Static).update(Content(f"{clean_line(str(path))}: {why}. Correct the path."))
        else:
            self.answer(path)

    def action_drop(self) -> None:
        """End with nothing."""
        self.answer(None)
