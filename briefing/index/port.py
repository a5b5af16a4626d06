"""The port of the index: what every engine is given, and what it answers. The contract suite tests any engine by it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.errors import Cancelled
from briefing.model import (
    Address,
    Article,
    Card,
    CardDates,
    HitKind,
    Mentions,
    Note,
    NoteFile,
    Passage,
    Results,
    Roster,
)

Among = Mapping[str, Sequence[str]]
"""What is new, by ids of cards and addresses of passages: of a card its new claims, one of which has to answer a query
where the card's names do not; no texts where all of it is new."""
_Value = TypeVar("_Value")

Cancel = Callable[[], bool]
"""Tells whether a call's answer is no longer wanted, as `threading.Event.is_set` does; asked often, in its thread."""


def never() -> bool:
    """The answer is always wanted."""
    return False


def until(cancelled: Cancel, values: Iterable[_Value]) -> Iterator[_Value]:
    """The values, one by one; raises Cancelled as soon as they are no longer wanted."""
    for value in values:
        if cancelled():
            raise Cancelled("The answer is no longer wanted.")
        yield value


@dataclass(frozen=True, slots=True)
class Source:
    """An article with all its passages."""

    article: Article
    """Its facts."""
    passages: tuple[Passage, ...]
    """Its passages, in order; as many as the facts say."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The cards, articles and files of notes that came, changed or went since the last commit.

    Cards, sources and notes may be lazy: an engine reads the cards first, then the sources, then the notes, and then
    calls a callable ledger. Of two with the same id the first counts. An engine that has to move to another directory
    half way reads them again; iterators that can be read only once make that an IndexUnusable.
    """

    cards: Iterable[Card] = ()
    """New and changed cards."""
    sources: Iterable[Source] = ()
    """New and changed articles."""
    gone: Collection[str] = ()
    """The ids of what was removed, or turned from a card into an article or the other way round."""
    notes: Iterable[NoteFile] = ()
    """New and changed files of notes."""
    ledger: str | Callable[[], str] = ""
    """A text that is kept with the index; its meaning is the library's business."""


class Reader(Protocol):
    """One state of the index, open for reading, whatever is committed meanwhile. Used by one thread at a time.

    Every call raises IndexUnusable where the index was damaged since it was opened. Calls that may take long take
    `cancelled`, and raise Cancelled soon after it answers True.
    """

    def roster(self) -> Roster:
        """Every card and article by name."""

    def card(self, id: str) -> Card | None:
        """The card of an id, or None."""

    def passage(self, address: Address) -> Passage | None:
        """The passage at an address, or None."""

    def passages(
        self, article: str, first: int = 1, last: int | None = None, *, cancelled: Cancel = never
    ) -> tuple[Passage, ...]:
        """The passages of an article from number `first` to `last`, in order."""

    def backlinks(self, id: str) -> tuple[str, ...]:
        """The ids of the other cards that link to a card, by title."""

    def cited_by(self, address: Address) -> tuple[str, ...]:
        """The ids of the cards that cite a passage, by title."""

    def citing(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        """The ids of the cards that cite each passage, by title; passages that no card cites are left out."""

    def mentions(
        self, id: str, limit: int = 50, without: Collection[str] = (), *, cancelled: Cancel = never
    ) -> Mentions:
        """The passages that name a card though it does not cite them, the surest first; at most `limit`.

        `without` are addresses of passages and ids of articles that are left out and not counted.

        First those with a name that is the card's alone; then those with its own context, such as a card it links to,
        or an article that it cites or that has the whole name elsewhere; then the others; last those whose name may
        well be another's. Each by date of the article. More than can be sorted at once come by date alone.
        """

    def named_in(self, address: Address) -> tuple[str, ...]:
        """The ids of the cards that a passage names, by title."""

    def naming(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        """The ids of the cards that each passage names, by title; passages that name none are left out."""

    def fingerprinted(self, prints: Iterable[str], *, cancelled: Cancel = never) -> dict[str, tuple[Address, ...]]:
        """The addresses of the passages with each fingerprint; fingerprints that no passage has are left out."""

    def notes(self, on: Iterable[str], *, cancelled: Cancel = never) -> tuple[Note, ...]:
        """The notes on cards, articles and passages, given by id or address, each with all that is on it.

        On an article are the notes on its passages, too. They come by file, and there as they stand in it.
        """

    def search(  # noqa: PLR0913 - all but the first are options
        self,
        query: str,
        *,
        kind: HitKind | None = None,
        limit: int = 50,
        typing: bool = False,
        among: Among | None = None,
        cancelled: Cancel = never,
    ) -> Results:
        """What a query finds: at most `limit` cards, `limit` passages and `limit` notes, best first.

        With a kind, only what is of that kind is found and counted. With `among`, only what is new there is; the query
        is read as it is without. `typing` says that the query is being typed, so
        that its last word may be the beginning of a word.
        """

    def answering(self, query: str, *, typing: bool = False, cancelled: Cancel = never) -> frozenset[str]:
        """The ids of all cards and the addresses of all passages that a query finds, whatever their dates.

        The parts of the query that ask for a date are left to the caller, unless they stand below `OR` or `-`.
        """

    def dates(self, *, cancelled: Cancel = never) -> tuple[CardDates, ...]:
        """What each card holds for a timeline, in no order."""

    def close(self) -> None:
        """Lets go of what the reader holds."""


class Index(Protocol):
    """The compiled library.

    Any number of threads may read and open it, also while one builds or updates: they see the state before or the state
    after. A second writer meets IndexBusy. The readers it opens are independent of it and of each other.
    """

    @property
    def notice(self) -> str:
        """One line for the reader about where the index is or that it was rebuilt; empty where all is as usual."""

    @property
    def directory(self) -> Path:
        """The directory that holds it now; the empty path stands for memory."""

    @property
    def version(self) -> str:
        """A text that changes with every commit of any process; empty where there is no index. Costs one stat."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is kept where it ends with this run."""

    def roster(self) -> Roster:
        """Every card and article by name; empty where there is no valid index. Does not load the engine."""

    def ledger(self) -> str:
        """The ledger of the last commit; empty where there is no valid index. Does not load the engine."""

    def open(self) -> Reader:
        """A reader of the index as it is now; IndexUnusable where there is none or it cannot be trusted."""

    def is_readable(self) -> bool:
        """Whether there is an index that can be opened and trusted."""

    def build(self, changes: Changes) -> str:
        """Writes a new index of these changes alone, and answers its version; readers see it once it is whole.

        IndexBusy where another process is writing. IndexUnusable where the index had to move to another directory half
        way and the changes can be read only once: build again.
        """

    def update(self, changes: Changes, on: str = "") -> str:
        """Commits these changes on top of what is there, and answers the new version.

        Raises what `build` and `open` raise, and IndexBusy where the changes belong to version `on` and the index is no
        longer at it.
        """

    def close(self) -> None:
        """Removes what is kept for this run alone."""
