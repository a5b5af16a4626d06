"""What keys and mouse events a sequence stands for, by Textual's names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import Keys

_TEXTUAL = XTermParser()
_MOUSE = re.compile(r"\x1b\[<(\d{1,4});(-?\d{1,9});(-?\d{1,9})([Mm])")
_KEY = re.compile(
    r"\x1b\[(?P<code>\d{0,7})(?::[\d:]*)?"
    r"(?:;(?P<held>\d{0,3})(?::(?P<event>\d?))?(?:;(?P<text>[\d:]*))?)?(?P<end>[u~ABCDEFHPQRS])"
)
"""A key in the kitty keyboard protocol, of which xterm's keys with modifiers are a part."""
_RELEASED = "3"
_OTHER_KEY = "27~"
"""xterm's modifyOtherKeys: the character stands where kitty has the text."""
_MOST_TEXT = 8
"""Characters that one key may type."""


def pressed(sequence: str, *, has_alt: bool = False) -> Iterator[events.Key]:
    """The keys of a character or of a whole sequence; none where it is no key."""
    for name, character in _names(sequence, has_alt):
        yield events.Key(name, character)


def mouse_event(sequence: str, size: tuple[int, int]) -> events.MouseEvent | None:
    """The mouse event of a sequence (SGR), moved into a terminal of `size` columns and rows; None where it is none."""
    if not (match := _MOUSE.fullmatch(sequence)):
        return None
    x, y = (min(max(int(match[at + 2]), 1), size[at]) for at in range(2))
    event = _TEXTUAL.parse_mouse_code(f"\x1b[<{match[1]};{x};{y}{match[4]}")
    return event if isinstance(event, events.MouseEvent) else None


@lru_cache(4096)
def _names(sequence: str, has_alt: bool) -> tuple[tuple[str, str | None], ...]:  # noqa: FBT001 - one of two forms
    """The names of the keys of a sequence, and the characters that they type."""
    known = ANSI_SEQUENCES_KEYS.get(sequence)
    if key := _KEY.fullmatch(sequence):
        sequence = _plain(key)
        if not sequence and isinstance(known, tuple):
            return tuple((name.value, None) for name in known)
    elif sequence[:1] == "\x1b" and known is None:
        sequence, has_alt = (sequence[1:], True) if len(sequence) == 2 else ("", False)
    if not sequence:
        return ()
    keys = _TEXTUAL._sequence_to_key_events(sequence, alt=has_alt)  # noqa: SLF001 - its tables have no other door
    return tuple((key.key, key.character) for key in keys if key.key != Keys.Ignore)


def _plain(key: re.Match[str]) -> str:
    """A key in a form that Textual reads without fault; nothing where there is no such key."""
    code, held, end = int(key["code"] or 1), int(key["held"] or 0), key["end"]
    numbers = [int(number[:8]) for number in (key["text"] or "").split(":") if number][:_MOST_TEXT]
    is_typed = all(_is_character(number) for number in numbers)
    text = ":".join(map(str, numbers)) if is_typed else ""
    named = f"{code}{end}" in FUNCTIONAL_KEYS or (end == "u" and _is_character(code))
    if key["event"] == _RELEASED or not (named or (text and f"{code}{end}" == _OTHER_KEY)):
        return ""
    return f"\x1b[{code};{held or ''};{text}{end}"


def _is_character(number: int) -> bool:
    """Whether a number is that of a character that a key can type: of the controls, only tab and enter."""
    return number <= 0x10FFFF and (chr(number).isprintable() or number in (0x09, 0x0D))
