"""The mention finder: which cards a text names."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefing.index.name_context import OTHERS, NameContext, is_generic, writes_names
from briefing.model import Entry
from briefing.query.title_match import Name, name_of
from briefing.text import Word, breaks, listed, runs_over_space, terms, word_counts, words

_SHOUTED = 2  # words in capitals that may stand side by side and be abbreviations
_SHORT = 3  # letters; a name this short may also be a word of the language
_ARTICLES = ("the", "a", "an")
_PARTICLES = listed(
    """
    al el ul as ash at an ad ar az abu ibn bin bint ben de del della delle di da dal dalla das do dos du des der den dem
    la le las los lo von vom van zu zum ter ten te y e i af av d l o san mac mc ap ni nic ua st
    """
)
"""Words without a capital that begin names."""


class Spelling(NamedTuple):
    """A name as texts must spell it."""

    words: Name
    """Its folded words."""
    in_capitals: bool = False
    """Whether the name has three letters or fewer, all capitals, so that only a text in capitals means it: `US` and
    `U.S.` name the United States, `us` and `Us` name nobody."""
    breaks: frozenset[int] = frozenset()
    """The words before which the name itself has a colon, a bracket or the like; a match may run over these."""
    text: str = ""
    """The name as the card spells it, in small letters."""
    is_capitalised: bool = False
    """Whether it is an alias of one word with a capital: in small letters, it is no name where a text has capitals."""


@lru_cache(maxsize=50_000)
def spelling_of(text: str, *, is_alias: bool = False) -> Spelling:
    """The spelling of a title or an alias."""
    letters, name = "".join(filter(str.isalpha, text)), name_of(text)
    is_short = len(letters) <= _SHORT and letters.isupper()
    is_capitalised = is_alias and len(name) == 1 and letters[:1].isupper() and not is_short
    return Spelling(name, is_short, _sentence_starts(text), text.lower(), is_capitalised)


def _sentence_starts(text: str) -> frozenset[int]:
    """The words of a text that no name runs on into: how many words stand before each of its breaks."""
    offsets = [0, *breaks(text)]
    return frozenset(accumulate(len(terms(text[start:end])) for start, end in pairwise(offsets)))


_starts_within = lru_cache(maxsize=10_000)(_sentence_starts)


@lru_cache(maxsize=50_000)
def is_description(alias: str) -> bool:
    """Whether an alias describes its bearer and names nobody: `interim president`, `Supreme Court`, not `al-Assad`.

    Its first word, an article aside, has no capital and is no particle of names, or all its words are those of offices
    and bodies that every country has.
    """
    if is_generic(name_of(alias)):
        return True
    first = next((word for word in alias.split() if word.lower() not in _ARTICLES), "")
    if first.split("-")[0].split("'")[0].split("\u2019")[0] in _PARTICLES:
        return False
    return first.islower()


def sought_names(entry: Entry) -> Iterator[str]:
    """The names of a card by which texts mention it."""
    if entry.title not in entry.refused_names:
        yield entry.title
    yield from (one for one in entry.aliases if one not in entry.refused_names and not is_description(one))


def names_of(entries: Iterable[Entry]) -> dict[Spelling, frozenset[str]]:
    """Every name of the cards that texts can be searched for, with the ids of the cards that bear it."""
    bearers: dict[Spelling, set[str]] = {}
    for entry in entries:
        for name in sought_names(entry):
            spelling = spelling_of(name, is_alias=name != entry.title)
            if spelling.words:
                bearers.setdefault(spelling, set()).add(entry.id)
    return {spelling: frozenset(ids) for spelling, ids in bearers.items()}


class _Node:
    __slots__ = ("bearers", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.bearers: list[tuple[Spelling, frozenset[str]]] = []


class MentionFinder:
    """Finds the names of cards in texts: whole words, without accents and case, the longest name first.

    Matches never overlap; of two names of equal length the one that begins first counts. A name in capitals of three
    letters or fewer is found only where the text has capitals, and has them for this name alone. No match runs over
    the end of a sentence, a bracket or a quotation mark that the name does not have. A name that several cards bear
    names all of them.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._own = dict[str, frozenset[str]]()

    @cached_property
    def _root(self) -> _Node:
        """The names as a trie, made when the first text is read: most updates read none."""
        root = _Node()
        for spelling, ids in names_of(self._entries).items():
            node = root
            for word in spelling.words:
                node = node.next.setdefault(word, _Node())
            node.bearers.append((spelling, ids))
        return root

    def find(self, text: str, terms: Sequence[str]) -> set[str]:
        """The ids of the cards that a text names; `terms` are all its folded words."""
        return set(self.look(text, terms))

    def look(self, text: str, terms: Sequence[str]) -> dict[str, bool]:
        """The ids of the cards that a text names, each with whether every such name may well be another's.

        So is a surname behind another first name, a name that is part of a longer one, a month in a date, a word in
        small letters or among words in capitals, and the name of a body that every country has.
        """
        matches, found = _Matches(self._root, text, terms), dict[str, bool]()
        longest = list(_longest(matches))
        places = [(start, end) for start, end, _ in longest]
        for start, end, ids in longest:
            for id in ids:
                if found.get(id, True):
                    found[id] = matches.is_doubtful(start, end, self._words_of(id), places)
        return found

    def _words_of(self, id: str) -> frozenset[str]:
        """The folded words of all names of a card."""
        return self._own[id] if id in self._own else self._own.setdefault(id, self._all_words(id))

    def _all_words(self, id: str) -> frozenset[str]:
        entry = self._by_id[id]
        return frozenset(word for name in (entry.title, *entry.aliases) for word in name_of(name))

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self._entries}

    def names_found(self, entry: Entry, text: str) -> tuple[str, ...]:
        """The names by which a text names a card of these, as the card spells them; each once."""
        found = terms(text)
        matches = _longest(_Matches(self._root, text, found))
        written = {found[start:end] for start, end, ids in matches if entry.id in ids}
        spelled = {name_of(name): name for name in reversed(list(sought_names(entry)))}
        return tuple(name for words, name in reversed(spelled.items()) if words in written)


def _longest(matches: "_Matches") -> Iterator[tuple[int, int, frozenset[str]]]:
    """The matches that count: the longest first, none that overlaps with one before it."""
    found = list(matches)
    if len(found) > 1:
        found.sort(key=lambda match: (match[0] - match[1], match[0]))
    taken = set[int]()
    for start, end, ids in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end, ids


class _Matches:
    """Every match of a name in a text, in any order: first word, word after the last, bearers of the name."""

    def __init__(self, root: _Node, text: str, terms: Sequence[str]) -> None:
        self._root = root
        self._text = text
        self._terms = terms

    def __iter__(self) -> Iterator[tuple[int, int, frozenset[str]]]:
        terms = self._terms
        for term in self._root.next.keys() & terms:
            start = -1
            for _ in range(terms.count(term)):
                start = terms.index(term, start + 1)
                yield from self._starting(start)

    def _starting(self, start: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The matches that start at a word."""
        terms, end = self._terms, start + 1
        node = self._root.next.get(terms[start])
        while node is not None:
            if node.bearers and (ids := self._ids(node, start, end)):
                yield start, end, ids
            node = node.next.get(terms[end]) if end < len(terms) else None
            end += 1

    def _ids(self, node: _Node, start: int, end: int) -> frozenset[str]:
        """The cards that have the name of a node, as it is written in this place."""
        return frozenset[str]().union(*(ids for name, ids in node.bearers if self._stands(name, start, end)))

    def _stands(self, name: Spelling, start: int, end: int) -> bool:
        """Whether a name is written in this place as it has to be."""
        if name.in_capitals and not all(self._capitals[start:end]):
            return False
        if name.is_capitalised and self._is_no_name(start):
            return False
        if end - start == 1 or (name.text in self._in_small and self._terms.count(name.words[0]) == 1):
            return True
        return self._breaks(start, end) <= name.breaks

    def is_doubtful(self, start: int, end: int, own: frozenset[str], places: Iterable[tuple[int, int]]) -> bool:
        """Whether a match may well be no name of its bearer; `own` as in `NameContext`, `places` are all matches."""
        is_word = end - start == 1
        if (is_word and self._is_small(self._terms[start])) or is_generic(self._terms[start:end]):
            return True
        if not is_word and not OTHERS.intersection(
            self._terms[end : end + 1]
        ):  # most are answered without a look at their tokens
            return False
        if self._context is None:
            return False
        first, last = self._token_of(start), self._token_of(end - 1)
        named = {self._token_of(word) for place in places for word in range(*place)}
        return self._context.is_doubtful(first, last, own, named, is_word=is_word)

    def _is_no_name(self, start: int) -> bool:
        """Whether a word is none in small letters, since the text gives names capitals elsewhere."""
        if self._is_small(self._terms[start]):
            return writes_names(self._text)
        return self._context is not None and self._context.is_no_name(self._token_of(start))

    def _is_small(self, term: str) -> bool:
        """Whether it is plain that a word stands in small letters alone; most do, and need no further look."""
        text = self._text
        if len(term) <= _SHORT or term not in text or term.capitalize() in text or term.upper() in text:
            return False
        return text.count(term) == self._terms.count(term)

    def _token_of(self, word: int) -> int:
        """The number of the token that a word stands in."""
        return bisect_right(self._ends or (), word)

    @cached_property
    def _context(self) -> NameContext | None:
        """The words around names; None where words go on behind white space."""
        return None if self._ends is None else NameContext(self._text, self._tokens)

    def _breaks(self, start: int, end: int) -> set[int]:
        """Before which of some words no name runs on, the first of them being 0."""
        if self._ends is None:
            return {at - start for at in _sentence_starts(self._text) if start < at < end}
        first, last = self._token_of(start), self._token_of(end - 1)
        before = start - (self._ends[first - 1] if first else 0)
        written = " ".join(self._tokens[first : last + 1])
        return {at - before for at in _starts_within(written) if before < at < before + end - start}

    @cached_property
    def _in_small(self) -> str:
        return self._text.lower()

    @cached_property
    def _tokens(self) -> list[str]:
        """What stands between white space."""
        return self._text.split()

    @cached_property
    def _ends(self) -> list[int] | None:
        """How many words there are up to the end of each token; None where words go on behind white space."""
        return None if runs_over_space(self._text) else list(accumulate(word_counts(self._tokens)))

    @cached_property
    def _capitals(self) -> list[bool]:
        """Which words are sure to be written in capitals; looked at where it matters, for few texts need it."""
        return list(in_capitals(self._text, _sentence_starts(self._text)))


def in_capitals(text: str, breaks: Collection[int] = ()) -> Iterator[bool]:
    """Whether each word of a text is an abbreviation in capitals.

    Where a whole sentence is in capitals, or more than two words in a row, capitals tell nothing, but points between
    them do (`U.S.`). `breaks` are the words that begin a sentence.
    """
    found = list(words(text))
    written = [text[word.start : word.end].removesuffix("'s").removesuffix("\u2019s") for word in found]
    is_upper = [one == one.upper() or (len(one) >= _SHORT and one[-1] == "s" and one[:-1].isupper()) for one in written]
    is_shouted = [False] * len(found)
    for start, end in pairwise(sorted({0, *breaks, len(found)})):
        cased = [at for at in range(start, end) if written[at].upper() != written[at].lower()]
        if len(cased) > 1 and all(is_upper[at] for at in cased):
            is_shouted[start:end] = [True] * (end - start)
        for first, last in _runs(text, found, is_upper, start, end):
            is_shouted[first:last] = [True] * (last - first)
    for one, upper, shouted in zip(written, is_upper, is_shouted, strict=True):
        yield upper and not (shouted and "." not in one.strip("."))


def _runs(
    text: str, found: Sequence[Word], is_upper: Sequence[bool], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The rows of more than two words in capitals with nothing but white space between them."""
    first = start
    for at in range(start, end + 1):
        is_next = at < end and is_upper[at] and (at == first or text[found[at - 1].end : found[at].start].isspace())
        if is_next:
            continue
        if at - first > _SHOUTED:
            yield first, at
        first = at if at < end and is_upper[at] else at + 1
