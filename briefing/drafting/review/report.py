"""The report: how many drafts were accepted, edited and refused, by the rule that proposed them."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from briefing.library.draft_decisions import DraftDecision
from briefing.model import Kind

_PASSAGES = re.compile(r" in ¶\d+(?:, ¶\d+)*(?: and \d+ more)?")
_ARTICLES = re.compile(r"^in [\d,]+ articles, in one of them ")
_TIMES = re.compile(r"named \d+ times")


class RuleCount(NamedTuple):
    """What became of the drafts of a rule."""

    kind: Kind
    """What they are about."""
    rule: str
    """The rule, without what it found in a single article."""
    accepted: int
    """How many were accepted as they were drafted."""
    edited: int
    """How many were changed and then accepted."""
    refused: int
    """How many were refused."""

    @property
    def precision(self) -> float:
        """Which part of them was accepted, as it was or edited."""
        good = self.accepted + self.edited
        return good / (good + self.refused)


def report(decided: Iterable[DraftDecision]) -> list[RuleCount]:
    """The counts by kind and rule, what was decided most often first."""
    counts = Counter((one.kind, rule_of(one.rule), _outcome(one)) for one in decided)
    rules = dict.fromkeys((kind, rule) for kind, rule, _ in counts)
    found = [
        RuleCount(kind, rule, *(counts[kind, rule, outcome] for outcome in ("accepted", "edited", "refused")))
        for kind, rule in rules
    ]
    order = list(Kind)
    return sorted(found, key=lambda one: (order.index(one.kind), -sum(one[2:]), one.rule))


def rule_of(rule: str) -> str:
    """A rule without the numbers of what it found: `named several times; speaks`."""
    return _TIMES.sub("named several times", _PASSAGES.sub("", _ARTICLES.sub("", rule)))


def _outcome(one: DraftDecision) -> str:
    return ("edited" if one.is_edited else "accepted") if one.is_accepted else "refused"
