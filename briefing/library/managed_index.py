"""The index of a library, kept where the files are and rebuilt where it is damaged, for any number of threads."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import BriefingError, IndexBusy, IndexUnusable
from briefing.index import Index, Reader
from briefing.library.batching import Batching, Cancel, Progress, Renewed
from briefing.library.decided import Decided
from briefing.library.index_state import IndexState
from briefing.library.repair import Repair
from briefing.library.snapshots import Snapshots
from briefing.library.writer_lock import WriterLock

if TYPE_CHECKING:
    from briefing.library.compiler import Compiler, Touched
    from briefing.library.follower import Follower

T = TypeVar("T")

_PATIENCE = 0.25
"""Seconds that a question waits for files to be looked at, where the index cannot be read before."""


class ManagedIndex:
    """The index of the files below some folders.

    Reading may go on in any number of threads while another refreshes; a read that meets a damaged index rebuilds
    it once, unless `repair` has been told to leave that to the next refresh.
    """

    def __init__(
        self,
        index: Index,
        roots: Sequence[str],
        optional: Collection[str],
        decided: Callable[[], Decided],
        article_folders: Collection[str] = (),
    ) -> None:
        """`roots` are the folders, resolved; those that are `optional` may be missing; the rest as in `Compiler`.

        There are none where the library is shared: then others write the index.
        """
        self._index = index
        self._roots = roots
        self._optional = optional
        self._decided = decided
        self._article_folders = article_folders
        self._snapshots = Snapshots(index)
        self._lock = WriterLock(self._let_go)
        self.state = self._state_of_index()
        """What the index holds, as of the last `open` or `refresh`."""
        self.repair = Repair()
        """Who repairs a damaged index."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the index and the folders, one line each."""
        return self._compiler.notices

    @property
    def is_waiting(self) -> bool:
        """Whether nothing, or not all, can be read yet because another process is writing the first index."""
        return self._compiler.is_busy and not self.state.is_whole

    @property
    def is_ending(self) -> bool:
        """Whether `close` has been called."""
        return self._lock.is_ending

    def refresh(
        self,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        renewed: Renewed | None = None,
        only: tuple[str, Sequence[str]] | None = None,
    ) -> bool:
        """Bring the index to where the files are; see `Library.refresh`.

        With `only`, a folder and paths below it, no other file need be looked at.
        """
        with self._lock.held():
            batching, renew = self._batching(progress, cancelled), self._renew(renewed)
            broken = self.repair.take()
            if broken and broken is self.state and broken.version and broken.is_current:
                self._accept(self._compiler.mend(batching, renew))
                self.repair.done()
                return True
            state, is_changed = self._compiler.refresh(self.state, batching, renew, self._touched(only))
            self._accept(state)
            return is_changed or broken is not None

    def follow(self, folder: str, files: Sequence[str]) -> None:
        """Take some files below a folder into the index that were written just now, and nothing else."""
        self.refresh(only=(folder, files))

    def rebuild(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> None:
        """Take every file into a new index; the old one is read until the new one is whole."""
        with self._lock.held():
            self._accept(self._compiler.rebuild(self._batching(progress, cancelled), self._renew(None)))

    def warm(self) -> None:
        """Check and open the index ahead of the first who reads."""
        with suppress(BriefingError):
            self.ask(lambda _: None)

    def ask(self, question: Callable[[Reader], T]) -> T:
        """The answer to a question; the index is rebuilt, twice at the most, where it turns out to be damaged."""
        for _ in range(2):
            state = self.state
            try:
                with self._snapshots.reader() as reader:
                    return question(reader)
            except IndexUnusable:
                self._have_mended(state)
        with self._snapshots.reader() as reader:
            return question(reader)

    def watch_shared(self, stop: Event) -> Iterator[None]:
        """Yields soon after a shared index has changed, until `stop` is set; see `watch_shared`."""
        from briefing.library.follower import watch_shared  # noqa: PLC0415  (the first screen does without)

        return watch_shared(self._index, stop)

    def file_of(self, id: str) -> Path | None:
        """The file of a card or an article; None where the index holds none."""
        ledger = self.state.ledger
        record = ledger.record(id) if ledger else None
        return Path(self._roots[record.folder], record.path) if record else None

    def files_of(self, article: str) -> list[tuple[str, str]]:
        """The folder and the path of the file of an article and of each copy of it."""
        ledger = self.state.ledger
        records = (ledger.record(article), *ledger.copies) if ledger else ()
        return [(self._roots[one.folder], one.path) for one in records if one and one.id == article]

    def article_files(self) -> list[tuple[str, str, str]]:
        """The id of each article, and the folder and the path of its file, then of each copy of one."""
        ledger, articles = self.state.ledger, self.state.roster.articles.places
        records = (*ledger.records, *ledger.copies) if ledger else ()
        return [(one.id, self._roots[one.folder], one.path) for one in records if one.id in articles]

    def close(self) -> None:
        """Let the index go, and stop a refresh that is going on.

        A batch that is being written is not waited for: whoever refreshes lets the index go then. Only an index in
        a directory that ends with this run is waited for, since the directory has to be removed.
        """
        self._lock.end(waits=self._index.is_elsewhere)

    def _state_of_index(self) -> IndexState:
        if self._roots:
            return IndexState(self._index)
        from briefing.library.follower import FollowedState  # noqa: PLC0415

        return FollowedState(self._index)

    def _let_go(self) -> None:
        self._snapshots.close()
        self._index.close()

    def _touched(self, only: tuple[str, Sequence[str]] | None) -> "Touched | None":
        from briefing.library.compiler import Touched  # noqa: PLC0415

        return Touched(self._roots.index(only[0]), tuple(only[1])) if only and only[0] in self._roots else None

    @cached_property
    def _compiler(self) -> "Compiler | Follower":
        if not self._roots:
            from briefing.library.follower import Follower  # noqa: PLC0415

            return Follower(self._index)
        from briefing.library.compiler import Compiler  # noqa: PLC0415  (the first screen does without)

        return Compiler(self._index, self._roots, self._optional, self._decided, self._article_folders)

    def _accept(self, state: IndexState) -> None:
        """Let a state stand for the index, and new readers with it; the caller holds the lock."""
        if state is not self.state:
            self.state = state
            self._snapshots.renew()

    def _renew(self, renewed: Renewed | None) -> Callable[[IndexState], None]:
        def renew(state: IndexState) -> None:
            self._accept(state)
            if renewed:
                renewed()

        return renew

    def _batching(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> Batching:
        return Batching(progress, cancelled, lambda: self._lock.is_ending)

    def _have_mended(self, broken: IndexState) -> None:
        """Go on from what another thread has committed since, else mend the index or ask for that, but not for ever."""
        if not self.repair.is_put_off:
            self._mend(broken)
        elif self.state is broken:
            self.repair.ask(broken)

    def _mend(self, broken: IndexState) -> None:
        """Go on from what another thread or process has committed since, else rebuild the index."""
        with self._lock.held(_PATIENCE):
            if self.state is not broken:
                return
            if broken.is_current:
                self._accept(self._compiler.mend(self._batching(), self._renew(None)))
            else:
                self._accept(self._state_of_index())
            if self._compiler.is_busy and not self.state.version:
                raise IndexBusy("Another copy of briefing is writing the first index; try again when it is done.")
