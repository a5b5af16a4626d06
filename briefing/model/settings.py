"""What the reader of the program has chosen, before it starts."""

from pathlib import Path
from typing import NamedTuple

from briefing.model.endpoint import Endpoint


class Settings(NamedTuple):
    """The config file and the environment, as the screen needs them."""

    state: Path
    """The file that keeps what is decided while reading; its folder may not exist yet."""
    own: Path
    """The library folder that articles are added to; it may not exist yet."""
    keys: tuple[tuple[str, str], ...] = ()
    """The keys that are changed: the id of a binding and its keys, as a comma-separated string."""
    theme: str = ""
    """The name of the theme; empty for the one the program chooses."""
    editor: tuple[str, ...] = ()
    """The words of the command that edits a file; empty where none is set."""
    browser: str = ""
    """The command that opens a URL; empty for the one the system chooses."""
    no_color: bool = False
    """Whether colours are not wanted."""
    complaints: tuple[str, ...] = ()
    """What of the config file cannot be followed, one line each."""
    shipped: Path | None = None
    """The library folder that came with the program; the next install replaces it."""
    clipboard_doubt: str = ""
    """Where the terminal is known to refuse the clipboard, how to allow it; else empty."""
    cache: Path | None = None
    """Where drafts are kept until they are decided; None where nothing is drafted ahead."""
    own_model: Endpoint | None = None
    """The language model of the reader's own that is sent what is drafted; None where nothing leaves the machine."""
