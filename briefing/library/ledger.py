"""The ledger: what the index was compiled from, file by file, kept with the index itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing import __version__
from briefing.library.inside import Stamp
from briefing.library.leads import Leads
from briefing.model import Problem

_FORMAT = f"{__version__}/2"
_GRANULARITY = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A file that the index holds."""

    id: str
    """The id of the card or article in it; of a copy, that of the article it is a copy of, empty where it says none."""
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

    def settled(self, at: int) -> bool:
        """Whether it was written so long before `at` that a later change must show in its stamp."""
        return self.stamp.mtime < at - _GRANULARITY

    @property
    def place(self) -> tuple[int, str]:
        """Its folder and its path."""
        return self.folder, self.path


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every file the index holds, and what is wrong in the library."""

    at: int
    """When the files were last looked at, in nanoseconds since the epoch."""
    records: tuple[Record, ...] = ()
    """The articles and cards, by id."""
    copies: tuple[Record, ...] = ()
    """The copies of articles, by folder and path."""
    refused: tuple[Problem, ...] = ()
    """What is not read, and why."""
    broken: tuple[Problem, ...] = ()
    """The links and citations that lead nowhere."""
    leads: str = field(default="{}", repr=False)
    """Where each file leads and what it offers, by id; see `leads_by_id`."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file and line."""
        inside = (problem for record in (*self.records, *self.copies) for problem in record.problems)
        return tuple(sorted({*self.refused, *self.broken, *inside}))

    def leads_by_id(self) -> dict[str, Leads]:
        """Where each file leads; unpacked on demand, since only a change needs it."""
        return {key: Leads.unpack(packed) for key, packed in json.loads(self.leads).items()}

    def write(self) -> str:
        """The ledger as ASCII text."""
        whole = {
            "format": _FORMAT,
            "at": self.at,
            "records": list(map(_pack_record, self.records)),
            "copies": list(map(_pack_record, self.copies)),
            "refused": [_packed(problem) for problem in self.refused],
            "broken": [_packed(problem) for problem in self.broken],
            "leads": self.leads,
        }
        return json.dumps(whole, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Ledger | None":
        """The ledger that `write` wrote; None where there is none or another version of the program wrote it."""
        try:
            whole = json.loads(text)
            return cls._unpacked(whole) if whole["format"] == _FORMAT else None
        except (ValueError, TypeError, LookupError):
            return None

    @classmethod
    def _unpacked(cls, whole: dict[str, Any]) -> "Ledger":
        return cls(
            whole["at"],
            tuple(map(_unpack_record, whole["records"])),
            tuple(map(_unpack_record, whole["copies"])),
            tuple(Problem(*one) for one in whole["refused"]),
            tuple(Problem(*one) for one in whole["broken"]),
            whole["leads"],
        )


def pack_leads(leads: Mapping[str, Leads]) -> str:
    """`leads` as a ledger keeps them."""
    return json.dumps({key: one.pack() for key, one in sorted(leads.items())}, separators=(",", ":"))


def _pack_record(record: Record) -> list[Any]:
    stamp, wrong = record.stamp, [_packed(problem) for problem in record.problems]
    return [record.id, record.folder, record.path, *stamp, record.sum, wrong]


def _unpack_record(packed: list[Any]) -> Record:
    key, folder, path, mtime, size, inode, known, problems = packed
    return Record(key, folder, path, Stamp(mtime, size, inode), known, tuple(Problem(*one) for one in problems))


def _packed(problem: Problem) -> list[str | int]:
    return [problem.file, problem.line, problem.rule, problem.message]
