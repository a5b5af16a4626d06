"""Offers: who offers what to whom, and what became of it."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import is_verb, mood, subject, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.exchanges import exchange, is_exchange, ransom, swap
from briefing.drafting.events.scene import Matter, Scene, phrase, run
from briefing.drafting.parse import Parse
from briefing.model import Kind

_RULINGS = {"ban", "law", "bill", "resolution", "measure", "restriction", "mandate", "deadline", "term", "stay"}
_LIMITS = {"limit", "ban", "restriction", "cap", "freeze", "end"}
_PROMISES = {"pledge", "promise"}


def offers(scene: Scene) -> Iterator[Event]:
    """The offers that a passage tells of."""
    taken = set[int]()
    for at in range(len(scene.parse.tokens)):
        event = _offer(scene, at, taken)
        if event:
            yield event


def _offer(scene: Scene, at: int, taken: set[int]) -> Event | None:
    """What a token tells; the noun that a verb of offering has taken tells nothing more."""
    parse, token = scene.parse, scene.parse.tokens[at]
    if token.lemma in lexicon.OFFERING and is_verb(parse, at) and token.dep not in {"amod", "compound"}:
        thing = token.head if token.dep == "relcl" else parse.child(at, "dobj", "nsubjpass")
        taken |= {thing} if thing is not None else set()
        return _of_verb(scene, at, thing)
    if is_exchange(parse, at):
        return exchange(scene, at)
    if (token.lemma in lexicon.READY and token.tag == "JJ") or (token.lemma == "agree" and is_verb(parse, at)):
        return _of_readiness(scene, at)
    if token.lemma in lexicon.OFFERS and token.tag.startswith("NN") and at not in taken and token.dep != "compound":
        return _of_noun(scene, at)
    return None


def _of_verb(scene: Scene, at: int, thing: int | None) -> Event | None:
    """`offered an amnesty to`, `proposed to withdraw`."""
    parse, token = scene.parse, scene.parse.tokens[at]
    deed = parse.child(at, "xcomp", "ccomp", "advcl")
    to = _receivers(scene, at, thing)
    if not _is_offer(parse, at, thing, deed) or (token.lemma in _PROMISES and deed is None and not to):
        return None
    by = scene.doers(at, apart=thing)
    if token.lemma == "pardon":
        topic, what, to = "pardon", "pardon", scene.named(thing)
    elif thing is not None and not scene.at(thing):
        topic, what = parse.tokens[thing].lemma, phrase(parse, thing)
    else:
        topic, what = (parse.tokens[deed].lemma, run(parse, deed, deed)) if deed is not None else ("offer", "offer")
        to = to or scene.named(thing)
    status, answerer = _answered(scene, at)
    to = to or answerer
    return scene.event(at, Matter(Kind.OFFER, topic, what), status or _status(parse, at), {"by": by, "to": to})


def _answered(scene: Scene, at: int) -> tuple[Status | None, list[Actor]]:
    """What became of an offer in the same sentence, and by whom: `offered to pay, but Aske refused`."""
    parse = scene.parse
    for child in parse.children(at):
        token = parse.tokens[child]
        is_answer = token.dep == "conj" and token.lemma in lexicon.REFUSES | lexicon.ACCEPTS
        if is_answer and parse.child(child, "nsubj") is not None:
            status = Status.REFUSED if token.lemma in lexicon.REFUSES else Status.ACCEPTED
            return status, scene.doers(child)
    return None, []


def _is_offer(parse: Parse, at: int, thing: int | None, deed: int | None) -> bool:
    """Whether a verb of offering offers something: neither condolences nor talks, and not to do what costs nothing."""
    token = parse.tokens[at]
    if token.dep == "xcomp" and parse.tokens[token.head].lemma in lexicon.REFUSES:
        return False
    if thing is not None:
        return parse.tokens[thing].lemma not in lexicon.EMPTY_OFFERS | lexicon.TALKS | lexicon.SANCTIONS | _RULINGS
    if deed is None:
        return False
    return token.lemma not in _PROMISES | {"propose"} or parse.tokens[deed].lemma in lexicon.GIVES


def _receivers(scene: Scene, at: int, thing: int | None) -> list[Actor]:
    """To whom: the dative, or behind `to` and `for` at the verb and at the thing."""
    found = list[Actor]()
    for head in (at, *((thing,) if thing is not None else ())):
        found += scene.behind(head, "to", "for")
        found += [
            one
            for child in scene.parse.children(head)
            if scene.parse.tokens[child].dep == "dative" and scene.parse.child(child, "pobj") is None
            for one in scene.named(child)
        ]
    return found


def _of_noun(scene: Scene, at: int) -> Event | None:
    """`the French proposal`, `a guarantee for`."""
    parse, token = scene.parse, scene.parse.tokens[at]
    if token.lemma == "swap" or (token.lemma == "exchange" and token.dep != "pobj"):
        return swap(scene, at)
    if token.dep == "pobj" and is_exchange(parse, parse.tokens[token.head].head):
        return None  # the exchange itself tells it
    if {parse.tokens[above].lemma for above in list(parse.ancestors(at))[:2]} & _LIMITS:
        return None  # limits on guarantees offer none
    verb = _main_verb(scene, at)
    if token.lemma == "ransom":
        return ransom(scene, at, verb)
    by, to, status = _owners(scene, at), scene.behind(at, "to", "for"), _status(parse, at)
    if (adverse := _opposed(parse, at)) is not None:
        to, status = to or scene.named(adverse), Status.REFUSED
    if verb is not None:
        doers = scene.doers(verb, apart=at)
        lemma = parse.tokens[verb].lemma
        if lemma in lexicon.ACCEPTS | lexicon.REFUSES:
            to = to or [one for one in doers if one not in by]
        elif not by and lemma in lexicon.MAKES and (token.lemma in lexicon.THINGS or token.dep != "nsubj"):
            by, to = doers, to or _receivers(scene, verb, None)
    topic = token.lemma if token.lemma in lexicon.THINGS else "offer"
    return scene.event(at, Matter(Kind.OFFER, topic, phrase(parse, at)), status, {"by": by, "to": to})


def _owners(scene: Scene, at: int) -> list[Actor]:
    """Whose offer it is, as the words beside the noun tell."""
    found = scene.behind(at, "by", "from", "of")
    for child in scene.parse.children(at):
        token = scene.parse.tokens[child]
        if token.dep in {"amod", "compound", "nmod", "poss"}:
            own = scene.at(child)
            found += [own] if own else scene.named(child) if token.dep == "poss" else []
    return found


def _main_verb(scene: Scene, at: int) -> int | None:
    """The verb above a noun; where that belongs to a thing, `negotiations that would include guarantees`, the next."""
    verb = verb_above(scene.parse, at)
    while verb is not None and scene.parse.tokens[verb].dep == "relcl":
        if scene.named(scene.parse.tokens[verb].head):
            break
        verb = verb_above(scene.parse, verb)
    return verb


def _opposed(parse: Parse, at: int) -> int | None:
    """The subject of `is opposed to`, where that is said of the noun."""
    for above in list(parse.ancestors(at))[:2]:
        if parse.tokens[above].text.lower() == "opposed":
            verb = above if is_verb(parse, above) else verb_above(parse, above)
            return subject(parse, verb) if verb is not None else None
    return None


def _of_readiness(scene: Scene, at: int) -> Event | None:
    """`is willing to`, `is open to`, `agreed to`, with a deed that is a concession."""
    parse, token = scene.parse, scene.parse.tokens[at]
    deed = parse.child(at, "xcomp")
    if deed is None and (preposition := parse.child(at, "prep")) is not None:
        deed = parse.child(preposition, "pcomp")
    if deed is None or parse.tokens[deed].lemma not in lexicon.GIVES | lexicon.OFFERING:
        return None
    thing = parse.child(deed, "dobj")
    if parse.tokens[deed].lemma in lexicon.OFFERING and thing is not None:
        return None  # the verb of offering itself tells it
    verb = at if is_verb(parse, at) else token.head
    by, told = scene.doers(verb), mood(parse, at)
    is_agreed = token.lemma == "agree"
    if not by or (is_agreed and (told.is_maybe or told.is_negated or _is_condition(parse, verb))):
        return None
    to = _receivers(scene, deed, thing) or _provided(scene, deed, thing)
    matter = Matter(Kind.OFFER, parse.tokens[deed].lemma, run(parse, deed, deed))
    return scene.event(at, matter, Status.ACCEPTED if is_agreed else _status(parse, at), {"by": by, "to": to})


def _is_condition(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[one].lemma in {"if", "unless"} for one in parse.children(verb))


def _provided(scene: Scene, deed: int, thing: int | None) -> list[Actor]:
    """Of whom something is asked in return, `if Orla agreed`; else to whom the deed is done."""
    parse = scene.parse
    for child in parse.children(deed):
        if parse.tokens[child].dep == "advcl" and _is_condition(parse, child):
            return scene.doers(child)
    return [one] if thing is not None and (one := scene.at(thing)) else []


def _status(parse: Parse, at: int) -> Status:
    told = mood(parse, at)
    verb = at if is_verb(parse, at) else verb_above(parse, at)
    above = parse.tokens[verb].lemma if verb is not None and verb != at else ""
    if told.is_threatened:
        return Status.THREATENED
    if above in lexicon.REFUSES or (verb != at and told.is_refused):
        return Status.REFUSED
    if above in lexicon.ACCEPTS and not told.is_negated:
        return Status.ACCEPTED
    if above in {"withdraw", "cancel", "suspend"}:
        return Status.CANCELLED
    return Status.REFUSED if told.is_negated and verb != at else Status.PROPOSED
