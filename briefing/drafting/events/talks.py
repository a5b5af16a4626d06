"""Talks: who met, negotiated, or is to; who mediates; where it stands."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import deed, is_verb, mood, patient, subject, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.references import References
from briefing.drafting.events.surroundings import when, where
from briefing.drafting.parse import Parse
from briefing.model import Date, Kind

_BETWEEN = frozenset("between with among amongst involving by".split())
_MEDIATED = frozenset("mediate broker facilitate host sponsor convene moderate oversee lead organize chair arrange".split())
_FUTURE = (Status.PLANNED, Status.PROPOSED)


def talks(references: References, passage: int, published: Date | None) -> Iterator[Event]:
    """The talks that a passage tells of."""
    parse = references.parses[passage]
    for at, token in enumerate(parse.tokens):
        if _is_talks_noun(parse, at):
            yield _of_noun(references, passage, at, published)
        elif token.lemma in {"mediate", "broker"} and is_verb(parse, at) and (event := _of_mediation(references, passage, at, published)):
            yield event
        elif is_verb(parse, at) and {token.lemma, deed(parse, at)} & lexicon.MEETS:
            event = _of_verb(references, passage, at, published)
            if event:
                yield event


def _is_talks_noun(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    if token.lemma not in lexicon.TALKS or not token.tag.startswith("NN"):
        return False
    if token.lemma in lexicon.TALKS_PLURAL and not token.tag.endswith("S"):
        return False
    if at + 1 < len(parse.tokens) and token.dep == "compound":
        return False
    beside = {parse.tokens[one].text.lower() for one in (*parse.children(at), *((at - 1,) if at else ()))}
    return not beside & lexicon.NO_TALKS


def _of_noun(references: References, passage: int, at: int, published: Date | None) -> Event:
    parse = references.parses[passage]
    parties, facilitators = _beside(references, passage, at)
    verb = verb_above(parse, at)
    if verb is not None:
        more, mediators = _around(references, passage, at, verb)
        parties += more
        facilitators += mediators
        if len(_distinct(parties)) == 1 and not more and parse.tokens[at].dep != "nsubj":
            parties += _doers(references, passage, verb, at)
        if not _distinct(parties):
            parties = _beside_talks(references, passage, at, verb)
    if parse.tokens[at].lemma in _CALLED and not facilitators:
        facilitators += _callers(references, passage, at)
    status = _status(parse, at, verb)
    return _event(references, passage, at, parties, facilitators, status, published)


def _beside_talks(references: References, passage: int, at: int, verb: int) -> list[Actor]:
    """Who did something to whom while they talked: `made an offer to Aske during talks`."""
    parse = references.parses[passage]
    above = parse.tokens[at].head
    while parse.tokens[above].dep == "pobj" or parse.tokens[above].tag.startswith("NN"):
        above = parse.tokens[above].head
    if parse.tokens[above].lemma not in _WHILE:
        return []
    found = _doers(references, passage, verb, at)
    for head in (verb, *((thing,) if (thing := parse.child(verb, "dobj", "nsubjpass")) is not None else ())):
        for child in parse.children(head):
            if parse.tokens[child].dep in {"dobj", "dative"} and child != at:
                found += references.named(passage, child)
            elif parse.tokens[child].dep in {"prep", "dative"} and parse.tokens[child].lemma in {"to", "with"} and (below := parse.child(child, "pobj")) is not None:
                found += references.named(passage, below)
    found = _distinct(found)
    return found if len(found) > 1 else []


def _callers(references: References, passage: int, at: int) -> list[Actor]:
    """Who calls a conference: `the conference that France seeks to hold`, `a French initiative for a conference`."""
    parse = references.parses[passage]
    for child in parse.children(at):
        if parse.tokens[child].dep == "relcl" and (doer := subject(parse, child)) is not None and doer != at:
            return references.named(passage, doer)
    for above in list(parse.ancestors(at))[:2]:
        if parse.tokens[above].lemma in {"initiative", "proposal", "plan", "call", "idea"}:
            return [one for child in parse.children(above) if (one := references.cast.at(passage, child))]
    return []


_WHILE = frozenset("during in at after following before amid".split())
_CALLED = frozenset("conference summit gathering".split())


def _of_verb(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    parse = references.parses[passage]
    token = parse.tokens[at]
    doer = subject(parse, at)
    parties = references.named(passage, doer) if doer is not None else []
    others = list[Actor]()
    if token.lemma == "meet" and (met := patient(parse, at)) is not None:
        others += references.named(passage, met)
    for child in parse.children(at):
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in {"with", "to"} and (with_ := parse.child(child, "pobj")) is not None:
            if parse.tokens[child].lemma == "with" or token.lemma in {"talk", "speak"}:
                others += references.named(passage, with_)
    parties = _distinct(parties + others)
    if len(parties) < 2 and (token.lemma in {"meet", "talk", "speak"} or not parties):
        return None
    return _event(references, passage, at, parties, [], _status(parse, at, at), published)


def _of_mediation(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    """Mediation that names no talks: `brokered a truce between`."""
    parse = references.parses[passage]
    thing = patient(parse, at)
    if thing is not None and _is_talks_noun(parse, thing):
        return None
    doer = subject(parse, at)
    facilitators = references.named(passage, doer) if doer is not None and doer != thing else []
    parties = list[Actor]()
    for head in (at, *((thing,) if thing is not None else ())):
        for child in parse.children(head):
            if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in {"between", "with", "among"} and (below := parse.child(child, "pobj")) is not None:
                parties += references.named(passage, below)
    if parse.tokens[at].dep in {"acl", "xcomp", "relcl"} and not facilitators:
        facilitators += _callers(references, passage, at)
    return _event(references, passage, at, parties, facilitators, _status(parse, at, verb_above(parse, at)), published)


def _beside(references: References, passage: int, at: int) -> tuple[list[Actor], list[Actor]]:
    """Who stands beside the noun: `between`, `with`, `Israeli-Palestinian`, `mediated by`."""
    parse = references.parses[passage]
    parties, facilitators = list[Actor](), list[Actor]()
    for child in parse.children(at):
        token = parse.tokens[child]
        if token.dep == "prep" and token.lemma in _BETWEEN | {"between"}:
            if (below := parse.child(child, "pobj")) is not None:
                parties += references.named(passage, below)
        elif token.dep in {"amod", "compound", "nmod", "poss"}:
            mediated = token.lemma in _MEDIATED or token.lemma.rsplit("-", 1)[-1] in {"mediated", "brokered", "sponsored", "backed", "led"}
            named = [one for inside in parse.subtree(child) if (one := references.cast.at(passage, inside))]
            if not named and token.dep == "poss":
                named = references.named(passage, child)
            (facilitators if mediated else parties).extend(named)
        elif token.dep in {"acl", "relcl"}:
            if token.lemma in _MEDIATED:
                doer = subject(parse, child)
                facilitators += references.named(passage, doer) if doer is not None and doer != at else []
            elif token.lemma in {"include", "involve", "attend", "hold"}:
                thing = parse.child(child, "dobj")
                parties += references.named(passage, thing) if thing is not None else []
    return parties, facilitators


def _around(references: References, passage: int, at: int, verb: int) -> tuple[list[Actor], list[Actor]]:
    """Who stands around the verb that governs the noun: `X held talks`, `X hosted talks`, `X took part in talks`."""
    parse = references.parses[passage]
    token, lemma = parse.tokens[at], deed(parse, verb)
    parties, facilitators = list[Actor](), list[Actor]()
    doer = subject(parse, verb)
    if lemma in lexicon.MEDIATES:
        if doer is not None and doer != at:
            facilitators += references.named(passage, doer)
        found = patient(parse, verb)
        if found is not None and found != at:
            parties += references.named(passage, found)
    elif token.dep != "nsubj" and lemma in lexicon.HOLDS | lexicon.CANCELS | lexicon.FAILS and doer is not None and doer != at:
        parties += references.named(passage, doer)
    elif lemma in {"include", "involve", "bring"} and doer == at and (thing := parse.child(verb, "dobj")) is not None:
        parties += references.named(passage, thing)
    if not parties and doer is not None and doer != at and {parse.tokens[above].lemma for above in list(parse.ancestors(at))[:3]} & lexicon.READY:
        parties += references.named(passage, doer)
    for child in parse.children(verb):
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in {"between", "with"}:
            below = parse.child(child, "pobj")
            if below is not None:
                parties += references.named(passage, below)
    return parties, facilitators


def _doers(references: References, passage: int, verb: int, at: int) -> list[Actor]:
    """Who does what the verb above the noun says, where that verb is one of saying or doing."""
    doer = subject(references.parses[passage], verb)
    return references.named(passage, doer) if doer is not None and doer != at else []


def _status(parse: Parse, at: int, verb: int | None) -> Status:  # noqa: C901, PLR0911
    told = mood(parse, at)
    near = {parse.tokens[one].lemma for one in parse.children(at)}
    above = list(parse.ancestors(at))[:3]
    chain = {parse.tokens[one].lemma for one in above} | {deed(parse, one) for one in (*above, *((verb,) if verb is not None else ())) if is_verb(parse, one)}
    if chain & lexicon.CANCELS:
        return Status.CANCELLED
    if chain & lexicon.FAILS or near & {"failed", "fail", "collapsed"}:
        return Status.FAILED
    if told.is_refused or (told.is_negated and not told.is_ahead and verb is not None and chain & {"participate", "meet", "negotiate", "talk", "attend", "join", "hold"}):
        return Status.REFUSED
    if near & {"ongoing", "current", "continuing"} or chain & lexicon.GOES_ON or (verb is not None and parse.tokens[verb].tag == "VBG" and parse.child(verb, "aux") is not None and not told.is_wished):
        return Status.ONGOING
    if told.is_wished or chain & (lexicon.PROPOSES | lexicon.READY) or near & {"proposed", "propose", "possible"}:
        return Status.PROPOSED
    if told.is_ahead or near & {"planned", "plan", "upcoming", "schedule", "scheduled", "future"} or chain & {"plan", "schedule"}:
        return Status.PLANNED
    if told.is_maybe or told.is_negated or (verb is not None and verb != at and parse.tokens[verb].lemma == "be" and parse.tokens[at].dep != "nsubj"):
        return Status.PROPOSED
    return Status.HELD


def _event(
    references: References, passage: int, at: int, parties: list[Actor], facilitators: list[Actor], status: Status, published: Date | None
) -> Event:
    parse = references.parses[passage]
    mediators = _distinct(facilitators)
    members = [one for one in _distinct(parties) if one not in mediators]
    return Event(
        Kind.TALKS,
        _phrase(parse, at),
        parse.tokens[at].lemma,
        status,
        {"parties": members, "facilitator": mediators},
        [(passage, at)],
        place=where(parse, at),
        date=when(parse, at, published, is_ahead=status in _FUTURE),
        is_named=len(members) > 1 or bool(members and mediators),
        reasons=[parse.tokens[at].text],
    )


def _phrase(parse: Parse, at: int) -> str:
    """The noun with the adjectives and nouns before it: `peace talks`."""
    if is_verb(parse, at):
        return {"meet": "meeting", "speak": "conversation"}.get(parse.tokens[at].lemma, "talks")
    first = at
    while first and parse.tokens[first - 1].head == at and parse.tokens[first - 1].tag in {"NN", "NNS", "JJ"}:
        first -= 1
    return parse.words(first, at + 1)


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({actor.key: actor for actor in actors}.values())
