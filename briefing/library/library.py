"""The library: folders of articles and cards, and the index compiled from them."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, CannotEdit, NotFound
from briefing.index import Among, Index, ServerAddress, never, open_index
from briefing.library.batching import Cancel, Progress, Renewed
from briefing.library.decisions import Decisions
from briefing.library.editing import ChangeLog, Changes
from briefing.library.edits import Edits
from briefing.library.lookup import address_of, existing, passage_at
from briefing.library.managed_index import ManagedIndex
from briefing.library.notes import Notes
from briefing.library.refused_mentions import RefusedMentions, named_but_refused, names_in, without_refused
from briefing.model import (
    AddedFiles,
    Address,
    Article,
    Card,
    Change,
    HitKind,
    Mentions,
    Passage,
    Problem,
    Results,
    Roster,
)
from briefing.text import clean_line

if TYPE_CHECKING:
    from briefing.library.adding import FirstLook
    from briefing.library.draft_decisions import DraftDecisions
    from briefing.library.publishing import Published, Told
    from briefing.library.ties import Ties
    from briefing.library.timeline import Timeline

_SHARED = "A shared library is read here, not changed: change the library that it is published from, and publish."


class Library:
    """Folders of articles and cards, and the index compiled from them: the face of both front ends.

    Reading may go on in any number of threads while another refreshes; a read that meets a damaged index rebuilds
    it once, unless `mend_aside` has been called. Every read raises NotFound where nothing stands at the name, and
    IndexUnusable where no index can be had at all.
    """

    def __init__(  # noqa: PLR0913 - `open` has what each of them is
        self,
        place: Sequence[str] | ServerAddress,
        index: Index,
        optional: Collection[str],
        own: Path,
        old: Path | None = None,
        *,
        article_folders: Collection[str] = (),
    ) -> None:
        shared = str(place) if isinstance(place, ServerAddress) else ""
        roots = () if isinstance(place, ServerAddress) else place
        self.folders: tuple[Path, ...] = tuple(Path(root) for root in roots)
        """The folders, resolved; the later wins where ids collide."""
        self._roots = roots
        self._shared = shared
        self._own = own
        closed = _SHARED if shared else ""
        self._decisions = Decisions(own, old, closed)
        self._index = ManagedIndex(index, roots, optional, self._decisions.decided, article_folders)
        self._changes = Changes(own, closed)
        self._log = ChangeLog(self._changes, self._decisions)
        self.edits = Edits(self._index, self._changes, self._decisions, self._log)
        """What the reader changes in their own library."""

    @cached_property
    def drafts(self) -> "DraftDecisions":
        """What is decided about drafts, and the cards that are written for it."""
        from briefing.library.draft_decisions import DraftDecisions  # noqa: PLC0415 - most readers draft nothing

        return DraftDecisions(self.edits, self._changes, self._decisions)

    @cached_property
    def timeline(self) -> "Timeline":
        """Everything dated, in its order."""
        from briefing.library.timeline import Timeline  # noqa: PLC0415 - the first screen does without

        return Timeline(self._index)

    @cached_property
    def ties(self) -> "Ties":
        """Which card has to do with which."""
        from briefing.library.ties import Ties  # noqa: PLC0415 - the first screen does without

        return Ties(self._index)

    @cached_property
    def notes(self) -> Notes:
        """The reader's notes."""
        return Notes(self._index, self._changes, self._log)

    @classmethod
    def open(  # noqa: PLR0913 - all but the first two are options
        cls,
        folders: Sequence[Path],
        cache: Path,
        *,
        optional: Collection[Path] = (),
        own: Path | None = None,
        refused: Path | None = None,
        article_folders: Collection[str] = (),
    ) -> "Library":
        """Open the folders with the index kept for exactly them below `cache`; touches no content file.

        A folder may be an Obsidian vault: its notes are cards, those in its `article_folders` articles.

        A folder that is missing is named in the notices of `refresh`, but for the `optional` ones. What the reader
        decides is kept in `own`, else in the last of the folders; `refused` is the file in which older versions of
        the program kept what was refused in these folders.
        """
        roots = [os.path.realpath(folder) for folder in folders]
        key = blake2b("\0".join(roots).encode(errors="surrogateescape"), digest_size=10).hexdigest()
        missing = {os.path.realpath(folder) for folder in optional}
        return cls(
            roots, open_index(cache / key), missing, own or folders[-1], refused, article_folders=article_folders
        )

    @classmethod
    def shared(cls, address: ServerAddress, own: Path) -> "Library":
        """Open a shared library on a server, which is read alone. What the reader decides is kept in `own`."""
        return cls(address, open_index(address), (), own)

    @property
    def places(self) -> tuple[str, ...]:
        """Where its cards and articles are: the folders, or the address of a shared library."""
        return (self._shared,) if self._shared else tuple(map(str, self.folders))

    @property
    def own(self) -> Path:
        """The reader's own folder: what is added, edited and decided is written there."""
        return self._own

    @property
    def roster(self) -> Roster:
        """Every card and article by name, as of the last `open` or `refresh`."""
        return self._index.state.roster

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library, by file and line, as of the last `open` or `refresh`."""
        return (*self._index.state.problems, *self._decisions.problems, *self._changes.problems)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the index and the folders, one line each."""
        return self._index.notices

    @property
    def is_whole(self) -> bool:
        """Whether every file that was found can be read; a new pile comes in batches."""
        return self._index.state.is_whole

    @property
    def is_waiting(self) -> bool:
        """Whether nothing, or not all, can be read yet because another process is writing the first index."""
        return self._index.is_waiting

    def refresh(
        self, progress: Progress | None = None, cancelled: Cancel | None = None, renewed: Renewed | None = None
    ) -> bool:
        """Stat every file, take the changed ones into the index; True if cards, articles or problems changed.

        Many come in batches, and `renewed` is called after each but the last: what it holds can be read and searched.
        `progress` is told how far it is. Once `cancelled` answers True, what has been
        read stays and the next refresh goes on from there; so it does where the program was killed. Another process
        that is indexing is noted; what it commits is picked up by the next refresh.
        """
        with suppress(BriefingError, OSError):  # the next refresh tries again
            self._changes.recover()
        is_changed = self._index.refresh(progress, cancelled, renewed)
        if self.is_whole:
            with suppress(BriefingError, OSError):
                self._decisions.migrate(self._mention)
        return is_changed

    def rebuild(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> None:
        """Take every file into a new index, whatever the old one holds; one that can be read stays until then."""
        self._index.rebuild(progress, cancelled)

    def mend_aside(self, ask: Callable[[], object]) -> None:
        """From now on have no read mend a damaged index, which takes long.

        It calls `ask`, from whatever thread it is in, and raises IndexBusy; the next `refresh` mends.
        """
        self._index.repair.put_off(ask)

    def publish(self, address: ServerAddress, *, with_notes: bool, told: "Told") -> "Published":
        """Bring a shared library to where this one is; see `publish`."""
        from briefing.library.publishing import publish  # noqa: PLC0415 - few readers publish

        with closing(open_index(address)) as index:
            return self._index.ask(lambda reader: publish(reader, index, with_notes=with_notes, told=told))

    def watch(self, stop: Event) -> Iterator[None]:
        """Yields soon after files have changed, until `stop` is set; on a network folder it may miss changes."""
        if self._shared:
            return self._index.watch_shared(stop)
        from briefing.library.watch import watch  # noqa: PLC0415  (the first screen does without)

        return watch(self._roots, stop)

    def warm(self) -> None:
        """Check and open the index ahead of the first who reads."""
        self._index.warm()

    def add(
        self,
        paths: Sequence[Path],
        to: Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancel | None = None,
        encoding: str = "",
    ) -> AddedFiles:
        """Add files, and those in folders, to the library folder `to`, and take them into the index.

        A file that is a copy of a known article is stored below `originals/`, any other as an article of its own below
        `articles/`; nothing that is there is touched, and what cannot be read or stored is told in what is returned.
        `progress` is told how far the looking at them is, and then how far the reading; once `cancelled` answers True,
        the rest of them is left out, and what was stored is read. Texts that do not tell their encoding are in
        `encoding`, else it is guessed.
        """
        if self._shared:
            raise CannotEdit(_SHARED)
        from briefing.library.adding import add_files  # noqa: PLC0415  (what only reads loads none)

        self.refresh()
        added = add_files(self._index, paths, to, progress=progress, cancelled=cancelled, encoding=encoding)
        self.refresh(progress)
        return added

    def first_look(self, paths: Sequence[Path], to: Path) -> "FirstLook":
        """What would come in if these files were added to the library folder `to`; nothing is written."""
        from briefing.library.adding import first_look  # noqa: PLC0415  (what only reads loads none)

        return first_look(paths, to)

    def recognise(self, paragraphs: Sequence[str]) -> str:
        """The id of the article that a text with these paragraphs is a copy of; empty where it is of none."""
        from briefing.library.adding.add_files import article_of  # noqa: PLC0415

        return article_of(self._index, paragraphs)

    def card(self, id: str) -> Card:
        """The card of that id."""
        joined = self._decisions.same().get(id, id)
        return existing(self._index.ask(lambda reader: reader.card(joined)), "card", id)

    def article(self, id: str) -> Article:
        """The facts of the article of that id."""
        return existing(self.roster.article(id), "article", id)

    def passage(self, address: str | Address) -> Passage:
        """The passage at an address."""
        return passage_at(self._index, address)

    def passages(self, article: str, first: int = 1, last: int | None = None) -> tuple[Passage, ...]:
        """The passages of an article from number `first` to `last`, in order."""
        self.article(article)
        return self._index.ask(lambda reader: reader.passages(article, first, last))

    def backlinks(self, id: str) -> tuple[str, ...]:
        """The ids of the cards that link to a card, by title."""
        return self._index.ask(lambda reader: reader.backlinks(id))

    def cited_by(self, address: str | Address) -> tuple[str, ...]:
        """The ids of the cards that cite a passage, by title."""
        wanted = address_of(address)
        return self._index.ask(lambda reader: reader.cited_by(wanted))

    def citing(self, addresses: Iterable[str | Address]) -> dict[Address, tuple[str, ...]]:
        """For each of many passages the ids of the cards that cite it."""
        wanted = tuple(address_of(address) for address in addresses)
        return self._index.ask(lambda reader: reader.citing(wanted))

    def mentions(self, id: str, limit: int = 50) -> Mentions:
        """The passages that name a card though no claim of it cites them, but for those the reader has refused."""
        refused = self._decisions.refused_mentions().get(id, RefusedMentions())
        return self._index.ask(lambda reader: without_refused(reader, id, refused, limit))

    def refuse(self, id: str, address: Address) -> str:
        """Decide that a passage does not mean a card though it names it; the id of the decision.

        The decision holds as long as the passage has the words it has now. Raises OSError where it can't be kept.
        """
        return self._decisions.refuse(id, self.passage(address))

    def refuse_article(self, id: str, article: str) -> str:
        """Decide that no passage of an article means a card, whatever it names; as `refuse`."""
        return self._decisions.refuse_article(id, self.article(article).id)

    def names_in(self, id: str, address: Address) -> tuple[str, ...]:
        """The names of a card by which a passage names it, as the card spells them."""
        return self._index.ask(lambda reader: names_in(reader, id, address))

    def refuse_name(self, id: str, name: str) -> Change:
        """Decide that a name of a card does not mean it in any text; the change. The card's file is left as it is.

        Raises NotFound where the card has no such name, and OSError.
        """
        card = self.card(id)
        if name not in card.names:
            raise NotFound(f"`{card.id}` is not called “{clean_line(name)}”.")
        self._decisions.refuse_name(card.id, name)
        return self.follow(self.log()[-1])

    def undo_decision(self, id: str) -> None:
        """Undo the decision of that id. Raises OSError where that can't be kept."""
        self._log.undo_decision(id)

    def log(self) -> tuple[Change, ...]:
        """The changes of the reader's own library, oldest first. Raises OSError where the journal can't be read."""
        return self._log.entries()

    def undo(self, number: int = 0) -> Change:
        """Undo a change to the byte, 0 for the last one that stands; the change. See `ChangeLog.undo`."""
        return self.follow(self._log.undo(number))

    def redo(self, number: int = 0) -> Change:
        """Make a change again that was undone, 0 for the one that was undone last; the change. See `ChangeLog.redo`."""
        return self.follow(self._log.redo(number))

    def added_articles(self) -> dict[str, str]:
        """The articles that were added here, each with a checksum of its files; see `added_articles`.

        Raises OSError where the journal can't be read.
        """
        from briefing.library.adding.added_articles import added_articles  # noqa: PLC0415 - drafting alone asks

        paths = {path for change in self._changes.log() if not change.is_undone for path in change.files}
        own = os.path.realpath(self._own)
        folder = self._roots.index(own) if own in self._roots else -1
        return added_articles(self._index.state.ledger, self.roster, folder, paths)

    def follow(self, change: Change) -> Change:
        """Take what a change of the reader's own library has written into the index, and nothing else; the change."""
        self._index.follow(self._changes.folder, change.files)
        return change

    def named_in(self, address: str | Address) -> tuple[str, ...]:
        """The ids of the cards that a passage names, but for those that the reader has refused."""
        wanted = address_of(address)
        return self.naming([wanted]).get(wanted, ())

    def naming(self, addresses: Iterable[str | Address]) -> dict[Address, tuple[str, ...]]:
        """For each of many passages the ids of the cards that it names, but for those that the reader has refused."""
        wanted = tuple(address_of(address) for address in addresses)
        refused = self._decisions.refused_mentions()
        return self._index.ask(lambda reader: named_but_refused(reader, wanted, refused))

    def search(  # noqa: PLR0913 - all but the first are options
        self,
        query: str,
        *,
        kind: HitKind | None = None,
        limit: int = 50,
        typing: bool = False,
        among: Among | None = None,
        cancelled: Cancel | None = None,
    ) -> Results:
        """What answers a query: at most `limit` cards, passages and notes each. See `Reader.search`.

        Raises Cancelled soon after `cancelled` answers True.
        """
        is_cancelled = cancelled or never
        return self._index.ask(
            lambda reader: reader.search(
                query, kind=kind, limit=limit, typing=typing, among=among, cancelled=is_cancelled
            )
        )

    def checksums(self) -> dict[str, str]:
        """Of each card and article a checksum of its file, and of the additions to it: it changes with its text."""
        ledger, known = self._index.state.ledger, self.roster.ids
        sums = dict[str, str]()
        for record in (*ledger.records, *(one for one in ledger.copies if one.is_addition)) if ledger else ():
            if record.id in known:
                sums[record.id] = sums.get(record.id, "") + record.sum
        return sums

    def find(self, name: str) -> str:
        """What a person means by `name`: the id of a card or an article, or the address of a passage."""
        address = Address.parse(clean_line(name).strip("[]"))
        if address:
            return str(self.passage(address).address)
        from briefing.library.lookup import find  # noqa: PLC0415  (the screen does without)

        return find(self._decisions.same().get(name, name), self.roster)

    def file_of(self, target: str) -> tuple[Path, int]:
        """The file behind a card, an article or a passage, and the line it begins on."""
        address = Address.parse(target)
        holder, line = (address.article, self.passage(address).line) if address else (target, 1)
        return existing(self._index.file_of(holder), "file", holder), max(line, 1)

    def _mention(self, card: str, address: Address) -> Passage | None:
        """The passage at an address if it names a card."""
        passage = self._index.ask(lambda reader: reader.passage(address))
        return passage if passage and card in self._index.ask(lambda reader: reader.named_in(address)) else None

    def close(self) -> None:
        """Let the index go, and stop a refresh that is going on."""
        self._index.close()
