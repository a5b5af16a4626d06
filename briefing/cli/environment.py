"""What the environment says: the terminal, the editor, the browser, the libraries."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.errors import ConfigError


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

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Environment":
        """The environment; raises ConfigError where a variable makes no sense."""
        return cls(
            editor=_words(environ, "VISUAL") or _words(environ, "EDITOR"),
            browser=environ.get("BROWSER", ""),
            no_color=bool(environ.get("NO_COLOR")),
            is_dumb=environ.get("TERM") == "dumb",
            libraries=tuple(Path(part) for part in environ.get("BRIEFING_LIBRARY", "").split(os.pathsep) if part),
        )


def columns() -> int:
    """How wide text is written: `$COLUMNS`, else the terminal's width, else 80."""
    return max(shutil.get_terminal_size((80, 24)).columns, 20)


def _words(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    text = environ.get(name, "")
    if not text:
        return ()
    import shlex  # noqa: PLC0415  (many readers name no editor)

    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise ConfigError(f"${name} cannot be read as a command ({error}); mend its quotes") from error
