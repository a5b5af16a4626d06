"""The compiler: takes changed files into the index."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from briefing.errors import Cancelled, IndexBusy, IndexUnusable
from briefing.index import Changes, Index
from briefing.library.batch_parser import BatchParser
from briefing.library.batching import Batching
from briefing.library.decided import Decided
from briefing.library.index_state import IndexState
from briefing.library.ledger import Ledger
from briefing.library.plan import Plan, plan
from briefing.library.scan import Scan, rescan, scan
from briefing.text import clean_line

_PATIENCE = 3
_CANCELLED = "Stopped before all files were looked at; the next time it goes on from there."
_OTHER_VERSION = "The index was rebuilt: another version of briefing had written it."
_DAMAGED = "The index was damaged: it has been rebuilt."


class Touched(NamedTuple):
    """Files that were written just now, and no others."""

    folder: int
    """The number of their folder."""
    paths: tuple[str, ...]
    """Their paths below it."""


Renew = Callable[[IndexState], None]
"""Called with the state of the index after a batch that is not the last."""


class Compiler:
    """Compiles the files below some folders into an index."""

    def __init__(
        self,
        index: Index,
        roots: Sequence[str],
        optional: Collection[str],
        decided: Callable[[], Decided],
        article_folders: Collection[str] = (),
    ) -> None:
        """`decided` answers what is decided about cards; the notes in `article_folders` of a vault are articles."""
        self._index = index
        self._roots = roots
        self._optional = optional
        self._decided = decided
        self._article_folders = article_folders
        self._written: tuple[str, Ledger] | None = None
        self._found: Scan | None = None
        self.notices: tuple[str, ...] = ()
        """What the reader should know about the last refresh, one line each."""
        self.is_busy = False
        """Whether another process was writing the index during the last refresh."""

    def refresh(
        self, known: IndexState, batching: Batching, renew: Renew, only: Touched | None = None
    ) -> tuple[IndexState, bool]:
        """Take the changed files in; the new state of the index, and whether a reader sees a difference to `known`.

        With `only`, no other files are looked at, unless somebody else has written the index meanwhile.
        """
        self.is_busy = False
        state = self._current(known)
        if state is not known:
            renew(state)  # what another process has committed can be read while more is taken in
        found = self._scan(only if state is known else None)
        ledger = state.ledger
        notice = (
            self._update(state, ledger, found, batching, renew)
            if ledger
            else self._build(found, batching, renew, _OTHER_VERSION)
        )
        self._tell(found, notice)
        if state.is_current:
            return state, state is not known
        after = self._state()
        return after, state is not known or after.content != state.content

    def mend(self, batching: Batching, renew: Renew) -> IndexState:
        """Rebuild a damaged index, and say so in the notices; its new state."""
        return self.rebuild(batching, renew, _DAMAGED)

    def rebuild(self, batching: Batching, renew: Renew, why: str = "") -> IndexState:
        """Take every file into a new index; its state. `why` goes into the notices where it replaces another index."""
        self.is_busy = False
        found = self._scan()
        self._tell(found, self._build(found, batching, renew, why))
        return self._state()

    def _scan(self, only: Touched | None = None) -> Scan:
        before = self._found
        if only and before and only.folder not in before.missing and self._are_plain(only):
            self._found = rescan(self._roots, before, only.folder, only.paths)
        else:
            self._found = scan(self._roots, before, self._article_folders)
        return self._found

    def _are_plain(self, only: Touched) -> bool:
        """Whether no link leads to the files, so that a scan of everything finds them under the same paths."""
        names = [os.path.join(self._roots[only.folder], path) for path in only.paths]  # noqa: PTH118
        return all(os.path.realpath(name) == name for name in names)

    def _state(self) -> IndexState:
        return IndexState(self._index, self._written)

    def _current(self, known: IndexState) -> IndexState:
        """A state whose roster and ledger were read with no commit of another process in between."""
        for _ in range(_PATIENCE):
            if known.load():
                break
            known = self._state()
        return known

    def _update(self, state: IndexState, ledger: Ledger, found: Scan, batching: Batching, renew: Renew) -> str:
        todo = plan(found, ledger, self._roots, self._decided())
        gone, write = state.gone(todo), partial(self._index.update, on=state.version)
        try:
            if todo.changed or gone or ledger.pending:
                return self._take_in(
                    BatchParser(todo, ledger, self._roots, batching, state.roster.entries), write, gone, found.at, renew
                )
            if _is_outdated(ledger, todo, found.at):
                kept = replace(
                    ledger,
                    at=found.at,
                    records=todo.kept,
                    copies=todo.copies,
                    refused=todo.refused,
                    decided=todo.decided,
                )
                return self._commit(write, Changes(ledger=kept.write()), lambda: kept)
        except IndexUnusable:
            return self._build(found, batching, renew, _DAMAGED)
        except OSError as error:
            return _unwritten(error)
        return ""

    def _passed_over(self, found: Scan) -> str:
        """What is no note in the vaults; empty where everything is."""
        told = list[str]()
        for vault in found.vaults:
            counts = (_counted(vault.templates, "template"), _counted(vault.attachments, "other file"))
            if passed_over := [count for count in counts if count]:
                told.append(f"{clean_line(self._roots[vault.folder])}: {' and '.join(passed_over)} skipped")
        return "; ".join(told)

    def _build(self, found: Scan, batching: Batching, renew: Renew, why: str) -> str:
        """Build the index anew; a notice of what went wrong, else `why` where another index stood there.

        An index that can be read is read until the new one is whole; else every batch is switched to when written.
        """
        is_first = not self._index.version
        todo, is_whole = plan(found, None, self._roots, self._decided()), self._index.is_readable()
        intake = BatchParser(todo, None, self._roots, batching, {}, is_whole=is_whole)
        try:
            notice = self._take_in(intake, self._index.build, (), found.at, renew)
        except (IndexUnusable, OSError) as error:
            return _unwritten(error)
        return notice or self._passed_over(found) or ("" if is_first or self._index.notice else why)

    def _take_in(
        self, intake: BatchParser, write: Callable[[Changes], str], gone: Collection[str], at: int, renew: Renew
    ) -> str:
        """Write batch after batch; a notice where the work ended before the last one."""
        while True:
            if notice := self._commit(write, intake.batch(gone, at), lambda: intake.ledger):
                return notice if self.is_busy else _broken_off(*intake.progress)
            intake.settle()
            if intake.is_done:
                return ""
            if intake.is_cancelled:
                return _broken_off(*intake.progress)
            renew(self._state())
            write, gone = partial(self._index.update, on=self._written[0] if self._written else ""), ()

    def _commit(self, write: Callable[[Changes], str], changes: Changes, ledger: Callable[[], Ledger]) -> str:
        """Write one batch; a notice where the caller cancelled or another process is writing."""
        try:
            self._written = write(changes), ledger()
        except Cancelled:
            return _CANCELLED
        except IndexBusy as busy:
            self.is_busy = True
            return str(busy)
        return ""

    def _tell(self, found: Scan, notice: str) -> None:
        self.notices = tuple(filter(None, (notice, self._index.notice, *self._empty(found))))

    def _empty(self, found: Scan) -> Iterator[str]:
        full = {one.folder for one in (*found.files, *found.copies)}
        unread = {problem.file for problem in found.problems}
        for number, root in enumerate(self._roots):
            name = clean_line(root)
            if number in full or root in self._optional or name in unread:
                continue
            if number not in found.missing:
                yield f"{name} has no cards and no articles; they belong in its cards/ and articles/."
            elif os.path.lexists(root):
                yield f"{name} is no folder: no cards and no articles are read from it."
            else:
                yield f"{name} is not there: no cards and no articles are read from it."


def _counted(count: int, one: str) -> str:
    """`12 templates`; empty where there are none."""
    return f"{count:,} {one}{'' if count == 1 else 's'}" if count else ""


def _unwritten(error: Exception) -> str:
    return clean_line(f"The index cannot be written: {error}")


def _broken_off(done: int, of: int) -> str:
    if not done:
        return _CANCELLED
    return f"Stopped: {done:,} of {of:,} files are in the index; the next time it goes on from there."


def _is_outdated(ledger: Ledger, todo: Plan, at: int) -> bool:
    """Whether the ledger has to be written again though no card or article changed.

    So it is where stamps or problems differ, and where stamps that were too fresh to be trusted are old enough now.
    """
    return (
        todo.kept != ledger.records
        or todo.copies != ledger.copies
        or todo.refused != ledger.refused
        or todo.decided != ledger.decided
        or any(record.settled(at) and not record.settled(ledger.at) for record in (*todo.kept, *todo.copies))
    )
