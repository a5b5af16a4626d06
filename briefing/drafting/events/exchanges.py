"""Offers of one thing for another: exchanges, swaps of prisoners, ransoms."""

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import Mood, mood, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.scene import Matter, Scene, phrase, run
from briefing.drafting.parse import Parse
from briefing.model import Kind

_EXCHANGE = {"exchange", "return"}
_CAPTIVES = {"prisoner", "hostage", "detainee", "captive"}
_ASKS = {"demand", "seek", "ask", "want", "set"}
_LACKS = {"not", "no", "n't", "never", "refuse"}


def is_exchange(parse: Parse, at: int) -> bool:
    """Whether a token is the noun of `in exchange for`, `in return for`."""
    token = parse.tokens[at]
    is_in = token.lemma in _EXCHANGE and token.dep == "pobj" and parse.tokens[token.head].lemma == "in"
    return is_in and _price(parse, at) is not None


def _price(parse: Parse, at: int) -> int | None:
    """What stands behind `for`."""
    for child in parse.children(at):
        if parse.tokens[child].lemma == "for":
            return parse.child(child, "pobj", "pcomp")
    return None


def exchange(scene: Scene, at: int) -> Event | None:
    """Something given for something else: `freed two men in exchange for the crew that Orla held`."""
    parse = scene.parse
    verb, price = verb_above(parse, at), _price(parse, at)
    if verb is None or price is None:
        return None
    giver = scene.doers(verb)
    if parse.tokens[price].lemma in lexicon.THINGS:  # pressed Aske to leave in exchange for amnesty
        pressed = parse.child(verb, "xcomp", "ccomp")
        by = giver if pressed is not None else scene.doers(verb_above(parse, verb))
        giver = scene.doers(pressed) if pressed is not None else giver
        matter = Matter(Kind.OFFER, parse.tokens[price].lemma, phrase(parse, price))
        return scene.event(at, matter, Status.PROPOSED, {"to": giver, "by": by})
    if parse.tokens[verb].lemma not in lexicon.GIVES or not giver:
        return None
    thing = parse.child(verb, "dobj")
    what = run(parse, verb, thing) if thing is not None else parse.tokens[verb].text
    to = scene.within(parse.subtree(price))
    matter = Matter(Kind.OFFER, parse.tokens[verb].lemma, what)
    return scene.event(at, matter, _settled(mood(parse, verb)), {"by": giver, "to": to})


def swap(scene: Scene, at: int) -> Event | None:
    """A swap of prisoners: `announced a prisoner swap with`."""
    parse = scene.parse
    if not {parse.tokens[one].lemma for one in parse.subtree(at)} & _CAPTIVES:
        return None
    verb, to = verb_above(parse, at), scene.behind(at, "with", "between")
    by = scene.doers(verb, apart=at)
    matter = Matter(Kind.OFFER, "swap", phrase(parse, at))
    return scene.event(at, matter, _settled(mood(parse, at)), {"by": by, "to": to}) if to else None


def ransom(scene: Scene, at: int, verb: int | None) -> Event | None:
    """A ransom: who holds the captives asks it, who pays or refuses is asked."""
    parse = scene.parse
    doers = scene.doers(verb, apart=at)
    captors = scene.captors()
    is_asked = verb is not None and parse.tokens[verb].lemma in _ASKS
    by, to = (doers or captors, list[Actor]()) if is_asked else (captors, doers)
    lacks = _LACKS & {parse.tokens[one].lemma for one in parse.subtree(at if verb is None else verb)}
    if lacks and any(token.lemma == "if" for token in parse.tokens[:at]):
        status = Status.THREATENED
    else:
        status = Status.REFUSED if lacks or mood(parse, at).is_refused else Status.PROPOSED
    matter = Matter(Kind.OFFER, "ransom", phrase(parse, at))
    return scene.event(at, matter, status, {"by": by, "to": to}) if by else None


def _settled(told: Mood) -> Status:
    return Status.PROPOSED if told.is_ahead or told.is_maybe or told.is_wished else Status.ACCEPTED
