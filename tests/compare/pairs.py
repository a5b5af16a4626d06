"""Pairs of sentences written for these tests, each with the verdict that a careful reader gives."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.compare.difference import Difference, Verdict
from briefing.compare.sentence import Sentence
from briefing.compare.verdicts import compare
from briefing.dialect import read_date

NOTHING = "nothing"
_DAY = len("2019-07-23")


class Pair(NamedTuple):
    """Two sentences, each with the day its article came out before it, and the verdict."""

    left: str
    right: str
    verdict: str
    """In what they differ and what that means: `number contradicts`; NOTHING where they differ in nothing."""

    @property
    def found(self) -> tuple[Difference, ...]:
        """In what they are found to differ."""
        return compare(_sentence(self.left), _sentence(self.right))

    @property
    def told(self) -> str:
        """The same, as verdicts are written."""
        return ", ".join(f"{one.of} {one.verdict}" for one in self.found) or NOTHING

    @property
    def is_false_alarm(self) -> bool:
        """Whether a contradiction is found where there is none."""
        is_grave = any(one.verdict is Verdict.CONTRADICTS for one in self.found)
        return is_grave and not self.verdict.endswith(Verdict.CONTRADICTS)


def pairs(name: str) -> Iterator[Pair]:
    """The pairs in a file beside this one."""
    blocks = (Path(__file__).parent / name).read_text(encoding="utf-8").strip().split("\n\n")
    return (Pair(*block.split("\n")) for block in blocks)


def _sentence(line: str) -> Sentence:
    return Sentence(line[_DAY:].strip(), read_date(line[:_DAY]), {})
