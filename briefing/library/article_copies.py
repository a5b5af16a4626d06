"""The reader's copies of articles: which article each is a copy of, and which copies have changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.library import file_problems
from briefing.library.ledger import Ledger, Record
from briefing.library.safe_files import read, shown
from briefing.library.scan import Found
from briefing.model import Problem
from briefing.text import decode


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies there are, and the articles that have to be compiled anew because of them."""

    records: tuple[Record, ...]
    """The copies, by folder and path; one that is new or changed has no problems yet."""
    touched: frozenset[str]
    """The ids of the articles of which a copy came, changed or went."""
    refused: tuple[Problem, ...]
    """What is not read, and why."""


def judge_copies(
    found: Iterable[Found], ledger: Ledger | None, roots: Sequence[str], same: Mapping[str, str]
) -> Copies:
    """Compare the copies and additions that were found with the ledger; only one whose stamp has moved is read.

    A card that is the `same` as another is an addition to that one, and so is what adds to it.
    """
    known = {record.place: record for record in ledger.copies} if ledger else {}
    at = ledger.at if ledger else 0
    records, refused, touched = list[Record](), list[Problem](), set[str]()
    for one in found:
        before = known.pop((one.folder, one.path), None)
        card = same.get(one.id, one.id) if one.is_card else ""
        if before and before.stamp == one.stamp and before.settled(at) and card in ("", before.id):
            records.append(before)
            continue
        after = _read(one, before, roots[one.folder], card)
        if isinstance(after, Problem):
            refused.append(after)
        else:
            records.append(after)
        touched.update(_touched(before, after))
    touched.update(record.id for record in known.values())
    return Copies(tuple(records), frozenset(touched), tuple(refused))


def _read(found: Found, before: Record | None, root: str, card: str) -> Record | Problem:
    content = read(root, found.path)
    if isinstance(content, Problem):
        return content
    if before and before.sum == content.sum:
        return before._replace(stamp=content.stamp, id=card or before.id)
    from briefing.dialect import copied_article  # noqa: PLC0415  (a library without changes parses nothing)

    of = card or copied_article(decode(content.data)[0])
    return Record(of, found.folder, found.path, content.stamp, content.sum, part=found.part)


def _touched(before: Record | None, after: Record | Problem) -> Iterator[str]:
    """The articles that a copy belonged to and belongs to; none where its bytes are the same."""
    both = [(record.sum, record.id) for record in (before, after) if isinstance(record, Record)]
    if len(both) == 2 and both[0] == both[1]:
        return
    for record in (before, after):
        if isinstance(record, Record):
            yield record.id


def by_id(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The copies by the article they are of, and the additions by their card, the latest last."""
    found = defaultdict[str, list[Record]](list)
    for record in sorted(records, key=_age):
        found[record.id].append(record)
    return dict(found)


def _age(record: Record) -> tuple[int, int, str]:
    """What copies are ordered by: `ID.md` before `ID.2.md` before `ID.10.md`, later folders last."""
    number = record.path.removesuffix(".md").rpartition(".")[2]
    return record.folder, int(number) if number.isdecimal() and len(number) < 9 else 1, record.path


def orphans(copies: Iterable[Record], articles: Collection[str], roots: Sequence[str]) -> Iterator[Problem]:
    """The copies of articles that are not there."""
    for record in copies:
        if record.id not in articles and not record.is_addition:
            yield file_problems.orphan_copy(shown(roots[record.folder], record.path), record.id)
