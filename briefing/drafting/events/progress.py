"""How far talks have come: held, going on, planned, proposed, refused, cancelled or failed."""

from briefing.drafting.draft import Status
from briefing.drafting.events import lexicon
from briefing.drafting.events.clauses import Mood, deed, is_verb, mood
from briefing.drafting.parse import Parse

_JOINS = {"participate", "meet", "negotiate", "talk", "attend", "join", "hold", "take"}
_FAILED = {"failed", "fail", "collapsed"}
_CURRENT = {"ongoing", "current", "continuing"}
_POSSIBLE = {"proposed", "propose", "possible"}
_FUTURE = {"planned", "plan", "upcoming", "schedule", "scheduled", "future"}


def progress(parse: Parse, at: int, verb: int | None) -> Status:
    """The status of the talks that a token tells, under that verb."""
    told = mood(parse, at)
    near = {parse.tokens[one].lemma for one in parse.children(at)}
    above = [*list(parse.ancestors(at))[:3], *((verb,) if verb is not None else ())]
    chain = {parse.tokens[one].lemma for one in above} | {deed(parse, one) for one in above if is_verb(parse, one)}
    rules = (
        (Status.CANCELLED, bool(chain & lexicon.CANCELS)),
        (Status.FAILED, bool(chain & lexicon.FAILS or near & _FAILED)),
        (Status.REFUSED, told.is_refused or (told.is_negated and not told.is_ahead and bool(chain & _JOINS))),
        (Status.ONGOING, bool(near & _CURRENT or chain & lexicon.GOES_ON) or _is_going_on(parse, verb, told)),
        (Status.PROPOSED, told.is_wished or bool(chain & (lexicon.PROPOSES | lexicon.READY) or near & _POSSIBLE)),
        (Status.PLANNED, told.is_ahead or bool(near & _FUTURE or chain & {"plan", "schedule"})),
        (Status.PROPOSED, told.is_maybe or told.is_negated or _is_only_said_to_be(parse, at, verb)),
    )
    return next((status for status, holds in rules if holds), Status.HELD)


def _is_going_on(parse: Parse, verb: int | None, told: Mood) -> bool:
    """Whether the verb is in the progressive: `are holding talks`."""
    if verb is None or told.is_wished:
        return False
    return parse.tokens[verb].tag == "VBG" and parse.child(verb, "aux") is not None


def _is_only_said_to_be(parse: Parse, at: int, verb: int | None) -> bool:
    """Whether talks are what something is: `the only way is direct talks`."""
    return verb not in {None, at} and parse.tokens[verb or 0].lemma == "be" and parse.tokens[at].dep != "nsubj"
