"""Where the words of a search stand in a text."""

from briefing.text import words
from briefing.tui.page.stanza import Run


def matches(text: str, wanted: frozenset[str]) -> tuple[Run, ...]:
    """Runs over the words of `text` that are among the folded words `wanted`."""
    if not wanted:
        return ()
    return tuple(Run(word.start, word.end, "match") for word in words(text) if word.term in wanted)
