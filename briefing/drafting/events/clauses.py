"""Clauses: who does what a verb says, and whether it is told as done, to come, denied, wished or threatened."""

from dataclasses import dataclass

from briefing.drafting.parse import Parse
from briefing.drafting.wordlist import listed

_RELATIVE = {"who", "which", "that", "whom"}
_SHARING = {"conj", "xcomp", "advcl", "ccomp", "prep", "pcomp", "acl", "aux", "dep", "oprd"}
"""Labels of verbs that may share the subject of the verb above them."""
_CONTROL_OBJECT = listed("ask tell urge allow force press push persuade order want expect invite let make help get")
_TELLS = listed("say tell add announce report claim believe think note argue insist acknowledge confirm")
_AHEAD = listed("will shall would plan intend schedule expect aim prepare hope seek due set slate vow promise pledge")
_MAYBE = listed("could might may would consider weigh mull if unless possibly discuss debate propose suggest")
_WISHES = listed(
    """goal aim effort attempt bid desire push initiative proposal try opportunity want hope wish urge call demand ask
    seek press appeal request push favor favour advocate
    """
)
_REFUSES = listed("refuse reject decline spurn rebuff oppose dismiss deny rule snub boycott resist object veto")
_THREATS = listed("threaten warn threat warning")
_NEGATES = listed("not n't never no neither nor without hardly n’t")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause is told."""

    is_negated: bool = False
    is_ahead: bool = False
    is_maybe: bool = False
    is_wished: bool = False
    is_refused: bool = False
    is_threatened: bool = False


def is_verb(parse: Parse, at: int) -> bool:
    """Whether a token is a verb."""
    return parse.tokens[at].tag.startswith("VB")


def verb_above(parse: Parse, at: int) -> int | None:
    """The verb that a token stands under, itself left out, through nouns and prepositions."""
    return next((above for above in parse.ancestors(at) if is_verb(parse, above)), None)


def deed(parse: Parse, verb: int) -> str:
    """The lemma of a verb, with its particle where that makes another word of it: `call-off`, `break-off`."""
    particle = parse.child(verb, "prt")
    lemma = parse.tokens[verb].lemma
    return f"{lemma}-{parse.tokens[particle].lemma}" if particle is not None else lemma


def subject(parse: Parse, verb: int) -> int | None:
    """The head of who does what a verb says, where the clause or one above it tells."""
    for _ in range(len(parse.tokens)):
        token, agent = parse.tokens[verb], parse.child(verb, "agent")
        if agent is not None and (by := parse.child(agent, "pobj")) is not None:
            return by
        if token.dep != "xcomp" and (_is_passive_participle(parse, verb) or parse.child(verb, "nsubjpass") is not None):
            return None
        own = parse.child(verb, "nsubj")
        if own is not None:
            return token.head if token.dep == "relcl" and parse.tokens[own].lemma in _RELATIVE else own
        found = _above(parse, verb)
        if found is None or not is_verb(parse, found):
            return found
        verb = found
    return None


def _above(parse: Parse, verb: int) -> int | None:
    """The verb whose subject is that of a verb without one, or the subject itself; None where there is none."""
    token, above = parse.tokens[verb], parse.tokens[verb].head
    if above == verb or token.dep not in _SHARING:
        return None
    if token.dep == "acl" and not is_verb(parse, above):
        if token.tag == "VBG":
            return above
        owner = _owner(parse, above)
        return owner if owner is not None else verb_above(parse, above)
    if token.dep == "xcomp" and parse.tokens[above].lemma in _CONTROL_OBJECT:
        controlled = parse.child(above, "dobj", "nsubjpass")
        if controlled is not None:
            return controlled
    if token.dep == "conj" and not is_verb(parse, above):
        return None
    return above if is_verb(parse, above) else verb_above(parse, above)


def is_purpose(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what for the one above it is done: `travelled to Oslo to meet`."""
    return parse.tokens[verb].dep == "advcl" and any(
        parse.tokens[one].lemma == "to" for one in parse.children(verb) if one < verb
    )


def _owner(parse: Parse, noun: int) -> int | None:
    """Whose a threat or a plan is: `its threat to`, `a threat by Orla to`."""
    for child in parse.children(noun):
        if parse.tokens[child].dep == "poss":
            return child
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma == "by":
            return parse.child(child, "pobj")
    return None


def _is_passive_participle(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    return token.tag == "VBN" and (token.dep in {"acl", "amod"} or parse.child(verb, "auxpass") is not None)


def patient(parse: Parse, verb: int) -> int | None:
    """The head of what a verb is done to."""
    found = parse.child(verb, "dobj", "nsubjpass")
    if found is None and parse.tokens[verb].dep == "acl" and parse.tokens[verb].tag == "VBN":
        return parse.tokens[verb].head
    return found


def mood(parse: Parse, at: int) -> Mood:
    """How what a token says is told, by its own clause and those above it, up to a verb of saying."""
    words = set[str]()
    negated = False
    token = at
    for above in (at, *parse.ancestors(at)):
        lemma = parse.tokens[above].lemma
        below = {
            parse.tokens[one].lemma
            for one in parse.children(above)
            if parse.tokens[one].dep in _TELLING or is_near(above, one)
        }
        if above != at and lemma in _TELLS and is_verb(parse, above):
            if parse.tokens[token].dep in {"ccomp", "ROOT", "dep"}:
                break
        elif (
            above != at
            and parse.tokens[token].dep in {"relcl", "advcl", "conj", "parataxis"}
            and is_verb(parse, token)
            and not is_purpose(parse, token)
        ):
            if parse.tokens[token].dep == "conj":
                words |= below & (_AHEAD | _MAYBE)
            break
        words |= below | {lemma}
        negated ^= bool(below & _NEGATES)
        if lemma in _THREATS | _REFUSES and above != at:
            break
        token = above
    return Mood(
        is_negated=negated,
        is_ahead=bool(words & _AHEAD),
        is_maybe=bool(words & _MAYBE),
        is_wished=bool(words & _WISHES),
        is_refused=bool(words & _REFUSES),
        is_threatened=bool(words & _THREATS),
    )


_TELLING = {"aux", "auxpass", "neg", "mark", "advmod", "det", "acomp", "prt"}


def is_near(above: int, one: int) -> bool:
    """Whether two tokens stand side by side."""
    return abs(above - one) <= 1
