"""Mentions to the cast of an article: which mentions are one actor, and what it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.drafting.acting import Part, governing, part
from briefing.drafting.actor import Actor, Cast
from briefing.drafting.camps import place_camps, place_governments
from briefing.drafting.draft import ActorType
from briefing.drafting.lexicon import BODIES, GOVERNING, MEDIA, MEDIA_WORDS, ORGANISATIONS, ORGANS, RULES, TITLES
from briefing.drafting.mentions import Mention, Sort, is_no_actor
from briefing.drafting.names import Names
from briefing.drafting.parse import Parse
from briefing.drafting.roles import role
from briefing.drafting.states import State, key, states
from briefing.drafting.wanted import Wanted
from briefing.drafting.wordlist import listed

_OF_STATES = {Sort.STATE, Sort.CAPITAL, Sort.NATIONALITY}
_PLAYED = {Part.AGENT, Part.PATIENT}
_BESIDE = {"amod", "compound", "nmod", "poss"}
_PLURALS = {"NNS", "NNPS"}
_LONGEST_ORGAN = 5
_SITES = listed("bank center centre church house front park union")
"""Words that end the names of places as well."""
_WHOLES = listed("government administration regime leadership cabinet delegation side government-in-exile")
"""Nouns that in the singular stand for the whole state."""
_DEEDS = listed(
    """sanction offer proposal initiative plan policy decision demand bid attempt effort strike attack aid pressure
    embargo blockade talk negotiation support mediation withdrawal invasion troop envoy ban threat
    """
)
"""Nouns beside which a nationality stands for the state: `the French initiative`."""


def cast(parses: Sequence[Parse], found: Sequence[Mention]) -> Cast:
    """The cast of an article."""
    return Cast(_Casting(parses, found).actors(found))


class _Casting:
    """The actors of one article, being gathered."""

    def __init__(self, parses: Sequence[Parse], found: Sequence[Mention]) -> None:
        self._parses = parses
        self._names = Names(parses, found)
        self._persons_at = {(one.passage, at) for one in found if one.sort is Sort.PERSON for at in _tokens(one)}
        self._actors = dict[str, Actor]()

    def actors(self, found: Sequence[Mention]) -> list[Actor]:
        """Every actor, by first mention."""
        for mention in found:
            self._place(mention)
        place_governments(self._parses, self._actors)
        place_camps(self._parses, self._actors, self._actor)
        wanted = Wanted(self._parses)
        for actor in self._actors.values():
            actor.is_wanted = wanted.acts(actor)
        return list(self._actors.values())

    def _place(self, mention: Mention) -> None:
        """Give a mention to its actor; what is none is left."""
        name, words = mention.key, mention.key.split()
        if mention.sort in _OF_STATES and not self._is_surname(mention):
            self._place_state(mention)
        elif half := self._half_state(mention):
            self._take_state(half, mention, self._names.parts[mention])
        elif not words or {name, name.replace(" ", "-")} & MEDIA or set(words) & MEDIA_WORDS:
            return
        elif words[-1] in RULES and len(words) > 1:
            self._place_rule(mention)
        elif self._is_regime(mention):
            return
        elif whole := self._names.person(mention):
            self._place_person(whole, mention)
        elif mention.sort is Sort.PEOPLE:
            self._place_people(mention)
        elif self._is_organisation(mention):
            self._place_organisation(mention)

    def _is_surname(self, mention: Mention) -> bool:
        return (mention.is_titled and mention.sort is Sort.CAPITAL) or self._names.is_surname(mention.key)

    def _half_state(self, mention: Mention) -> State | None:
        """The state that `the North` is short for, where the article names one."""
        if mention.key not in {"north", "south"}:
            return None
        named = [actor.title for actor in self._actors.values() if actor.title.lower().startswith(f"{mention.key} ")]
        return states().by_name.get(key(named[0])) if len(named) == 1 else None

    def _is_organisation(self, mention: Mention) -> bool:
        words, votes = mention.key.split(), self._names.votes[mention.key]
        is_named = len(words) > 1 and bool(set(words) & (BODIES | ORGANISATIONS)) and not is_no_actor(mention.key)
        if words[-1] in TITLES:
            return False
        if self._names.most(mention.key, Sort.PLACE) and (words[-1] in _SITES or not is_named):
            return False
        return is_named or votes[Sort.ORGANISATION] * 2 >= sum(votes.values())

    def _place_person(self, name: str, mention: Mention) -> None:
        actor = self._actor(f"person {name}", ActorType.PERSON, mention)
        if mention.key == name and len(mention.name) >= len(actor.title):
            actor.title = mention.name
        self._add(actor, mention)

    def _place_organisation(self, mention: Mention) -> None:
        name = self._names.organisation(mention.key)
        actor = self._actor(f"organisation {name}", _organisation_type(name), mention)
        if mention.key == name:
            actor.title = mention.name
        self._add(actor, mention)
        if short := _without_state(mention.name):
            actor.names[short] += 0

    def _add(self, actor: Actor, mention: Mention) -> None:
        actor.add(mention, self._names.parts[mention])
        actor.role = actor.role or role(self._parses[mention.passage], mention.first, mention.last)

    def _place_people(self, mention: Mention) -> None:
        """`Palestinians`, `Republicans`; with a noun an organ of theirs: `the Catholic church`."""
        parse, known = self._parses[mention.passage], states()
        token, played = parse.tokens[mention.last - 1], self._names.parts[mention]
        if all(word in known.by_nationality for word in mention.key.split()):
            return
        is_before = token.head >= mention.last and token.dep in {"amod", "compound"}
        if is_before and parse.tokens[token.head].lemma in ORGANS:
            self._place_organ(mention, mention.key, token.head)
        elif token.tag in _PLURALS and played in _PLAYED:
            type_ = ActorType.ORGANISATION if mention.key in ORGANISATIONS else ActorType.BODY
            self._actor(f"people {mention.key}", type_, mention).add(mention, played)

    def _place_state(self, mention: Mention) -> None:
        """A state, or an organ of it where a noun says so: `Philippine police`."""
        parse, known = self._parses[mention.passage], states()
        state = known.by_name.get(mention.key) or known.by_nationality.get(mention.key) or known.by_capital[mention.key]
        token = parse.tokens[governing(parse, mention.first, mention.last)]
        is_beside = token.head >= mention.last and token.dep in _BESIDE
        noun = parse.tokens[token.head].lemma if is_beside else ""
        if noun in ORGANS:
            self._place_organ(mention, state.name, token.head)
        elif noun in GOVERNING:
            self._place_government(mention, state, token.head)
        elif mention.sort is Sort.NATIONALITY:
            self._place_nationality(mention, state, noun)
        elif mention.sort is Sort.STATE or self._names.parts[mention] in _PLAYED:
            self._take_state(state, mention, self._names.parts[mention])

    def _place_nationality(self, mention: Mention, state: State, noun: str) -> None:
        played = self._names.parts[mention]
        tag = self._parses[mention.passage].tokens[mention.last - 1].tag
        if tag in _PLURALS and played in _PLAYED:
            self._take_state(state, mention, Part.OTHER)
        else:
            self._take_state(state, mention, Part.MODIFIER if noun in _DEEDS else Part.OTHER, is_name=False)

    def _place_government(self, mention: Mention, state: State, noun: int) -> None:
        """`Iranian officials`, `Orla's government`: the state; but `the Swedish diplomat Karl Lindgren` is a person."""
        parse = self._parses[mention.passage]
        token = parse.tokens[noun]
        if token.tag == "NN" and self._names_person(mention.passage, noun):
            return
        played = part(parse, mention.first, noun + 1)
        whole = replace(mention, last=noun + 1, name=_without_possessive(parse.words(mention.first, noun + 1)))
        is_one = token.tag == "NN" and token.lemma not in _WHOLES
        self._take_state(state, whole, Part.AGENT if played in _PLAYED else played, is_name=not is_one)

    def _names_person(self, passage: int, noun: int) -> bool:
        """Whether a noun stands with the name of a person."""
        parse = self._parses[passage]
        near = {noun + 1, parse.tokens[noun].head, *parse.children(noun)}
        return any((passage, at) in self._persons_at for at in near)

    def _take_state(self, state: State, mention: Mention, played: Part, *, is_name: bool = True) -> None:
        actor = self._actor(f"state {state.name}", ActorType.STATE, mention)
        actor.title = state.name
        actor.add(mention, played, is_name=is_name)

    def _place_organ(self, mention: Mention, whose: str, noun: int) -> None:
        parse, token = self._parses[mention.passage], self._parses[mention.passage].tokens[noun]
        name = _without_possessive(parse.words(mention.first, noun + 1))
        is_abstract = token.lemma == "opposition" and parse.tokens[token.head].lemma == "be"
        if len(name.split()) <= _LONGEST_ORGAN and not is_abstract:
            whole = replace(mention, last=noun + 1, name=name)
            actor = self._actor(f"organ {whose} {key(parse.words(mention.last, noun + 1))}", ActorType.BODY, whole)
            actor.add(whole, part(parse, mention.first, noun + 1))

    def _place_rule(self, mention: Mention) -> None:
        """The administration of a person, or the government of a state."""
        first, *_, last = mention.key.split()
        known, played = states(), self._names.parts[mention]
        state = known.by_nationality.get(first) or known.by_name.get(first)
        if state and last == "government":
            self._take_state(state, mention, played)
        else:
            self._actor(f"rule {first}", ActorType.BODY, mention).add(mention, played)

    def _is_regime(self, mention: Mention) -> bool:
        """Whether it is the name in `the Aske regime`, which is placed; in `Aske's regime` it is his own as well."""
        parse = self._parses[mention.passage]
        is_owned = mention.last < len(parse.tokens) and parse.tokens[mention.last].tag == "POS"
        after = mention.last + is_owned
        if after >= len(parse.tokens) or parse.tokens[after].lemma not in RULES:
            return False
        whole = replace(mention, last=after + 1, name=parse.words(mention.first, after + 1))
        actor = self._actor(f"rule {mention.key}", ActorType.BODY, whole)
        actor.add(whole, part(parse, mention.first, after + 1))
        return not is_owned

    def _actor(self, name: str, type_: ActorType, mention: Mention) -> Actor:
        return self._actors.setdefault(name, Actor(name, type_, mention.name))


def _tokens(mention: Mention) -> range:
    return range(mention.first, mention.last)


def _organisation_type(name: str) -> ActorType:
    words = name.split()
    if words[-1] in ORGANISATIONS - BODIES and "security" not in words:
        return ActorType.ORGANISATION
    return ActorType.BODY if set(words) & BODIES else ActorType.ORGANISATION


def _without_state(name: str) -> str:
    """The name of an organisation without the state it is of; empty where it has none: `Energy Agency of Iran`."""
    rest, of, state = name.rpartition(" of ")
    return rest if of and key(state) in states().by_name and " " in rest else ""


def _without_possessive(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)
