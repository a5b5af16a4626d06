"""The exception tree.

BriefingError
├── NotFound         nothing stands at the name that was asked for
├── CannotEdit       a file is written in a way that the program does not change; a person can
├── ChangeBlocked    a change is not made, for a file has been changed by someone else
├── FileRefused      a file is not read: too large, not a regular file, outside its folder
├── IndexUnusable    the index cannot be opened, written or trusted; it can be rebuilt
│   └── IndexBusy    another copy of the program is writing it
├── ServerAway       the server of a shared library does not answer, or refuses what it is asked
├── ModelMissing     no language model is installed
├── DraftingFailed   the language model did not answer
├── Cancelled        the caller broke the work off
└── ConfigError      the config file or the environment says something that cannot be done
"""

from pathlib import Path
from typing import Self


class BriefingError(Exception):
    """The root: its message is a sentence for the reader, saying what, where, and how to mend it."""


class NotFound(BriefingError):
    """Nothing stands at the name that was asked for."""


class FileRefused(BriefingError):
    """A file is not read: too large, not a regular file, or outside its folder."""


class CannotEdit(BriefingError):
    """A file is written in a way that the program does not change; a person can."""


class ChangeBlocked(BriefingError):
    """A change is not made: a file is not as the change found it."""

    def __init__(self, message: str, file: Path | None = None, other: Path | None = None) -> None:
        super().__init__(message)
        self.file = file
        """The file that stands in the way, as someone else has left it."""
        self.other = other
        """Where the bytes are that the change was to write; None where it was to remove the file."""


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


class ServerAway(BriefingError):
    """The server of a shared library does not answer, or refuses what it is asked."""


class ModelMissing(BriefingError):
    """No language model is installed."""


class DraftingFailed(BriefingError):
    """The language model did not answer."""


class Cancelled(BriefingError):
    """The caller broke the work off."""


class ConfigError(BriefingError):
    """The config file or the environment says something that cannot be done."""
