"""The exit statuses."""

from typing import Final

DONE: Final = 0
"""It was done."""
NOTHING: Final = 1
"""Nothing was found."""
FOUND: Final = 1
"""A check found what it was to fail on."""
BUG: Final = 1
"""The program failed in a way that nobody foresaw."""
FAILED: Final = 2
"""It could not be done; standard error says why."""
INTERRUPTED: Final = 130
"""Ctrl+C: 128 and the number of SIGINT."""
UNHEARD: Final = 141
"""Nobody reads the output any more: 128 and the number of SIGPIPE."""
