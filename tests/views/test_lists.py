"""Hits in the list: what a snippet says nearest to what answered."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Hit, Kind, Prose, Results, Role, Span
from briefing.views.lists import results_page

_words = st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=30)


def shown(text: str, start: int, end: int) -> tuple[str, list[str]]:
    """The snippet as it stands in the list, and what is marked in it."""
    hit = Hit("id", Kind.ACTOR, "Title", "", Prose(text, (Span(start, end, Role.MATCH),)), 1.0, ())
    page = results_page(Results("q", "q", (hit,), ((Kind.ACTOR, 1),)), str)
    block = page.blocks[1]
    marked = [block.text[span.start : span.end] for span in block.spans if span.look == "match"]
    return block.text.partition("\n")[2], marked


@given(_words, st.data())
def test_a_long_snippet_keeps_the_word_that_answered_whole(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words)
    start = len(" ".join(words[:at])) + bool(at)
    snippet, marked = shown(text, start, start + len(words[at]))
    assert marked == [words[at]]
    assert set(snippet.strip("…").split()) <= set(words)
    assert len(snippet) <= 130
