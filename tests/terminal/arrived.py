"""What a program has sent to its terminal, taken apart."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tests.terminal.terminal import Terminal

_CONTROL = re.compile(
    rb"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])|(?P<osc>\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))|(?P<other>\x1b.?)", re.DOTALL
)
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_STYLE = re.compile(rb"\x1b\[([0-9;:]*)m")

_OWN_SEQUENCES = re.compile(
    rb"\x1b\[(?:[0-9;:]*m|[0-9]+;[0-9]+H|\?[0-9;]+[hl]|\?(?:2026|2048)\$p|>[0-9]+u|<u)"  # style, place, modes, keyboard
)
_OWN_COMMANDS = re.compile(rb"22;[a-z-]*")
"""The shape of the mouse pointer."""
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_TAGS = range(0xE0000, 0xE0080)

ALTERNATE_SCREEN, _CURSOR, _WRAPPING, PASTING, _FOCUS = 1049, 25, 7, 2004, 1004
_MOUSE = (1000, 1002, 1003, 1005, 1006, 1015, 1016)


def foreign(raw: bytes) -> list[object]:
    """What is neither text nor a sequence that the program itself commands, for whatever stands in a file."""
    return list(_foreign(raw))


def _foreign(raw: bytes) -> Iterator[object]:
    yield from (one for one in sequences(raw) if not _OWN_SEQUENCES.fullmatch(one))
    yield from (one for one in commands(raw) if not _OWN_COMMANDS.fullmatch(one))
    yield from others(raw)
    for character in set(printed(raw)) - {"\r", "\n"}:
        if unicodedata.category(character) in ("Cc", "Cs") or ord(character) in _BIDI or ord(character) in _TAGS:
            yield character


def commands(raw: bytes) -> list[bytes]:
    """The operating system commands (OSC), without their frame."""
    return [match["osc"][2:].rstrip(b"\x07\\\x1b") for match in _CONTROL.finditer(raw) if match["osc"]]


def sequences(raw: bytes) -> set[bytes]:
    """The control sequences (CSI), each once."""
    return {match["csi"] for match in _CONTROL.finditer(raw) if match["csi"]}


def others(raw: bytes) -> set[bytes]:
    """Escapes that are neither, with the byte after them."""
    return {match["other"] for match in _CONTROL.finditer(raw) if match["other"]}


def printed(raw: bytes) -> str:
    """What is left when every escape is taken out; raises UnicodeDecodeError where that is no UTF-8."""
    return _CONTROL.sub(b"", raw).decode()


def modes(raw: bytes) -> dict[int, bool]:
    """The private modes that were set or reset, as they stand at the end."""
    return {int(number): match[2] == b"h" for match in _MODE.finditer(raw) for number in match[1].split(b";") if number}


def colours(raw: bytes) -> set[int]:
    """The parameters of styles (SGR) that ask for a colour, each once."""
    return set(_colours(match[1] for match in _STYLE.finditer(raw)))


def _colours(styles: Iterable[bytes]) -> Iterable[int]:
    for style in styles:
        numbers = iter([int(number or 0) for number in re.split(rb"[;:]", style)])
        for number in numbers:
            if number in (38, 48, 58):
                yield number
                for _ in range({5: 1, 2: 3}.get(next(numbers, 0), 0)):
                    next(numbers, None)
            elif 30 <= number <= 37 or 40 <= number <= 47 or 90 <= number <= 97 or 100 <= number <= 107:
                yield number


def assert_restored(terminal: Terminal) -> None:
    """The line discipline, the screen, the cursor, the mouse, pasting and the keyboard are as they were."""
    assert terminal.attributes == terminal.attributes_before
    at_end = modes(terminal.raw)
    assert at_end[ALTERNATE_SCREEN] is False
    assert at_end[_CURSOR] is True
    assert at_end.get(_WRAPPING, True)
    assert not [mode for mode in (*_MOUSE, PASTING, _FOCUS) if at_end.get(mode)]
    assert terminal.raw.count(b"\x1b[>25u") == terminal.raw.count(b"\x1b[<u")
