"""Parses changed files in batches for the index, and keeps the ledger of what the index then holds."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from briefing.index import Changes, Source
from briefing.library import file_problems
from briefing.library.article_copies import by_id
from briefing.library.batching import Batching, Reached
from briefing.library.card_names import CardNames
from briefing.library.card_reader import CardLinker, ReadCard, naming
from briefing.library.ledger import Ledger, Record
from briefing.library.note_places import Prints, placed
from briefing.library.plan import Plan
from briefing.library.references import PackedReferences, References, broken
from briefing.library.safe_files import ARTICLES, CARDS, NOTES, Content, read, shown
from briefing.library.scan import Found
from briefing.library.vault import is_vault, name_of_note, path_name
from briefing.model import (
    Card,
    Entry,
    NoteFile,
    Passage,
    Problem,
    blocks_with_targets,
    pages_of,
    with_targets,
)
from briefing.text import decode

if TYPE_CHECKING:
    from briefing.dialect.article_file import Copy as ArticleCopy

T = TypeVar("T")

_OPENED = 4_000
"""Opening a file takes as long as parsing so many bytes."""
_ORDER = CARDS, ARTICLES, NOTES
"""The order in which files are parsed."""


@dataclass(frozen=True, slots=True)
class _Stream(Generic[T]):
    """An iterable that begins anew each time."""

    begin: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.begin()


class _Waiting(NamedTuple):
    """A card that has been read and is still to be linked."""

    found: Found
    content: Content
    read: ReadCard


class BatchParser:
    """Parses the changed files of a plan one by one, as the index asks for them.

    The first batch holds all cards of libraries, because every article is searched for their names; the notes of
    vaults, then articles, follow until the batch's time is up. With `is_whole` there is one batch alone. The ledger
    keeps the old record of a file that is still to be parsed, so that the next program that reads the ledger finds the
    file changed.
    """

    def __init__(  # noqa: PLR0913 - what a batch is parsed from, and how
        self,
        plan: Plan,
        ledger: Ledger | None,
        roots: Sequence[str],
        batching: Batching,
        entries: Mapping[str, Entry],
        *,
        is_whole: bool = False,
    ) -> None:
        """`entries` are the cards of the index before the batch, by id."""
        self._plan = plan
        self._base = self.ledger = ledger or Ledger(0)
        """The ledger before the batch; `ledger` is the one after it."""
        self._roots = roots
        self._batching = batching
        self._entries = entries
        self._vaults = frozenset(number for number, root in enumerate(roots) if is_vault(root))
        self._gone: Collection[str] = ()
        self._is_whole = is_whole
        self._together = frozenset(_moved(self.ledger.copies, plan.copies))
        self._files = sorted(plan.changed, key=lambda found: (_ORDER.index(found.part), found.id not in self._together))
        self._work = list(accumulate((found.stamp.size + _OPENED for found in self._files), initial=0))
        self._before = len(plan.kept) if self.ledger.pending else 0
        self._begun = self._done = 0
        self._records = {record.id: record for record in (*self.ledger.records, *plan.kept)}
        self._taken = dict[str, tuple[Record, References]]()
        self._copies = {record.place: record for record in plan.copies}
        self._copies_of = by_id(plan.copies)
        self._refused = dict[str, Problem]()

    @property
    def is_done(self) -> bool:
        """Whether every file stands in the index."""
        return self._begun == len(self._files)

    @property
    def is_cancelled(self) -> bool:
        """Whether the caller has cancelled: no other batch is wanted."""
        return self._batching.is_cancelled

    @property
    def progress(self) -> tuple[int, int]:
        """How many files the index holds, of how many; with those of an earlier run that was cancelled."""
        return self._before + self._begun, self._before + len(self._files)

    def batch(self, gone: Collection[str], at: int) -> Changes:
        """The next batch; `at` is when the files were scanned, in nanoseconds since the epoch."""
        self._gone = gone
        for key in gone:
            self._records.pop(key, None)
        self._batching.begin()
        return Changes(
            _Stream(self._cards), _Stream(self._sources), gone, _Stream(self._notes), lambda: self._ledger(at).write()
        )

    def settle(self) -> None:
        """Note that the index has committed the batch."""
        self._records |= {key: record for key, (record, _) in self._taken.items()}
        self._base, self._begun = self.ledger, self._done

    def _ledger(self, at: int) -> Ledger:
        """The ledger once the index has committed what was parsed so far."""
        records = self._records | {key: record for key, (record, _) in self._taken.items()}
        packed = {key: references for key, references in self._base.references.items() if key in records}
        packed |= {key: references.pack() for key, (_, references) in self._taken.items()}
        awaited = {found.id for found in self._files[self._done :]}
        self.ledger = Ledger(
            at,
            tuple([records[key] for key in sorted(records)]),
            tuple(self._known_copies(awaited)),
            (*self._plan.refused, *self._refused.values()),
            self._broken(PackedReferences(packed), awaited),
            packed,
            len(awaited),
            self._base.decided if awaited else self._plan.decided,
            self._base.lines,
        )
        return self.ledger

    def _broken(self, references: PackedReferences, awaited: Collection[str]) -> tuple[Problem, ...]:
        """The broken references; looked for in the parsed files alone where all passages are there that were before."""
        base = PackedReferences(self._base.references)
        moved = base.packed.keys() ^ references.packed.keys()
        if awaited or self._base.pending or not all(map(NoteFile.is_id, moved)):
            return tuple(broken(references, awaited={*awaited, *self._plan.decided.same}))
        if any(base[key].runs != one.runs for key, (_, one) in self._taken.items() if key in base):
            return tuple(broken(references, awaited=self._plan.decided.same))
        both = [base[key] for key in moved | self._taken.keys() if key in base]
        both += [now for _, now in self._taken.values()]
        files = {part.file for one in both for part in one.parts}
        kept = (problem for problem in self._base.broken if problem.file not in files)
        return (*kept, *broken(references, self._taken, self._plan.decided.same))

    def _known_copies(self, awaited: Collection[str]) -> Iterator[Record]:
        """The copies; those of articles still to be parsed with their old records, so that they count as changed."""
        if not awaited:
            yield from self._copies.values()
            return
        before = {record.place: record for record in self._base.copies}
        for place in sorted(self._copies.keys() | before.keys()):
            was, is_ = before.get(place), self._copies.get(place)
            if any(record and record.id in awaited for record in (was, is_)):
                is_ = was
            if is_:
                yield is_

    def _cards(self) -> Iterator[Card]:
        self._done = self._begun
        self._taken.clear()
        if not self._begun:
            self._names = self._new_names()
        linker, waiting, moved = CardLinker(self._names, self._entries), list[_Waiting](), set[str]()
        for found, file, content in self._contents(CARDS):
            card = self._read_card(found, file, content)
            names = (*card.whole.names, *self._path_names(found))
            moved |= linker.moved(found.id, self._names.note(found.id, names))
            one = _Waiting(found, content, card)
            if linker.links(card):
                waiting.append(one)  # until the names of all are known
            else:
                yield self._linked(one, linker)
        moved |= set[str]().union(*(linker.moved(id, frozenset()) for id in self._gone))
        for one in (*waiting, *self._linking(moved)):
            yield self._linked(one, linker)

    def _linking(self, moved: Collection[str]) -> Iterator["_Waiting"]:
        """The cards that have not changed, and link to a name that another card has got or lost."""
        changing = {found.id for found in self._files[self._begun :]}
        kept = [record for record in self._records.values() if record.id not in changing]
        for record in naming(self._base.references, kept, moved):
            root, content = self._roots[record.folder], read(self._roots[record.folder], record.path)
            if isinstance(content, Content):
                found = Found.of(record)
                yield _Waiting(found, content, self._read_card(found, shown(root, found.path), content))

    def _new_names(self) -> CardNames:
        files: Iterable[Record | Found] = chain(self._plan.kept, self._plan.changed)
        kept = ((self._entries.get(record.id), record) for record in self._plan.kept)
        return CardNames(
            {file.id for file in files if file.part == CARDS},
            lambda: ((one.id, (one.title, *one.aliases, *self._path_names(record))) for one, record in kept if one),
        )

    def _path_names(self, file: Found | Record) -> tuple[str, ...]:
        """What else a link may give for a note of a vault: its path."""
        return (path_name(file.path),) if file.folder in self._vaults else ()

    def _read_card(self, found: Found, file: str, content: Content) -> ReadCard:
        from briefing.dialect import read_card, read_vault_card  # noqa: PLC0415

        text, bad = decode(content.data)
        if found.folder in self._vaults:
            card, wrong = read_vault_card(found.id, name_of_note(found.path), text, file)
        else:
            card, wrong = read_card(found.id, text, file)
        if card.adds_to:
            wrong = (*wrong, file_problems.orphan_addition(file, card.adds_to))
        added = (self._addition(one) for one in self._copies_of.get(card.id, ()) if one.is_addition)
        is_note = found.folder in self._vaults
        return ReadCard(file, card, tuple(added), _with_undecodable(wrong, file, bad), may_lead_nowhere=is_note)

    def _linked(self, one: "_Waiting", linker: CardLinker) -> Card:
        """A card as it is taken in, noted in the ledger."""
        linked = linker.linked(one.read)
        self._note(one.found, one.content, linked.references, linked.problems)
        refused = self._plan.decided.refused_of(linked.card)
        card = replace(linked.card, refused_names=refused) if refused else linked.card
        return with_targets(card, self._plan.decided.same)

    def _sources(self) -> Iterator[Source]:
        from briefing.dialect import read_article, read_vault_article  # noqa: PLC0415  (likewise)

        for found, file, content in self._contents(ARTICLES):
            text, bad = decode(content.data)
            if found.folder in self._vaults:
                article, passages, wrong = read_vault_article(found.id, name_of_note(found.path), text, file)
            else:
                article, passages, wrong = read_article(found.id, text, file)
            self._note(found, content, References.of_article(file, passages), _with_undecodable(wrong, file, bad))
            passages = self._in_own_words(article.id, passages)
            yield Source(replace(article, pages=pages_of(passages)), passages)

    def _notes(self) -> Iterator[NoteFile]:
        from briefing.dialect import read_notes  # noqa: PLC0415  (likewise)

        same, passages = self._plan.decided.same, cache(self._passages_of)
        for found, file, content in self._contents(NOTES):
            text, bad = decode(content.data)
            read, prints, wrong = read_notes(PurePath(found.path).stem, text, file)
            pairs = list(placed(read.notes, prints, passages, same, file))
            lost = (problem for _, problem in pairs if problem)
            notes = tuple(note for note, _ in pairs)
            self._note(found, content, References.of_notes(file, notes), _with_undecodable((*wrong, *lost), file, bad))
            yield read._replace(
                notes=tuple(replace(note, blocks=blocks_with_targets(note.blocks, same)) for note in notes)
            )

    def _passages_of(self, article: str) -> Prints | None:
        """The passages of an article as its file and the copies of it have them; None where there is no such file."""
        from briefing.dialect import read_article  # noqa: PLC0415  (likewise)

        place = self._articles.get(article)
        content = read(self._roots[place[0]], place[1]) if place else None
        if not isinstance(content, Content):
            return None
        _, passages, _ = read_article(article, decode(content.data)[0], "")
        return {each.address.number: each.fingerprint for each in self._in_own_words(article, passages)}

    @cached_property
    def _articles(self) -> dict[str, tuple[int, str]]:
        """The folder and the path of the file of each article."""
        files: Iterable[Record | Found] = chain(self._plan.kept, self._plan.changed)
        return {file.id: (file.folder, file.path) for file in files if file.part == ARTICLES}

    def _in_own_words(self, article: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        from briefing.library.originals import Copy, with_originals, with_prints  # noqa: PLC0415  (likewise)

        records = (one for one in self._copies_of.get(article, ()) if not one.is_addition)
        read = ((record.path, self._copy(record)) for record in records)
        return with_originals(
            with_prints(passages), (Copy(path, copy.paragraphs, copy.layouts) for path, copy in read if copy)
        )

    def _addition(self, record: Record) -> tuple[str, Card]:
        """How the file of an addition is shown, and the addition, its problems noted."""
        from briefing.dialect import read_card  # noqa: PLC0415

        text, file, bad = self._text(record)
        id = PurePath(record.path).stem
        addition, wrong = read_card(id, text, file)
        self._copies[record.place] = record._replace(problems=_with_undecodable(wrong, file, bad))
        if id in self._plan.decided.same and not addition.adds_to:  # a card that is the same as this one
            addition = replace(addition, aliases=addition.names)
        return file, addition

    def _text(self, record: Record) -> tuple[str, str, int]:
        """The text of a copy or an addition, how the file is shown, and its first line that is no UTF-8."""
        root = self._roots[record.folder]
        content, file = read(root, record.path), shown(root, record.path)
        text, bad = ("", 0) if isinstance(content, Problem) else decode(content.data)
        return text, file, bad

    def _copy(self, record: Record) -> "ArticleCopy | None":
        """A copy, its problems noted; None where the file can no longer be read."""
        from briefing.dialect import read_copy  # noqa: PLC0415

        text, file, bad = self._text(record)
        if not text:
            return None
        copy, wrong = read_copy(text, file)
        self._copies[record.place] = record._replace(problems=_with_undecodable(wrong, file, bad))
        return copy

    def _contents(self, part: str) -> Iterator[tuple[Found, str, Content]]:
        """The cards, the articles or the notes of the batch, from the first that is not parsed."""
        for found in self._files[self._done :]:
            if found.part != part or self._is_up(found):
                return
            is_droppable = self._is_whole or self._done == self._begun
            share = self._work[self._done] / self._work[-1]
            self._done += 1
            reached = Reached(self._before + self._done, self._before + len(self._files), share)
            self._batching.step(reached, is_droppable=is_droppable)
            root = self._roots[found.folder]
            content = read(root, found.path)
            if isinstance(content, Problem):
                self._refused[found.id] = content
            else:
                yield found, shown(root, found.path), content

    def _is_up(self, found: Found) -> bool:
        """Whether the batch ends before this file."""
        if self._is_whole or self._done == self._begun:
            return False
        if {found.id, self._files[self._done - 1].id} <= self._together:
            return False
        may_wait = not found.is_card or found.folder in self._vaults
        return self._batching.is_cancelled or (may_wait and self._batching.is_up)

    def _note(self, found: Found, content: Content, references: References, wrong: tuple[Problem, ...]) -> None:
        record = Record(found.id, found.folder, found.path, content.stamp, content.sum, wrong, found.part)
        self._taken[found.id] = record, references


def _moved(before: Iterable[Record], after: Iterable[Record]) -> Iterator[str]:
    """The articles between which a copy has moved: one batch takes both, because the ledger holds a copy once."""
    known = {record.place: record.id for record in before}
    for record in after:
        if (was := known.get(record.place)) is not None and was != record.id:
            yield from (was, record.id)


def _with_undecodable(wrong: tuple[Problem, ...], file: str, line: int) -> tuple[Problem, ...]:
    return (*wrong, file_problems.undecodable(file, line)) if line else wrong
