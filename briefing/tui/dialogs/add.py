"""Adding articles: a line for the path of a file or a folder."""

import os
from itertools import takewhile
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
_LISTED = 8
"""So many names that fit are listed at the most."""


class _Paths(Suggester):
    """Completes a path by the first name that fits; names that a terminal could not show as they are, never."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path completed, or None."""
        return _completed(value)


def _completed(value: str) -> str | None:
    """A path, completed by the first name that fits."""
    return next(iter(_fitting(value)), None)


def _fitting(value: str) -> list[str]:
    """The paths that a path may be the beginning of, in order; a folder ends in a slash."""
    folder, name = os.path.split(value)
    try:
        with os.scandir(expanded(folder or ".")) as entries:
            found = sorted((each.name, each.is_dir()) for each in entries if each.name.startswith(name)) if name else []
    except (OSError, ValueError):
        return []
    before = value.removesuffix(name)
    return [f"{before}{one}{'/' * is_folder}" for one, is_folder in found if clean_line(one) == one]


def _common(paths: list[str]) -> str:
    """The beginning that some paths have in common."""
    letters = takewhile(lambda column: len(set(column)) == 1, zip(*paths, strict=False))
    return "".join(column[0] for column in letters)


class Add(Dialog[Path | None]):
    """Asks which file or folder to add; ends with its path, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.ADDING)

    def __init__(self) -> None:
        super().__init__()
        self._path = Input(placeholder="path", suggester=_Paths(), compact=True, id="path")
        self._folder: Path | None = None
        """The folder that is added by another Enter."""
        self._hint = Static(Content(_HINT), classes="quiet", id="hint")

    def compose(self) -> ComposeResult:
        """The question and the line to answer in."""
        with Vertical(classes="question"):
            yield Static(Content("Which article? A file, or a folder of files: txt, md, html, pdf, eml."))
            yield self._path
            yield self._hint
        yield KeyBar()

    @on(Input.Changed)
    def _changed(self) -> None:
        """What was told of another path holds no more."""
        self._folder = None
        self._hint.update(Content(_HINT))

    def action_complete(self) -> None:
        """Complete the path as far as all names that fit agree, and list them where they are several."""
        value = self._path.value
        fitting = _fitting(value)
        whole = _common(fitting)
        if len(whole) > len(value):
            self._path.value = whole
            self._path.cursor_position = len(whole)
        elif len(fitting) > 1:
            names = [path[len(value) - len(Path(value).name) :] for path in fitting[:_LISTED]]
            more = f" and {len(fitting) - _LISTED} more" if len(fitting) > _LISTED else ""
            self._hint.update(Content(f"It may be {', '.join(names)}{more}."))

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
            self._hint.update(Content(f"{clean_line(str(path))}: {why}. Correct the path."))
        else:
            self._take(path)

    def _take(self, path: Path) -> None:
        """End with a file; of a folder, ask first whether all that is in it is meant."""
        if path.is_dir() and self._folder != path:
            self._folder = path
            name = clean_line(path.name or str(path))
            self._hint.update(
                Content(f"{name} is a folder. Enter again adds all articles in it; Tab goes on to a file.")
            )
        else:
            self.answer(path)

    def action_drop(self) -> None:
        """End with nothing."""
        self.answer(None)
