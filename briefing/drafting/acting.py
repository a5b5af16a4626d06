"""How a name stands in its clause: as one who acts, as one who is acted upon, as a place, or beside something else."""

from enum import Enum

from briefing.drafting.lexicon import NO_ACTORS, PLACES
from briefing.drafting.parse import Parse
from briefing.drafting.wordlist import listed


class Part(Enum):
    """The part that a name plays in its clause."""

    AGENT = "agent"
    PATIENT = "patient"
    PLACE = "place"
    MODIFIER = "modifier"
    OTHER = "other"


_PLACE_PREPOSITIONS = listed(
    """in at near across throughout inside outside off around through within beyond along above below into onto
    """
)
_PARTY_PREPOSITIONS = listed(
    """with between against on upon by like include including towards toward among amongst for versus behind under
    """
)
_ORIGINS = {"to", "out"}
_MOTION = listed(
    """arrive bear bring come cross deport drive emigrate enter escape exile extradite fleet flee fly go head leave
    live move migrate return sail send settle ship smuggle travel visit withdraw be born locate base reside stay
    work study visit trip journey flight exile visitor road border ambassador sailor man woman hostage people
    refugee migrant worker export import shipment hour mile kilometre evacuate retreat advance march
    """
)
_SHARES = listed(
    """help support aid pressure consent approval involvement opposition part role behalf backing blessing influence
    assistance ally rival friend enemy foe hand critic request demand agreement recognition
    """
)
_SENT = listed(
    """support help aid pressure demand opposition criticism statement offer threat money weapon receive get win hear
    buy sanction approval letter invitation message call concession request ask backing assistance funding order
    signal guarantee assurance arms response reply objection proposal warning permission assistance delegation
    """
)
"""What comes from one who acts."""
_REACHED = listed("visit leave flee enter reach tour cross roam inhabit occupy")
_SPEAKS = listed("say tell announce declare add warn insist claim argue note write")


def governing(parse: Parse, first: int, last: int) -> int:
    """The token of a name that all its others depend on."""
    for at in range(first, last):
        if not first <= parse.tokens[at].head < last or parse.tokens[at].head == at:
            return at
    return last - 1


def part(parse: Parse, first: int, last: int) -> Part:  # noqa: PLR0911 - one case for each label
    """The part that the name at these tokens plays."""
    at = _conjunct(parse, governing(parse, first, last))
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    if token.dep == "appos" and token.head != at:
        above = _conjunct(parse, token.head)
        token, head = parse.tokens[above], parse.tokens[parse.tokens[above].head]
    match token.dep:
        case "nsubj" | "csubj":
            return Part.AGENT
        case "nsubjpass" | "dative":
            return Part.PATIENT
        case "dobj":
            return Part.PLACE if head.lemma in _REACHED else Part.PATIENT
        case "poss":
            return Part.PLACE if head.lemma in PLACES else Part.AGENT
        case "pobj" | "pcomp":
            return _after(parse, token.head)
        case "amod" | "compound" | "nmod":
            return Part.MODIFIER
        case "ROOT" | "attr" if any(
            parse.tokens[one].dep in {"cc", "conj", "acl", "relcl"} for one in parse.children(at)
        ):
            return Part.PATIENT
    return Part.OTHER


def _conjunct(parse: Parse, at: int) -> int:
    """The first of what a token is listed with."""
    for _ in range(len(parse.tokens)):
        if parse.tokens[at].dep != "conj" or parse.tokens[parse.tokens[at].head].tag.startswith("VB"):
            break
        at = parse.tokens[at].head
    return at


def _after(parse: Parse, preposition: int) -> Part:
    token, above = parse.tokens[preposition], parse.tokens[parse.tokens[preposition].head]
    word = "such as" if preposition and parse.tokens[preposition - 1].text.lower() == "such" else token.lemma
    if token.dep == "agent":
        return Part.AGENT
    rules = (
        (Part.PATIENT, word in _PARTY_PREPOSITIONS or word == "such as"),
        (Part.PLACE, word in _PLACE_PREPOSITIONS),
        (Part.PATIENT if above.lemma in _SENT else Part.PLACE, word == "from"),
        (Part.PLACE if above.lemma in _MOTION else Part.PATIENT, word in _ORIGINS),
        (Part.PLACE, word == "of" and above.lemma in PLACES | NO_ACTORS),
        (Part.PATIENT, word == "of" and above.lemma in _SHARES),
    )
    return next((part for part, holds in rules if holds), Part.OTHER)


def is_speaker(parse: Parse, first: int, last: int) -> bool:
    """Whether the name is the subject of a verb of saying."""
    at = _conjunct(parse, governing(parse, first, last))
    token = parse.tokens[at]
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in _SPEAKS


def is_told(parse: Parse, first: int, last: int) -> bool:
    """Whether the name is whom somebody told something, or the carrier of an interview."""
    at = governing(parse, first, last)
    token = parse.tokens[at]
    head = parse.tokens[token.head]
    if token.dep in {"dobj", "dative"} and head.lemma in {"tell", "inform"}:
        return True
    if token.dep != "pobj":
        return False
    above = parse.tokens[head.head]
    return head.lemma in {"to", "with", "on", "in", "by"} and above.lemma in {
        "interview",
        "speak",
        "say",
        "statement",
        "post",
        "write",
        "comment",
        "tweet",
        "broadcast",
        "publish",
        "report",
    }
