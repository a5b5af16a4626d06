"""The compiler: brings the index to where the files are."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from briefing.errors import Cancelled, IndexBusy, IndexUnusable
from briefing.index import Changes, Index
from briefing.library.intake import Intake, Step
from briefing.library.ledger import Ledger
from briefing.library.plan import Plan, plan
from briefing.library.scan import Scan, scan
from briefing.library.state import State
from briefing.text import clean_line

_PATIENCE = 3
_CANCELLED = "The files have not all been looked at: it was broken off."
_REBUILT = "The index was rebuilt: another version of briefing had written it."


class Compiler:
    """Compiles the files below some folders into an index."""

    def __init__(self, index: Index, roots: Sequence[str], optional: Collection[str]) -> None:
        self._index = index
        self._roots = roots
        self._optional = optional
        self.notices: tuple[str, ...] = ()
        """How the last time went, one line each."""
        self.is_busy = False
        """Whether another process was writing the index the last time."""

    def refresh(self, known: State, step: Step) -> tuple[State, bool]:
        """The state of the index after the changed files were taken in, and whether it reads otherwise than `known`."""
        self.is_busy = False
        state = self._current(known)
        found = scan(self._roots)
        ledger = state.ledger
        notice = self._update(state, ledger, found, step) if ledger else self._build(found, step)
        self._tell(found, notice)
        if state.is_current:
            return state, state is not known
        after = State(self._index)
        return after, state is not known or after.content != state.content

    def rebuild(self, step: Step) -> State:
        """The state of the index after every file was taken in anew."""
        self.is_busy = False
        found = scan(self._roots)
        self._tell(found, self._build(found, step, why=""))
        return State(self._index)

    def _current(self, known: State) -> State:
        """A state whose roster and ledger belong together: no other process committed between reading them."""
        for _ in range(_PATIENCE):
            if known.load():
                break
            known = State(self._index)
        return known

    def _update(self, state: State, ledger: Ledger, found: Scan, step: Step) -> str:
        todo = plan(found, ledger, self._roots)
        gone = state.gone(todo)
        if todo.changed or gone:
            changes = Intake(todo, ledger, self._roots, step).changes(gone, found.at)
        elif _is_outdated(ledger, todo, found.at):
            kept = replace(ledger, at=found.at, records=todo.kept, copies=todo.copies, refused=todo.refused)
            changes = Changes(ledger=kept.write())
        else:
            return ""
        try:
            return self._commit(self._index.update, changes)
        except (IndexUnusable, OSError):
            return self._build(found, step)

    def _build(self, found: Scan, step: Step, why: str = _REBUILT) -> str:
        """Write the index anew; the notice that tells how that went, `why` where all went well and one stood there."""
        is_first = not self._index.version
        intake = Intake(plan(found, None, self._roots), None, self._roots, step)
        try:
            notice = self._commit(self._index.build, intake.changes((), found.at))
        except (IndexUnusable, OSError) as error:
            return clean_line(f"The index cannot be written: {error}")
        return notice or ("" if is_first or self._index.notice else why)

    def _commit(self, write: Callable[[Changes], None], changes: Changes) -> str:
        """Write, unless the caller gives up or another process is writing; the notice that tells so."""
        try:
            write(changes)
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
        for number, root in enumerate(self._roots):
            if number in full or root in self._optional:
                continue
            if number in found.missing:
                yield f"{clean_line(root)} is not there: no cards and no articles are read from it."
            else:
                yield f"{clean_line(root)} has no cards and no articles; they belong into cards/ and articles/ in it."


def _is_outdated(ledger: Ledger, todo: Plan, at: int) -> bool:
    """Whether the ledger has to be written again though no card or article changed.

    Stamps that have moved, other problems, and stamps that were too fresh to be trusted and no longer are.
    """
    return (
        todo.kept != ledger.records
        or todo.copies != ledger.copies
        or todo.refused != ledger.refused
        or any(record.settled(at) and not record.settled(ledger.at) for record in (*todo.kept, *todo.copies))
    )
