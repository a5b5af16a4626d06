"""When and where: the time and the place that stand in the clause of a trigger."""

from collections.abc import Iterable

from briefing.dialect.told_time import told_time
from briefing.drafting.acting import governing
from briefing.drafting.events.clauses import is_purpose, verb_above
from briefing.drafting.parse import Parse, Span
from briefing.model import Date

_TIMES = {"DATE", "TIME"}
_WHERE = {"GPE", "LOC", "FAC"}
_AT = {"in", "at", "on"}
_GOES = {"travel", "fly", "go", "come", "head", "return", "invite"}


def when(parse: Parse, at: int, published: Date | None, *, is_ahead: bool) -> str:
    """When what a token tells took place, in EDTF; empty where the clause does not say."""
    sentence = parse.sentence_of(at)
    times = [span for span in parse.entities if span.label in _TIMES and sentence.first <= span.first < sentence.last]
    clause = _clause(parse, at, is_close=True)
    inside = [span for span in times if governing(parse, span.first, span.last) in clause]
    for span in sorted(inside, key=lambda one: abs(one.first - at)):
        words = parse.words(span.first, span.last)
        if told := told_time(_widened(parse, span, words), published, is_ahead=is_ahead):
            return told
    return ""


def where(parse: Parse, at: int) -> str:
    """Where what a token tells took place; empty where the clause does not say."""
    clause, own = _clause(parse, at), set(parse.subtree(at))
    for span in sorted(parse.entities, key=lambda one: (one.first not in own, abs(one.first - at))):
        if span.label not in _WHERE and span.label != "PERSON":
            continue
        head = governing(parse, span.first, span.last)
        token = parse.tokens[head]
        is_there = parse.tokens[token.head].lemma in _AT or (
            parse.tokens[token.head].lemma == "to" and parse.tokens[parse.tokens[token.head].head].lemma in _GOES
        )
        if token.dep == "pobj" and is_there and token.head in clause:
            if span.label == "PERSON" and parse.tokens[token.head].lemma != "in":
                continue
            return _without_article(parse.words(span.first, span.last))
    return _unlabelled(parse, at)


def _unlabelled(parse: Parse, at: int) -> str:
    """The proper noun behind `in` beside a token, where the model does not call it a place."""
    for child in parse.children(at):
        below = parse.child(child, "pobj") if parse.tokens[child].lemma == "in" else None
        if below is not None and parse.tokens[below].tag == "NNP":
            first = next((one for one in parse.children(below) if parse.tokens[one].dep == "compound"), below)
            return parse.words(min(first, below), below + 1)
    return ""


def _clause(parse: Parse, at: int, *, is_close: bool = False) -> set[int]:
    """The tokens of the clause that a token is in: below it, and below the verb it stands under.

    `is_close` leaves out what relative clauses and participles beside other words tell.
    """
    verb = at if parse.tokens[at].tag.startswith("VB") else verb_above(parse, at)
    inside = set(_close(parse, at)) if is_close else set(parse.subtree(at))
    while verb is not None:
        inside |= set(_close(parse, verb)) if is_close else set(_below(parse, verb))
        if parse.tokens[verb].dep == "acl" and parse.tokens[verb].tag == "VB":
            inside |= set(_close(parse, parse.tokens[verb].head))
        if not (is_purpose(parse, verb) or parse.tokens[verb].dep == "xcomp"):
            break
        verb = verb_above(parse, verb)
    return inside


def _close(parse: Parse, at: int) -> Iterable[int]:
    """What depends on a token, clauses left out but for a participle that says more of the token itself."""
    waiting = [at]
    while waiting:
        one = waiting.pop()
        yield one
        for child in parse.children(one):
            token = parse.tokens[child]
            is_own = token.dep in {"acl", "relcl"} and one == at
            is_clause = token.dep in {"ccomp", "relcl", "acl", "advcl", "parataxis", "pcomp"} or (
                token.dep == "conj" and token.tag.startswith("VB")
            )
            if is_own or not is_clause:
                waiting.append(child)


def _below(parse: Parse, verb: int) -> Iterable[int]:
    """What depends on a verb, clauses of their own left out."""
    waiting = [verb]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [
            child
            for child in parse.children(one)
            if parse.tokens[child].dep not in {"ccomp", "relcl", "advcl", "parataxis"}
            and not (parse.tokens[child].dep == "conj" and parse.tokens[child].tag.startswith("VB"))
        ]


def _widened(parse: Parse, span: Span, words: str) -> str:
    """A time with the words that say which one: `the autumn` of `last year`."""
    before = parse.words(max(span.first - 2, 0), span.first).lower()
    return (
        f"{before.split()[-1]} {words}"
        if before.split()[-1:] and before.split()[-1] in {"last", "next", "this"}
        else words
    )


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")
