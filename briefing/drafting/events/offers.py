"""Offers: who offers what to whom, and what became of it."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import is_verb, mood, subject, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.references import References
from briefing.drafting.events.surroundings import when
from briefing.drafting.parse import Parse
from briefing.model import Date, Kind

_TO = frozenset("to for".split())
_BY = frozenset("by from of".split())


def offers(references: References, passage: int, published: Date | None) -> Iterator[Event]:
    """The offers that a passage tells of."""
    parse = references.parses[passage]
    taken = set[int]()
    for at, token in enumerate(parse.tokens):
        if token.lemma in lexicon.OFFERING and is_verb(parse, at) and token.dep not in {"amod", "compound"}:
            thing = parse.child(at, "dobj", "nsubjpass") if parse.tokens[at].dep != "relcl" else parse.tokens[at].head
            if thing is not None:
                taken.add(thing)
            event = _of_verb(references, passage, at, thing, published)
        elif token.lemma in lexicon.READY and token.tag == "JJ":
            event = _of_readiness(references, passage, at, published)
        elif token.lemma == "agree" and is_verb(parse, at):
            event = _of_readiness(references, passage, at, published)
        elif token.lemma in lexicon.OFFERS and token.tag.startswith("NN") and at not in taken and token.dep != "compound":
            event = _of_noun(references, passage, at, published)
        else:
            event = None
        if event:
            yield event


def _of_verb(references: References, passage: int, at: int, thing: int | None, published: Date | None) -> Event | None:
    parse = references.parses[passage]
    lemma = parse.tokens[at].lemma
    doer = subject(parse, at)
    by = references.named(passage, doer) if doer is not None and doer != thing else []
    if thing is not None and parse.tokens[thing].lemma in lexicon.EMPTY_OFFERS | lexicon.TALKS:
        return None
    deed = parse.child(at, "xcomp", "ccomp")
    if thing is None and deed is None:
        return None
    if lemma in {"pledge", "promise"} and deed is None and not _receivers(references, passage, at, thing):
        return None
    if lemma in {"pledge", "promise", "propose"} and deed is not None and parse.tokens[deed].lemma not in lexicon.GIVES:
        return None
    to = _receivers(references, passage, at, thing)
    if lemma == "pardon" and thing is not None:
        to = references.named(passage, thing)
        topic, what = "pardon", "pardon"
    elif thing is not None and not references.cast.at(passage, thing):
        topic, what = parse.tokens[thing].lemma, _phrase(parse, thing)
    else:
        topic, what = (parse.tokens[deed].lemma, parse.words(deed, min(_end(parse, deed), deed + 8))) if deed is not None else ("offer", "offer")
        if thing is not None:
            to = to or references.named(passage, thing)
    return _event(parse, passage, at, by, to, topic, what, _status(parse, at), published)


def _receivers(references: References, passage: int, at: int, thing: int | None) -> list[Actor]:
    """To whom: the dative, or behind `to` and `for` at the verb and at the thing."""
    parse = references.parses[passage]
    found = list[Actor]()
    for head in (at, *((thing,) if thing is not None else ())):
        for child in parse.children(head):
            token = parse.tokens[child]
            if token.dep == "dative":
                below = parse.child(child, "pobj")
                found += references.named(passage, below if below is not None else child)
            elif token.dep == "prep" and token.lemma in _TO and (below := parse.child(child, "pobj")) is not None:
                found += references.named(passage, below)
    return found


def _of_noun(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    parse = references.parses[passage]
    token = parse.tokens[at]
    by, to = list[Actor](), list[Actor]()
    for child in parse.children(at):
        inner = parse.tokens[child]
        if inner.dep == "prep" and (below := parse.child(child, "pobj")) is not None:
            if inner.lemma in _TO:
                to += references.named(passage, below)
            elif inner.lemma in _BY:
                by += references.named(passage, below)
        elif inner.dep in {"amod", "compound", "nmod", "poss"}:
            own = references.cast.at(passage, child)
            by += [own] if own else references.named(passage, child) if inner.dep == "poss" else []
    verb = verb_above(parse, at)
    status = _status(parse, at)
    if verb is not None:
        doer = subject(parse, verb)
        doers = references.named(passage, doer) if doer is not None and doer != at else []
        lemma = parse.tokens[verb].lemma
        if lemma in lexicon.ACCEPTS | lexicon.REFUSES:
            to = to or [one for one in doers if one not in by]
        elif not by and lemma in _MAKES and (token.lemma in lexicon.THINGS or token.dep != "nsubj"):
            by = doers
            to = to or _receivers(references, passage, verb, None)
    if token.lemma in lexicon.THINGS:
        topic, what = token.lemma, _phrase(parse, at)
    else:
        topic, what = "offer", _phrase(parse, at)
    return _event(parse, passage, at, by, to, topic, what, status, published)


_MAKES = frozenset(
    """make offer give extend discuss consider propose provide grant issue present table announce signal dangle put float
    pursue favour favor include seek repeat renew weigh demand want pay prepare unveil send convey submit deliver have
    """.split()
)


def _of_readiness(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    """`is willing to`, `is open to`, `agreed to`, with a deed that is a concession."""
    parse = references.parses[passage]
    token = parse.tokens[at]
    deed = parse.child(at, "xcomp")
    if deed is None:
        prep = parse.child(at, "prep")
        deed = parse.child(prep, "pcomp") if prep is not None else None
    if deed is None or parse.tokens[deed].lemma not in lexicon.GIVES | lexicon.OFFERING:
        return None
    verb = at if is_verb(parse, at) else parse.tokens[at].head
    doer = subject(parse, verb)
    by = references.named(passage, doer) if doer is not None else []
    if not by:
        return None
    thing = parse.child(deed, "dobj")
    if parse.tokens[deed].lemma in lexicon.OFFERING and thing is not None:
        return None  # the verb of offering itself tells it
    to = _receivers(references, passage, deed, thing)
    status = Status.ACCEPTED if token.lemma == "agree" else _status(parse, at)
    what = parse.words(deed, min(_end(parse, deed), deed + 7))
    return _event(parse, passage, at, by, to, parse.tokens[deed].lemma, what, status, published)


def _status(parse: Parse, at: int) -> Status:
    told = mood(parse, at)
    verb = at if is_verb(parse, at) else verb_above(parse, at)
    lemma = parse.tokens[verb].lemma if verb is not None else ""
    if told.is_threatened:
        return Status.THREATENED
    if verb != at and lemma in lexicon.REFUSES or (told.is_refused and verb != at):
        return Status.REFUSED
    if verb != at and lemma in lexicon.ACCEPTS and not told.is_negated:
        return Status.ACCEPTED
    if lemma in {"withdraw", "cancel", "suspend"} and verb != at:
        return Status.CANCELLED
    return Status.REFUSED if told.is_negated and verb != at else Status.PROPOSED


def _event(
    parse: Parse, passage: int, at: int, by: list[Actor], to: list[Actor], topic: str, what: str, status: Status, published: Date | None
) -> Event:
    givers = _distinct(by)
    takers = [one for one in _distinct(to) if one not in givers]
    return Event(
        Kind.OFFER,
        what,
        topic,
        status,
        {"by": givers, "to": takers},
        [(passage, at)],
        date=when(parse, at, published, is_ahead=False),
        is_named=bool(givers or takers),
        reasons=[parse.tokens[at].text],
    )


def _phrase(parse: Parse, at: int) -> str:
    first = at
    while first and parse.tokens[first - 1].head == at and parse.tokens[first - 1].tag in {"NN", "NNS", "JJ"}:
        first -= 1
    return parse.words(first, at + 1)


def _end(parse: Parse, at: int) -> int:
    """After the last token below a token, up to the next comma."""
    end = max(parse.subtree(at)) + 1
    return next((one for one in range(at, end) if parse.tokens[one].text in {",", ";", ".", "—"}), end)


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({actor.key: actor for actor in actors}.values())
