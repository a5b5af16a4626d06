"""The ledger: which files the index was compiled from; it is stored with the index."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter
from typing import Any, NamedTuple

from briefing import __version__
from briefing.library.decided import Decided
from briefing.library.safe_files import CARDS, Stamp
from briefing.model import NoteFile, Problem

_FORMAT = f"{__version__}/8"
_GRANULARITY = 2_000_000_000


class Record(NamedTuple):
    """A file that the index holds."""

    id: str
    """The id of the card, article or notes in it; of a copy, that of the article copied, empty where it says none."""
    folder: int
    """The number of its folder."""
    path: str
    """Its path below the folder, as the system has it."""
    stamp: Stamp
    """Its stamp when it was read."""
    sum: str
    """The checksum of its bytes."""
    problems: tuple[Problem, ...] = ()
    """What was wrong in it."""
    part: str = ""
    """What it is: one of the PARTS of a library."""

    def settled(self, at: int) -> bool:
        """Whether the file was written so long before `at` that any later change alters its stamp."""
        return self.stamp.mtime < at - _GRANULARITY

    @property
    def is_addition(self) -> bool:
        """Whether it adds to a card; what is kept with the copies is one or a copy."""
        return self.part == CARDS

    @property
    def place(self) -> tuple[int, str]:
        """Its folder and its path."""
        return self.folder, self.path


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every file the index holds, and what is wrong in the library.

    Written as lines: what it is, then each record with its references, then each copy. The lines of
    records are cached, since most records are written again as they were read.
    """

    at: int
    """When the files were last looked at, in nanoseconds since the epoch."""
    records: tuple[Record, ...] = ()
    """The articles, cards and files of notes, by id."""
    copies: tuple[Record, ...] = ()
    """The copies of articles and the additions to cards, by folder and path."""
    refused: tuple[Problem, ...] = ()
    """What is not read, and why."""
    broken: tuple[Problem, ...] = ()
    """The links and citations that lead nowhere."""
    references: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The references of each file, packed, by id."""
    pending: int = 0
    """How many files were still to be taken in; 0 where the index is whole."""
    decided: Decided = field(default_factory=Decided)
    """What is decided about cards, as the index has it."""
    lines: dict[str, tuple[Record, str]] = field(default_factory=dict, repr=False, compare=False)
    """The lines of records that are written or read already, by id."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and line."""
        inside = (problem for record in (*self.records, *self.copies) for problem in record.problems)
        return tuple(sorted({*self.refused, *self.broken, *inside}))

    @property
    def notes(self) -> tuple[Record, ...]:
        """The files of notes, by id."""
        first = bisect_left(self.records, NoteFile.id_of(""), key=attrgetter("id"))
        return tuple(takewhile(lambda record: NoteFile.is_id(record.id), islice(self.records, first, None)))

    def record(self, id: str) -> Record | None:
        """The record of an article or a card."""
        at = bisect_left(self.records, id, key=attrgetter("id"))
        return self.records[at] if at < len(self.records) and self.records[at].id == id else None

    def write(self) -> str:
        """The ledger as ASCII text."""
        head = {
            "format": _FORMAT,
            "at": self.at,
            "records": len(self.records),
            "refused": self.refused,
            "broken": self.broken,
            "pending": self.pending,
            "decided": self.decided.pack(),
        }
        references = self.references
        lines = [f"{self._line(record)}\t{references.get(record.id, '')}" for record in self.records]
        return "\n".join([_dump(head), *lines, *map(_dump, self.copies)])

    def _line(self, record: Record) -> str:
        known = self.lines.get(record.id)
        if known and known[0] is record:
            return known[1]
        line = _dump(record)
        self.lines[record.id] = record, line
        return line

    @classmethod
    def read(cls, text: str) -> "Ledger | None":
        """The ledger that `write` wrote; None where there is none or another version of the program wrote it."""
        try:
            first, *lines = text.split("\n")
            head = json.loads(first)
            return cls._unpacked(head, lines) if head["format"] == _FORMAT else None
        except (ValueError, TypeError, LookupError, AttributeError):
            return None

    @classmethod
    def _unpacked(cls, head: dict[str, Any], lines: list[str]) -> "Ledger":
        whole = iter(lines)
        parted = [line.partition("\t") for line in islice(whole, head["records"])]
        records = tuple(_records(line for line, _, _ in parted))
        return cls(
            head["at"],
            records,
            tuple(_records(whole)),
            tuple(Problem(*one) for one in head["refused"]),
            tuple(Problem(*one) for one in head["broken"]),
            {record.id: references for record, (_, _, references) in zip(records, parted, strict=True) if references},
            head["pending"],
            Decided.unpack(head["decided"]),
            {record.id: (record, line) for record, (line, _, _) in zip(records, parted, strict=True)},
        )


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _records(lines: Iterable[str]) -> Iterator[Record]:
    for id_, folder, path, stamp, known, wrong, part in json.loads(f"[{','.join(lines)}]"):
        yield Record(id_, folder, path, Stamp(*stamp), known, tuple([Problem(*one) for one in wrong]), part)
