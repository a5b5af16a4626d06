"""The exception tree.

BriefingError
├── NotFound         nothing stands at the name that was asked for
├── FileRefused      a file is not read: too large, not a regular file, outside its folder
├── IndexUnusable    the index cannot be opened, written or trusted; it can be rebuilt
│   └── IndexBusy    another copy of the program is writing it
├── Cancelled        the caller broke the work off; it never leaves the library
└── ConfigError      the config file or the environment says something that cannot be done
"""

from typing import Self


class BriefingError(Exception):
    """The root: its message is a sentence for the reader, saying what, where, and how to mend it."""


class NotFound(BriefingError):
    """Nothing stands at the name that was asked for."""


class FileRefused(BriefingError):
    """A file is not read: too large, not a regular file, or outside its folder."""


class IndexUnusable(BriefingError):
    """The index cannot be opened, written or trusted; it can be rebuilt."""

    @classmethod
    def because(cls, error: Exception) -> Self:
        """The error for bytes that could not be decoded, since a file was altered."""
        return cls(f"The index cannot be read ({type(error).__name__}); it has to be rebuilt.")

    @classmethod
    def lost(cls) -> Self:
        """The error where lists and roster contradict each other, since one of them was altered."""
        return cls("The index has lost what its roster names; it has to be rebuilt.")


class IndexBusy(IndexUnusable):
    """Another copy of the program is writing the index."""


class Cancelled(BriefingError):
    """The caller broke the work off; it never leaves the library."""


class ConfigError(BriefingError):
    """The config file or the environment says something that cannot be done."""
