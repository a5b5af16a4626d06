"""Edits of a file of notes: what it notes on one target is written anew, and all else stays as it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from briefing.dialect.field_editor import fields_of, set_field
from briefing.dialect.markdown_parser import parse
from briefing.dialect.note_file import PRINTS, TEXT, read_notes
from briefing.dialect.raw_text import RawText
from briefing.errors import CannotEdit
from briefing.model import Address, Block, Role
from briefing.text import clean, decode

LONGEST = 20_000
"""So many characters a note has at the most."""
_ENDING = re.compile(r"[ \t]*(?<!\\)\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\][ \t.,;:!?]*$")
_WITHOUT_TEXT = ("fence", "code_block", "hr", "too_deep")
_BY_HAND = "edit the file by hand"


class _Part(NamedTuple):
    """A paragraph, a list, a heading or whatever else stands by itself in a text."""

    start: int
    """Its first line, from 0."""
    end: int
    """The line behind its last one."""
    ends: tuple[int, ...]
    """The lines on which its blocks end."""
    addresses: frozenset[str]
    """The addresses that its blocks end in; empty for a block that ends in none."""


def note_text(data: bytes, address: str) -> str:
    """What a file notes on the passage at an address, as Markdown without the addresses at the ends of its blocks.

    The empty address stands for what the file is called after. Raises CannotEdit where the notes on it can't be told
    from others.
    """
    lines, told = decode(data)[0].split("\n"), list[str]()
    for part in _parts_on(data, address):
        for at in part.ends:
            lines[at] = _ENDING.sub("", lines[at]) if address else lines[at]
        told.append("\n".join(lines[part.start : part.end]).rstrip())
    return "\n\n".join(told)


def set_note(data: bytes, address: str, text: str) -> bytes:
    """The file with `text`, Markdown, as what it notes on the passage at an address; without text, it notes nothing.

    See `note_text`. Raises CannotEdit where the text would not be a note on that, or where the file is so written that
    other notes would change.
    """
    raw, told = RawText.of(data), clean(text).strip()
    if len(raw.text) + len(told) > TEXT:
        raise CannotEdit(f"A file of notes is read up to {TEXT:,} characters: make the note shorter.")
    old = _parts_on(data, address)
    lines = [raw.text[start:end] for start, end in pairwise(raw.starts()) if end > start]
    place = old[0].start if old else len(lines)
    gone = {at for part in old for at in range(part.start, _next_text(lines, part.end))}
    before = [line for at, line in enumerate(lines[:place]) if at not in gone]
    behind = [line for at, line in enumerate(lines[place:], place) if at not in gone]
    while behind and len(lines) - 1 in gone and not behind[-1].strip():
        behind.pop()
    new = [line + raw.line_end for line in _addressed(told, address)] if told else []
    written = raw.with_text("".join(_joined(before, new, behind, raw.line_end, raw.first_line())))
    _check(data, written, address, told)
    return written


def note_refusal(target: str, text: str) -> str:
    """Why a text can't be the note on a card, an article or a passage, in words; empty where it can."""
    told = clean(text).strip()
    if len(told) > LONGEST:
        return f"The note has {len(told):,} characters, and {LONGEST:,} is the most: make it shorter."
    if told and not any(map(str.isalnum, told)):
        return "A note has words."
    try:
        set_note(b"", target if Address.parse(target) else "", told)
    except CannotEdit as error:
        return str(error)
    return ""


def with_addresses(data: bytes, moved: Mapping[str, str]) -> bytes:
    """The file with other addresses at the ends of its blocks, and with their fingerprints, by the ones it has."""
    if not moved:
        return data
    raw, prints = RawText.of(data), prints_in(data)
    clean_lines = decode(data)[0].split("\n")
    lines = [raw.text[start:end] for start, end in pairwise(raw.starts())]
    for part in _parts("\n".join(clean_lines), raw.first_line()):
        for at in set(part.ends):
            if (address := _address_at(clean_lines[at])) in moved:
                before, _, behind = lines[at].rpartition(address)
                lines[at] = f"{before}{moved[address]}{behind}"
    return set_prints(raw.with_text("".join(lines)), {moved.get(at, at): print_ for at, print_ in prints.items()})


def notes_nothing(data: bytes) -> bool:
    """Whether a file has no note, and nothing else that would be lost with it."""
    return not read_notes("notes", decode(data)[0], "")[0].notes and fields_of(data).keys() <= {PRINTS}


def addresses_in(data: bytes) -> tuple[str, ...]:
    """The addresses of the passages on which a file has notes, in order."""
    return tuple(note.written for note in read_notes("notes", decode(data)[0], "")[0].notes if note.written)


def prints_in(data: bytes) -> dict[str, str]:
    """The fingerprints that a file of notes has, by address."""
    return read_notes("notes", decode(data)[0], "")[1]


def set_prints(data: bytes, prints: Mapping[str, str]) -> bytes:
    """The file with these fingerprints, by address; a front matter that is left empty is taken out."""
    values = [f"{address}:{print_}" for address, print_ in prints.items()]
    if tuple(values) == fields_of(data).get(PRINTS, ()):
        return data
    raw = RawText.of(set_field(data, PRINTS, *values))
    place = raw.front_matter()
    if place and not raw.text[place[0] : place[1]].strip():
        return raw.with_text(raw.text[raw.starts()[raw.first_line()] :].lstrip("\r\n"))
    return raw.with_text(raw.text)


def _parts_on(data: bytes, address: str) -> list[_Part]:
    """The parts of a file that are notes on a target; raises CannotEdit where only a piece of one is."""
    first = RawText.of(data).first_line()
    parts = [part for part in _parts(decode(data)[0], first) if address in part.addresses]
    if not all(part.addresses == {address} for part in parts):
        raise CannotEdit(f"Notes on this and on something else stand in one list: {_BY_HAND}.")
    return parts


def _parts(text: str, first: int = 0) -> Iterator[_Part]:
    """The parts of a text from the line `first`, from 0."""
    lines, start, end, ends = text.split("\n"), 0, 0, list[int]()
    tokens = parse("\n".join(lines[first:]))
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.level == 0 and token.map and token.nesting >= 0:
            start, end, ends = token.map[0] + first, token.map[1] + first, []
        if (token.type == "inline" or token.type in _WITHOUT_TEXT) and token.map:
            ends.append(token.map[1] + first - 1)
        elif token.type == "list_item_open" and token.map and following and following.type == "list_item_close":
            ends.append(token.map[0] + first)  # an item without a text is a block, too
        if token.level == 0 and token.nesting <= 0:
            yield _Part(start, end, tuple(ends), frozenset(_address_at(lines[at]) for at in ends))


def _address_at(line: str) -> str:
    """The address that a line ends in; empty where it ends in none."""
    found = _ENDING.search(line)
    return found[1].strip() if found and Address.parse(found[1].strip()) else ""


def _addressed(told: str, address: str) -> list[str]:
    """The lines of a text, the address behind each of its blocks."""
    lines = told.split("\n")
    if not address:
        return lines
    if any(token.type in _WITHOUT_TEXT for token in parse(told)):
        raise CannotEdit("A note on a passage is text: it can't have code or rules in it.")
    for at in {at for part in _parts(told) for at in part.ends}:
        if _address_at(lines[at]) != address:
            lines[at] = f"{lines[at].rstrip()} [[{address}]]"
    return lines


def _joined(
    before: Sequence[str], new: Sequence[str], behind: Sequence[str], line_end: str, first: int
) -> Iterator[str]:
    """The lines of a file, an empty one around what is new; nothing stands behind the last text."""
    while not new and not any(line.strip() for line in behind) and len(before) > first and not before[-1].strip():
        before = before[:-1]
    yield from before
    if new and before:
        yield "" if before[-1].endswith(("\n", "\r", "\x85", "\u2028", "\u2029")) else line_end
        yield line_end if before[-1].strip() and len(before) > first else ""
    yield from new
    if new and behind and behind[0].strip():
        yield line_end
    yield from behind if any(line.strip() for line in behind) else ()


def _next_text(lines: Sequence[str], at: int) -> int:
    """The first line from `at` on that is not empty."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


_Told = list[tuple[object, ...]]


def _check(before: bytes, after: bytes, address: str, told: str) -> None:
    """Raise CannotEdit where a file does not read as is meant."""
    old, new, meant = _told(decode(before)[0]), _told(decode(after)[0]), _told(told)
    if not meant.keys() <= {"", address}:
        raise CannotEdit("A block ends in the address of a passage: write it as a note on that passage, or add a word.")
    mine = new.pop(address, [])
    others = {target: blocks for target, blocks in old.items() if target != address}
    if new != others or mine != [block for blocks in meant.values() for block in blocks]:
        raise CannotEdit(f"The text would not read as it is written, or other notes would change: {_BY_HAND}.")
    _parts_on(after, address)


def _told(text: str) -> dict[str, _Told]:
    """The blocks of each note of a file, as they read, whatever number a citation has."""
    notes = read_notes("notes", text, "")[0].notes
    return {note.written: list(map(_words, note.blocks)) for note in notes}


def _words(block: Block) -> tuple[object, ...]:
    text, at, prose = list[str](), 0, block.prose
    for span in prose.leads(Role.CITATION):
        text.append(prose.text[at : span.start])
        at = span.end
    leads = [span.target for span in prose.leads(Role.CITATION, Role.LINK, Role.URL)]
    return block.form, block.level, "".join((*text, prose.text[at:])).split(), leads
