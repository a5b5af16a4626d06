"""The index: the compiled library behind one port. Engines are given values of the model, and answer values of it."""

from pathlib import Path

from briefing.index.port import Among, Cancel, Changes, Index, Reader, Source, never
from briefing.index.server_address import ServerAddress

__all__ = ["Among", "Cancel", "Changes", "Index", "Reader", "ServerAddress", "Source", "never", "open_index"]


def open_index(place: Path | ServerAddress) -> Index:
    """The index of a library: of folders, kept in a directory, or a shared one on a server.

    It reads nothing yet, and loads no engine.
    """
    if isinstance(place, ServerAddress):
        from briefing.index.opensearch.index import OpenSearchIndex  # noqa: PLC0415 - one engine alone is loaded

        return OpenSearchIndex(place)
    from briefing.index.whoosh.index import WhooshIndex  # noqa: PLC0415

    return WhooshIndex(place)
