"""The index: the compiled library behind one port. Engines are given values of the model, and answer values of it."""

from pathlib import Path

from briefing.index.port import Among, Cancel, Changes, Index, Reader, Source, never

__all__ = ["Among", "Cancel", "Changes", "Index", "Reader", "Source", "never", "open_index"]


def open_index(directory: Path) -> Index:
    """The index of a library of folders, kept in a directory. It reads nothing yet, and loads no engine."""
    from briefing.index.whoosh.index import WhooshIndex  # noqa: PLC0415 - one engine alone is loaded

    return WhooshIndex(directory)
