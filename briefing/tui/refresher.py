"""Keeping the library fresh: files are looked at, and added, in a thread of its own."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.library import Cancel, Library, Progress
from briefing.model import Added, AddedFiles, AddStatus, Problem
from briefing.tui.executor import DaemonExecutor
from briefing.tui.progress_line import ProgressLine
from briefing.views import counted

T = TypeVar("T")


class Refreshed(NamedTuple):
    """The library once its files have been looked at."""

    has_changed: bool
    """Whether cards, articles or problems have."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the files."""
    notices: tuple[str, ...] = ()
    """What a reader should know about the index and the folders, one line each."""
    is_whole: bool = True
    """Whether every file that was found can be read."""
    is_waiting: bool = False
    """Whether another process is writing the first index."""


class Refresher:
    """Looks at the files and adds to them; the reader can stop what takes long, and have it go on."""

    def __init__(self, library: Library, own: Path, tell: Callable[[str], None], renewed: Callable[[], None]) -> None:
        """`tell` is called with a line on how far the work is, `renewed` when more can be read than before."""
        self._library = library
        self._own = own
        self._tell = tell
        self._renewed = renewed
        self._thread = DaemonExecutor("library")
        self._leaving, self._stopping = threading.Event(), threading.Event()
        self.is_busy = False
        """Whether work is going on that takes long, and can be stopped."""

    @property
    def is_stopped(self) -> bool:
        """Whether the reader has stopped the work."""
        return self._stopping.is_set()

    @property
    def is_closed(self) -> bool:
        """Whether the program is being left."""
        return self._leaving.is_set()

    def stop(self) -> None:
        """End the work; what has been read is kept."""
        self._stopping.set()

    def resume(self) -> None:
        """Let work go on."""
        self._stopping.clear()

    def close(self) -> None:
        """End all work; the program is being left."""
        self._leaving.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def refresh(self) -> Refreshed:
        """Look at the files and take what has changed into the index."""
        loop = asyncio.get_running_loop()

        def renewed() -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._renewed)

        def job(progress: Progress, cancelled: Cancel) -> Refreshed:
            has_changed = self._library.refresh(progress, cancelled, renewed)
            library = self._library
            return Refreshed(has_changed, library.problems, library.notices, library.is_whole, library.is_waiting)

        refreshed = await self._work(job)
        if refreshed.is_whole:
            self.resume()
        return refreshed

    def watch(self, changed: Callable[[], None]) -> None:
        """Have `changed` called whenever the system tells that files have changed."""
        loop = asyncio.get_running_loop()

        def run() -> None:
            for _ in self._library.watch(self._leaving):
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(changed)

        threading.Thread(target=run, name="watch", daemon=True).start()

    async def add(self, path: Path) -> AddedFiles:
        """Add a file, or a folder of files, to the reader's own library."""

        def job(progress: Progress, cancelled: Cancel) -> AddedFiles:
            return self._library.add([path], self._own, progress=progress, cancelled=cancelled)

        self.resume()
        try:
            return await self._work(job)
        finally:
            self.resume()

    async def _work(self, job: Callable[[Progress, Cancel], T]) -> T:
        """Do a job in the thread, with a line on how far it is where it takes longer."""
        line = ProgressLine(self._tell, "Looking at the files…", self._set_busy)
        try:
            return await asyncio.wrap_future(self._thread.submit(job, line.reached, self._is_unwanted))
        finally:
            line.end()

    def _set_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - it sets what its name says
        self.is_busy = is_busy

    def _is_unwanted(self) -> bool:
        return self._leaving.is_set() or self._stopping.is_set()


def added_line(added: Sequence[Added], skipped: str) -> str:
    """Of one file what became of it, of several how many became what; and what was `skipped`, in words."""
    if not added:
        told = "Nothing to add there: no txt, md, html, pdf or eml file"
    elif len(added) == 1:
        told = added[0].message.removesuffix(".")
    else:
        told = ", ".join(f"{count:,} {status}" for status, count in Counter(each.status for each in added).items())
        if matched := sum(each.matched for each in added if each.status is AddStatus.ORIGINAL):
            told += f"; {counted(matched, 'passage')} can be read in their own words"
    listed = "! lists what failed" if failures(added) and len(added) > 1 else ""
    return "; ".join(filter(None, (told, skipped, listed)))


def failures(added: Sequence[Added]) -> tuple[str, ...]:
    """Which files could not be added, and why."""
    return tuple(f"{each.path}: {each.message}" for each in added if each.status is AddStatus.FAILED)
