"""The drafts that wait for a decision, kept in the cache: a file an article, made again where it is lost.

A draft depends on its article alone. What the cards say and what was decided is told apart when drafts are shown, so
that nothing here is ever out of date but where the words of the article or the rules of drafting have changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from briefing import __version__
from briefing.drafting.draft import Draft
from briefing.library import replace_file
from briefing.model import is_id
from briefing.text import NotRegularError, read_regular

_LARGEST = 5_000_000


class _Kept(msgspec.Struct, frozen=True):
    """The drafts of an article."""

    made: str
    """The version of the program and the checksum of the article that they were made by and of."""
    drafts: tuple[Draft, ...]
    """The drafts."""
    asked: str = ""
    """The model of the reader's own that was asked, too; empty where none was."""


class DraftStore:
    """The drafts of one library folder, in a directory of the cache that may vanish at any moment."""

    def __init__(self, cache: Path, folder: str) -> None:
        """`cache` is the directory of the caches, `folder` the library that the articles were added to."""
        name = blake2b(folder.encode(errors="surrogateescape"), digest_size=10).hexdigest()
        self._directory = cache / "drafts" / name
        self._read = dict[str, _Kept]()

    def put(self, article: str, sum: str, drafts: Sequence[Draft], asked: str = "") -> None:
        """Keep the drafts of an article whose files have that checksum. Raises OSError where that can't be done.

        `asked` names the model of the reader's own that was asked, too.
        """
        kept = _Kept(_made(sum), tuple(drafts), asked)
        self._read[article] = kept  # where the disk is full, they last for this run
        self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(self._file(article), msgspec.json.encode(kept))

    def drafts(self, articles: Mapping[str, str]) -> dict[str, tuple[Draft, ...]]:
        """The drafts of those articles that have been drafted; `articles` are their ids and checksums."""
        return {id: kept.drafts for id, sum in articles.items() if (kept := self._kept(id, sum))}

    def missing(self, articles: Mapping[str, str], asked: str = "") -> list[str]:
        """The ids of the articles that have not been drafted yet, or without the model `asked`, where one is named."""
        return [id for id, sum in articles.items() if not self._is_drafted(id, sum, asked)]

    def _is_drafted(self, id: str, sum: str, asked: str) -> bool:
        kept = self._kept(id, sum)
        return kept is not None and asked in ("", kept.asked)

    def forget(self, articles: Mapping[str, str]) -> None:
        """Remove the drafts of articles that are not among these: they are gone."""
        with suppress(OSError):
            for file in self._files():
                if file.stem not in articles:
                    file.unlink()

    def _kept(self, article: str, sum: str) -> _Kept | None:
        """What is kept of an article; None where that is nothing, or cannot be read, or is of other words."""
        if article not in self._read:
            try:
                self._read[article] = msgspec.json.decode(read_regular(self._file(article), _LARGEST), type=_Kept)
            except (OSError, NotRegularError, msgspec.MsgspecError, ValueError, RecursionError):
                return None
        kept = self._read[article]
        return kept if kept.made == _made(sum) else None

    def _file(self, article: str) -> Path:
        return self._directory / f"{article}.json"

    def _files(self) -> Iterator[Path]:
        return (file for file in self._directory.iterdir() if file.suffix == ".json" and is_id(file.stem))


def _made(sum: str) -> str:
    return f"{__version__} {sum}"
