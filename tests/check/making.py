"""Cards and articles as texts, and what a check finds on them."""

from collections.abc import Iterable

from briefing.check import check
from briefing.library import Library


def card(text: str, *fields: str) -> str:
    """The file of a card; its text begins on line 4 and moves down by a line for each field."""
    return "\n".join(("---", "kind: talks", *fields, "title: The weir talks", "---", text, ""))


def article(*paragraphs: str, fields: Iterable[str] = ("words: original", "language: en")) -> str:
    """The file of an article whose paragraphs are its own words, unless the fields say otherwise."""
    body = (f"\n{paragraph} ^p{number}" for number, paragraph in enumerate(paragraphs, 1))
    return "\n".join(("---", "title: The weir", *fields, "---", *body, ""))


def found(library: Library, rule: str) -> list[tuple[str, int, str]]:
    """The file's name, the line and the message of what one rule finds."""
    return [(one.file.rpartition("/")[2], one.line, one.message) for one in check(library).findings if one.rule == rule]
