"""Names in a sentence: who and what it names, and in what place of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.compare.irregular import BASES
from briefing.compare.lexicon import SPEECH
from briefing.compare.places import Place, place_of
from briefing.compare.token import Words
from briefing.text import DAYS, MONTHS, is_abbreviation, listed, sentence_ends

_LINKING = listed("de da do dos del di la el al bin ibn von van der den of")
_TITLES = listed(
    """
    president prime minister foreign mr mrs ms dr sir gen general col colonel capt captain lt maj major sen senator rep
    representative gov governor king queen prince princess pope secretary state chancellor premier judge justice
    ambassador former interim deputy vice major-general admiral the envoy spokesman spokeswoman opposition leader
    """
)
_SLOTS = {
    **dict.fromkeys(("in", "at", "near", "outside", "inside"), "in"),
    "to": "to",
    "from": "from",
    "with": "with",
    "between": "with",
    "against": "against",
    "on": "on",
    "for": "for",
    "by": "subject",
}
_SKIPPED = listed("the a an and")
_BEFORE_A_VERB = listed("is was has had will did would and won lost met went became took gave left paid held led told")
_BEHIND_A_VERB = listed("the a an its his her their no")
_NO_NAMES = ("s", "ly", "ing", "ed", "tion")
"""Endings of words that open a sentence and are hardly names."""
_SHORTEST = 4
_ABBREVIATED = ". "


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence."""

    words: tuple[str, ...]
    """Its folded words, without titles."""
    text: str
    """As it stands."""
    slot: str
    """Where it stands: `in`, `to`, `with`… behind such a word, `subject` for who does something, else `object`.

    Empty where it goes with a noun: `British ships`, `Mali's army`.
    """
    card: str
    """The id of the card it names; empty where none is known."""
    first: int
    """The place of its first token."""
    last: int
    """The place after its last token."""
    concept: str = ""
    """What it means where it may be no name: a word that opens the sentence; empty where it is one for sure."""

    @property
    def place(self) -> Place | None:
        """The state or the city that it is, where that is known."""
        return place_of(self.words)

    @property
    def key(self) -> str:
        """What it is counted by among what two sentences share."""
        place = self.place
        return self.concept or self.card or (place.state if place else self.words[-1])

    def may_be(self, other: "Name") -> bool:
        """Whether both may name the same: by one card, a part of the name, its initials, its adjective, its city."""
        if self.card and self.card == other.card:
            return True
        place, its = self.place, other.place
        if place and its:
            return place.may_be(its)
        shorter, longer = sorted((self.words, other.words), key=len)
        if set(shorter) <= set(longer) or _stands_for(shorter, longer):
            return True
        is_plain = len(longer) == 1 and not place and not its
        return is_plain and _begin_alike(self.words[-1], other.words[-1])


def names(words: Words, known: Mapping[tuple[str, ...], str]) -> tuple[Name, ...]:
    """The names of a sentence in order; `known` are ids of cards by the folded words of their names."""
    found, runs = list[Name](), _Runs(words, known)
    opening = runs.opening
    for first, last in runs.found():
        bare = _bare(tuple(words.terms(first, last - first)))
        if not bare:
            continue
        between = words.text[words.tokens[found[-1].last - 1].end : words.tokens[first].start] if found else ""
        slot = found[-1].slot if found and _is_list(between) else _slot(words, first, is_first=not found)
        slot = "" if _goes_with_noun(words, last) else slot
        shown = words.shown(words.tokens[first].start, words.tokens[last - 1].end)
        is_sure = first not in opening or last - first > 1 or bare in known or place_of(bare) is not None
        concept = "" if is_sure else words.tokens[first].concept
        found.append(Name(bare, shown, slot, known.get(bare, ""), first, last, concept))
    if any(words.term(name.first - 1) == "by" for name in found if name.first):  # who stands first suffers it
        found = [replace(one, slot="object") if one.slot == "subject" and one.first < 2 else one for one in found]
    return tuple(found)


class _Runs:
    """Finds the runs of capitalised words."""

    def __init__(self, words: Words, known: Mapping[tuple[str, ...], str]) -> None:
        self._words, self._known = words, known
        ends = (0, *sentence_ends(words.text))
        firsts = (next((at for at, one in enumerate(words.tokens) if one.start >= end), -1) for end in ends)
        self.opening = {
            at for at, end in zip(firsts, ends, strict=True) if at >= 0 and words.tokens[at].start <= end + 3
        }
        """The places of the tokens that open a sentence."""

    def found(self) -> Iterator[tuple[int, int]]:
        """The places of the first token of each, and after its last."""
        at = 0
        while at < len(self._words.tokens):
            end = self._end(at) if self._is_capital(at) else at
            first = self._first(at, end) if at in self.opening else at
            if first < end:
                yield first, end
            at = max(end, at + 1)

    def _end(self, at: int) -> int:
        end = at + 1
        while end < len(self._words.tokens):
            is_linked = self._words.tokens[end].term in _LINKING and not self._is_capital(end)
            step = 2 if is_linked else 1
            if end + step > len(self._words.tokens) or not self._goes_on(end + step - 1, before=end):
                break
            end += step
        return end

    def _first(self, at: int, end: int) -> int:
        """Where the name begins in a run that opens a sentence; its end where it is none."""
        if end - at == 1:
            return at if self._opens_as_name(at) else end
        while at < end - 1 and not self._words.tokens[at].concept and not self._is_known(at, end):
            at += 1
        return at

    def _is_known(self, at: int, end: int) -> bool:
        """Whether a word that tells nothing by itself begins a name that is known: `New York`, `U.S. Treasury`."""
        these = tuple(self._words.terms(at, end - at))
        return these in self._known or place_of(these) is not None or these[0] == "us"

    def _opens_as_name(self, at: int) -> bool:
        """Whether the one capitalised word that opens a sentence is a name: a known one, a place, or before a verb."""
        token = self._words.tokens[at]
        if (token.term,) in self._known or place_of((token.term,)):
            return True
        after = self._words.term(at + 1)
        is_verb = after in _BEFORE_A_VERB or after in SPEECH or after in BASES or after.endswith("ed")
        return bool(token.concept) and not token.term.endswith(_NO_NAMES) and is_verb

    def _is_capital(self, at: int) -> bool:
        token = self._words.tokens[at]
        is_month = token.term in MONTHS and len(token.term) > 2
        return self._words.text[token.start].isupper() and token.term not in DAYS and not is_month

    def _goes_on(self, at: int, *, before: int) -> bool:
        """Whether a name goes on with the capitalised word at a place, the gap before the place `before`."""
        last = self._words.tokens[before - 1]
        if not self._is_capital(at) or self._words.text[: last.end].endswith(("'s", "’s")):
            return False
        gap = self._words.gap(before)
        return gap in (" ", "\u00a0", "-") or (gap == _ABBREVIATED and is_abbreviation(last.term))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the titles before it; none where it is nothing but titles."""
    at = next((at for at, word in enumerate(words) if word not in _TITLES), len(words))
    return words[at:]


def _slot(words: Words, first: int, *, is_first: bool) -> str:
    """Where a name stands: behind a preposition, before the first verb, or elsewhere."""
    at = first - 1
    while at >= 0 and (words.tokens[at].term in _SKIPPED or words.tokens[at].term in _TITLES):
        at -= 1
    if at >= 0 and (slot := _SLOTS.get(words.tokens[at].term)):
        return slot
    before = words.tokens[: at + 1]
    return (
        "subject" if is_first and not any(token.concept and token.term not in _TITLES for token in before) else "object"
    )


def _goes_with_noun(words: Words, last: int) -> bool:
    """Whether a name, whose tokens end at a place, tells whose or of what kind the noun behind it is."""
    if words.text[: words.tokens[last - 1].end].endswith(("'s", "’s")):
        return True
    if last >= len(words.tokens) or words.gap(last) != " ":
        return False
    token = words.tokens[last]
    is_verb = token.term.endswith("ed") or token.term in BASES or token.term in SPEECH or token.term in _BEFORE_A_VERB
    is_verb = is_verb or (token.term.endswith("s") and words.term(last + 1) in _BEHIND_A_VERB)
    return bool(token.concept) and not is_verb and " " not in token.term


def _is_list(gap: str) -> bool:
    return gap.strip() in (",", "and", "or", ", and", "&")


def _stands_for(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a short name is made of the first letters of a long one: `eu`, `idf`."""
    if len(shorter) != 1 or len(longer) < 2:
        return False
    every = "".join(word[0] for word in longer)
    main = "".join(word[0] for word in longer if word not in ("of", "the", "and", "for"))
    return shorter[0] in (every, main)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words are a name and its adjective: `norway` and `norwegian`."""
    shared = next((at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= max(_SHORTEST, min(len(one), len(other)) - 2)
