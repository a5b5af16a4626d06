"""Mentions: every place where the text names somebody or something, and what speaks for its being a person or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from briefing.drafting.acting import governing
from briefing.drafting.furniture import is_furniture, is_heading, is_shouted
from briefing.drafting.lexicon import BODIES, HONORIFICS, NO_ACTORS, ORGANISATIONS, TITLES, VESSELS
from briefing.drafting.parse import Parse, Span, Token
from briefing.drafting.states import key, states


class Sort(Enum):
    """What a mention names, as far as its own place tells."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    CAPITAL = "capital"
    """A capital: a place, or its government."""
    NATIONALITY = "nationality"
    PEOPLE = "people"
    """A people, a faith or a party that is no state's: `Palestinians`, `Sunni`."""
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place."""

    passage: int
    """The index of its passage."""
    first: int
    """The index of its first token, articles and titles left out."""
    last: int
    """The index after its last."""
    name: str
    """As it stands there, without a possessive."""
    sort: Sort
    """What it seems to name."""
    is_titled: bool = False
    """Whether a title such as `President` or `Mr.` stands before it."""
    key: str = field(default="", compare=False)
    """What it is compared by."""


_LABELS = {
    "PERSON": Sort.PERSON,
    "ORG": Sort.ORGANISATION,
    "GPE": Sort.PLACE,
    "LOC": Sort.PLACE,
    "FAC": Sort.PLACE,
    "NORP": Sort.PEOPLE,
}
_LINKS = {"of", "for", "on", "to", "in", "against"}
_GEOGRAPHIC = ("operation ", "mount ", "lake ", "cape ", "gulf ", "port ", "camp ")
_SIDES = re.compile(r"(?:pro|anti|non|ex)-", re.IGNORECASE)
_TIMES = {"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
_NAME_TAGS = {"NNP", "NNPS"}
_WORD = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]")
_AGE = re.compile(r"\d{2}$")
_LEFT_OFF = {"the", "a", "an", "'s", "’s", "former", "then", "late", "-", "–", "—", ",", "'", "’", "“", '"', "”", "."}


def mentions(parses: Sequence[Parse]) -> list[Mention]:
    """Every mention in the passages, in order; bylines, credits and datelines name nobody."""
    found = list[Mention]()
    for at, parse in enumerate(parses):
        if not (is_furniture(parse.text) or is_shouted(parse.text) or is_heading(parse.text)):
            found += _mentions(at, parse)
    return found


def _mentions(passage: int, parse: Parse) -> Iterator[Mention]:
    for span in sorted(_spans(parse)):
        first, last, is_titled = _trimmed(parse, span)
        is_titled = is_titled or (first < last and _is_apposed(parse, first, last))
        if first < last and not _SIDES.match(parse.words(first, last)) and _WORD.search(parse.words(first, last)):
            name = parse.words(first, last)
            yield Mention(
                passage,
                first,
                last,
                name,
                _sort(parse, first, last, span.label, is_titled=is_titled),
                is_titled,
                key(name),
            )


def _spans(parse: Parse) -> Iterator[Span]:
    """What the model takes for names, and the runs of proper nouns that it passes over."""
    taken = set[int]()
    for span in parse.entities:
        taken.update(range(span.first, span.last))
        if span.label not in _TIMES and _CAPITAL.search(parse.words(span.first, span.last)):
            yield from _parted(parse, span)
    start = None
    for at, token in enumerate((*parse.tokens, Token("", 0, 0, "", "", "", 0))):
        is_name = token.tag in _NAME_TAGS and at not in taken and _CAPITAL.match(token.text) is not None
        if is_name and start is None:
            start = at
        elif not is_name and start is not None:
            yield Span(start, at)
            start = None


def _parted(parse: Parse, span: Span) -> Iterator[Span]:
    """A name of the model, parted at a possessive: `Venezuela's National Assembly` is two."""
    start = span.first
    for at in range(span.first, span.last):
        if parse.tokens[at].tag == "POS" and parse.tokens[at].text.lower().endswith("s") and at + 1 < span.last:
            yield Span(start, at)
            start = at + 1
    yield Span(start, span.last, span.label)


def _names_place(parse: Parse, first: int, last: int) -> bool:
    """Whether a noun behind a name says that it is that of a place: `the Miraflores presidential palace`."""
    at = governing(parse, first, last)
    token = parse.tokens[at]
    return (
        token.dep in {"compound", "nmod", "amod"}
        and token.head >= last
        and parse.tokens[token.head].lemma in NO_ACTORS - {"deal", "plan", "act"}
    )


def is_no_actor(name: str) -> bool:
    """Whether a key is the name of a treaty, a river, a tournament: what belongs to no one who acts."""
    words = name.split()
    links = [at for at, word in enumerate(words) if at and word in _LINKS]
    main = words[links[0] - 1] if links else words[-1] if words else ""
    return main in NO_ACTORS or name.startswith(_GEOGRAPHIC)


def _trimmed(parse: Parse, span: Span) -> tuple[int, int, bool]:
    """The tokens of a name without what stands around it, and whether a title stands before it."""
    first, last = span.first, span.last
    tokens = parse.tokens
    if last - first == 1 and first and tokens[first].tag in _NAME_TAGS and _leads(tokens[first - 1], first):
        first -= 1
    while first < last and tokens[first].text.lower() in _LEFT_OFF:
        first += 1
    if first < last and key(tokens[first].text) in BODIES | ORGANISATIONS:
        last = _lengthened(parse, last)
    while last > first and (tokens[last - 1].text.lower() in _LEFT_OFF or tokens[last - 1].tag == "POS"):
        last -= 1
    is_titled = False
    if last - first > 2 and _is_title(tokens[first + 1]) and key(tokens[first].text) in states().by_nationality:
        first += 1
    is_organisation = bool({key(token.text) for token in tokens[first:last]} & (BODIES | ORGANISATIONS))
    while last - first > 1 and _is_title(tokens[first]) and tokens[first + 1].tag in _NAME_TAGS and not is_organisation:
        first, is_titled = first + 1, True
    return first, last, is_titled or (first > 0 and _is_title(tokens[first - 1]))


def _lengthened(parse: Parse, last: int) -> int:
    """Where a name ends that goes on behind a preposition: `Organization for Security and Co-operation` `in Europe`."""
    tokens = parse.tokens
    while (
        last + 1 < len(tokens)
        and tokens[last].text in {"of", "for", "in", "and"}
        and tokens[last + 1].tag in _NAME_TAGS
    ):
        if tokens[last].text == "in" and tokens[last].head >= last:
            break
        last += 2
    return last


def _leads(token: Token, head: int) -> bool:
    """Whether the word before a name of one word belongs to it though the model leaves it out: a given name."""
    known = states()
    is_name = (
        _CAPITAL.match(token.text) and token.dep == "compound" and token.tag.startswith("NN") and token.head == head
    )
    is_other = _is_title(token) or key(token.text) in known.by_nationality.keys() | known.by_name.keys()
    return bool(is_name and not is_other and len(token.text) > 1)


def _is_title(token: Token) -> bool:
    word = token.text.lower().rstrip(".")
    return word in TITLES or word.removesuffix("s") in TITLES


def _is_apposed(parse: Parse, first: int, last: int) -> bool:
    """Whether a noun for a person stands in apposition to a name: `a businessman, Idrissa Toure`."""
    at = governing(parse, first, last)
    token = parse.tokens[at]
    beside = [one for one in parse.children(at) if parse.tokens[one].dep == "appos" and one >= last]
    beside += [token.head] if token.dep == "appos" and token.head < first else []
    return any(parse.tokens[one].tag == "NN" and is_role(parse.tokens[one].lemma) for one in beside)


def is_role(lemma: str) -> bool:
    """Whether a noun says what a person is, by itself or by how it ends."""
    return lemma in TITLES or lemma.endswith(("ist", "man", "woman", "ician"))


def _sort(parse: Parse, first: int, last: int, label: str, *, is_titled: bool) -> Sort:
    """What the name at these tokens seems to name; `label` is what the model calls it."""
    tokens, known, name = parse.tokens, states(), key(parse.words(first, last))
    is_honoured = is_titled and first > 0 and tokens[first - 1].text.lower().rstrip(".") in HONORIFICS
    is_adjective = tokens[last - 1].tag == "JJ" and tokens[last - 1].dep in {"amod", "compound", "nmod"}
    is_vessel = first > 0 and tokens[first - 1].lemma in VESSELS
    rules = (
        (Sort.OTHER, tokens[first].text.islower()),
        (Sort.NATIONALITY, name in known.by_nationality and (name not in known.by_name or is_adjective)),
        (Sort.STATE, name in known.by_name and not is_honoured),
        (Sort.CAPITAL, name in known.by_capital),
        (Sort.OTHER, is_no_actor(name) or is_vessel or _names_place(parse, first, last)),
        (Sort.PERSON, is_honoured or _is_apposed(parse, first, last) or _has_age(parse, last)),
        (Sort.PERSON, is_titled and not label and last - first > 1),
    )
    return next((sort for sort, holds in rules if holds), _LABELS.get(label, Sort.OTHER))


def _has_age(parse: Parse, last: int) -> bool:
    """Whether an age stands behind a name: `Han, 34, read it`."""
    behind = [token.text for token in parse.tokens[last : last + 3]]
    return len(behind) == 3 and behind[0] == "," and bool(_AGE.match(behind[1])) and behind[2] in {",", "."}
