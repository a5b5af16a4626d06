"""Reading: what the reader opens and bookmarks is kept in the data directory, and the start page tells of it."""

from collections.abc import Callable, Coroutine
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from textual.dom import DOMNode
from textual.worker import Worker

from briefing.library import Library, change_json_file, read_json_file
from briefing.model import Marks, Target, TargetKind
from briefing.tui.executor import DaemonExecutor
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason

_MOST_KNOWN = 50_000
"""Of libraries with more cards and articles nobody is told what is new."""
_PATIENCE = 0.2
"""Seconds that leaving the program waits for the last mark."""
_OF_READING = (TargetKind.CARD, TargetKind.ARTICLE, TargetKind.PASSAGE)


class _Kept(NamedTuple):
    """What was kept the last time."""

    marks: Marks
    known: frozenset[str] | None
    """The cards and articles that there were; None where that is not known."""
    trouble: str
    """What is wrong with the files; empty where all is well."""


class Reading:
    """Keeps the marks of the libraries that are open, in a thread of its own; the files come after the first screen."""

    def __init__(
        self, node: DOMNode, library: Library, state: Path, navigation: Navigation, notice: Callable[[str], None]
    ) -> None:
        """The workers are those of `node`; the files stand beside the `state`; `notice` tells the reader a line."""
        self._node = node
        self._library = library
        self._navigation = navigation
        self._notice = notice
        names = "\0".join(library.places)
        key = blake2b(names.encode(errors="surrogateescape"), digest_size=10).hexdigest()
        self._marks_file = state.parent / "reading" / f"{key}.json"
        self._known_file = state.parent / "reading" / f"{key}.known.json"
        self._thread = DaemonExecutor("reading")
        self._known: frozenset[str] | None = None
        self._written = frozenset[str]()
        self._is_told = False
        self._has_begun = False
        navigation.shown = self._opened

    def close(self) -> None:
        """Keep where the reader is, and nothing more."""
        if self._has_begun and (last := self._here):
            kept = self._thread.submit(partial(self._keep, lambda marks: marks.opened(last)))
            self._thread.shutdown(wait=False)
            try:
                kept.result(_PATIENCE)
            except (OSError, TimeoutError):
                return
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> Worker[None]:
        return self._node.run_worker(work, group="reading", description=" ")

    # What was kept

    def begin(self) -> None:
        """Read what was kept, and tell of it on the start page."""
        self._start(self._begin)

    async def _begin(self) -> None:
        kept = await self._thread.run(self._read)
        opened = self._navigation.marks.read
        self._known, self._written = kept.known, kept.known or frozenset()
        marks = kept.marks
        for each in opened:  # what was opened before the file was read
            marks = marks.opened(each)
        self._has_begun = True
        if kept.trouble:
            self._notice(kept.trouble)
        self._show(marks)
        await self._look()

    def _read(self) -> _Kept:
        marks, known = read_json_file(self._marks_file), read_json_file(self._known_file)
        ids = known.values.get("ids")
        here = frozenset(one for one in ids if isinstance(one, str)) if isinstance(ids, list) else None
        return _Kept(Marks.of(marks.values), here, marks.trouble or known.trouble)

    # What is new

    def look(self) -> None:
        """Tell what is new since the reader was here before, and note what there is now."""
        if self._has_begun:
            self._start(self._look)

    async def _look(self) -> None:
        try:
            new = await self._thread.run(self._note_known)
        except OSError as error:
            self._tell(error)
            return
        if new is not None:
            self._show(self._navigation.marks.with_new(new))

    def _note_known(self) -> frozenset[str] | None:
        """The ids that were not there the last time; what is there now is noted for the next time.

        None where not all files are read yet.
        """
        if not self._library.is_whole:
            return None
        ids = self._library.roster.ids
        if ids != self._written and len(ids) <= _MOST_KNOWN:
            change_json_file(self._known_file, lambda _: {"ids": sorted(ids)})
            self._written = ids
        return frozenset() if self._known is None else ids - self._known

    # What is read and bookmarked

    def is_bookmarked(self, target: str) -> bool:
        """Whether a card, an article or a passage is bookmarked."""
        return target in self._navigation.marks.bookmarks

    async def toggle(self, target: str) -> bool | None:
        """Bookmark a card, an article or a passage, or do so no more; whether it is, None where that failed."""
        if not await self._change(lambda marks: marks.toggled(target)):
            return None
        return self.is_bookmarked(target)

    @property
    def _here(self) -> str:
        """The id or the address of what is open; empty where that is no card, article or passage."""
        target, mark = self._navigation.opened.target, self._navigation.mark
        if target.kind not in _OF_READING:
            return ""
        return str(mark) if mark else target.id

    def _opened(self, target: Target) -> None:
        """Note that something was opened."""
        if target.kind not in _OF_READING:
            return
        if self._has_begun:
            self._start(partial(self._note_opened, target.id))
        else:
            self._navigation.marks = self._navigation.marks.opened(target.id)

    async def _note_opened(self, target: str) -> None:
        await self._change(lambda marks: marks.opened(target))

    async def _change(self, change: Callable[[Marks], Marks]) -> bool:
        """Keep a change of the marks; whether that could be done. It holds for this run in any case."""
        new = self._navigation.marks.new
        try:
            marks = await self._thread.run(partial(self._keep, change))
        except OSError as error:
            self._tell(error)
            self._show(change(self._navigation.marks))
            return False
        self._show(marks.with_new(new))
        return True

    def _keep(self, change: Callable[[Marks], Marks]) -> Marks:
        """Change the marks in the file, in which another program may have changed them."""
        return Marks.of(change_json_file(self._marks_file, lambda values: change(Marks.of(values)).values))

    def _show(self, marks: Marks) -> None:
        if marks != self._navigation.marks and self._node.is_attached:  # else the program is being left
            self._navigation.show_marks(marks)

    def _tell(self, error: OSError) -> None:
        """Tell once that nothing can be kept."""
        if not self._is_told:
            self._is_told = True
            self._notice(f"What you read can't be kept: {reason(error)}")
