"""Who is meant by a phrase: the names in it, and whom its pronouns and common nouns stand for."""

from collections.abc import Iterator, Sequence

from briefing.drafting.acting import Part
from briefing.drafting.actor import Actor, Cast
from briefing.drafting.draft import ActorType
from briefing.drafting.events.clauses import subject
from briefing.drafting.lexicon import RULES
from briefing.drafting.parse import Parse
from briefing.drafting.states import key, states
from briefing.drafting.wordlist import listed

_PERSONAL = listed("he she him her his hers himself herself")
_IMPERSONAL = listed("it its itself")
_PLURAL = listed("they them their themselves")
_PERSONS = listed("two both leader man woman minister president diplomat official")
_SIDES = listed(
    "minister president man woman diplomat side country government party nation leader neighbour neighbor army delegation capital rival two both"
)
_SPEAKING = listed("i we us me our my")
_RELATIVE = listed("who which that whom whose")
_STATES = listed("country nation kingdom republic")
_GROUPS = listed("group organization organisation movement militia party company firm union bloc agency")
_PEOPLE = listed("leader president strongman minister ruler cleric man woman dictator colonel general")
_RULERS = listed("leader president premier minister ruler king chancellor emir strongman")
_SEIZES = listed("abduct kidnap seize capture hold hijack")
_SAYS = listed("say tell add write announce declare note argue insist warn claim remark")
_INNER = listed("prep poss amod compound nmod")
_OUTER = listed("relcl acl advcl appos punct")
_BELONGING = listed("of from for as like include including")
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
                if (
                    parse.tokens[child].dep == "conj"
                    and child not in seen
                    and not parse.tokens[child].tag.startswith("VB")
                ):
                    seen.add(child)
                    waiting.append(child)

    def _meant(self, passage: int, head: int) -> Iterator[Actor]:
        parse = self.parses[passage]
        actor = self.cast.at(passage, head)
        if actor:
            yield actor
            return
        lemma, text = parse.tokens[head].lemma, parse.tokens[head].text.lower()
        if text in _PLURAL:
            yield from self._plural(passage, head)
            return
        if self._is_pair(parse, head):
            yield from self._pair(passage, head)
            return
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
        if (
            lemma in _RULERS
            and parse.tokens[head].tag in {"NN", "NNP"}
            and len(inner) == 1
            and inner[0].type is ActorType.STATE
        ):
            inner = [self._ruler(inner[0]) or inner[0]]
        yield from inner
        if not inner and self._is_definite(parse, head):
            found = self._noun(passage, head, lemma) if parse.tokens[head].tag == "NN" else None
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
                yield from (
                    one
                    for other in parse.children(child)
                    if parse.tokens[other].dep == "conj" and (one := self.cast.at(passage, other))
                )
            elif token.dep == "poss" and token.text.lower() in _PERSONAL | _IMPERSONAL:
                found = self._pronoun(passage, child, token.text.lower())
                if found and parse.tokens[head].lemma in RULES:
                    found = self._rule_of(found) or found
                if found:
                    yield found
            elif token.dep in {"compound", "amod", "nmod"}:
                yield from (one for other in parse.children(child) if (one := self.cast.at(passage, other)))

    def _plural(self, passage: int, at: int) -> list[Actor]:
        """Whom `they` stands for: the last subject before it that is several, or a group."""
        for back in range(passage, max(passage - 2, -1), -1):
            parse = self.parses[back]
            for one in range((at if back == passage else len(parse.tokens)) - 1, -1, -1):
                token = parse.tokens[one]
                if token.dep in {"nsubj", "nsubjpass"} and (
                    token.tag.endswith("S") or parse.child(one, "conj") is not None
                ):
                    if token.text.lower() not in _PLURAL and (found := self.named(back, one)):
                        return found
        return []

    def _is_pair(self, parse: Parse, head: int) -> bool:
        """Whether a phrase is `the two sides`, `both countries`, `the two`."""
        lemma, beside = parse.tokens[head].lemma, {parse.tokens[one].lemma for one in parse.children(head)}
        return lemma in _SIDES and (
            bool(beside & {"two", "both"})
            or (lemma in {"two", "both"} and parse.tokens[head].dep in {"nsubj", "pobj", "dobj"})
        )

    def captors(self, passage: int) -> list[Actor]:
        """Who is told, up to a passage, to have seized or held people; the last of them."""
        for back in range(passage, -1, -1):
            parse = self.parses[back]
            for at, token in enumerate(parse.tokens):
                if token.lemma in _SEIZES and token.tag.startswith("VB"):
                    doer = subject(parse, at)
                    found = [
                        one
                        for one in (self.named(back, doer) if doer is not None else [])
                        if one.type in {ActorType.ORGANISATION, ActorType.BODY}
                    ]
                    if found:
                        return found
        return []

    def pair(self, passage: int, at: int) -> list[Actor]:
        """The two powers that the article is about, up to a place in it."""
        return self._pair(passage, at)

    def _pair(self, passage: int, at: int) -> list[Actor]:
        """The two that the article has named most as ones who act, up to here, of those near by."""
        if self.parses[passage].tokens[at].lemma in _PERSONS:
            last = self._last_persons(passage, at)
            if len(last) == 2:
                return last
        here = [
            (sum(mention.passage <= passage for mention, part in actor.mentions if part is not Part.PLACE), actor)
            for actor in self.cast.actors
            if actor.type is not ActorType.PERSON
            and any(
                passage - 2 * _REACH <= mention.passage <= passage and (mention.passage, mention.first) < (passage, at)
                for mention, _ in actor.mentions
            )
        ]
        span = self.parses[passage].sentence_of(at)
        apart = {actor.key for actor in self.cast.within(passage, range(span.first, at))}
        chosen = sorted((one for one in here if one[0] > 0 and one[1].key not in apart), key=lambda one: -one[0])[:2]
        return [actor for _, actor in chosen] if len(chosen) == 2 else []

    def _last_persons(self, passage: int, at: int) -> list[Actor]:
        """The two persons named last before a place, in its passage or the one before."""
        named = sorted(
            (
                (mention.passage, mention.first, actor.key, actor)
                for actor in self.cast.actors
                if actor.type is ActorType.PERSON
                for mention, _ in actor.mentions
                if passage - 1 <= mention.passage and (mention.passage, mention.first) < (passage, at)
            ),
            key=lambda one: one[:3],
            reverse=True,
        )
        return list({key: actor for _, _, key, actor in named}.values())[:2]

    def _rule_of(self, person: Actor) -> Actor | None:
        """The administration that is named after a person."""
        last = person.key.split()[-1]
        return next(
            (actor for actor in self.cast.actors if actor.key.startswith("rule ") and actor.key.split()[-1] == last),
            None,
        )

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
        if (
            lemma in RULES
            and (rules := [actor for actor in self.cast.actors if actor.key.startswith("rule ")])
            and lemma != "government"
        ):
            return max(rules, key=lambda actor: self._weight(actor, passage))
        if own := self._by_last_word(passage, lemma):
            return own
        if lemma in _GROUPS:
            return self._before(passage, at, {ActorType.ORGANISATION}, any_part=True)
        if lemma in _PEOPLE:
            return self._before(passage, at, {ActorType.PERSON})
        return None

    def _ruler(self, state: Actor) -> Actor | None:
        """The person who leads a state, where the roles in the text tell of one."""
        leading = [
            actor
            for actor in self.cast.actors
            if actor.type is ActorType.PERSON and set(actor.role.lower().replace("-", " ").split()) & _RULERS
        ]
        known = states()
        of = {
            actor.key: {
                one.name
                for word in actor.role.split()
                if (one := known.by_nationality.get(key(word)) or known.by_name.get(key(word)))
            }
            for actor in leading
        }
        own = [actor for actor in leading if state.title in of[actor.key]]
        vague = [actor for actor in leading if not of[actor.key] and self._is_beside(actor, state)]
        found = own or vague
        return found[0] if len(found) == 1 else None

    def _is_beside(self, actor: Actor, state: Actor) -> bool:
        """Whether the first passage that names a person names the state as well."""
        first = actor.mentions[0][0].passage
        return any(mention.passage == first and part is not Part.PLACE for mention, part in state.mentions)

    def _by_last_word(self, passage: int, lemma: str) -> Actor | None:
        """The organisation that a common noun is the last word of: `the brigade`, `the union`."""
        found = [
            actor
            for actor in self.cast.actors
            if actor.key.split()[-1] == lemma
            and actor.type in {ActorType.ORGANISATION, ActorType.BODY}
            and actor.mentions[0][0].passage <= passage
        ]
        return max(found, key=lambda actor: self._weight(actor, passage), default=None)

    def _before(self, passage: int, at: int, types: set[ActorType], *, any_part: bool = False) -> Actor | None:
        """The last who was named as one who acts, of these types; of one passage the subject before the others."""
        parse = self.parses[passage]
        if any_part:
            near = [
                (self._weight(actor, passage), mention.passage, mention.first, actor)
                for actor in self.cast.actors
                if actor.type in types
                for mention, part in actor.mentions
                if passage - 3 * _REACH <= mention.passage <= passage
                and (mention.passage, mention.last) <= (passage, at)
                and part is not Part.PLACE
            ]
            return max(near, key=lambda one: one[:3], default=(0, 0, 0, None))[3]
        for back in range(passage, max(passage - _REACH, -1), -1):
            found = [
                (mention, part, actor)
                for actor in self.cast.actors
                if actor.type in types
                for mention, part in actor.mentions
                if mention.passage == back and (back < passage or mention.last <= at)
            ]
            agents = [one for one in found if one[1] is Part.AGENT]
            if back == passage and found:
                sentence = parse.sentence_of(at)
                here = [one for one in found if one[0].first >= sentence.first]
                inside = [one for one in here if one[1] is Part.AGENT] or [
                    one for one in here if one[1] is not Part.PLACE
                ]
                if inside:
                    acting = inside[0][1] is Part.AGENT
                    return (max if acting or types != {ActorType.PERSON} else min)(
                        inside, key=lambda one: one[0].first
                    )[2]
            if chosen := agents or (found if back == passage else []):
                return max(chosen, key=lambda one: one[0].first)[2]
        return None

    def _weight(self, actor: Actor, passage: int) -> int:
        return sum(mention.passage <= passage for mention, _ in actor.mentions)

    def speaker(self, passage: int) -> Actor | None:
        """Who speaks in a passage: the subject of its verb of saying."""
        parse = self.parses[passage]
        for at, token in enumerate(parse.tokens):
            if (
                token.dep in {"nsubj"}
                and parse.tokens[token.head].lemma in _SAYS
                and token.text.lower() not in _SPEAKING
            ):
                return next(iter(self.named(passage, at)), None)
        return None
