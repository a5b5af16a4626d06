"""The unfinished end of a query that is being typed: an OR without its second side, a filter without its value."""

import re

from briefing.query.filters import FIELDS, KINDS, interval

_JOINING = re.compile(r"(?<=\S\s)\s*(OR|AND)\s*$")
_FIELD = re.compile(r'(?:^|(?<=\s))-*([A-Za-z]{1,16}):("[^"]*|[^"\s]*)$')
_DATE = re.compile(r"[0-9.-]*")


def incomplete_end(text: str) -> tuple[int, str]:
    """The offset where the unfinished end of a text begins, and in words what may follow there.

    Where the text is complete, the offset of its end and no words.
    """
    if last := _JOINING.search(text):
        return last.start(), f"{last[1]} and another word"
    match = _FIELD.search(text)
    field, value = (match[1].lower(), match[2]) if match else ("", "")
    if match and field in FIELDS and _is_incomplete(field, value):
        return match.start(), f"{field}: {FIELDS[field]}"
    return len(text), ""


def _is_incomplete(field: str, value: str) -> bool:
    """Whether further letters may make a value of the field out of this one."""
    if not value or value.startswith('"'):
        return True
    if field == "kind":
        return value.lower() not in KINDS and any(kind.startswith(value.lower()) for kind in KINDS)
    return field == "date" and interval(value) is None and bool(_DATE.fullmatch(value))
