"""Who is meant by a phrase: the names in it, and whom its pronouns and common nouns stand for."""

from collections.abc import Iterator, Sequence

from briefing.drafting.actor import Actor, Cast
from briefing.drafting.draft import ActorType
from briefing.drafting.events.antecedents import RULERS, Antecedents
from briefing.drafting.events.clauses import is_verb, subject
from briefing.drafting.lexicon import RULES
from briefing.drafting.parse import Parse
from briefing.drafting.wordlist import listed

_PERSONAL = listed("he she him her his hers himself herself")
_IMPERSONAL = listed("it its itself")
_PLURAL = listed("they them their themselves")
_SPEAKING = listed("i we us me our my")
_RELATIVE = listed("who which that whom whose")
_TWO = {"two", "both"}
_SIDES = listed(
    """minister president man woman diplomat side country government party nation leader neighbour neighbor army
    delegation capital rival
    """
)
_SEIZES = listed("abduct kidnap seize capture hold hijack")
_SAYS = listed("say tell add write announce declare note argue insist warn claim remark")
_BELONGING = listed("of from for as like include including")


class References:
    """The cast of an article beside its passages, to ask who is meant."""

    def __init__(self, parses: Sequence[Parse], cast: Cast) -> None:
        self.parses = parses
        self.cast = cast
        self.antecedents = Antecedents(parses, cast)
        self._asking = set[tuple[int, int]]()

    def named(self, passage: int, at: int) -> list[Actor]:
        """Who is meant by the phrase under a token, and by those it is listed with; each once."""
        if (passage, at) in self._asking:
            return []  # a phrase that leads back to itself means nobody
        self._asking.add((passage, at))
        try:
            found = [actor for head in _series(self.parses[passage], at) for actor in self._meant(passage, head)]
        finally:
            self._asking.discard((passage, at))
        return list({actor.key: actor for actor in found}.values())

    def captors(self, passage: int) -> list[Actor]:
        """Who is told, up to a passage, to have seized or held people; the last of them."""
        for back in range(passage, -1, -1):
            parse = self.parses[back]
            for at, token in enumerate(parse.tokens):
                if token.lemma in _SEIZES and is_verb(parse, at) and (doer := subject(parse, at)) is not None:
                    found = [one for one in self.named(back, doer) if one.type in _ARMED]
                    if found:
                        return found
        return []

    def _meant(self, passage: int, head: int) -> list[Actor]:
        """Who is meant by one head: the name, the pronoun, the names beside it, or the common noun."""
        parse, token = self.parses[passage], self.parses[passage].tokens[head]
        if actor := self.cast.at(passage, head):
            return [actor]
        if token.text.lower() in _PRONOUNS:
            return self._pronoun(passage, head)
        if _is_pair(parse, head):
            return self.antecedents.pair(passage, head)
        apposed = parse.child(head, "appos")
        actor = self.cast.at(passage, apposed) if apposed is not None else None
        return [actor] if actor else self._described(passage, head)

    def _described(self, passage: int, head: int) -> list[Actor]:
        """Who is meant by a common noun: the names beside it, else whom it stands for."""
        parse, token = self.parses[passage], self.parses[passage].tokens[head]
        inner = list(self._inner(passage, head))
        if token.lemma in RULERS and token.tag != "NNS" and [one.type for one in inner] == [ActorType.STATE]:
            return [self.antecedents.ruler(inner[0]) or inner[0]]
        if not inner and token.tag == "NN" and _is_definite(parse, head):
            found = self.antecedents.noun(passage, head, token.lemma)
            return [found] if found else []
        return inner

    def _inner(self, passage: int, head: int) -> Iterator[Actor]:
        """The names inside a phrase: `representatives of Hamas`, `Israel's leader`, `his administration`."""
        parse = self.parses[passage]
        for child in parse.children(head):
            token = parse.tokens[child]
            if token.dep == "prep" and token.lemma in _BELONGING:
                below = parse.child(child, "pobj")
                yield from self.named(passage, below) if below is not None else ()
            elif token.dep in {"poss", "amod", "compound", "nmod"}:
                beside = [child, *(one for one in parse.children(child) if parse.tokens[one].dep in _SERIES)]
                yield from (actor for one in beside if (actor := self.cast.at(passage, one)))
                if token.dep == "poss" and token.text.lower() in _PERSONAL | _IMPERSONAL:
                    yield from self._owner(passage, child, parse.tokens[head].lemma)

    def _owner(self, passage: int, at: int, lemma: str) -> list[Actor]:
        """Whose something is: `his`; of `his administration` the administration itself."""
        owners = self._pronoun(passage, at)
        rules = [rule for one in owners if lemma in RULES and (rule := self.antecedents.rule_of(one))]
        return rules or owners

    def _pronoun(self, passage: int, at: int) -> list[Actor]:
        text = self.parses[passage].tokens[at].text.lower()
        if text in _PLURAL:
            return self._several(passage, at)
        if text in _RELATIVE:
            parse = self.parses[passage]
            above = next((one for one in parse.ancestors(at) if parse.tokens[one].dep == "relcl"), None)
            return self.named(passage, parse.tokens[above].head)[:1] if above is not None else []
        if text in _SPEAKING:
            return self._speaker(passage)
        found = self.antecedents.person if text in _PERSONAL else self.antecedents.power
        actor = found(passage, at)
        return [actor] if actor else []

    def _several(self, passage: int, at: int) -> list[Actor]:
        """Whom `they` stands for: the last subject before it that is several."""
        for back in range(passage, max(passage - 2, -1), -1):
            parse = self.parses[back]
            for one in range((at if back == passage else len(parse.tokens)) - 1, -1, -1):
                token = parse.tokens[one]
                is_several = token.tag.endswith("S") or parse.child(one, "conj") is not None
                if token.dep in {"nsubj", "nsubjpass"} and is_several and token.text.lower() not in _PLURAL:
                    found = self.named(back, one)
                    if found:
                        return found
        return []

    def _speaker(self, passage: int) -> list[Actor]:
        """Who speaks in a passage: the subject of its verb of saying."""
        parse = self.parses[passage]
        for at, token in enumerate(parse.tokens):
            if token.dep == "nsubj" and parse.tokens[token.head].lemma in _SAYS and token.text.lower() not in _SPEAKING:
                return self.named(passage, at)[:1]
        return []


_ARMED = {ActorType.ORGANISATION, ActorType.BODY}
_PRONOUNS = _PERSONAL | _IMPERSONAL | _PLURAL | _SPEAKING | _RELATIVE
_SERIES = {"conj", "compound", "amod", "nmod"}


def _series(parse: Parse, at: int) -> list[int]:
    """A token and those it is listed with."""
    found = [at]
    for one in found:
        found += [
            child
            for child in parse.children(one)
            if parse.tokens[child].dep == "conj" and child not in found and not is_verb(parse, child)
        ]
    return found


def _is_pair(parse: Parse, head: int) -> bool:
    """Whether a phrase is `the two sides`, `both countries`, `the two`."""
    token, beside = parse.tokens[head], {parse.tokens[one].lemma for one in parse.children(head)}
    if token.lemma in _TWO:
        return token.dep in {"nsubj", "pobj", "dobj"}
    return token.lemma in _SIDES and bool(beside & _TWO)


def _is_definite(parse: Parse, head: int) -> bool:
    return any(
        parse.tokens[one].dep == "det" and parse.tokens[one].text.lower() in {"the", "this", "that"}
        for one in parse.children(head)
    )
