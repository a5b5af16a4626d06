"""The plan: which file stands for each id, and which files have changed since they were indexed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from briefing.library import file_problems
from briefing.library.additions import additions
from briefing.library.article_copies import judge_copies, orphans
from briefing.library.decided import Decided
from briefing.library.ledger import Ledger, Record
from briefing.library.references import References
from briefing.library.safe_files import read, refusal, shown
from briefing.library.scan import Found, Scan
from briefing.model import Address, NoteFile, Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done to bring the index up to date."""

    changed: tuple[Found, ...]
    """The articles, cards and notes to be parsed, also those of which a copy, an addition or a passage changed."""
    kept: tuple[Record, ...]
    """The articles, cards and notes that did not change, with their present stamps."""
    copies: tuple[Record, ...]
    """The copies of articles and the additions to cards."""
    refused: tuple[Problem, ...]
    """What is not read, and why."""
    decided: Decided
    """What is decided about the cards that there are."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids that the index will hold."""
        return frozenset({found.id for found in self.changed} | {record.id for record in self.kept})


def plan(found: Scan, ledger: Ledger | None, roots: Sequence[str], decided: Decided) -> Plan:
    """Compare what stands in the folders with the ledger; a card that is the same as another is joined to that one.

    Only a file whose stamp has moved, or is too fresh to be trusted, is read, and none is parsed.
    """
    added = additions(found, ledger, roots)
    groups = list(_by_id([one for one in found.files if one not in added] if added else found.files))
    if decided.same or decided.refused_names:
        decided = decided.among({candidates[0].id for candidates in groups if candidates[0].is_card})
    merged, known = decided.same, ledger.decided if ledger else Decided()
    joined = [candidates[0] for candidates in groups if candidates[0].id in merged] if merged else []
    copies = judge_copies(sorted((*found.copies, *added, *joined)), ledger, roots, merged)
    judge = _Judge(ledger, roots, copies.touched | _linking(ledger, merged) | decided.differing(known))
    for candidates in groups:
        if candidates[0].id not in merged and not candidates[0].is_notes:
            judge.choose(candidates)
    notes = [candidates for candidates in groups if candidates[0].is_notes]
    _judge_notes(notes, judge, ledger, merged)
    refused = (*found.problems, *judge.refused, *copies.refused, *orphans(copies.records, judge.articles, roots))
    kept = sorted(judge.kept, key=attrgetter("id")) if notes else judge.kept
    return Plan(tuple(judge.changed), tuple(kept), copies.records, refused, decided)


def _linking(ledger: Ledger | None, same: Mapping[str, str]) -> frozenset[str]:
    """The cards whose links lead elsewhere than before, since cards have become the same, or no longer are."""
    before = ledger.decided.same if ledger else {}
    moved = [f'"{id}"' for id in before.keys() | same.keys() if before.get(id) != same.get(id)]
    if not ledger or not moved:
        return frozenset()
    return frozenset(id for id, packed in ledger.references.items() if any(name in packed for name in moved))


def _judge_notes(
    groups: Iterable[Sequence[Found]], judge: "_Judge", ledger: Ledger | None, same: Mapping[str, str]
) -> None:
    """Judge the files of notes, once it is known which cards and articles there are and which of these changed."""
    there = {one.id for one in judge.changed} | {record.id for record in judge.kept}
    judge.touch(_moved_notes(judge, ledger, same))
    for candidates in groups:
        target = candidates[0].id.removeprefix(NoteFile.id_of(""))
        if same.get(target, target) not in there:
            judge.refuse(file_problems.orphan_note, candidates[0], target)
            continue
        judge.choose(candidates)


def _moved_notes(judge: "_Judge", ledger: Ledger | None, same: Mapping[str, str]) -> frozenset[str]:
    """The files of notes of which a note may be on another passage than before, or on another card."""
    if ledger is None:
        return frozenset()
    changed = {one.id for one in judge.changed if not one.is_card}
    before = ledger.decided.same
    moved = {NoteFile.id_of(id) for id in before.keys() | same.keys() if before.get(id) != same.get(id)}
    if changed or len(judge.kept) != len(ledger.records) - len(ledger.notes):
        moved |= {record.id for record in ledger.notes if _is_moved(record, ledger, changed, judge.articles)}
    return frozenset(moved)


def _is_moved(record: Record, ledger: Ledger, changed: set[str], articles: set[str]) -> bool:
    if any(problem.rule == "lost-note" for problem in record.problems):
        return True
    cited = [Address.parse(address) for address, _ in References.unpack(ledger.references[record.id]).citations]
    return any(address and (address.article in changed or address.article not in articles) for address in cited)


def _by_id(files: Iterable[Found]) -> Iterator[Sequence[Found]]:
    """The files of each id, by id, those that are preferred first."""
    first: dict[str, Found] = {}
    others: dict[str, list[Found]] = {}
    for one in files:
        if first.setdefault(one.id, one) is not one:
            others.setdefault(one.id, [first[one.id]]).append(one)
    for key in sorted(first):
        yield sorted(others[key], key=_preference) if key in others else (first[key],)


def _preference(found: Found) -> tuple[int, str]:
    return -found.folder, found.path


def _clashes(candidates: Sequence[Found], roots: Sequence[str]) -> Iterator[Problem]:
    """A problem for each file whose id is taken; a card in a later folder may replace a card without one."""
    first = candidates[0]
    for other in candidates[1:]:
        if other.folder == first.folder or other.is_card != first.is_card:
            yield file_problems.duplicate_id(
                shown(roots[other.folder], other.path), shown(roots[first.folder], first.path)
            )


class _Judge:
    """Decides for each file whether it has changed."""

    def __init__(self, ledger: Ledger | None, roots: Sequence[str], touched: frozenset[str]) -> None:
        self.changed = list[Found]()
        self.kept = list[Record]()
        self.refused = list[Problem]()
        self.articles = set[str]()
        self._touched = touched
        self._roots = roots
        self._at = ledger.at if ledger else 0
        self._records = {record.id: record for record in ledger.records} if ledger else {}

    def touch(self, ids: frozenset[str]) -> None:
        """Have files count as changed."""
        self._touched |= ids

    def refuse(self, why: Callable[[str, str], Problem], found: Found, name: str) -> None:
        """Note why a file is not read."""
        self.refused.append(why(shown(self._roots[found.folder], found.path), name))

    def choose(self, candidates: Sequence[Found]) -> None:
        """Decide which of the files of one id stands for it, the preferred first."""
        self.refused.extend(_clashes(candidates, self._roots))
        for candidate in candidates:
            if self.takes(candidate):
                break

    def takes(self, found: Found) -> bool:
        """Whether the file stands for its id; where it cannot be read, the next of the same id does."""
        if not self._takes(found):
            return False
        if not found.is_card and not found.is_notes:
            self.articles.add(found.id)
        return True

    def _takes(self, found: Found) -> bool:
        is_touched = found.id in self._touched
        record = self._records.get(found.id)
        if (
            record is None
            or is_touched
            or (record.path, record.folder, record.part)
            != (
                found.path,
                found.folder,
                found.part,
            )
        ):
            return self._changes(found, refusal(self._roots[found.folder], found.path))
        if record.stamp == found.stamp and record.settled(self._at):
            self.kept.append(record)
            return True
        content = read(self._roots[found.folder], found.path)
        if isinstance(content, Problem) or content.sum != record.sum:
            return self._changes(found, content if isinstance(content, Problem) else None)
        self.kept.append(record._replace(stamp=content.stamp))
        return True

    def _changes(self, found: Found, problem: Problem | None) -> bool:
        """Whether the file can be read; then it is to be parsed."""
        if problem:
            self.refused.append(problem)
            return False
        self.changed.append(found)
        return True
