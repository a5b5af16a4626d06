"""The exception tree.

BriefingError
├── NotFound         nothing stands at the name that was asked for
├── FileRefused      a file is not read: too large, not a regular file, outside its folder
├── IndexUnusable    the index cannot be opened, written or trusted; it can be rebuilt
│   └── IndexBusy    another copy of the program is writing it
├── ModelMissing     no language model is installed
├── DraftingFailed   the language model did not answer
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
        """What is said where an altered file raised one of a dozen kinds of errors."""
        return cls(f"The index cannot be read ({type(error).__name__}); it has to be rebuilt.")

    @classmethod
    def lost(cls) -> Self:
        """What is said where the lists do not find what the roster names: one of the two has been altered."""
        return cls("The index has lost what its roster names; it has to be rebuilt.")


class IndexBusy(IndexUnusable):
    """Another copy of the program is writing the index."""


class ModelMissing(BriefingError):
    """No language model is installed."""


class DraftingFailed(BriefingError):
    """The language model did not answer."""


class Cancelled(BriefingError):
    """The caller broke the work off; it never leaves the library."""


class ConfigError(BriefingError):
    """The config file or the environment says something that cannot be done."""
