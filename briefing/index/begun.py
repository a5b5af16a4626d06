"""What stands at the end of a query that is being typed and cannot be meant yet: it waits for the next letter."""

import re

from briefing.index.period import period
from briefing.model import Kind

KINDS: dict[str, Kind | None] = {
    **{kind.value: kind for kind in Kind},
    **{kind.plural: kind for kind in Kind},
    "passage": None,
    "passages": None,
}
"""What `kind:` takes."""
CARDS = {kind.value: kind for kind in Kind if kind is not Kind.OTHER}
"""The fields that are called after a kind of card."""
OFFERED = {
    "kind": ", ".join((*CARDS, "passage")),
    "date": "2019, 2019-05, 2019-05..2024",
    "source": "words of an article's name",
    **dict.fromkeys(CARDS, "words of its name"),
}
"""The fields, and what each takes, in words."""

_OR = re.compile(r"(?<=\S\s)\s*OR\s*$")
_FIELD = re.compile(r'(?:^|(?<=\s))-*([A-Za-z]{1,16}):("[^"]*|[^"\s]*)$')
_TIME = re.compile(r"[0-9.-]*")


def begun(text: str) -> tuple[int, str]:
    """Where the unfinished end of a text begins, and what may follow; the end of the text where all is finished."""
    if last := _OR.search(text):
        return last.start(), "OR and another word"
    match = _FIELD.search(text)
    field, value = (match[1].lower(), match[2]) if match else ("", "")
    if match and field in OFFERED and _goes_on(field, value):
        return match.start(), f"{field}: {OFFERED[field]}"
    return len(text), ""


def _goes_on(field: str, value: str) -> bool:
    """Whether a value is the beginning of one."""
    if not value or value.startswith('"'):
        return True
    if field == "kind":
        return value.lower() not in KINDS and any(kind.startswith(value.lower()) for kind in KINDS)
    return field == "date" and period(value) is None and bool(_TIME.fullmatch(value))
