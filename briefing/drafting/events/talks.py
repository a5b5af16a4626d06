"""Talks: who met, negotiated, or is to; and who mediates."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import deed, is_verb, patient, subject, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.progress import progress
from briefing.drafting.events.scene import Matter, Scene, distinct, phrase
from briefing.drafting.parse import Parse
from briefing.model import Kind

_BETWEEN = ("between", "with", "among", "amongst", "involving", "by")
_MEDIATION = {"mediate", "broker"}
_MEDIATED = {"mediated", "brokered", "sponsored", "backed", "led", "facilitated", "hosted"}
_INCLUDES = {"include", "involve", "attend", "bring"}
_WHILE = {"during", "in", "at", "after", "following", "before", "amid"}
_CALLED = {"conference", "summit", "gathering"}
_PLANS = {"initiative", "proposal", "plan", "call", "idea"}
_VERBS = {"meet": "meeting", "speak": "conversation"}


def talks(scene: Scene) -> Iterator[Event]:
    """The talks that a passage tells of."""
    parse = scene.parse
    for at, token in enumerate(parse.tokens):
        event = None
        if _is_talks(parse, at):
            event = _of_noun(scene, at)
        elif is_verb(parse, at) and token.lemma in _MEDIATION:
            event = _of_mediation(scene, at)
        elif is_verb(parse, at) and {token.lemma, deed(parse, at)} & lexicon.MEETS:
            event = _of_verb(scene, at)
        if event:
            yield event


def _is_talks(parse: Parse, at: int) -> bool:
    """Whether a token is a noun for talks, and not for a press conference or a cabinet meeting."""
    token = parse.tokens[at]
    if token.lemma not in lexicon.TALKS or not token.tag.startswith("NN") or token.dep == "compound":
        return False
    if token.lemma in lexicon.TALKS_PLURAL and not token.tag.endswith("S"):
        return False
    beside = {parse.tokens[one].text.lower() for one in (*parse.children(at), *((at - 1,) if at else ()))}
    return not beside & lexicon.NO_TALKS


def _of_noun(scene: Scene, at: int) -> Event:
    """`talks with`, `held talks`, `the summit that Norway hosts`."""
    parse, verb = scene.parse, verb_above(scene.parse, at)
    parties, mediators = _beside(scene, at)
    if verb is not None:
        around = _around(scene, at, verb)
        mediators += _mediators(scene, at, verb)
        parties += around
        is_open = not around and parse.tokens[at].dep != "nsubj" and deed(parse, verb) not in lexicon.COMMENTS
        if len(distinct(parties)) == 1 and is_open:
            parties += scene.doers(verb, apart=at)
        parties = parties or _meanwhile(scene, at, verb)
    if parse.tokens[at].lemma in _CALLED:
        mediators = mediators or _callers(scene, at)
    mediators = mediators or _mediating(scene, at)
    return _event(scene, at, parties, mediators, verb)


def _of_verb(scene: Scene, at: int) -> Event | None:
    """`met Aske`, `negotiated with the council`."""
    parse, lemma = scene.parse, scene.parse.tokens[at].lemma
    others = scene.named(patient(parse, at)) if lemma == "meet" else []
    others += scene.behind(at, "with", "to") if lemma in {"talk", "speak"} else scene.behind(at, "with")
    parties, doer = distinct([*scene.doers(at), *others]), subject(parse, at)
    are_several = lemma == "meet" and doer is not None and parse.tokens[doer].tag == "NNS"
    if len(parties) < 2 and not (parties and (are_several or lemma not in {"meet", "talk", "speak"})):
        return None
    return _event(scene, at, parties, [], at)


def _of_mediation(scene: Scene, at: int) -> Event | None:
    """Mediation that names no talks: `brokered a truce between`."""
    parse, thing = scene.parse, patient(scene.parse, at)
    if thing is not None and _is_talks(parse, thing):
        return None
    parties = scene.behind(at, "between", "with", "among")
    parties += scene.behind(thing, "between", "with", "among") if thing is not None else []
    mediators = scene.doers(at, apart=thing)
    if parse.tokens[at].dep in {"acl", "xcomp", "relcl"}:
        mediators = mediators or _callers(scene, at)
    return _event(scene, at, parties, mediators, verb_above(parse, at))


def _beside(scene: Scene, at: int) -> tuple[list[Actor], list[Actor]]:
    """Who stands beside the noun as a party, and who as a mediator: `between`, `Israeli-Palestinian`, `mediated by`."""
    parse = scene.parse
    parties, mediators = scene.behind(at, *_BETWEEN), list[Actor]()
    for child in parse.children(at):
        token = parse.tokens[child]
        if token.dep in {"amod", "compound", "nmod", "poss"}:
            named = scene.within(parse.subtree(child)) or (scene.named(child) if token.dep == "poss" else [])
            is_mediated = token.text.lower().rsplit("-", 1)[-1] in _MEDIATED or parse.tokens[at].lemma == "mediation"
            (mediators if is_mediated else parties).extend(named)
        elif token.dep in {"acl", "relcl"} and token.lemma in lexicon.MEDIATES:
            mediators += scene.doers(child, apart=at)
        elif token.dep in {"acl", "relcl"} and token.lemma in _INCLUDES:
            parties += scene.named(parse.child(child, "dobj"))
    return parties, mediators


def _around(scene: Scene, at: int, verb: int) -> list[Actor]:
    """The parties around the verb above the noun: `held talks`, `took part in talks`, `is open to talks`."""
    parse, lemma = scene.parse, deed(scene.parse, verb)
    found = list[Actor]()
    if lemma in lexicon.MEDIATES:
        hit = patient(parse, verb)
        found += scene.named(hit) if hit != at else []
    elif lemma in _INCLUDES and subject(parse, verb) == at:
        found += scene.named(parse.child(verb, "dobj"))
    elif _is_taken_part_in(parse, at, verb):
        doers = scene.doers(verb, apart=at)
        found += doers if len(doers) > 1 or lemma in lexicon.TAKES_PART else []
    if not found and {parse.tokens[above].lemma for above in list(parse.ancestors(at))[:3]} & lexicon.READY:
        found += scene.doers(verb, apart=at)
    return found + scene.behind(verb, "between", "with")


def _is_taken_part_in(parse: Parse, at: int, verb: int) -> bool:
    """Whether the subject of a verb takes part in the talks that stand under it: not who praises or reports them."""
    lemma, token = deed(parse, verb), parse.tokens[at]
    if token.dep == "dobj" and token.head == verb:
        return lemma not in lexicon.COMMENTS
    return token.dep != "nsubj" and lemma in lexicon.TAKES_PART


def _mediators(scene: Scene, at: int, verb: int) -> list[Actor]:
    return scene.doers(verb, apart=at) if deed(scene.parse, verb) in lexicon.MEDIATES else []


def _mediating(scene: Scene, at: int) -> list[Actor]:
    """Who mediates, where a clause further below tells: `talks in Oslo that Norway mediated`."""
    for one in scene.parse.subtree(at):
        token = scene.parse.tokens[one]
        if token.dep == "relcl" and token.lemma in lexicon.MEDIATES:
            return scene.doers(one, apart=at)
    return []


def _meanwhile(scene: Scene, at: int, verb: int) -> list[Actor]:
    """Who did something to whom while they talked: `made an offer to Aske during talks`."""
    parse = scene.parse
    above = parse.tokens[at].head
    while parse.tokens[above].head != above and parse.tokens[above].tag.startswith("NN"):
        above = parse.tokens[above].head
    if parse.tokens[above].lemma not in _WHILE:
        return []
    found, thing = scene.doers(verb, apart=at), parse.child(verb, "dobj", "nsubjpass")
    for head in (verb, *((thing,) if thing is not None else ())):
        found += scene.behind(head, "to", "with")
        found += [
            one for child in parse.children(head) if parse.tokens[child].dep == "dobj" for one in scene.named(child)
        ]
    found = distinct(found)
    return found if len(found) > 1 else []


def _callers(scene: Scene, at: int) -> list[Actor]:
    """Who calls a conference: `the conference that France seeks to hold`, `a French initiative for a conference`."""
    parse = scene.parse
    for child in parse.children(at):
        if parse.tokens[child].dep == "relcl" and (found := scene.doers(child, apart=at)):
            return found
    for above in list(parse.ancestors(at))[:2]:
        if parse.tokens[above].lemma in _PLANS:
            return [one for child in parse.children(above) if (one := scene.at(child))]
    return []


def _event(scene: Scene, at: int, parties: list[Actor], mediators: list[Actor], verb: int | None) -> Event:
    token = scene.parse.tokens[at]
    what = _VERBS.get(token.lemma, "talks") if is_verb(scene.parse, at) else phrase(scene.parse, at)
    matter = Matter(Kind.TALKS, token.lemma, what)
    members = [one for one in parties if one not in mediators]
    return scene.event(at, matter, progress(scene.parse, at, verb), {"parties": members, "facilitator": mediators})
