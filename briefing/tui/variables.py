"""The environment variables that Textual and Rich read: those that make no sense for a reader are not shown to them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FRAMES = {"TEXTUAL_FPS": "250"}
"""What a key has changed waits 4 ms at most for its frame, not 17."""
_TAKEN: dict[str, Callable[[str], bool]] = {
    "TEXTUAL_ANIMATIONS": lambda value: value.lower() in ("none", "basic", "full"),
    "TEXTUAL_COLOR_SYSTEM": lambda value: value in ("auto", "standard", "256", "truecolor"),
    "TEXTUAL_DISABLE_KITTY_KEY": lambda value: value in ("0", "1"),
    "ESCDELAY": lambda value: value.isascii() and value.isdecimal() and len(value) <= 3,
}
"""The variables of those who use a program, and what they may be."""
_OTHERS = ("TEXTUAL", "ESCDELAY", "COLUMNS", "LINES", "JUPYTER_", "TTY_", "FORCE_COLOR", "UNICODE_VERSION")
"""How the others begin: for those who build one, or telling a size that the terminal tells itself."""


@contextmanager
def settled_variables() -> Iterator[None]:
    """For the time of a `with`, in which Textual is loaded and the app is made, an environment that does no harm.

    What runs later, the editor above all, has the environment as it was.
    """
    named = {name: value for name, value in os.environ.items() if name.startswith(_OTHERS)}
    hidden = {name: value for name, value in named.items() if not (name in _TAKEN and _TAKEN[name](value))}
    for name in hidden:
        del os.environ[name]
    os.environ.update(_FRAMES)
    try:
        yield
    finally:
        for name in _FRAMES:
            del os.environ[name]
        os.environ.update(hidden)
