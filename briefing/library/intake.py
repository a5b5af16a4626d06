"""The intake: changed files on their way into the index, and the ledger that comes of it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefing.index import Changes, Source
from briefing.library import problems
from briefing.library.copies import by_article
from briefing.library.inside import Content, read, shown
from briefing.library.leads import Leads, broken
from briefing.library.ledger import Ledger, Record, pack_leads
from briefing.library.plan import Plan
from briefing.library.scan import Found
from briefing.model import Card, Passage, Problem
from briefing.text import decode

T = TypeVar("T")

Step = Callable[[int, int], None]
"""Called before each file with its number, from 1, and how many there are; raises Cancelled to break off."""


@dataclass(frozen=True, slots=True)
class _Stream(Generic[T]):
    """Something that can be gone through again from its start."""

    begin: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.begin()


class Intake:
    """Parses the changed files of a plan one by one, as the index takes them."""

    def __init__(self, plan: Plan, ledger: Ledger | None, roots: Sequence[str], step: Step) -> None:
        self._plan = plan
        self._roots = roots
        self._step = step
        self._records = {record.id: record for record in plan.kept}
        known = ledger.leads_by_id() if ledger else {}
        self._leads = {key: known[key] for key in self._records}
        self._copies = {record.place: record for record in plan.copies}
        self._copies_of = by_article(plan.copies)
        self._refused = dict[str, Problem]()
        self._done = 0

    def changes(self, gone: Collection[str], at: int) -> Changes:
        """The step the index is to take, the clock having stood at `at` when the files were looked at."""
        return Changes(_Stream(self._cards), _Stream(self._sources), gone, lambda: self.ledger(at).write())

    def ledger(self, at: int) -> Ledger:
        """The ledger for what has been taken in."""
        return Ledger(
            at,
            tuple(record for _, record in sorted(self._records.items())),
            tuple(self._copies.values()),
            (*self._plan.refused, *self._refused.values()),
            tuple(broken(self._leads)),
            pack_leads(self._leads),
        )

    def _cards(self) -> Iterator[Card]:
        self._done = 0
        from briefing.dialect import read_card  # noqa: PLC0415  (a library without changes parses nothing)

        for found, file, content in self._contents(is_card=True):
            text, bad = decode(content.data)
            card, wrong = read_card(found.id, text, file)
            self._note(found, content, Leads.of_card(file, card), _with_undecodable(wrong, file, bad))
            yield card

    def _sources(self) -> Iterator[Source]:
        from briefing.dialect import read_article  # noqa: PLC0415  (a library without changes parses nothing)

        for found, file, content in self._contents(is_card=False):
            text, bad = decode(content.data)
            article, passages, wrong = read_article(found.id, text, file)
            self._note(found, content, Leads.of_article(file, passages), _with_undecodable(wrong, file, bad))
            yield Source(article, self._in_own_words(article.id, passages))

    def _in_own_words(self, article: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        from briefing.library.originals import with_originals, with_prints  # noqa: PLC0415  (likewise)

        copies = map(self._copy, self._copies_of.get(article, ()))
        return with_originals(with_prints(passages), filter(None, copies))

    def _copy(self, record: Record) -> tuple[str, ...]:
        """The paragraphs of a copy, its problems noted; none where it cannot be read any more."""
        from briefing.dialect import read_copy  # noqa: PLC0415

        root = self._roots[record.folder]
        content = read(root, record.path)
        if isinstance(content, Problem):
            return ()
        file = shown(root, record.path)
        text, bad = decode(content.data)
        copy, wrong = read_copy(text, file)
        self._copies[record.place] = replace(record, problems=_with_undecodable(wrong, file, bad))
        return copy.paragraphs

    def _contents(self, *, is_card: bool) -> Iterator[tuple[Found, str, Content]]:
        for found in self._plan.changed:
            if found.is_card != is_card:
                continue
            self._done += 1
            self._step(self._done, len(self._plan.changed))
            root = self._roots[found.folder]
            content = read(root, found.path)
            if isinstance(content, Problem):
                self._refused[found.id] = content
            else:
                yield found, shown(root, found.path), content

    def _note(self, found: Found, content: Content, leads: Leads, wrong: tuple[Problem, ...]) -> None:
        self._records[found.id] = Record(found.id, found.folder, found.path, content.stamp, content.sum, wrong)
        self._leads[found.id] = leads


def _with_undecodable(wrong: tuple[Problem, ...], file: str, line: int) -> tuple[Problem, ...]:
    return (*wrong, problems.undecodable(file, line)) if line else wrong
