"""The pen: the colours and attributes that a terminal writes with, and the shortest sequence to change them."""

from functools import lru_cache
from typing import NamedTuple

_OFF = {
    **dict.fromkeys(("1", "2"), "22"),
    **dict.fromkeys(("4", "21"), "24"),
    **dict.fromkeys(("5", "6"), "25"),
    **dict.fromkeys(("51", "52"), "54"),
    "3": "23",
    "7": "27",
    "8": "28",
    "9": "29",
    "53": "55",
}
"""What ends each attribute (ECMA-48, SGR)."""
_SEEN_ON_BLANKS = frozenset(("4", "21", "7", "9", "51", "52", "53"))
_EXTENDED = {"5": 3, "2": 5}
"""How many numbers a colour has whose second one tells that it is of a palette, or of red, green and blue."""


class _Pen(NamedTuple):
    attributes: frozenset[str]
    colour: str
    ground: str


@lru_cache(maxsize=4_096)
def _parsed(codes: str) -> _Pen:
    """The parts of a style's codes, as Rich writes them: attributes, then the colour of the text, then the ground."""
    attributes, colour, ground = list[str](), "39", "49"
    numbers = codes.split(";") if codes else []
    while numbers:
        length = _EXTENDED[numbers[1]] if numbers[0] in ("38", "48") else 1
        part, numbers = ";".join(numbers[:length]), numbers[length:]
        if part[:2] == "48" or part in _GROUNDS:
            ground = part
        elif part[:2] == "38" or part in _COLOURS:
            colour = part
        else:
            attributes.append(part)
    return _Pen(frozenset(attributes), colour, ground)


_COLOURS = {str(number) for number in (*range(30, 38), 39, *range(90, 98))}
_GROUNDS = {str(number) for number in (*range(40, 48), 49, *range(100, 108))}


@lru_cache(maxsize=16_384)
def change(before: str | None, after: str) -> str:
    """The sequence from one style's codes to another's; from None, where nobody knows what the terminal is set to."""
    if before == after:
        return ""
    if before is None:
        return f"\x1b[0;{after}m" if after else "\x1b[0m"
    old, new = _parsed(before), _parsed(after)
    off = {_OFF[each] for each in old.attributes - new.attributes if each in _OFF}
    on = {each for each in new.attributes if each not in old.attributes or _OFF.get(each) in off}
    parts = [*sorted(off), *sorted(on)]
    parts += [new.colour] if new.colour != old.colour else []
    parts += [new.ground] if new.ground != old.ground else []
    shortest = min(";".join(parts), f"0;{after}" if after else "0", key=len)
    return f"\x1b[{shortest}m" if parts else ""


@lru_cache(maxsize=4_096)
def on_blank(codes: str) -> str:
    """The part of a style's codes that is seen on a blank: its ground, and lines; all of it where it is reversed."""
    pen = _parsed(codes)
    if pen.attributes & _SEEN_ON_BLANKS:
        return codes
    return "" if pen.ground == "49" else pen.ground
