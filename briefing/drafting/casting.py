"""Mentions to the cast of an article: which mentions are one actor, what it is, and whether it acts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.drafting.acting import Part, governing, is_speaker, is_told, part
from briefing.drafting.actor import Actor, Cast
from briefing.drafting.draft import ActorType
from briefing.drafting.lexicon import (
    BODIES,
    GOVERNING,
    MEDIA,
    MEDIA_WORDS,
    ORGANISATIONS,
    ORGANS,
    REPORTERS,
    RULES,
    SPORT,
    TITLES,
    VESSELS,
)
from briefing.drafting.mentions import Mention, Sort, is_no_actor
from briefing.drafting.naming import fuller_person, groups, initials, shorter_organisations
from briefing.drafting.parse import Parse
from briefing.drafting.roles import role
from briefing.drafting.states import State, key, states
from briefing.drafting.wordlist import listed

_SPORTING = 6
_REACH = 4
"""So many passages back `the government` looks for its state."""
_BRACKETED = re.compile(
    r"([A-Z][\w.&-]*(?:[ -](?:of|for|the|and|on|in|de|[A-Z][\w.&-]*)){0,9})[”\"’']? \(([A-Z][A-Z.-]{1,9})\)"
)
_STRONG = {Sort.STATE, Sort.CAPITAL, Sort.NATIONALITY}


def cast(parses: Sequence[Parse], found: Sequence[Mention]) -> Cast:
    """The cast of an article."""
    return Cast(_Casting(parses, found).actors())


class _Casting:
    """One article's mentions, being sorted."""

    def __init__(self, parses: Sequence[Parse], found: Sequence[Mention]) -> None:
        self._parses = parses
        self._found = found
        self._parts = {mention: part(parses[mention.passage], mention.first, mention.last) for mention in found}
        self._votes = defaultdict[str, Counter[Sort]](Counter)
        for mention in found:
            self._votes[mention.key][mention.sort] += 3 if mention.is_titled and mention.sort is Sort.PERSON else 1
        self._actors = dict[str, Actor]()
        self._is_sport = _is_sport(parses)
        self._persons_by_speech()
        self._full = self._full_names()
        self._first = {one.key: (one.passage, one.first) for one in reversed(found)}
        self._bound = dict[str, str]()
        self._organisations = self._joined_organisations()

    def actors(self) -> list[Actor]:
        """Every actor, by first mention."""
        for mention in self._found:
            self._place(mention)
        self._place_governments()
        self._place_camps()
        for actor in self._actors.values():
            actor.is_wanted = self._acts(actor)
        return list(self._actors.values())

    def _persons_by_speech(self) -> None:
        """Count a name of two words or more as a person's where its last word alone speaks elsewhere."""
        speaking = {
            one.key
            for one in self._found
            if " " not in one.key and is_speaker(self._parses[one.passage], one.first, one.last)
        }
        for name, votes in self._votes.items():
            parts = name.split()
            if (
                1 < len(parts) < 5
                and parts[-1] in speaking
                and not set(parts) & (BODIES | ORGANISATIONS)
                and not votes.keys() & _STRONG
            ):
                votes[Sort.PERSON] += 1 + sum(votes.values())

    def _full_names(self) -> list[str]:
        """The names of persons that have two words or more."""
        return [name for name, votes in self._votes.items() if " " in name and self._is_person(name, votes)]

    def _is_person(self, name: str, votes: Counter[Sort]) -> bool:
        parts = name.split()
        if parts[-1] in BODIES | ORGANISATIONS | RULES or len(parts) > 6:
            return False
        if not votes[Sort.PERSON] or votes[Sort.PERSON] * 2 < sum(votes.values()):
            return False
        return any(self._parts[one] is not Part.PLACE or one.is_titled for one in self._found if one.key == name)

    def _joined_organisations(self) -> dict[str, str]:
        """Names of organisations to the longer ones that they stand for."""
        names = [
            name
            for name, votes in self._votes.items()
            if votes[Sort.ORGANISATION] or (set(name.split()) & (BODIES | ORGANISATIONS) and not votes.keys() & _STRONG)
        ]
        known = states()
        nations = frozenset(word for one in (*known.by_nationality, *known.by_name) for word in one.split())
        pairs = shorter_organisations(names, nations)
        houses = tuple(f"{name} " for name in names if name.endswith(" house"))
        seated = {name: name.split(" house ", 1)[1] for name in names if name.startswith(houses)}
        names += [short for short in seated.values() if short not in names]
        long = {initials(name): name for name in reversed(names) if len(name.split()) > 1}
        pairs += [(name, long[name]) for name in names if " " not in name and len(name) > 1 and name in long]
        for parse in self._parses:
            for match in _BRACKETED.finditer(parse.text):
                if whole := _ending(key(match[1]), names):
                    pairs.append((key(match[2]), whole))
        longer = {name.split()[0]: name for name in reversed(names) if len(name.split()) == 2}
        pairs += [(name, longer[name]) for name in names if name in longer and name in BODIES]
        pairs += seated.items()
        pairs += [(name, name.removesuffix(" party")) for name in names if name.endswith(" party")]
        return groups(pairs)

    def _place(self, mention: Mention) -> None:  # noqa: C901, PLR0911
        """Give a mention to its actor; what is none is left."""
        name, votes, played = mention.key, self._votes[mention.key], self._parts[mention]
        parse = self._parses[mention.passage]
        if mention.sort in {Sort.STATE, Sort.CAPITAL, Sort.NATIONALITY} and not self._is_surname(name, mention):
            self._place_state(mention, played)
            return
        words = name.split()
        if not words or name in MEDIA or name.replace(" ", "-") in MEDIA or set(words) & MEDIA_WORDS:
            return
        if words[-1] in RULES and len(words) > 1:
            self._place_rule(mention, played)
            return
        if self._place_regime(mention, parse):
            return
        if name in self._full:
            self._take_person(self._fuller(mention) or name, mention, played)
            return
        whole = self._fuller(mention) if not set(words) & (BODIES | ORGANISATIONS) else None
        if whole:
            self._take_person(whole, mention, played)
            return
        if (mention.is_titled and votes[Sort.PERSON]) or (
            votes[Sort.PERSON] * 2 > sum(votes.values()) and " " not in name and self._is_person(name, votes)
        ):
            self._take_person(name, mention, played)
            return
        if votes[Sort.PEOPLE] and mention.sort is Sort.PEOPLE:
            self._place_people(mention, played)
            return
        is_named = bool(set(words) & (BODIES | ORGANISATIONS)) and not is_no_actor(name)
        is_place = votes[Sort.PLACE] * 2 > sum(votes.values()) and (words[-1] in _SITES or not is_named)
        if is_place or words[-1] in TITLES:
            return
        if (is_named and len(words) > 1) or (votes[Sort.ORGANISATION] * 2 >= sum(votes.values())):
            self._take_organisation(mention, played)

    def _fuller(self, mention: Mention) -> str | None:
        """The full name that a name is short for, those before it first."""
        before = [name for name in self._full if self._first[name] <= (mention.passage, mention.first)]
        return fuller_person(mention.key, before, self._bound) or fuller_person(mention.key, self._full, self._bound)

    def _is_surname(self, name: str, mention: Mention) -> bool:
        return (mention.is_titled and mention.sort is Sort.CAPITAL) or name in self._bound

    def _take_person(self, name: str, mention: Mention, played: Part) -> None:
        actor = self._actor(f"person {name}", ActorType.PERSON, mention)
        if mention.key == name and len(mention.name) >= len(actor.title):
            actor.title = mention.name
        actor.add(mention, played)
        actor.role = actor.role or role(self._parses[mention.passage], mention.first, mention.last)

    def _take_organisation(self, mention: Mention, played: Part) -> None:
        name = self._organisations.get(mention.key, mention.key)
        actor = self._actor(f"organisation {name}", _organisation_type(name), mention)
        if mention.key == name:
            actor.title = mention.name
        actor.add(mention, played)
        if (cut := _without_state(mention.name)) and cut != mention.name:
            actor.names[cut] += 0
        actor.role = actor.role or role(self._parses[mention.passage], mention.first, mention.last)

    def _place_people(self, mention: Mention, played: Part) -> None:
        parse, known = self._parses[mention.passage], states()
        token = parse.tokens[mention.last - 1]
        if all(word in known.by_nationality for word in mention.key.split()):
            return
        noun = token.head
        if noun >= mention.last and token.dep in {"amod", "compound"} and parse.tokens[noun].lemma in ORGANS:
            self._place_organ(mention, mention.key, noun)
        elif token.tag in {"NNS", "NNPS"} and played in {Part.AGENT, Part.PATIENT}:
            type_ = ActorType.ORGANISATION if mention.key in ORGANISATIONS else ActorType.BODY
            self._actor(f"people {mention.key}", type_, mention).add(mention, played)

    def _place_state(self, mention: Mention, played: Part) -> None:
        """A state, or an organ of it where a noun says so: `Philippine police`."""
        parse, known = self._parses[mention.passage], states()
        state = known.by_name.get(mention.key) or known.by_nationality.get(mention.key) or known.by_capital[mention.key]
        at = governing(parse, mention.first, mention.last)
        noun = parse.tokens[parse.tokens[at].head]
        place = parse.tokens[at].head
        is_before = place >= mention.last and parse.tokens[at].dep in {"amod", "compound", "nmod", "poss"}
        if is_before and noun.lemma in ORGANS:
            self._place_organ(mention, state.name, place)
        elif is_before and noun.lemma in GOVERNING:
            if noun.tag == "NN" and self._names_person(mention.passage, place):
                return
            whole = replace(mention, last=place + 1, name=_without_possessive(parse.words(mention.first, place + 1)))
            played = part(parse, mention.first, place + 1)
            is_one = noun.tag == "NN" and noun.lemma not in _WHOLES
            self._take_state(
                state, whole, Part.AGENT if played in {Part.AGENT, Part.PATIENT} else played, is_name=not is_one
            )
        elif mention.sort is Sort.NATIONALITY:
            if parse.tokens[mention.last - 1].tag in {"NNS", "NNPS"} and played in {Part.AGENT, Part.PATIENT}:
                self._take_state(state, mention, Part.OTHER)
            else:
                is_deed = is_before and noun.lemma in _DEEDS
                self._take_state(state, mention, Part.MODIFIER if is_deed else Part.OTHER, is_name=False)
        elif mention.sort is Sort.CAPITAL:
            if played in {Part.AGENT, Part.PATIENT}:
                self._take_state(state, mention, played)
        else:
            self._take_state(state, mention, played)

    def _names_person(self, passage: int, noun: int) -> bool:
        """Whether a noun stands with the name of a person: `the Swedish diplomat Karl Lindgren`."""
        parse = self._parses[passage]
        near = {noun + 1, parse.tokens[noun].head, *parse.children(noun)}
        return any(
            one.passage == passage and one.sort is Sort.PERSON and near & set(range(one.first, one.last))
            for one in self._found
        )

    def _take_state(self, state: State, mention: Mention, played: Part, *, is_name: bool = True) -> None:
        actor = self._actor(f"state {state.name}", ActorType.STATE, mention)
        actor.title = state.name
        actor.add(mention, played, is_name=is_name)

    def _place_governments(self) -> None:
        """Give `the government` to the state that was named last before it, by whatever word."""
        named = sorted(
            (mention.passage, mention.first, actor.key)
            for actor in self._actors.values()
            if actor.type is ActorType.STATE
            for mention, _ in actor.mentions
        )
        for passage, parse in enumerate(self._parses):
            for at, token in enumerate(parse.tokens):
                if token.lemma == "government" and token.tag == "NN" and self._is_bare(parse, at):
                    before = [name for place, first, name in named if (place, first) < (passage, at)]
                    near = {
                        name
                        for place, first, name in named
                        if (place, first) < (passage, at) and place >= passage - _REACH
                    }
                    if near:
                        most = max(near, key=lambda name: (before.count(name), name))
                        played = part(parse, at, at + 1)
                        mention = Mention(passage, at, at + 1, token.text, Sort.STATE, key=token.lemma)
                        self._actors[most].add(mention, played, is_name=False)

    def _place_camps(self) -> None:
        """Give `the opposition` to the camp that is named so with its nationality, or make it one of its own."""
        taken = {
            (mention.passage, at)
            for actor in self._actors.values()
            for mention, _ in actor.mentions
            for at in range(mention.first, mention.last)
        }
        for passage, parse in enumerate(self._parses):
            for at, token in enumerate(parse.tokens):
                if (
                    token.lemma not in _CAMPS
                    or not token.tag.startswith("NN")
                    or (passage, at) in taken
                    or not self._is_bare(parse, at)
                ):
                    continue
                played = part(parse, at, at + 1)
                if played not in {Part.AGENT, Part.PATIENT} and not self._is_belonging(parse, at):
                    continue
                mention = Mention(passage, at, at + 1, token.text, Sort.PEOPLE, key=token.lemma)
                named = [
                    actor
                    for actor in self._actors.values()
                    if actor.key.startswith("organ ") and actor.key.split()[-1] in {token.lemma, token.text.lower()}
                ]
                actor = named[0] if len(named) == 1 else self._actor(f"camp {token.lemma}", ActorType.BODY, mention)
                actor.add(mention, played)

    def _is_belonging(self, parse: Parse, at: int) -> bool:
        """Whether a noun stands behind `of`, as in `representatives of the opposition`."""
        return parse.tokens[at].dep == "pobj" and parse.tokens[parse.tokens[at].head].lemma == "of"

    def _is_bare(self, parse: Parse, at: int) -> bool:
        """Whether a noun stands with an article and nothing that says whose it is."""
        beside = [parse.tokens[one] for one in parse.children(at) if one < at]
        return [token.text.lower() for token in beside] == ["the"]

    def _place_organ(self, mention: Mention, whose: str, noun: int) -> None:
        parse = self._parses[mention.passage]
        name = _without_possessive(parse.words(mention.first, noun + 1))
        token = parse.tokens[noun]
        if len(name.split()) > 5 or (token.lemma == "opposition" and parse.tokens[token.head].lemma == "be"):
            return
        whole = replace(mention, last=noun + 1, name=name)
        actor = self._actor(f"organ {whose} {key(parse.words(mention.last, noun + 1))}", ActorType.BODY, whole)
        actor.add(whole, part(parse, mention.first, noun + 1))

    def _place_rule(self, mention: Mention, played: Part) -> None:
        """The administration of a person, or the government of a state."""
        first, *_, last = mention.key.split()
        known = states()
        state = known.by_nationality.get(first) or known.by_name.get(first)
        if state and last == "government":
            self._take_state(state, mention, played)
        else:
            self._actor(f"rule {first}", ActorType.BODY, mention).add(mention, played)

    def _place_regime(self, mention: Mention, parse: Parse) -> bool:
        """Whether it is a regime that is named after a person: `the Maduro regime`."""
        after = mention.last + (mention.last < len(parse.tokens) and parse.tokens[mention.last].tag == "POS")
        if after < len(parse.tokens) and parse.tokens[after].lemma in RULES:
            whole = replace(mention, last=after + 1, name=parse.words(mention.first, after + 1))
            actor = self._actor(f"rule {mention.key}", ActorType.BODY, whole)
            actor.add(whole, part(parse, mention.first, after + 1))
            return parse.tokens[mention.last].tag != "POS"
        return False

    def _actor(self, name: str, type_: ActorType, mention: Mention) -> Actor:
        return self._actors.setdefault(name, Actor(name, type_, mention.name))

    def _acts(self, actor: Actor) -> bool:
        """Whether an actor acts enough to be drafted."""
        parts = [played for _, played in actor.mentions]
        if actor.type is ActorType.STATE:
            return actor.acting >= 1 and not self._is_sport
        if actor.type is ActorType.PERSON:
            return not all(self._is_reporter(mention) for mention, _ in actor.mentions)
        if actor.key.startswith("organisation"):
            if set(parts) <= {Part.PLACE} and actor.key.endswith("house"):
                return False
            if all(self._is_carrier(mention) for mention, _ in actor.mentions) or any(
                self._is_vessel(mention) for mention, _ in actor.mentions
            ):
                return False
            is_said = bool({Part.AGENT, Part.PATIENT} & set(parts))
            words = set(actor.key.split()[1:])
            return is_said or (" " in actor.title and (bool(words & (BODIES | ORGANISATIONS)) or len(parts) > 1))
        if actor.key.startswith("camp"):
            return actor.acting > 1
        return bool({Part.AGENT, Part.PATIENT} & set(parts))

    def _is_reporter(self, mention: Mention) -> bool:
        parse = self._parses[mention.passage]
        return is_told(parse, mention.first, mention.last)

    def _is_vessel(self, mention: Mention) -> bool:
        parse = self._parses[mention.passage]
        token = parse.tokens[governing(parse, mention.first, mention.last)]
        return token.dep == "appos" and parse.tokens[token.head].lemma in VESSELS

    def _is_carrier(self, mention: Mention) -> bool:
        parse = self._parses[mention.passage]
        beside = {token.lemma for token in parse.tokens[max(mention.first - 1, 0) : mention.last + 2]}
        return bool(beside & REPORTERS) or is_told(parse, mention.first, mention.last)


_CAMPS = listed("opposition rebel junta militant separatist insurgent guerrilla militia")
"""Nouns for a side in a conflict that stands without a name."""
_SITES = listed("bank center centre church house front park union")
"""Words that end the names of places as well."""
_WHOLES = listed("government administration regime leadership cabinet delegation side government-in-exile")
"""Nouns that in the singular stand for the whole state."""

_DEEDS = listed(
    """sanction offer proposal initiative plan policy decision demand bid attempt effort strike attack aid pressure
    sanctions embargo blockade talk negotiation support mediation withdrawal invasion troop envoy ban threat
    """
)


def _organisation_type(name: str) -> ActorType:
    words = name.split()
    if words[-1] in ORGANISATIONS - BODIES and "security" not in words:
        return ActorType.ORGANISATION
    return ActorType.BODY if set(words) & BODIES else ActorType.ORGANISATION


def _without_state(name: str) -> str:
    """The name of an organisation without the state it is of: `Atomic Energy Organisation of Iran`."""
    rest, of, state = name.rpartition(" of ")
    return rest if of and key(state) in states().by_name and " " in rest else ""


def _without_possessive(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)


def _ending(text: str, names: Iterable[str]) -> str | None:
    """The longest of the names that a text ends in."""
    return max((name for name in names if text == name or text.endswith(f" {name}")), key=len, default=None)


def _is_sport(parses: Sequence[Parse]) -> bool:
    return len({token.lemma for parse in parses for token in parse.tokens} & SPORT) >= _SPORTING
