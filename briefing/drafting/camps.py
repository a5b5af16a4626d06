"""Sides that stand without a name: `the government` of the state last named, `the opposition`, `the rebels`."""

from collections.abc import Callable, Iterator, Sequence

from briefing.drafting.acting import Part, part
from briefing.drafting.actor import Actor
from briefing.drafting.draft import ActorType
from briefing.drafting.mentions import Mention, Sort
from briefing.drafting.parse import Parse
from briefing.drafting.wordlist import listed

_CAMPS = listed("opposition rebel junta militant separatist insurgent guerrilla militia")
_REACH = 4
"""So many passages back `the government` looks for its state."""

Make = Callable[[str, ActorType, Mention], Actor]
"""Gives the actor of a key, made where it is not there."""


def place_governments(parses: Sequence[Parse], actors: dict[str, Actor]) -> None:
    """Give `the government` to the state that was named most up to there, of those near by."""
    named = sorted(
        (mention.passage, mention.first, actor.key)
        for actor in actors.values()
        if actor.type is ActorType.STATE
        for mention, _ in actor.mentions
    )
    for passage, at in _bare(parses, {"government"}):
        before = [one for one in named if one[:2] < (passage, at)]
        counts = [name for _, _, name in before]
        near = {name for place, _, name in before if place >= passage - _REACH}
        if near:
            state = actors[max(near, key=lambda name: (counts.count(name), name))]
            mention = Mention(passage, at, at + 1, "government", Sort.STATE, key="government")
            state.add(mention, part(parses[passage], at, at + 1), is_name=False)


def place_camps(parses: Sequence[Parse], actors: dict[str, Actor], make: Make) -> None:
    """Give `the opposition` to the camp that is named so with its nationality, or make it an actor of its own."""
    taken = {
        (mention.passage, at)
        for actor in actors.values()
        for mention, _ in actor.mentions
        for at in range(mention.first, mention.last)
    }
    for passage, at in _bare(parses, _CAMPS):
        parse, token = parses[passage], parses[passage].tokens[at]
        played = part(parse, at, at + 1)
        is_side = played in {Part.AGENT, Part.PATIENT} or parse.tokens[token.head].lemma == "of"
        if (passage, at) not in taken and is_side:
            mention = Mention(passage, at, at + 1, token.text, Sort.PEOPLE, key=token.lemma)
            named = [
                actor
                for actor in actors.values()
                if actor.key.startswith("organ ") and actor.key.split()[-1] in {token.lemma, token.text.lower()}
            ]
            actor = named[0] if len(named) == 1 else make(f"camp {token.lemma}", ActorType.BODY, mention)
            actor.add(mention, played)


def _bare(parses: Sequence[Parse], lemmas: frozenset[str] | set[str]) -> Iterator[tuple[int, int]]:
    """The nouns of these lemmas that stand behind `the` with nothing that says whose they are."""
    for passage, parse in enumerate(parses):
        for at, token in enumerate(parse.tokens):
            if token.lemma in lemmas and token.tag.startswith("NN"):
                before = [parse.tokens[one].text.lower() for one in parse.children(at) if one < at]
                if before == ["the"]:
                    yield passage, at
