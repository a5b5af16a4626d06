"""The query parser. Every text is a valid query: what makes no sense as syntax is searched as words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.query.filters import FIELDS, filter_of
from briefing.query.incomplete_query import incomplete_end
from briefing.query.query import (
    ASKED,
    TYPED,
    AboutCard,
    Either,
    Filter,
    FromSource,
    Near,
    Not,
    Part,
    Query,
    Tagged,
    Text,
    Words,
)
from briefing.text import WORD_LENGTH, Word, clean_line, compounds, words
from briefing.text.signs import MINUS, QUOTES

LENGTH, TERMS = 512, 32
"""How many characters of a query, and how many of its words, are read."""

_PAIR = 2
_LEAST_FUZZY = 3
"""The least letters of a word that `~` searches in other spellings; every shorter word is near to many others."""

_ITEM = re.compile(
    r'(?P<minus>-*)(?:(?P<field>[A-Za-z]{1,16}):)?"(?P<quoted>[^"]*)"'
    r'|(?P<not>-*)(?P<chunk>[^\s"()]+)'
)
_FIELD = re.compile(r"([A-Za-z]{1,16}):(.+)")
_ENDING = re.compile(r"(.*?)(\*|~[0-9]?)")
_JOINTS = ("", "-", "\u2010", "\u2011", "'", "\u2019")
"""The characters that join two words without white space into a phrase."""
_AND, _OR = "AND", "OR"
_QUOTES = dict.fromkeys(map(ord, QUOTES), '"')
_SINGLE_QUOTED = re.compile(r"(?<!\S)[‘‚‹]([^‘’‚‹›\"]*\s[^‘’‚‹›\"]*)[’‘›](?!\w)")
_MINUS = re.compile(rf"(?<!\S)[{MINUS}](?=[^{MINUS}\s])")
_WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, a quoted phrase, or a field with its value, as it stands in the text."""

    is_not: bool
    field: str
    text: str
    is_quoted: bool
    start: int
    end: int


def parse_query(text: str, *, typing: bool = False) -> Query:
    """The query that `text` spells.

    While it is being typed, its last word is searched as a beginning too, and an unfinished end is left out: a filter
    without its value, an OR without its second side, the first letter of a further word.
    """
    whole = _typed(clean_line(text))
    cut = whole[:LENGTH]
    is_open = typing and len(whole) <= LENGTH and text[-1:].strip() != ""
    end, expected = incomplete_end(cut) if typing else (len(cut), "")
    notes = [f"{expected} …"] if expected else []
    notes += [f"only the first {LENGTH} characters"] if len(whole) > LENGTH else []
    budget, items = _Budget(), list(_items(_unspaced(cut[:end])))
    pieces = [piece for item in items for piece in _pieces(item)]
    parts = tuple(budget.spend(_join(pieces, cut[:end], is_open=is_open)))
    letter = parts[-1] if len(parts) > 1 and isinstance(parts[-1], Words) and parts[-1].is_letter else None
    if letter:
        notes.append(f"“{letter.terms[0]}” and another letter …")
        parts = parts[:-1]
    return Query(cut, parts, (*_misread(items), *notes, *budget.notes), letter=letter)


def _typed(text: str) -> str:
    """`text` of the same length, quotation marks and minus signs as print has them turned into those of a keyboard."""
    return _MINUS.sub("-", _SINGLE_QUOTED.sub(r'"\1"', text.translate(_QUOTES)))


def _unspaced(text: str) -> str:
    """`text` of the same length, without white space inside a word: `J. D. Vance`, `1 000 000`."""
    for word in words(text):
        if " " in (written := text[word.start : word.end]):
            text = text[: word.start] + written.replace(" ", _WORD_JOINER) + text[word.end :]
    return text


def _items(text: str) -> Iterator[_Item]:
    for match in _ITEM.finditer(text):
        if match["chunk"] is None:
            field = (match["field"] or "").lower()
            yield _Item(bool(match["minus"]), field, match["quoted"], True, match.start("quoted"), match.end("quoted"))
        else:
            yield _Item(bool(match["not"]), "", match["chunk"], False, match.start("chunk"), match.end("chunk"))


def _pieces(item: _Item) -> Iterator[_Item]:
    """The words of an item without white space, each with its `*` or `~`; hyphens and apostrophes separate nothing."""
    field, value = _field_of(item)
    if item.is_quoted or item.text.isalnum() or (field and filter_of(field, value, is_open=False)):
        yield item
        return
    rows = list(_rows(item.text))
    for row in rows:
        start, rest = row[0].start, item.text[row[-1].end :]
        end = len(item.text) - len(rest.lstrip("*~"))
        yield replace(item, text=item.text[start:end], start=item.start + start, end=item.start + end)
    if not rows:
        yield item


def _rows(text: str) -> Iterator[list[Word]]:
    """The words of a text without white space, grouped into phrases."""
    row: list[Word] = []
    for word in words(text):
        if row and not _is_joined(text[row[-1].end : word.start], word.term):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _is_joined(between: str, term: str) -> bool:
    """Whether a word continues the phrase before it; the digit of `~2` does, and the `5` of `10.5.2019`."""
    return between in _JOINTS or (between == "~" and len(term) == 1 and term.isdecimal()) or _is_date(between, term)


def _is_date(between: str, term: str) -> bool:
    return between == "." and term.isdecimal()


def _join(items: list[_Item], text: str, *, is_open: bool) -> Iterator[Part]:
    """The parts that the items spell. OR joins its two neighbours, before anything else is joined."""
    groups: list[list[list[Part]]] = []
    is_joined = False
    for at, item in enumerate(items):
        is_between = bool(groups) and at + 1 < len(items) and not item.is_not and not item.is_quoted
        if is_between and item.text == _AND:
            continue
        if is_between and item.text == _OR and not is_joined:
            is_joined = True
            continue
        parts = list(_parts(item, is_open=is_open and _is_last(item, text)))
        if is_joined and parts:
            groups[-1].append(parts)
        elif parts:
            groups.append([parts])
        is_joined = False
    for group in groups:
        if len(group) == 1:
            yield from group[0]
        else:
            yield Either(tuple(part for parts in group for part in parts))  # type: ignore[misc]


def _is_last(item: _Item, text: str) -> bool:
    """Whether a text ends with an item, or with a letter and its full stop, which may become more initials."""
    return item.end == len(text) or (len(item.text) == 1 and text[item.end :] == ".")


def _parts(item: _Item, *, is_open: bool) -> Iterator[Part]:
    """The parts that an item spells: most often one; none where the item has no word."""
    for part in _positive_parts(item, is_open=is_open and not item.is_not):
        yield Not(part) if item.is_not else part


def _positive_parts(item: _Item, *, is_open: bool) -> Iterator[Text | Filter]:
    field, value = _field_of(item)
    if field and (found := filter_of(field, value, is_open=is_open)):
        yield found
    elif item.is_quoted:
        yield from _unknown_field(item)
        if terms := _terms(value):
            is_begun = value.rstrip().endswith("*") and len(terms[-1]) > 1
            yield Words(terms, item.start, item.end, completions=ASKED if is_begun else 0, is_quoted=True)
    else:
        yield from _word(item.text, item.start, is_open=is_open)


def _field_of(item: _Item) -> tuple[str, str]:
    """The field of an item, in small letters, and its value; no field and the whole text where it has none."""
    if not item.is_quoted and (match := _FIELD.fullmatch(item.text)):
        return match[1].lower(), match[2]
    return item.field, item.text


def _misread(items: list[_Item]) -> Iterator[str]:
    """A note for each item that looks like syntax but is searched as words; the note names the right syntax."""
    yield from dict.fromkeys(note for item in items for note in _misreadings(item))


def _misreadings(item: _Item) -> Iterator[str]:
    field, value = _field_of(item)
    if field in ("kind", "date") and value and not filter_of(field, value, is_open=False):
        yield f"no {field} “{value}”: {FIELDS[field]}"
    if not item.is_quoted and item.text == "NOT":
        yield "NOT is a word here: -word leaves out"
    if not item.is_quoted and re.fullmatch(r"\w\*", item.text):
        yield f"“{item.text}” needs two letters before its *"


def _unknown_field(item: _Item) -> Iterator[Words]:
    """The name of an unknown field before a phrase, which is searched as a word."""
    if item.field:
        at = item.start - len(item.field) - 2
        yield Words(_terms(item.field), at, at + len(item.field))


def _word(text: str, start: int, *, is_open: bool) -> Iterator[Text]:
    """A word, the beginning of a word, or a word in any spelling."""
    match = _ENDING.fullmatch(text)
    bare, ending = match.groups() if match else (text, "")
    terms = _terms(bare)
    if not terms:
        return
    whole = Words(terms, start, start + len(text), closed=_closed(bare, terms))
    if ending == "*" and len(terms[-1]) > 1:
        yield replace(whole, completions=ASKED)
    elif ending.startswith("~") and len(terms) == 1 and len(terms[0]) >= _LEAST_FUZZY:
        yield Near(terms[0], min(max(int(ending[1:] or 1), 1), 2))
    elif is_open and text[-1:].isalnum():
        yield replace(whole, completions=TYPED)
    else:
        yield whole


def _closed(text: str, terms: tuple[str, ...]) -> str:
    """The one word that two parted by a hyphen or an apostrophe may be written as."""
    return next((word.term[:WORD_LENGTH] for word in compounds(text)), "") if len(terms) == _PAIR else ""


def _terms(text: str) -> tuple[str, ...]:
    return tuple(word.term for word in words(text))


class _Budget:
    """Counts the words of a query, and cuts what exceeds TERMS and WORD_LENGTH."""

    def __init__(self) -> None:
        self._left = TERMS
        self.notes: list[str] = []

    def spend(self, parts: Iterator[Part]) -> Iterator[Part]:
        """The parts within the budget, the last one perhaps cut."""
        for part in parts:
            if (kept := self._kept(part)) is not None:
                yield kept

    def _kept(self, part: Part) -> Part | None:
        if isinstance(part, Either):
            within = [kept for one in part.parts if (kept := self._kept(one)) is not None]
            return Either(tuple(within)) if len(within) > 1 else within[0] if within else None  # type: ignore[arg-type]
        if isinstance(part, Not):
            inner = self._kept(part.part)
            return Not(inner) if inner is not None else None  # type: ignore[arg-type]
        if self._left <= 0:
            self._note(f"only the first {TERMS} words")
            return None
        return self._cut(part)

    def _cut(self, part: Text | Filter) -> Text | Filter:
        if isinstance(part, Near):
            self._left -= 1
            return replace(part, term=self._short(part.term))
        if isinstance(part, Words | FromSource | AboutCard | Tagged):
            if len(part.terms) > self._left:
                self._note(f"only the first {TERMS} words")
            terms = tuple(self._short(term) for term in part.terms[: self._left])
            self._left -= len(terms)
            return replace(part, terms=terms)
        self._left -= 1
        return part

    def _short(self, term: str) -> str:
        if len(term) > WORD_LENGTH:
            self._note(f"only the first {WORD_LENGTH} letters of a word")
        return term[:WORD_LENGTH]

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)
