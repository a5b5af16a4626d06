"""The log: every change of a library, whether files were written or a decision was made, and the way back."""

from operator import attrgetter

from briefing.errors import NotFound
from briefing.library.decisions import Decisions
from briefing.library.editing.changes import Changes
from briefing.model import Change


class ChangeLog:
    """The changes of the reader's own library, by the time they were made."""

    def __init__(self, changes: Changes, decisions: Decisions) -> None:
        self._changes = changes
        self._decisions = decisions

    def entries(self) -> tuple[Change, ...]:
        """All changes, oldest first, numbered from 1. Raises OSError where the journal can't be read."""
        found = sorted([*self._changes.log(), *self._decisions.log()], key=attrgetter("at"))
        return tuple(change._replace(number=number) for number, change in enumerate(found, 1))

    def undo(self, number: int = 0) -> Change:
        """Undo a change, 0 for the last one that stands; the change. Raises NotFound where there is none to undo.

        Raises ChangeBlocked, OSError or FileRefused, and changes nothing, where a file can't be brought back.
        """
        entries = self.entries()
        standing = [change for change in entries if not change.is_undone]
        if number:
            return self._turn(_chosen(entries, number, is_undone=False))
        if not standing:
            raise NotFound("There is nothing to undo.")
        return self._turn(standing[-1])

    def redo(self, number: int = 0) -> Change:
        """Make a change again that was undone, 0 for the one undone last if no change was made since; as `undo`."""
        entries = self.entries()
        if number:
            return self._turn(_chosen(entries, number, is_undone=True))
        last = max(entries, key=attrgetter("undone"), default=None)
        if last is None or last.undone < entries[-1].at:
            raise NotFound("There is nothing to do again.")
        return self._turn(last)

    def undo_decision(self, id: str) -> None:
        """Undo the decision of that id, or make it again. Raises OSError where that can't be kept."""
        self._decisions.undo(id)

    def _turn(self, change: Change) -> Change:
        """Undo a change that stands, or make one again that is undone."""
        if any(one.id == change.id for one in self._changes.log()):
            self._changes.undo(change.id)
        else:
            self._decisions.undo(change.id)
        return next(one for one in self.entries() if one.id == change.id)


def _chosen(entries: tuple[Change, ...], number: int, *, is_undone: bool) -> Change:
    if not 1 <= number <= len(entries):
        raise NotFound(f"There is no change {number}: `briefing log` lists them.")
    change = entries[number - 1]
    if change.is_undone != is_undone:
        raise NotFound(f"Change {number} {'stands' if is_undone else 'is undone'} already.")
    return change
