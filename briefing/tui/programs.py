"""Other programs: the reader's editor and browser, to which the terminal is lent."""

import os
import shlex
import shutil
import subprocess
import webbrowser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import App, SuspendNotSupported

from briefing.model import Settings

_LINE_FIRST = {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "ne", "mg", "jed", "view"}
"""Editors that take `+LINE` before the file."""


class Programs:
    """Lends the terminal to the programs of the reader's choice; each call answers what to tell the reader."""

    def __init__(self, app: App[None], settings: Settings) -> None:
        self._app = app
        self._settings = settings

    def edit(self, file: Path, line: int) -> str:
        """Have a file edited, at a line where the editor is known to take one."""
        shipped = self._settings.shipped
        told = (
            "An upgrade will overwrite your changes to this file." if shipped and file.is_relative_to(shipped) else ""
        )
        return self._lend(partial(edit, self._settings.editor, file, line)) or told

    def browse(self, url: str) -> str:
        """Open a URL that the reader has agreed to; the browser may be one that needs the terminal."""
        return self._lend(partial(browse, url, self._settings.browser))

    def _lend(self, run: Callable[[], str]) -> str:
        try:
            with self._app.suspend():
                wrong = run()
        except SuspendNotSupported:
            wrong = "This terminal can't be lent to another program."
        self._app.refresh()
        return wrong


def edit(editor: Sequence[str], file: Path, line: int) -> str:
    """Run the editor on `file`, at `line` where it is known how; what went wrong, or nothing.

    The file is handed over as an absolute path, so that no name can be taken for an option.
    """
    if not editor:
        return "No editor is set. Set VISUAL or EDITOR, for example: export EDITOR=nano"
    where = [f"+{line}"] if line > 1 and Path(editor[0]).name in _LINE_FIRST else []
    command = [*editor, *where, str(file.absolute())]
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the reader's own editor
    except OSError as error:
        return (
            f"{shlex.join(editor)} could not be started: {error.strerror}. Set VISUAL or EDITOR to an editor you have."
        )
    return f"{shlex.join(editor)} ended with status {status}." if status else ""


def browse(url: str, browsers: str) -> str:
    """Open `url` in the first of `browsers` (parted as in `$PATH`) that can be started; what went wrong, or nothing.

    Without any, it is the system's browser.
    """
    opened = any(_open(url, browser) for browser in browsers.split(os.pathsep) if browser.strip() or not browsers)
    return "" if opened else f"No browser could be started for {url}. Set BROWSER to one you have."


def _open(url: str, browser: str) -> bool:
    """Open `url` in one browser; whether it could be started."""
    try:
        return _browser(browser).open(url)
    except (webbrowser.Error, OSError, ValueError):  # a ValueError where its quotes are not closed
        return False


def _browser(browser: str) -> webbrowser.BaseBrowser:
    """The browser of that name, else the command; raises webbrowser.Error where there is neither."""
    try:
        return webbrowser.get(browser or None)
    except webbrowser.Error:
        words = shlex.split(browser)
        if not words or not shutil.which(words[0]):
            raise
        return webbrowser.GenericBrowser([*words, "%s"])
