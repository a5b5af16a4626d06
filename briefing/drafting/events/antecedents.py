"""Whom pronouns and common nouns stand for, as far as what was named before tells."""

from collections.abc import Iterable, Sequence

from briefing.drafting.acting import Part
from briefing.drafting.actor import Actor, Cast
from briefing.drafting.draft import ActorType
from briefing.drafting.lexicon import RULES
from briefing.drafting.mentions import Mention
from briefing.drafting.parse import Parse
from briefing.drafting.states import key, states
from briefing.drafting.wordlist import listed

RULERS = listed("leader president premier minister ruler king chancellor emir strongman")
"""Nouns for the one who leads a state."""
_PERSONS = listed("two both leader man woman minister president diplomat official")
_STATES = listed("country nation kingdom republic")
_GROUPS = listed("group organization organisation movement militia party company firm union bloc agency")
_PEOPLE = listed("leader president strongman minister ruler cleric man woman dictator colonel general")
_POWERS = {ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY}
_NEAR = 3
"""So many passages back a pronoun is followed."""
_FAR = 9
"""So many passages back `the group` is."""

Named = tuple[Mention, Part, Actor]


class Antecedents:
    """The cast of an article, asked for the one that was named before."""

    def __init__(self, parses: Sequence[Parse], cast: Cast) -> None:
        self._parses = parses
        self._cast = cast

    def person(self, passage: int, at: int) -> Actor | None:
        """Whom `he` or `she` stands for."""
        return self._last(passage, at, {ActorType.PERSON})

    def power(self, passage: int, at: int) -> Actor | None:
        """What `it` stands for."""
        return self._last(passage, at, _POWERS)

    def noun(self, passage: int, at: int, lemma: str) -> Actor | None:
        """What a common noun behind `the` stands for: `the group`, `the country`, `the brigade`, `the regime`."""
        if lemma in _STATES:
            return self._most(passage, at, {ActorType.STATE})
        rules = [actor for actor in self._cast.actors if actor.key.startswith("rule ")]
        if lemma in RULES - {"government"} and rules:
            return max(rules, key=lambda actor: _weight(actor, passage))
        if own := self._ending(passage, lemma):
            return own
        if lemma in _GROUPS:
            return self._most(passage, at, {ActorType.ORGANISATION})
        return self.person(passage, at) if lemma in _PEOPLE else None

    def pair(self, passage: int, at: int) -> list[Actor]:
        """The two that `both sides` stands for: persons named last, else the powers that are named most near by."""
        if self._parses[passage].tokens[at].lemma in _PERSONS:
            last = self._last_persons(passage, at)
            if len(last) == 2:
                return last
        span = self._parses[passage].sentence_of(at)
        apart = {actor.key for actor in self._cast.within(passage, range(span.first, at))}
        near = {
            actor.key: actor
            for mention, _, actor in self._named(passage - 2 * _NEAR, passage, at)
            if actor.type in _POWERS and actor.key not in apart
        }
        weights = {name: _acting(actor, passage) for name, actor in near.items()}
        chosen = sorted((name for name in near if weights[name]), key=lambda name: (-weights[name], name))[:2]
        return [near[name] for name in chosen] if len(chosen) == 2 else []

    def rule_of(self, person: Actor) -> Actor | None:
        """The administration that is named after a person."""
        wanted = f"rule {person.key.split()[-1]}"
        return next((actor for actor in self._cast.actors if actor.key == wanted), None)

    def ruler(self, state: Actor) -> Actor | None:
        """The person who leads a state, where the roles in the text tell of one."""
        leading = [actor for actor in self._cast.actors if actor.type is ActorType.PERSON and _leads(actor)]
        own = [actor for actor in leading if state.title in _states_in(actor.role)]
        vague = [actor for actor in leading if not _states_in(actor.role) and _are_together(actor, state)]
        found = own or vague
        return found[0] if len(found) == 1 else None

    def _last(self, passage: int, at: int, types: set[ActorType]) -> Actor | None:
        """The last of these types: in the sentence, then in the passage, then as one who acts in those before."""
        here = [one for one in self._named(passage, passage, at) if one[2].type in types]
        begins = self._parses[passage].sentence_of(at).first
        sentence = [one for one in here if one[0].first >= begins]
        for found in (_agents(sentence), [one for one in sentence if one[1] is not Part.PLACE]):
            if found:
                is_topic = types == {ActorType.PERSON} and found[0][1] is not Part.AGENT
                return found[0 if is_topic else -1][2]
        for found in (_agents(here), here):
            if found:
                return found[-1][2]
        for back in range(passage - 1, max(passage - _NEAR, -1), -1):
            before = _agents(one for one in self._named(back, back, None) if one[2].type in types)
            if before:
                return before[-1][2]
        return None

    def _most(self, passage: int, at: int, types: set[ActorType]) -> Actor | None:
        """The one of these types that was named most up to here, of those near by."""
        near = [
            one for one in self._named(passage - _FAR, passage, at) if one[2].type in types and one[1] is not Part.PLACE
        ]
        places = [(_weight(actor, passage), mention.passage, mention.first) for mention, _, actor in near]
        return near[places.index(max(places))][2] if near else None

    def _ending(self, passage: int, lemma: str) -> Actor | None:
        """The organisation that a common noun is the last word of: `the brigade`, `the union`."""
        found = [
            actor
            for actor in self._cast.actors
            if actor.type in {ActorType.ORGANISATION, ActorType.BODY}
            and actor.key.split()[-1] == lemma
            and actor.mentions[0][0].passage <= passage
        ]
        return max(found, key=lambda actor: _weight(actor, passage), default=None)

    def _last_persons(self, passage: int, at: int) -> list[Actor]:
        """The two persons named last, in the passage or the one before."""
        named = [one[2] for one in self._named(passage - 1, passage, at) if one[2].type is ActorType.PERSON]
        return list({actor.key: actor for actor in reversed(named)}.values())[:2]

    def _named(self, first: int, last: int, at: int | None) -> list[Named]:
        """Who is named in the passages from `first` to `last`, of the last those before a token, in order."""
        found = [
            (mention, part, actor)
            for actor in self._cast.actors
            for mention, part in actor.mentions
            if first <= mention.passage <= last and (at is None or mention.passage < last or mention.last <= at)
        ]
        return sorted(found, key=lambda one: (one[0].passage, one[0].first, one[0].last))


def _agents(named: Iterable[Named]) -> list[Named]:
    return [one for one in named if one[1] is Part.AGENT]


def _weight(actor: Actor, passage: int) -> int:
    """How often an actor was named up to a passage."""
    return sum(mention.passage <= passage for mention, _ in actor.mentions)


def _acting(actor: Actor, passage: int) -> int:
    """How often an actor was named up to a passage otherwise than as a place."""
    return sum(mention.passage <= passage and part is not Part.PLACE for mention, part in actor.mentions)


def _leads(actor: Actor) -> bool:
    return bool(set(actor.role.lower().replace("-", " ").split()) & RULERS)


def _states_in(role: str) -> set[str]:
    """The states that a role tells of: `Iranian Foreign Minister`."""
    known = states()
    found = (known.by_nationality.get(key(word)) or known.by_name.get(key(word)) for word in role.split())
    return {state.name for state in found if state}


def _are_together(actor: Actor, state: Actor) -> bool:
    """Whether the first passage that names a person names the state as well."""
    first = actor.mentions[0][0].passage
    return any(mention.passage == first and part is not Part.PLACE for mention, part in state.mentions)
