"""Sanctions: who laid them on whom, and whether they stand, are threatened, eased or lifted."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import is_verb, mood, patient, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.scene import Matter, Scene, phrase
from briefing.drafting.parse import Parse
from briefing.model import Kind

_LESS = lexicon.LIFTS | lexicon.EASES
_OBJECTS = {"dobj", "nsubjpass", "attr", "oprd", "ROOT", "dep", "appos"}
_AIMS = {"target", "aim", "hit"}
_FACES = {"face", "suffer", "risk", "escape", "evade"}


def sanctions(scene: Scene) -> Iterator[Event]:
    """The sanctions that a passage tells of."""
    for at, token in enumerate(scene.parse.tokens):
        if is_verb(scene.parse, at):
            if token.lemma in lexicon.SANCTIONING and token.dep != "amod":
                yield _of_verb(scene, at)
            elif _is_ban(scene.parse, at):
                yield _of_ban(scene, at)
        elif _is_sanction(scene.parse, at):
            yield _of_noun(scene, at)


def _is_sanction(parse: Parse, at: int) -> bool:
    """Whether a token is a noun for sanctions, by itself or beside another word: `travel ban`."""
    token = parse.tokens[at]
    if not token.tag.startswith("NN") or token.dep == "compound":
        return False
    if token.lemma in lexicon.SANCTIONS:
        return True
    beside = lexicon.MEASURES.get(token.lemma, frozenset())
    near = [parse.tokens[one] for one in (*parse.children(at), *((at - 1,) if at else ()))]
    return any({one.lemma, one.text.lower()} & beside for one in near)


def _is_ban(parse: Parse, at: int) -> bool:
    """Whether a verb stops trade or aid: `banned imports of`, `froze the accounts of`."""
    if not is_verb(parse, at) or parse.tokens[at].lemma not in lexicon.STOPS:
        return False
    hit = patient(parse, at)
    return hit is not None and parse.tokens[hit].lemma in lexicon.FLOWS


def _of_ban(scene: Scene, at: int) -> Event:
    parse, hit = scene.parse, patient(scene.parse, at)
    inside = scene.within(parse.subtree(hit)) if hit is not None else []
    actors = {"authority": scene.doers(at, apart=hit), "targets": inside or scene.behind(at, "to", "from", "against")}
    what = " ".join((parse.tokens[at].lemma, "of", phrase(parse, hit or at)))
    return scene.event(at, Matter(Kind.SANCTION, "ban", what), _status(parse, at, ""), actors)


def _of_verb(scene: Scene, at: int) -> Event:
    hit = patient(scene.parse, at)
    actors = {"authority": scene.doers(at, apart=hit), "targets": scene.named(hit)}
    return scene.event(at, Matter(Kind.SANCTION, "sanction", "sanctions"), _status(scene.parse, at, ""), actors)


def _of_noun(scene: Scene, at: int) -> Event:
    parse, verb = scene.parse, verb_above(scene.parse, at)
    authority, targets = _beside(scene, at)
    if verb is not None and _is_decided(parse, at) and parse.tokens[verb].lemma in lexicon.DECIDES:
        doers = scene.doers(verb, apart=at)
        if not authority:
            authority = doers
        elif doers and not targets and doers[0] not in authority:
            authority, targets = doers, authority
    if verb is not None:
        targets = targets or scene.behind(verb, "on", "against", "upon") or _under(scene, at, verb)
    matter = Matter(Kind.SANCTION, parse.tokens[at].lemma, phrase(parse, at))
    status = _status(parse, at, _governor(parse, at, verb))
    powers = [one for one in authority if one not in targets]
    return scene.event(at, matter, status, {"authority": powers, "targets": targets})


def _is_decided(parse: Parse, at: int) -> bool:
    """Whether the verb above is done to the sanctions: they are its object, `a package of` them, or come with it."""
    token = parse.tokens[at]
    for above in parse.ancestors(at):
        is_listed = token.dep == "conj"
        is_of = token.lemma == "of" or (token.dep == "pobj" and parse.tokens[above].lemma == "of")
        if not (is_listed or is_of):
            break
        token = parse.tokens[above]
    return token.dep in _OBJECTS or (token.dep == "pobj" and parse.tokens[token.head].lemma in {"with", "to"})


def _governor(parse: Parse, at: int, verb: int | None) -> str:
    """The lemma that says what becomes of the sanctions: `the lifting of sanctions`, `sanctions relief`."""
    for above in parse.ancestors(at):
        if parse.tokens[above].lemma in _LESS:
            return parse.tokens[above].lemma
        if is_verb(parse, above):
            break
    if at and parse.tokens[at - 1].lemma in _LESS:
        return parse.tokens[at - 1].lemma
    return parse.tokens[verb].lemma if verb is not None else ""


def _beside(scene: Scene, at: int) -> tuple[list[Actor], list[Actor]]:
    """Who stands beside the noun, and beside the nouns it is listed with: whose sanctions, and on whom."""
    parse = scene.parse
    listed = [one for one in parse.children(at) if parse.tokens[one].dep == "conj"]
    above = [parse.tokens[at].head] if parse.tokens[at].dep == "conj" else []
    authority, targets = list[Actor](), list[Actor]()
    for head in (at, *above, *listed):
        authority += scene.behind(head, "by", "from", "of")
        targets += scene.behind(head, "on", "against", "upon")
        for child in parse.children(head):
            token = parse.tokens[child]
            if token.dep in {"amod", "compound", "nmod", "poss"}:
                own = scene.at(child)
                authority += [own] if own else scene.named(child) if token.dep == "poss" else []
            elif token.dep == "acl" and token.lemma in _AIMS:
                targets += scene.named(parse.child(child, "dobj"))
            elif token.dep == "acl" and token.lemma in lexicon.IMPOSES:
                authority += scene.doers(child, apart=head)
                targets += scene.behind(child, "on", "against", "upon")
    return authority, targets


def _under(scene: Scene, at: int, verb: int) -> list[Actor]:
    """On whom, where they are said to be under sanctions, or to face them."""
    tokens = scene.parse.tokens
    is_under = tokens[tokens[at].head].lemma == "under" or tokens[verb].lemma in _FACES
    return scene.doers(verb, apart=at) if is_under else []


def _status(parse: Parse, at: int, governor: str) -> Status:
    told = mood(parse, at)
    if told.is_threatened:
        return Status.THREATENED
    if governor in _LESS and not told.is_negated and not told.is_refused:
        return _less(parse, at, governor)
    if told.is_refused or told.is_negated:
        return Status.REFUSED
    if told.is_wished:
        return Status.PROPOSED
    is_fresh = any(parse.tokens[one].lemma in {"fresh", "further"} for one in parse.children(at))
    if told.is_maybe or governor in _FACES or is_fresh:
        return Status.THREATENED
    return Status.PLANNED if told.is_ahead else Status.IMPOSED


def _less(parse: Parse, at: int, governor: str) -> Status:
    """The status of sanctions that are taken away, or of which some are."""
    told = mood(parse, at)
    if told.is_wished or told.is_maybe:
        return Status.PROPOSED
    if governor in lexicon.EASES:
        return Status.EASED
    will = any(parse.tokens[one].lemma == "will" for one in parse.ancestors(at))
    return Status.PLANNED if told.is_ahead and not will else Status.LIFTED
