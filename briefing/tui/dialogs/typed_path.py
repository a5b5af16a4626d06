"""The path that is meant by what a person types, or by what a terminal pastes where a file is dropped on it."""

import re
from pathlib import Path
from urllib.parse import unquote

_URL = re.compile(r"file:(?://(?:localhost)?)?(/.*)", re.IGNORECASE)


def dropped(text: str) -> Path:
    """The path as it was typed, unless nothing stands there, but does out of a shell's quotes or a `file` URL."""
    typed, bare = expanded(text), _unquoted(text)
    meant = (typed, expanded(bare), _of_url(text), _of_url(bare))
    return next((path for path in meant if path and _stands(path)), typed)


def expanded(path: str) -> Path:
    """The path that a person typed, `~` and `~name` read as homes where there are such."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def _unquoted(text: str) -> str:
    """One word of a shell without its quotes and backslashes; anything else as it is."""
    import shlex  # noqa: PLC0415  (most readers drop no file)

    try:
        words = shlex.split(text)
    except ValueError:
        return text
    return words[0] if len(words) == 1 else text


def _of_url(text: str) -> Path | None:
    found = _URL.fullmatch(text)
    return Path(unquote(found[1], errors="surrogateescape")) if found else None


def _stands(path: Path) -> bool:
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True
