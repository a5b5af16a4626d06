"""Pairs: two sentences side by side, and whether they tell of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.lexicon import CANCEL, HOLD, ORDINALS
from briefing.compare.moment import UNKNOWN
from briefing.compare.named import Name
from briefing.compare.sentence import Sentence
from briefing.compare.stage import Stage

GENERAL = frozenset((HOLD, CANCEL, "plan", "schedul"))
"""Concepts of what becomes of any matter."""
_CLOSE, _CLOSEST = 0.6, 0.75
"""Which part of the shorter sentence the longer one shares: where one tells more than the other, where both do."""
_SOME, _MANY = 2, 3
"""How much both share at least in these cases."""
_BRIEF = 2
"""So much the longer sentence tells at the most where they share a single thing."""
_LONG = 45
"""Days between two articles after which a count, or a state, may well have changed."""


@dataclass(frozen=True)
class Pair:
    """Two sentences side by side."""

    left: Sentence
    """One of them."""
    right: Sentence
    """The other."""

    @cached_property
    def names(self) -> tuple[dict[int, str], dict[int, str]]:
        """What the names of both are counted by, by their places: the same where both may name the same."""
        ours, theirs = {at: name.key for at, name in enumerate(self.left.names)}, dict[int, str]()
        for at, name in enumerate(self.right.names):
            like = next((place for place, one in enumerate(self.left.names) if one.may_be(name)), None)
            theirs[at] = name.key if like is None else ours[like]
        return ours, theirs

    @cached_property
    def keys(self) -> tuple[frozenset[str], frozenset[str]]:
        """What each of them is about: its concepts and names."""
        ours, theirs = self.names
        return (
            frozenset((*self.left.concepts.values(), *ours.values())),
            frozenset((*self.right.concepts.values(), *theirs.values())),
        )

    @property
    def shared(self) -> frozenset[str]:
        """What both are about."""
        return self.keys[0] & self.keys[1]

    @property
    def sides(self) -> tuple[Sentence, Sentence]:
        """Both."""
        return self.left, self.right

    # Whether they tell of the same

    def overlap(self, *, without: frozenset[str] = frozenset()) -> tuple[float, int]:
        """Which part of the shorter one the other shares, and how much that is."""
        one, other = (keys - without for keys in self.keys)
        shared = len(one & other)
        return (shared / min(len(one), len(other)) if one and other else 0.0), shared

    def is_close(self, *, without: frozenset[str] = frozenset()) -> bool:
        """Whether both tell of the same, but for what is left out."""
        part, shared = self.overlap(without=without | GENERAL)
        ours, theirs = (keys - without - GENERAL for keys in self.keys)
        if ours - theirs and theirs - ours:
            return part >= _CLOSEST and shared >= _MANY
        return part >= _CLOSE and (shared >= _SOME or (part == 1.0 and max(len(ours), len(theirs)) <= _BRIEF))

    @property
    def are_of_one_mood(self) -> bool:
        """Whether both tell what is so, or both what could be."""
        return self.left.is_maybe == self.right.is_maybe

    @property
    def are_facts(self) -> bool:
        """Whether both tell what is so."""
        return not self.left.is_maybe and not self.right.is_maybe

    @property
    def are_numbered_apart(self) -> bool:
        """Whether one tells of the first of several, and the other of another one."""
        ours, theirs = ({token.term for token in one.words.tokens if token.term in ORDINALS} for one in self.sides)
        return bool(ours and theirs) and not ours & theirs

    @property
    def are_at_other_times(self) -> bool:
        """Whether both tell when, and not of one time."""
        ours, theirs = ([one for one in side.moments if one.role != UNKNOWN] for side in self.sides)
        return bool(ours and theirs) and not self.have_one_day

    @property
    def is_of_before(self) -> bool:
        """Whether one tells what is planned, and the other what was done before that: it is another event."""
        for one, other in (self.sides, self.sides[::-1]):
            stages = [side.progress.stage if side.progress else None for side in (one, other)]
            if stages == [Stage.PLANNED, Stage.DONE] and one.published:
                return any(moment.last < one.published.first for moment in other.moments if moment.role == "at")
        return False

    @property
    def are_elsewhere(self) -> bool:
        """Whether both tell where, or who did it, and it is not one place, or not one who did."""
        return any(self._have_other_names(slot) for slot in ("in", "subject"))

    def _have_other_names(self, slot: str) -> bool:
        ours, theirs = ([name for name in one.names if name.slot == slot] for one in self.sides)
        return bool(ours and theirs) and not any(one.may_be(other) for one in ours for other in theirs)

    @property
    def have_one_day(self) -> bool:
        """Whether both tell when, and it may be one time."""
        return any(one.overlaps(other) for one in self.left.moments for other in self.right.moments)

    def name_keys(self, side: int, these: Sequence[Name]) -> Iterator[str]:
        """What some names of one side are counted by."""
        return (self.names[side][at] for at, name in enumerate(self.sides[side].names) if name in these)

    @cached_property
    def told_or_said(self) -> int:
        """How much both are about, those who speak included."""
        ours, theirs = (keys | side.speaker.words for keys, side in zip(self.keys, self.sides, strict=True))
        return len(ours & theirs)

    # When their articles came out

    @cached_property
    def order(self) -> int:
        """-1 where the article of the left one came out first, 1 where last, 0 where nobody knows."""
        one, other = self.left.published, self.right.published
        if one is None or other is None:
            return 0
        return -1 if one.last < other.first else int(other.last < one.first)

    @cached_property
    def is_long_after(self) -> bool:
        """Whether one article came out so long after the other that what both tell may have changed."""
        one, other = self.left.published, self.right.published
        if one is None or other is None:
            return False
        first, last = (date.fromisoformat(each.first) for each in (one, other))
        return abs((last - first).days) > _LONG

    # Who speaks

    @cached_property
    def quotes_two(self) -> bool:
        """Whether each quotes somebody, and not the same."""
        return self.left.speaker.differs_from(self.right.speaker)

    def difference(self, of: Of, left: tuple[str, ...], right: tuple[str, ...], verdict: Verdict) -> Difference:
        """In what they differ; a contradiction between two who are quoted is theirs."""
        if verdict is Verdict.CONTRADICTS and self.quotes_two:
            verdict = Verdict.OTHER_SOURCE
        return Difference(of, (left, right), verdict, (self.left.speaker.who, self.right.speaker.who))
