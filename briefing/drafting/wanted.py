"""Which actors are drafted: those who act, and neither those who report nor what they report in."""

from collections.abc import Sequence

from briefing.drafting.acting import Part, governing, is_told
from briefing.drafting.actor import Actor
from briefing.drafting.lexicon import BODIES, ORGANISATIONS, REPORTERS, SPORT, VESSELS
from briefing.drafting.mentions import Mention
from briefing.drafting.parse import Parse

_SPORTING = 6
"""So many different words of sport make a report of sport."""
_PLAYED = {Part.AGENT, Part.PATIENT}


def is_sport(parses: Sequence[Parse]) -> bool:
    """Whether an article is a report of sport: its states are teams, and its talks and offers those of clubs."""
    return len({token.lemma for parse in parses for token in parse.tokens} & SPORT) >= _SPORTING


class Wanted:
    """One article's measure of who acts."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self._parses = parses
        self._is_sport = is_sport(parses)

    def acts(self, actor: Actor) -> bool:
        """Whether an actor acts enough to be drafted."""
        kind = actor.key.split()[0]
        if kind == "state":
            return actor.acting >= 1 and not self._is_sport
        if kind == "person":
            return not all(self._is_reporter(mention) for mention, _ in actor.mentions)
        if kind == "organisation":
            return self._organisation_acts(actor)
        if kind == "camp":
            return actor.acting > 1
        return any(played in _PLAYED for _, played in actor.mentions)

    def _organisation_acts(self, actor: Actor) -> bool:
        parts, words = [played for _, played in actor.mentions], set(actor.key.split()[1:])
        if actor.key.endswith("house") and set(parts) <= {Part.PLACE}:
            return False
        if all(self._is_carrier(mention) for mention, _ in actor.mentions):
            return False
        if any(self._is_vessel(mention) for mention, _ in actor.mentions):
            return False
        is_telling = len(words) > 1 and bool(words & (BODIES | ORGANISATIONS) or len(parts) > 1)
        return is_telling or bool(_PLAYED & set(parts))

    def _is_reporter(self, mention: Mention) -> bool:
        return is_told(self._parses[mention.passage], mention.first, mention.last)

    def _is_carrier(self, mention: Mention) -> bool:
        """Whether it is a newspaper or a station in which somebody said something."""
        tokens = self._parses[mention.passage].tokens
        beside = {token.lemma for token in tokens[max(mention.first - 1, 0) : mention.last + 2]}
        return bool(beside & REPORTERS) or self._is_reporter(mention)

    def _is_vessel(self, mention: Mention) -> bool:
        parse = self._parses[mention.passage]
        token = parse.tokens[governing(parse, mention.first, mention.last)]
        return token.dep == "appos" and parse.tokens[token.head].lemma in VESSELS
