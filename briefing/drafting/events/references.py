"""Who is meant by a phrase: the names in it, and whom its pronouns and common nouns stand for."""

from collections.abc import Iterator, Sequence

from briefing.drafting.acting import Part
from briefing.drafting.actor import Actor, Cast
from briefing.drafting.draft import ActorType
from briefing.drafting.parse import Parse

_PERSONAL = frozenset("he she him her his hers himself herself".split())
_IMPERSONAL = frozenset("it its itself".split())
_SPEAKING = frozenset("i we us me our my".split())
_RELATIVE = frozenset("who which that whom whose".split())
_STATES = frozenset("country nation kingdom republic".split())
_GROUPS = frozenset("group organization organisation movement militia party company firm union bloc agency".split())
_PEOPLE = frozenset("leader president strongman minister ruler cleric official man woman diplomat envoy dictator".split())
_SAYS = frozenset("say tell add write announce declare note argue insist warn claim remark".split())
_INNER = frozenset("prep poss amod compound nmod".split())
_OUTER = frozenset("relcl acl advcl appos punct".split())
_BELONGING = frozenset("of from for".split())
_REACH = 3
"""So many passages back a pronoun is followed."""


class References:
    """The cast of an article beside its passages, to ask who is meant."""

    def __init__(self, parses: Sequence[Parse], cast: Cast) -> None:
        self.parses = parses
        self.cast = cast

    def named(self, passage: int, at: int) -> list[Actor]:
        """Who is meant by the phrase under a token, and by those it is listed with; each once."""
        found = dict[str, Actor]()
        for head in self._listed(passage, at):
            for actor in self._meant(passage, head):
                found.setdefault(actor.key, actor)
        return list(found.values())

    def _listed(self, passage: int, at: int) -> Iterator[int]:
        parse, waiting, seen = self.parses[passage], [at], {at}
        while waiting:
            one = waiting.pop(0)
            yield one
            for child in parse.children(one):
                if parse.tokens[child].dep == "conj" and child not in seen and not parse.tokens[child].tag.startswith("VB"):
                    seen.add(child)
                    waiting.append(child)

    def _meant(self, passage: int, head: int) -> Iterator[Actor]:
        parse = self.parses[passage]
        actor = self.cast.at(passage, head)
        if actor:
            yield actor
            return
        lemma, text = parse.tokens[head].lemma, parse.tokens[head].text.lower()
        if text in _PERSONAL | _IMPERSONAL | _SPEAKING | _RELATIVE:
            found = self._pronoun(passage, head, text)
            if found:
                yield found
            return
        appos = parse.child(head, "appos")
        if appos is not None and (actor := self.cast.at(passage, appos)):
            yield actor
            return
        inner = list(self._inner(passage, head))
        yield from inner
        if not inner and self._is_definite(parse, head):
            found = self._noun(passage, head, lemma)
            if found:
                yield found

    def _inner(self, passage: int, head: int) -> Iterator[Actor]:
        """The names inside a phrase: `representatives of Hamas`, `Israel's leader`."""
        parse = self.parses[passage]
        for child in parse.children(head):
            token = parse.tokens[child]
            if token.dep not in _INNER:
                continue
            if token.dep == "prep":
                below = parse.child(child, "pobj")
                if below is not None and token.lemma in _BELONGING:
                    yield from self.named(passage, below)
            elif actor := self.cast.at(passage, child):
                yield actor
                yield from (one for other in parse.children(child) if parse.tokens[other].dep == "conj" and (one := self.cast.at(passage, other)))
            elif token.dep == "poss" and token.text.lower() in _PERSONAL | _IMPERSONAL:
                found = self._pronoun(passage, child, token.text.lower())
                if found:
                    yield found
            elif token.dep in {"compound", "amod", "nmod"}:
                yield from (one for other in parse.children(child) if (one := self.cast.at(passage, other)))

    def _is_definite(self, parse: Parse, head: int) -> bool:
        det = parse.child(head, "det")
        return det is not None and parse.tokens[det].text.lower() in {"the", "this", "that"}

    def _pronoun(self, passage: int, at: int, text: str) -> Actor | None:
        parse = self.parses[passage]
        if text in _RELATIVE:
            for above in parse.ancestors(at):
                if parse.tokens[above].dep == "relcl":
                    return next(iter(self.named(passage, parse.tokens[above].head)), None)
            return None
        if text in _SPEAKING:
            return self.speaker(passage)
        if text in _PERSONAL:
            return self._before(passage, at, {ActorType.PERSON})
        return self._before(passage, at, {ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY})

    def _noun(self, passage: int, at: int, lemma: str) -> Actor | None:
        if lemma in _STATES:
            return self._before(passage, at, {ActorType.STATE}, any_part=True)
        if lemma in _GROUPS:
            return self._before(passage, at, {ActorType.ORGANISATION}, any_part=True)
        if lemma in _PEOPLE:
            return self._before(passage, at, {ActorType.PERSON})
        return None

    def _before(self, passage: int, at: int, types: set[ActorType], *, any_part: bool = False) -> Actor | None:
        """The last who was named as one who acts, of these types; of one passage the subject before the others."""
        for back in range(passage, max(passage - _REACH, -1), -1):
            found = [
                (mention, part, actor)
                for actor in self.cast.actors
                if actor.type in types
                for mention, part in actor.mentions
                if mention.passage == back and (back < passage or mention.last <= at)
            ]
            agents = [one for one in found if one[1] is Part.AGENT]
            if chosen := agents or (found if any_part or back == passage else []):
                return max(chosen, key=lambda one: one[0].first)[2]
        return None

    def speaker(self, passage: int) -> Actor | None:
        """Who speaks in a passage: the subject of its verb of saying."""
        parse = self.parses[passage]
        for at, token in enumerate(parse.tokens):
            if token.dep in {"nsubj"} and parse.tokens[token.head].lemma in _SAYS and token.text.lower() not in _SPEAKING:
                return next(iter(self.named(passage, at)), None)
        return None
