"""Sanctions: who laid them on whom, and whether they stand, are threatened, eased or lifted."""

from collections.abc import Iterator

from briefing.drafting.actor import Actor
from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import is_verb, mood, patient, subject, verb_above
from briefing.drafting.events.event import Event
from briefing.drafting.events.references import References
from briefing.drafting.events.surroundings import when
from briefing.drafting.parse import Parse
from briefing.model import Date, Kind

_ON = frozenset("on against upon over for".split())
_FROM = frozenset("by from of".split())


def sanctions(references: References, passage: int, published: Date | None) -> Iterator[Event]:
    """The sanctions that a passage tells of."""
    parse = references.parses[passage]
    for at, token in enumerate(parse.tokens):
        if token.lemma in lexicon.SANCTIONING and is_verb(parse, at) and token.dep != "amod":
            yield _of_verb(references, passage, at, published)
        elif is_sanction_noun(parse, at):
            yield _of_noun(references, passage, at, published)


def is_sanction_noun(parse: Parse, at: int) -> bool:
    """Whether a token is a noun for sanctions."""
    token = parse.tokens[at]
    if not token.tag.startswith("NN") or token.dep == "compound":
        return False
    if token.lemma in lexicon.SANCTIONS - {"curb"}:
        return True
    beside = lexicon.MEASURES.get(token.lemma)
    if beside is None:
        return False
    near = [parse.tokens[one] for one in (*parse.children(at), *((at - 1,) if at else ()))]
    return not beside or bool({word for token in near for word in (token.lemma, token.text.lower())} & beside)


def _of_verb(references: References, passage: int, at: int, published: Date | None) -> Event:
    parse = references.parses[passage]
    doer, hit = subject(parse, at), patient(parse, at)
    authority = references.named(passage, doer) if doer is not None and doer != hit else []
    targets = references.named(passage, hit) if hit is not None else []
    return _event(parse, passage, at, authority, targets, _status(parse, at, IMPOSE), published)


def _of_noun(references: References, passage: int, at: int, published: Date | None) -> Event:
    parse = references.parses[passage]
    governor, verb = _governor(parse, at)
    beside, targets = _beside(references, passage, at)
    doers = list[Actor]()
    if verb is not None and parse.tokens[at].dep != "nsubj":
        doer = subject(parse, verb)
        doers = references.named(passage, doer) if doer is not None and doer != at else []
    authority = beside
    if doers and (parse.tokens[verb].lemma in _RULES if verb is not None else False):
        if not beside:
            authority = doers
        elif not targets and doers[0] not in beside:
            authority, targets = doers, beside
    if verb is not None:
        targets = targets or _after(references, passage, verb) or _under(references, passage, at, verb)
        authority = [one for one in authority if one not in targets or one in beside]
    return _event(parse, passage, at, authority, targets, _status(parse, at, governor), published)


_RULES = lexicon.LIFTS | lexicon.EASES | lexicon.IMPOSES | frozenset(
    "threaten warn plan consider agree refuse vow pledge prepare mull offer decide vote want intend promise use have propose".split()
)
IMPOSE = "impose"


def _governor(parse: Parse, at: int) -> tuple[str, int | None]:
    """The lemma that says what becomes of the sanctions, and the verb above them: `the lifting of sanctions`."""
    verb = verb_above(parse, at)
    for above in parse.ancestors(at):
        lemma = parse.tokens[above].lemma
        if lemma in lexicon.LIFTS | lexicon.EASES:
            return lemma, verb
        if is_verb(parse, above):
            break
    if at and parse.tokens[at - 1].lemma in lexicon.LIFTS | lexicon.EASES:
        return parse.tokens[at - 1].lemma, verb
    after = at + 1
    if after < len(parse.tokens) and parse.tokens[after].lemma in {"relief", "waiver", "removal"}:
        return "relief", verb
    return (parse.tokens[verb].lemma if verb is not None else ""), verb


def _beside(references: References, passage: int, at: int) -> tuple[list[Actor], list[Actor]]:
    """Who stands beside the noun: whose sanctions, and on whom."""
    parse = references.parses[passage]
    authority, targets = list[Actor](), list[Actor]()
    heads = [at]
    if parse.tokens[at].dep == "conj":
        heads.append(parse.tokens[at].head)
    heads += [one for one in parse.children(at) if parse.tokens[one].dep == "conj"]
    for head in heads:
        for child in parse.children(head):
            token = parse.tokens[child]
            if token.dep == "prep" and (below := parse.child(child, "pobj")) is not None:
                if token.lemma in _ON:
                    targets += references.named(passage, below)
                elif token.lemma in _FROM:
                    authority += references.named(passage, below)
            elif token.dep in {"amod", "compound", "nmod", "poss"}:
                own = references.cast.at(passage, child)
                if own:
                    authority.append(own)
                elif token.dep == "poss":
                    authority += references.named(passage, child)
            elif token.dep == "acl" and token.lemma in {"target", "aim", "hit"}:
                thing = parse.child(child, "dobj")
                targets += references.named(passage, thing) if thing is not None else []
            elif token.dep == "acl" and token.lemma in lexicon.IMPOSES:
                doer = subject(parse, child)
                authority += references.named(passage, doer) if doer is not None and doer != head else []
                targets += _after(references, passage, child)
    return _distinct(authority), _distinct(targets)


def _after(references: References, passage: int, verb: int) -> list[Actor]:
    """On whom, where that stands with the verb: `imposed sanctions on`."""
    parse = references.parses[passage]
    for child in parse.children(verb):
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in {"on", "against", "upon"}:
            below = parse.child(child, "pobj")
            if below is not None and (found := references.named(passage, below)):
                return found
    return []


def _under(references: References, passage: int, at: int, verb: int) -> list[Actor]:
    """On whom, where they are said to be under sanctions, or to face them."""
    parse = references.parses[passage]
    is_under = parse.tokens[parse.tokens[at].head].lemma == "under"
    if not is_under and parse.tokens[verb].lemma not in {"face", "suffer", "risk", "escape", "evade"}:
        return []
    doer = subject(parse, verb)
    return references.named(passage, doer) if doer is not None and doer != at else []


def _status(parse: Parse, at: int, governor: str) -> Status:  # noqa: PLR0911
    told = mood(parse, at)
    if told.is_threatened:
        return Status.THREATENED
    if told.is_refused or (told.is_negated and governor not in lexicon.LIFTS | lexicon.EASES):
        return Status.REFUSED
    is_less = governor in lexicon.LIFTS | lexicon.EASES
    if is_less and not told.is_negated:
        if told.is_wished or told.is_maybe:
            return Status.PROPOSED
        if told.is_ahead and "will" not in {parse.tokens[one].lemma for one in parse.ancestors(at)}:
            return Status.PLANNED if governor in lexicon.LIFTS else Status.EASED
        return Status.LIFTED if governor in lexicon.LIFTS else Status.EASED
    if told.is_wished:
        return Status.PROPOSED
    if told.is_maybe or governor in {"face", "risk"} or "fresh" in {parse.tokens[one].lemma for one in parse.children(at)}:
        return Status.THREATENED
    if told.is_ahead:
        return Status.PLANNED
    return Status.IMPOSED


def _event(
    parse: Parse, passage: int, at: int, authority: list[Actor], targets: list[Actor], status: Status, published: Date | None
) -> Event:
    powers = _distinct(authority)
    hit = [one for one in _distinct(targets) if one not in powers]
    return Event(
        Kind.SANCTION,
        _phrase(parse, at),
        parse.tokens[at].lemma,
        status,
        {"authority": powers, "targets": hit},
        [(passage, at)],
        date=when(parse, at, published, is_ahead=status is Status.PLANNED),
        is_named=bool(powers or hit),
        reasons=[parse.tokens[at].text],
    )


def _phrase(parse: Parse, at: int) -> str:
    if is_verb(parse, at):
        return "sanctions"
    first = at
    while first and parse.tokens[first - 1].head == at and parse.tokens[first - 1].tag in {"NN", "NNS", "JJ"}:
        first -= 1
    return parse.words(first, at + 1)


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({actor.key: actor for actor in actors}.values())
