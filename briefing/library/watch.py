"""Notices that files of a library change, without looking at each of them."""

# ruff: noqa: PTH118 - paths are strings here: bytes that are no text survive

import os
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from threading import Event

from briefing.library.safe_files import PARTS
from briefing.library.vault import SETTINGS, is_vault

_LOOK_ABOUT = 5.0
"""Seconds after which it is looked for folders that have come or gone."""
_GATHER = 100
"""Milliseconds in which changes are gathered: an editor writes a file in several steps."""


def watch(roots: Sequence[str], stop: Event) -> Iterator[None]:
    """Yields soon after files below `roots` have changed, until `stop` is set.

    It is the system that tells of changes, and it does not tell of all: on a network folder it knows of none that
    were made elsewhere, and may run out of watches. Whoever has to know looks at the files from time to time, too.
    """
    import watchfiles  # noqa: PLC0415 - the first screen does without

    while not stop.is_set():
        folders = _folders(roots)
        if not folders:
            stop.wait(_LOOK_ABOUT)
            continue
        try:
            for changes in watchfiles.watch(
                *folders,
                watch_filter=None,
                debounce=_GATHER,
                rust_timeout=int(_LOOK_ABOUT * 1_000),
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                if any(_is_noticed(path) for _, path in changes):
                    yield
                if _folders(roots) != folders:
                    break
        except (OSError, RuntimeError):  # a folder went, or there are no watches left
            stop.wait(_LOOK_ABOUT)


def _folders(roots: Sequence[str]) -> list[str]:
    """The folders that hold files of a library, as far as they are there: of a vault, the whole of it."""
    vaults = [root for root in roots if is_vault(root)]
    parts = [os.path.join(root, part) for root in roots if root not in vaults for part in PARTS]
    return [*vaults, *filter(os.path.isdir, parts)]


def _is_noticed(path: str) -> bool:
    """Whether a file may be a note; the settings of a vault are written all the time."""
    return SETTINGS not in PurePath(path).parts
