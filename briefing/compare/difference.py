"""Differences: in what two texts differ that tell of one matter, and what that means."""

from enum import StrEnum
from typing import NamedTuple


class Of(StrEnum):
    """In what texts differ."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    STATUS = "status"


class Verdict(StrEnum):
    """What a difference means; the gravest stands first."""

    CONTRADICTS = "contradicts"
    """Both cannot be so."""
    OTHER_SOURCE = "other-source"
    """Both cannot be so, and each quotes somebody else."""
    LATER = "later"
    """One of them reports a later state."""
    COMPATIBLE = "compatible"
    """Both can be so: one is less exact than the other."""


GRAVITY = tuple(Verdict)
"""The verdicts, the gravest first."""
GRAVE = frozenset((Verdict.CONTRADICTS, Verdict.OTHER_SOURCE))
"""The verdicts by which both cannot be so."""


class Difference(NamedTuple):
    """In what two texts differ."""

    of: Of
    """In what."""
    values: tuple[tuple[str, ...], tuple[str, ...]]
    """What each of them has there, in its own words."""
    verdict: Verdict
    """What that means."""
    speakers: tuple[str, str] = ("", "")
    """Whom each of them quotes; empty where it speaks for itself."""
