"""The list of ids that shells complete: a small file in the cache, so that no program is started at a Tab."""

from contextlib import suppress
from pathlib import Path

from briefing.library import Library, replace_file

_MOST = 20_000
"""So many ids are listed: a shell looks through them within the blink of an eye."""


def id_list(cache: Path) -> Path:
    """The file of the list."""
    return cache / "completions" / "ids"


def keep_ids(library: Library, cache: Path, *, is_made: bool = False) -> None:
    """Bring the list to what a library holds, where there is one, or it `is_made`; where that fails, it stays."""
    file = id_list(cache)
    with suppress(OSError):
        if is_made:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        elif not file.is_file():
            return
        roster = library.roster
        ids = (*(entry.id for entry in roster.cards), *roster.articles.ids)[:_MOST]
        data = "".join(f"{id}\n" for id in sorted(ids)).encode()
        if not file.is_file() or file.read_bytes() != data:
            replace_file(file, data)
