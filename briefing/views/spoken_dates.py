"""Dates as they are spoken."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OPEN = ("", "..")


def spoken(date: str) -> str:
    """An EDTF date in words: `Jul 2019`, `about 2019`, `May – Jul 2019`, `since Aug 2019`.

    What has no plain words stays as the file has it.
    """
    first, slash, last = date.partition("/")
    begin, end = _part(first), _part(last)
    if not slash:
        return begin or date
    if begin and last in _OPEN:
        return f"since {begin}"
    if end and first in _OPEN:
        return f"until {end}"
    if begin and end:
        return f"{_without_ending(begin, end)} – {end}"
    return date


def _without_ending(begin: str, end: str) -> str:
    """`begin` without the words at its end that `end` repeats: `May` of `May 2019`, before `Jul 2019`."""
    words, others = begin.split(), end.split()
    while len(words) > 1 and len(others) > 1 and words[-1] == others[-1]:
        words, others = words[:-1], others[:-1]
    return " ".join(words)


def _part(text: str) -> str:
    """One date in words, or nothing where it is not a plain year, month or day."""
    mark = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[-1:], "")
    pieces = (text[:-1] if mark else text).split("-")
    if not 1 <= len(pieces) <= 3 or not all(piece.isdigit() for piece in pieces) or len(pieces[0]) != 4:
        return ""
    year, *rest = pieces
    if any(not 1 <= int(piece) <= limit for piece, limit in zip(rest, (12, 31), strict=False)):
        return ""
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return mark + " ".join([*day, *month, year])
