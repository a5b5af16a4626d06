"""The library: folders of articles and cards, and the index compiled from them."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from briefing.errors import BriefingError, IndexBusy, IndexUnusable
from briefing.index import Index, Reader
from briefing.library.asked import address_of, existing
from briefing.library.mending import Mending
from briefing.library.pace import Cancel, Pace, Progress, Reached, Renewed
from briefing.library.refusals import Refusals, unrefused
from briefing.library.snapshots import Snapshots
from briefing.library.state import State
from briefing.library.turn import Turn
from briefing.model import Added, Address, Article, Card, Kind, Mentions, Passage, Problem, Results, Roster
from briefing.text import clean_line, fold

if TYPE_CHECKING:
    from briefing.library.compiler import Compiler

T = TypeVar("T")

_PATIENCE = 0.25
"""Seconds that a question waits for files to be looked at, where the index cannot be read before."""


class Library:
    """Folders of articles and cards, and the index compiled from them.

    Reading may go on in any number of threads while another refreshes; a read that meets a damaged index rebuilds
    it once, unless `mend_aside` has been called. Every read raises NotFound where nothing stands at the name, and
    IndexUnusable where no index can be had at all.
    """

    def __init__(self, roots: Sequence[str], index: Index, optional: Collection[str], refused: Path | None) -> None:
        self.folders: tuple[Path, ...] = tuple(Path(root) for root in roots)
        """The folders, resolved; the later wins where ids collide."""
        self._index = index
        self._roots = roots
        self._optional = optional
        self._snapshots = Snapshots(index)
        self._state = State(index)
        self._refusals = Refusals(refused) if refused else None
        self._turn = Turn(self._let_go)
        self._mending = Mending()

    @classmethod
    def open(
        cls, folders: Sequence[Path], cache: Path, *, optional: Collection[Path] = (), refused: Path | None = None
    ) -> "Library":
        """Open the folders with the index kept for exactly them below `cache`; touches no content file.

        A folder that is missing is named in the notices of `refresh`, but for the `optional` ones. `refused` is the
        file that keeps the mentions the reader has refused; without one none can be.
        """
        roots = [os.path.realpath(folder) for folder in folders]
        key = blake2b("\0".join(roots).encode(errors="surrogateescape"), digest_size=10).hexdigest()
        return cls(roots, Index(cache / key), {os.path.realpath(folder) for folder in optional}, refused)

    @property
    def roster(self) -> Roster:
        """Every card and article by name, as of the last `open` or `refresh`."""
        return self._state.roster

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library, by file and line, as of the last `open` or `refresh`."""
        return self._state.problems

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the index and the folders, one line each."""
        return self._compiler.notices

    @property
    def is_whole(self) -> bool:
        """Whether every file that was found can be read; a new pile comes in batches."""
        return self._state.is_whole

    @property
    def is_waiting(self) -> bool:
        """Whether nothing, or not all, can be read yet because another process is writing the first index."""
        return self._compiler.is_busy and not self.is_whole

    def refresh(
        self, progress: Progress | None = None, cancelled: Cancel | None = None, renewed: Renewed | None = None
    ) -> bool:
        """Stat every file, take the changed ones into the index; True if cards, articles or problems changed.

        Many come in batches, and `renewed` is called after each but the last: what it holds can be read and searched.
        `progress` is told how far it is. Once `cancelled` answers True, what has been
        read stays and the next refresh goes on from there; so it does where the program was killed. Another process
        that is indexing is noted; what it commits is picked up by the next refresh.
        """
        with self._turn.taken():
            pace, renew = self._pace(progress, cancelled), self._renew(renewed)
            broken = self._mending.take()
            if broken and broken is self._state and broken.version and broken.is_current:
                self._accept(self._compiler.rebuild(pace, renew))
                self._mending.done()
                return True
            state, is_changed = self._compiler.refresh(self._state, pace, renew)
            self._accept(state)
            return is_changed or broken is not None

    def rebuild(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> None:
        """Take every file into a new index, whatever the old one holds; one that can be read stays until then."""
        with self._turn.taken():
            self._accept(self._compiler.rebuild(self._pace(progress, cancelled), self._renew(None)))

    def mend_aside(self, ask: Callable[[], object]) -> None:
        """From now on have no read mend a damaged index, which takes long.

        It calls `ask`, from whatever thread it is in, and raises IndexBusy; the next `refresh` mends.
        """
        self._mending.put_off(ask)

    def warm(self) -> None:
        """Check and open the index ahead of the first who reads."""
        with suppress(BriefingError):
            self._ask(lambda _: None)

    def add(
        self,
        paths: Sequence[Path],
        to: Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        encoding: str = "",
    ) -> tuple[Added, ...]:
        """Add files, and those in folders, to the library folder `to`, and take them into the index.

        A file that is a copy of a known article is stored below `originals/`, any other as an article of its own below
        `articles/`; nothing that is there is touched, and what cannot be read or stored is told in what is returned.
        `progress` is told how far the looking at them is, and then how far the reading; once `cancelled` answers True,
        the rest of them is left out, and what was stored is read. Texts that do not tell their encoding are in
        `encoding`, else it is guessed.
        """
        from briefing.library.adding import (  # noqa: PLC0415  (what only reads loads none)
            Adding,
            FreeIds,
            Known,
            Shelf,
            gather,
            refused,
            stored_files,
        )
        from briefing.sources import read_sources  # noqa: PLC0415  (likewise)

        self.refresh()
        known = Known(
            lambda prints: self._ask(lambda reader: reader.fingerprinted(prints)),
            lambda article: self._ask(lambda reader: reader.passages(article)),
        )
        titles = {fold(article.title): article.id for article in self.roster.articles}
        candidates, added = tuple(gather(paths)), list[Added]()
        stored = stored_files(str(to), len(candidates))
        free_ids, today = FreeIds(self.roster.ids.__contains__), datetime.now(tz=UTC).date()
        adding = Adding(known, Shelf(to), stored, free_ids, self.roster.article, titles, today, self._where)
        adding.shelf.sweep()
        reading = read_sources((one.path for one in candidates if not one.refusal), encoding=encoding, known=stored)
        with closing(reading):
            for number, candidate in enumerate(candidates, 1):
                if self._turn.is_ending or (cancelled and cancelled()):
                    break
                if progress:
                    progress(Reached(number, len(candidates), (number - 1) / len(candidates)))
                if candidate.refusal:
                    added.append(refused(clean_line(str(candidate.path)), candidate.refusal))
                else:
                    added.append(adding.add(candidate.path, next(reading)))
        self.refresh(progress)
        return tuple(added)

    def card(self, id: str) -> Card:
        """The card of that id."""
        return existing(self._ask(lambda reader: reader.card(id)), "card", id)

    def article(self, id: str) -> Article:
        """The facts of the article of that id."""
        return existing(self.roster.article(id), "article", id)

    def passage(self, address: str | Address) -> Passage:
        """The passage at an address."""
        wanted = address_of(address)
        return existing(self._ask(lambda reader: reader.passage(wanted)), "passage", str(wanted))

    def passages(self, article: str, first: int = 1, last: int | None = None) -> tuple[Passage, ...]:
        """The passages of an article from number `first` to `last`, in order."""
        self.article(article)
        return self._ask(lambda reader: reader.passages(article, first, last))

    def backlinks(self, id: str) -> tuple[str, ...]:
        """The ids of the cards that link to a card, by title."""
        return self._ask(lambda reader: reader.backlinks(id))

    def cited_by(self, address: str | Address) -> tuple[str, ...]:
        """The ids of the cards that cite a passage, by title."""
        wanted = address_of(address)
        return self._ask(lambda reader: reader.cited_by(wanted))

    def citing(self, addresses: Iterable[str | Address]) -> dict[Address, tuple[str, ...]]:
        """For each of many passages the ids of the cards that cite it."""
        wanted = tuple(address_of(address) for address in addresses)
        return self._ask(lambda reader: reader.citing(wanted))

    def mentions(self, id: str, limit: int = 50) -> Mentions:
        """The passages that name a card though no claim of it cites them, but for those the reader has refused."""
        if not self._refusals:
            return self._ask(lambda reader: reader.mentions(id, limit))
        refused = self._refusals.of(id)
        return self._ask(lambda reader: unrefused(reader, id, refused, limit))

    def refuse(self, id: str, address: Address, *, is_refused: bool = True) -> None:
        """Note that a passage does not mean a card though it names it, or take that back.

        Raises OSError where that can't be kept.
        """
        if self._refusals:
            self._refusals.put(id, address, is_refused=is_refused)

    def named_in(self, address: str | Address) -> tuple[str, ...]:
        """The ids of the cards that a passage names."""
        wanted = address_of(address)
        return self._ask(lambda reader: reader.named_in(wanted))

    def search(
        self,
        query: str,
        *,
        kind: Kind | Literal["passage"] | None = None,
        limit: int = 50,
        typing: bool = False,
    ) -> Results:
        """What answers a query: at most `limit` cards and `limit` passages. See `Reader.search`."""
        return self._ask(lambda reader: reader.search(query, kind=kind, limit=limit, typing=typing))

    def find(self, name: str) -> str:
        """What a person means by `name`: the id of a card or an article, or the address of a passage."""
        address = Address.parse(clean_line(name).strip("[]"))
        if address:
            return str(self.passage(address).address)
        from briefing.library.find import find  # noqa: PLC0415  (the screen does without)

        return find(name, self.roster)

    def file_of(self, target: str) -> tuple[Path, int]:
        """The file behind a card, an article or a passage, and the line it begins on."""
        address = Address.parse(target)
        holder, line = (address.article, self.passage(address).line) if address else (target, 1)
        ledger = self._state.ledger
        record = existing(ledger.record(holder) if ledger else None, "file", holder)
        return self.folders[record.folder] / record.path, max(line, 1)

    def _where(self, id: str) -> str:
        """The file of an article, cleaned for display; empty where there is none."""
        ledger = self._state.ledger
        record = ledger.record(id) if ledger else None
        return clean_line(str(self.folders[record.folder] / record.path)) if record else ""

    def close(self) -> None:
        """Let the index go, and stop a refresh that is going on.

        A batch that is being written is not waited for: whoever refreshes lets the index go then. Only what lives in
        a place that ends with this run is waited for, since that place has to be removed.
        """
        self._turn.end(waits=self._index.is_elsewhere)

    def _let_go(self) -> None:
        self._snapshots.close()
        self._index.close()

    @cached_property
    def _compiler(self) -> "Compiler":
        from briefing.library.compiler import Compiler  # noqa: PLC0415  (the first screen does without)

        return Compiler(self._index, self._roots, self._optional)

    def _accept(self, state: State) -> None:
        """Let a state stand for the index, and new readers with it; the caller has the turn."""
        if state is not self._state:
            self._state = state
            self._snapshots.renew()

    def _renew(self, renewed: Renewed | None) -> Callable[[State], None]:
        def renew(state: State) -> None:
            self._accept(state)
            if renewed:
                renewed()

        return renew

    def _pace(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> Pace:
        return Pace(progress, cancelled, lambda: self._turn.is_ending)

    def _ask(self, question: Callable[[Reader], T]) -> T:
        for _ in range(2):
            state = self._state
            try:
                with self._snapshots.reader() as reader:
                    return question(reader)
            except IndexUnusable:
                self._have_mended(state)
        with self._snapshots.reader() as reader:
            return question(reader)

    def _have_mended(self, broken: State) -> None:
        """Go on from what another thread has committed since, else mend the index or ask for that, but not for ever."""
        if not self._mending.is_put_off:
            self._mend(broken)
        elif self._state is broken:
            self._mending.ask(broken)

    def _mend(self, broken: State) -> None:
        """Go on from what another thread or process has committed since, else rebuild the index."""
        with self._turn.taken(_PATIENCE):
            if self._state is not broken:
                return
            if broken.is_current:
                self._accept(self._compiler.rebuild(self._pace(), self._renew(None)))
            else:
                self._accept(State(self._index))
            if self._compiler.is_busy and not self._state.version:
                raise IndexBusy("Another copy of briefing is writing the first index; try again when it is done.")
