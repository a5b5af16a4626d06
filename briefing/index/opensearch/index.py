"""The index on OpenSearch: one library on a server, which many read and one at a time writes."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

from briefing.errors import IndexBusy, IndexUnusable, ServerAway
from briefing.index.compilation import Compilation, compile_changes
from briefing.index.opensearch.commit_caches import LEDGER, ROSTER, STEMS, WORDS, CommitCaches
from briefing.index.opensearch.connection import Conflict, Connection, Missing
from briefing.index.opensearch.index_reader import IndexReader
from briefing.index.opensearch.mapping import documents_index
from briefing.index.opensearch.marker import MARKER, Marker
from briefing.index.opensearch.publishing_lock import PublishingLock
from briefing.index.opensearch.query_parts import PASSAGES, phrase
from briefing.index.opensearch.snapshot import Snapshot, either, read_marker
from briefing.index.opensearch.wire_documents import trusted
from briefing.index.opensearch.writer import Writer
from briefing.index.port import Changes
from briefing.index.roster_file import encoded_roster, write_roster
from briefing.index.server_address import ServerAddress
from briefing.index.vocabulary import Vocabulary
from briefing.model import HitKind, Roster, hit_kind

_NONE = "There is no shared library of that name; somebody has to publish it first."


class OpenSearchIndex:
    """A shared library; `Index` in the port tells what each call answers.

    Where the server does not answer, `version` and `roster` are what they were, the ledger is empty, and `notice` says
    so; all else raises ServerAway.
    """

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._connection = Connection(address)
        self._choice = Lock()
        self._known: tuple[Snapshot, CommitCaches] | None = None
        self._told = ""

    @property
    def notice(self) -> str:
        return self._told

    @property
    def directory(self) -> Path:
        return Path()

    @property
    def version(self) -> str:
        try:
            marker = self._marker()
        except ServerAway as away:
            self._told = str(away)
            return self._known[0].marker.version if self._known else ""
        except IndexUnusable as error:
            self._told = str(error)
            return ""
        self._told = "" if marker else _NONE
        return marker.version if marker else ""

    @property
    def is_elsewhere(self) -> bool:
        return False

    def roster(self) -> Roster:
        try:
            return self._current()[1].roster
        except ServerAway as away:
            self._told = str(away)
            return self._known[1].roster if self._known else Roster()
        except IndexUnusable:
            return Roster()

    def ledger(self) -> str:
        try:
            return self._current()[0].blob(LEDGER).decode(errors="surrogatepass")
        except ServerAway as away:
            self._told = str(away)
            return ""
        except (IndexUnusable, UnicodeDecodeError):
            return ""

    def open(self) -> IndexReader:
        snapshot, caches = self._current()
        _ = caches.roster  # a damaged one is told here
        return IndexReader(snapshot, caches)

    def is_readable(self) -> bool:
        try:
            self.open().close()
        except (IndexUnusable, ServerAway):
            return False
        return True

    def build(self, changes: Changes) -> str:
        return self._commit(changes, whole=True)

    def update(self, changes: Changes, on: str = "") -> str:
        return self._commit(changes, whole=False, on=on)

    def close(self) -> None:
        self._connection.close()

    def _marker(self) -> Marker | None:
        return read_marker(self._connection, self._address.name)

    def _current(self) -> tuple[Snapshot, CommitCaches]:
        """The commit that is read now, and what its readers share; IndexUnusable where there is none."""
        marker = self._marker()
        if marker is None:
            raise IndexUnusable(_NONE)
        return self._of(marker)

    def _of(self, marker: Marker, roster: Roster | None = None) -> tuple[Snapshot, CommitCaches]:
        with self._choice:
            if self._known is None or self._known[0].marker != marker:
                snapshot = Snapshot(self._connection, self._address.name, marker)
                self._known = snapshot, CommitCaches(snapshot, roster)
            return self._known

    def _commit(self, changes: Changes, *, whole: bool, on: str = "") -> str:
        lock = PublishingLock(self._connection, self._address.name)
        lock.take()
        try:
            return self._written(changes, lock, whole=whole, on=on)
        finally:
            with suppress(ServerAway, Missing, Conflict):
                lock.free()

    def _written(self, changes: Changes, lock: PublishingLock, *, whole: bool, on: str) -> str:
        """Writes a commit, and switches the marker to it."""
        try:
            marker = self._marker()
        except IndexUnusable:
            if not whole:
                raise
            marker = None  # another version's, which is replaced
        seen = self._seen()
        if on and (marker.version if marker else "") != on:
            raise IndexBusy("Somebody else has published this library meanwhile; what they published is kept.")
        if whole:
            index, number, before = self._made(lock), 1, None
        elif marker is None:
            raise IndexUnusable(_NONE)
        else:
            index, number, before = marker.index, marker.number + 1, self._of(marker)
        writer = Writer(self._connection, lock, index, number)
        state = _Before(before[0] if before else None)
        if before:
            before[0].hold()
        try:
            roster = before[1].roster if before else Roster()
            step = compile_changes(writer, state, roster, changes)
            ledger = changes.ledger if isinstance(changes.ledger, str) else changes.ledger()
            writer.reconcile()
        finally:
            if before:
                before[0].release()
        after = self._sealed(writer, step, ledger, before, (index, number))
        lock.keep()
        self._switch(after, seen)
        self._of(after, step.roster)
        lock.building = ""
        self._sweep(writer, after, marker)
        lock.keep()
        return after.version

    def _made(self, lock: PublishingLock) -> str:
        """The index that is being built: the one that a publisher who was stopped has left, else a new one."""
        prefix = f"{self._address.name}."
        if not lock.building.startswith(prefix):
            lock.building = f"{prefix}{uuid4().hex[:12]}"
            lock.keep()
        self._connection.make(lock.building, documents_index(1))
        return lock.building

    def _sealed(
        self,
        writer: Writer,
        step: Compilation[str],
        ledger: str,
        before: tuple[Snapshot, CommitCaches] | None,
        place: tuple[str, int],
    ) -> Marker:
        """Writes what is kept beside the documents; the marker of the new commit."""
        old = before[0].marker if before else None
        blobs = dict(old.blobs) if old else {}
        empty = Vocabulary.of(Counter())
        words, stems = (before[1].words, before[1].stems) if before else (empty, empty)
        if before is None or step.changes:
            blobs[WORDS] = writer.blob(words.adjusted(step.changes).dump())
            blobs[STEMS] = writer.blob(stems.adjusted(writer.stems).dump())
        if before is None or step.roster is not before[1].roster:
            roster = encoded_roster(step.roster, before[1].roster if before else Roster())
            blobs[ROSTER] = writer.blob(write_roster(roster))
        blobs[LEDGER] = writer.blob(ledger.encode(errors="surrogatepass"))
        writer.flush()
        writer.refresh()
        documents = (old.documents if old else 0) + writer.more
        return Marker(*place, documents, blobs, before=old.ids if old else ())

    def _seen(self) -> dict[str, str]:
        """What tells the server which marker is to be replaced."""
        try:
            answer = self._connection.ask("GET", f"/{self._address.name}/_doc/{MARKER}")
        except Missing:
            return {"op_type": "create"}
        return {"if_seq_no": str(answer["_seq_no"]), "if_primary_term": str(answer["_primary_term"])}

    def _switch(self, after: Marker, seen: dict[str, str]) -> None:
        """Has every reader who asks from now on read the new commit; IndexBusy where another has switched meanwhile."""
        path = f"/{self._address.name}/_doc/{MARKER}"
        try:
            self._connection.ask("PUT", path, after.body(), seen, is_writing=True)
        except Conflict:
            raise IndexBusy("Somebody else has published this library meanwhile; publish once more.") from None

    def _sweep(self, writer: Writer, after: Marker, before: Marker | None) -> None:
        """Removes what neither this commit nor the one before it needs."""
        with suppress(ServerAway, Missing, Conflict):
            if after.number > 1:
                writer.sweep((*after.ids, *after.before))
                writer.refresh()
                return
            kept = {after.index, before.index if before else ""}
            listed = self._connection.ask("GET", f"/{self._address.name}.*/_settings", params={"flat_settings": "true"})
            for index in set(listed) - kept:
                self._connection.ask("DELETE", f"/{index}", is_writing=True)


class _Before:
    """The state before a commit, as the compilation asks it; empty where a new index is built."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot
        self._kinds: dict[str, HitKind] = {}

    def having(self, field: str, term: str) -> Sequence[tuple[str, bytes]]:
        return self._found({"term": {field: term}})

    def saying(self, rows: Sequence[Sequence[Collection[str]]]) -> Iterable[tuple[str, bytes]]:
        return self._found({"bool": {"filter": [PASSAGES, either(list(map(phrase, rows)))]}})

    def kind(self, place: str) -> HitKind:
        return self._kinds[place]

    def _found(self, query: dict[str, object]) -> list[tuple[str, bytes]]:
        documents = list[tuple[str, bytes]]()
        for hit, stored in self._snapshot.stored(query) if self._snapshot else ():
            try:
                self._kinds[hit["_id"]] = hit_kind(hit["_source"]["kind"])
            except (KeyError, ValueError) as error:
                raise IndexUnusable.because(error) from error
            documents.append((hit["_id"], trusted(stored)))
        return documents
