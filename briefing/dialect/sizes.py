"""How much of a file is read."""

from briefing.dialect.problems import Problems
from briefing.text import clean


def cut(text: str, most: int, problems: Problems) -> str:
    """Clean `text`, and cut it at a line end where it is longer than `most` characters."""
    text = clean(text)
    if len(text) <= most:
        return text
    end = text.rfind("\n", 0, most) + 1 or most
    problems.add(
        text.count("\n", 0, end) + 1,
        "too-long",
        f"What follows is not read, because a file of this kind is read up to {most:,} characters: divide it.",
    )
    return text[:end]
