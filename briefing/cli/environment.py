"""What the environment says: the terminal, the editor, the browser, the libraries."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefing.index import ServerAddress


class Environment(NamedTuple):
    """The variables the program honours, read once."""

    editor: tuple[str, ...] = ()
    """The words of `$VISUAL`, else `$EDITOR`."""
    browser: str = ""
    """`$BROWSER`."""
    no_color: bool = False
    """Whether `$NO_COLOR` is set to anything."""
    is_dumb: bool = False
    """Whether `$TERM` is `dumb`."""
    libraries: tuple[Path, ...] = ()
    """The folders of `$BRIEFING_LIBRARY`."""
    shared: str = ""
    """The address of a shared library, where `$BRIEFING_LIBRARY` is one."""
    clipboard_doubt: str = ""
    """Where the terminal is known to keep text from the clipboard, how to allow it; else empty."""
    variables: Mapping[str, str] = MappingProxyType({})
    """All of them, for those that the config file names."""
    complaints: tuple[str, ...] = ()
    """The variables that make no sense, one line each; they count as not set."""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Environment":
        """The environment."""
        complaints, named = list[str](), environ.get("BRIEFING_LIBRARY", "")
        shared = named if ServerAddress.is_one(named) else ""
        return cls(
            editor=_words(environ, "VISUAL", complaints) or _words(environ, "EDITOR", complaints),
            browser=environ.get("BROWSER", ""),
            no_color=bool(environ.get("NO_COLOR")),
            is_dumb=environ.get("TERM") == "dumb",
            libraries=tuple(Path(part) for part in named.split(os.pathsep) if part and not shared),
            shared=shared,
            clipboard_doubt=_clipboard_doubt(environ),
            variables=environ,
            complaints=tuple(complaints),
        )


def _clipboard_doubt(environ: Mapping[str, str]) -> str:
    if environ.get("TMUX"):
        return "tmux passes it to the clipboard after: set -g set-clipboard on"
    if environ.get("STY"):
        return "GNU screen keeps it from the clipboard; tmux can pass it on."
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Terminal of macOS keeps it from the clipboard; other terminals pass it on."
    return ""


def columns() -> int:
    """How wide text is written: `$COLUMNS`, else the terminal's width, else 80; between 20 and 1,000."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 20), 1_000)


def _words(environ: Mapping[str, str], name: str, complaints: list[str]) -> tuple[str, ...]:
    """The words of a command; none where its quotes are not closed, which joins `complaints`."""
    text = environ.get(name, "")
    if not text:
        return ()
    import shlex  # noqa: PLC0415  (many readers name no editor)

    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        complaints.append(f"${name} cannot be read as a command ({error}): mend its quotes")
        return ()
