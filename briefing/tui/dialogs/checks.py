"""What is wrong with the answer of a field, in words; an empty text where nothing is."""

from collections.abc import Callable, Iterable

from briefing.dialect import read_date


def anything(_: str) -> str:
    """Whatever is written can be taken."""
    return ""


def needs_words(text: str) -> str:
    """A title or a claim needs a letter or a digit."""
    return "" if any(map(str.isalnum, text)) else "Write a word or more."


def is_date(text: str) -> str:
    """A date is written in EDTF, or left out."""
    if not text or read_date(text):
        return ""
    return f"“{text}” is no date: 2019-07-23, 2019-07, 2019, 2019~ (about), 2019-05/2019-07, 2019-08/.. (since)."


def is_one_of(known: Iterable[str], *, may_be_empty: bool = False) -> Callable[[str], str]:
    """Only some answers can be taken."""
    names = tuple(known)
    more = ", or leave it empty" if may_be_empty else ""

    def check(text: str) -> str:
        is_known = text in names or (may_be_empty and not text)
        return "" if is_known else f"Choose one of {', '.join(names)}{more}."

    return check
