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
        elif token.lemma in {"exchange", "return"} and _is_exchange(parse, at):
            event = _of_exchange(references, passage, at, published)
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
    deed = parse.child(at, "xcomp", "ccomp", "advcl")
    above = parse.tokens[at].head
    if parse.tokens[at].dep == "xcomp" and parse.tokens[above].lemma in lexicon.REFUSES:
        return None
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


def _is_exchange(parse: Parse, at: int) -> bool:
    """Whether it is `in exchange for`, `in return for`."""
    token = parse.tokens[at]
    return token.dep == "pobj" and parse.tokens[token.head].lemma == "in" and any(parse.tokens[one].lemma == "for" for one in parse.children(at))


def _of_exchange(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    """Something given for something else: `freed two men in exchange for the crew that Orla held`."""
    parse = references.parses[passage]
    verb = verb_above(parse, at)
    price = parse.child(next(one for one in parse.children(at) if parse.tokens[one].lemma == "for"), "pobj", "pcomp")
    if verb is None or price is None:
        return None
    doer = subject(parse, verb)
    giver = references.named(passage, doer) if doer is not None else []
    if parse.tokens[price].lemma in lexicon.THINGS:
        above = verb_above(parse, verb)
        maker = subject(parse, above) if above is not None else None
        by = references.named(passage, maker) if maker is not None and maker != doer else []
        return _event(parse, passage, at, by, giver, parse.tokens[price].lemma, _phrase(parse, price), _status(parse, at), published)
    if parse.tokens[verb].lemma not in lexicon.GIVES or not giver:
        return None
    to = list(references.cast.within(passage, parse.subtree(price)))
    thing = parse.child(verb, "dobj")
    what = parse.words(verb, min(_end(parse, thing), verb + 8)) if thing is not None else parse.tokens[verb].text
    told = mood(parse, verb)
    status = Status.PROPOSED if told.is_ahead or told.is_maybe or told.is_wished else Status.ACCEPTED
    return _event(parse, passage, at, giver, to, parse.tokens[verb].lemma, what, status, published)


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
    if token.lemma in {"swap", "exchange"}:
        return _of_swap(references, passage, at, published)
    if token.dep == "pobj" and parse.tokens[token.head].lemma == "for" and parse.tokens[parse.tokens[token.head].head].lemma in {"exchange", "return"}:
        return None  # the exchange itself tells it
    verb = verb_above(parse, at)
    status = _status(parse, at)
    if adverse := _opposed(parse, at):
        to = to or [one for one in references.named(passage, adverse) if one not in by]
        status = Status.REFUSED
    if token.lemma == "ransom":
        return _of_ransom(references, passage, at, verb, published)
    while verb is not None and parse.tokens[verb].dep == "relcl" and not references.named(passage, parse.tokens[verb].head):
        verb = verb_above(parse, verb)
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


def _opposed(parse: Parse, at: int) -> int | None:
    """The subject of `is opposed to`, where that is said of the noun."""
    for above in list(parse.ancestors(at))[:2]:
        if parse.tokens[above].text.lower() == "opposed":
            verb = verb_above(parse, above) if not is_verb(parse, above) else above
            return subject(parse, verb) if verb is not None else None
    return None


def _of_swap(references: References, passage: int, at: int, published: Date | None) -> Event | None:
    """A swap of prisoners: `announced a prisoner swap with`."""
    parse = references.parses[passage]
    beside = {parse.tokens[one].lemma for one in parse.subtree(at)}
    if not beside & {"prisoner", "hostage", "detainee", "captive"}:
        return None
    verb = verb_above(parse, at)
    doer = subject(parse, verb) if verb is not None else None
    by = references.named(passage, doer) if doer is not None and doer != at else []
    to = list[Actor]()
    for child in parse.children(at):
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in {"with", "between"} and (below := parse.child(child, "pobj")) is not None:
            to += references.named(passage, below)
    told = mood(parse, at)
    status = Status.PROPOSED if told.is_wished or told.is_maybe else Status.ACCEPTED
    return _event(parse, passage, at, by, to, "swap", _phrase(parse, at), status, published) if to else None


def _of_ransom(references: References, passage: int, at: int, verb: int | None, published: Date | None) -> Event | None:
    """A ransom: who holds the captives asks it, who pays or refuses is asked."""
    parse = references.parses[passage]
    doer = subject(parse, verb) if verb is not None else None
    doers = references.named(passage, doer) if doer is not None and doer != at else []
    captors = references.captors(passage)
    is_asked = verb is not None and parse.tokens[verb].lemma in {"demand", "seek", "ask", "want", "set"}
    by, to = (doers or captors, []) if is_asked else (captors, doers)
    if not by:
        return None
    told = mood(parse, at)
    lacks = {"not", "no", "n't", "never", "refuse"} & {parse.tokens[one].lemma for one in parse.subtree(verb if verb is not None else at)}
    status = Status.THREATENED if "if" in {token.lemma for token in parse.tokens[: at]} and lacks else Status.REFUSED if lacks or told.is_refused else Status.PROPOSED
    return _event(parse, passage, at, by, to, "ransom", _phrase(parse, at), status, published)


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
    told = mood(parse, at)
    if token.lemma == "agree" and (told.is_maybe or told.is_negated or "if" in {parse.tokens[one].lemma for one in parse.children(verb)}):
        return None
    to = _receivers(references, passage, deed, thing) or _provided(references, passage, deed, thing)
    status = Status.ACCEPTED if token.lemma == "agree" else _status(parse, at)
    what = parse.words(deed, min(_end(parse, deed), deed + 7))
    return _event(parse, passage, at, by, to, parse.tokens[deed].lemma, what, status, published)


def _provided(references: References, passage: int, deed: int, thing: int | None) -> list[Actor]:
    """Of whom something is asked in return, `if Orla agreed`; else to whom the deed is done."""
    parse = references.parses[passage]
    for child in parse.children(deed):
        if parse.tokens[child].dep == "advcl" and any(parse.tokens[one].lemma in {"if", "unless"} for one in parse.children(child)):
            doer = subject(parse, child)
            return references.named(passage, doer) if doer is not None else []
    return [one] if thing is not None and (one := references.cast.at(passage, thing)) else []


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
