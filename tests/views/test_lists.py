"""Hits in the list: what a snippet says nearest to what answered."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import NEW_CARD, Entry, Hit, Kind, Prose, Results, Role, Roster, Span, TextKind
from briefing.views.lists import nothing_page, results_page
from briefing.views.start import start_page

_words = st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=30)


def shown(text: str, start: int, end: int) -> tuple[str, list[str]]:
    """The snippet as it stands in the list, and what is marked in it."""
    hit = Hit("id", Kind.ACTOR, "Title", "", Prose(text, (Span(start, end, Role.MATCH),)), 1.0, ())
    page = results_page(Results("q", "q", (hit,), ((Kind.ACTOR, 1),)), str)
    block = page.blocks[1]
    marked = [block.text[span.start : span.end] for span in block.spans if span.look == "match"]
    return block.text.partition("\n")[2], marked


def page(query: str, *hits: Hit) -> list[str]:
    """The blocks of the hits of a query."""
    counts = tuple((kind, sum(hit.kind is kind for hit in hits)) for kind in (*Kind, *TextKind))
    return [block.text for block in results_page(Results(query, query, hits, counts), str).blocks]


def test_kinds_keep_their_order_whatever_answers_best() -> None:
    passage = Hit("a#^p1", TextKind.PASSAGE, "A ¶1", "", Prose("x"), 4.0)
    hits = [Hit(kind.value, kind, kind.value, "", Prose("x"), 1.0 + at) for at, kind in enumerate(Kind)]
    told = page("x", passage, *reversed(hits))
    assert [text.partition("\n")[0] for text in told[1::2]] == [*(kind.value for kind in Kind), "A ¶1"]


def test_the_other_name_that_answered_is_told_and_what_of_it_is_marked() -> None:
    alias = Prose("Vice President Pence", (Span(0, 4, Role.MATCH),))
    hit = Hit("pence", Kind.ACTOR, "Mike Pence", "", Prose("He said so.", (Span(3, 7, Role.MATCH),)), 1.0, (), alias)
    block = results_page(Results("v", "v", (hit,), ((Kind.ACTOR, 1),)), str).blocks[1]
    assert block.text == "Mike Pence\nalso called Vice President Pence\nHe said so."
    assert [block.text[span.start : span.end] for span in block.spans if span.look == "match"] == ["Vice", "said"]


@given(_words, st.data())
def test_a_long_snippet_keeps_the_word_that_answered_whole(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words)
    start = len(" ".join(words[:at])) + bool(at)
    snippet, marked = shown(text, start, start + len(words[at]))
    assert marked == [words[at]]
    assert set(snippet.strip("…").split()) <= set(words)
    assert len(snippet) <= 130


def test_what_lasted_until_a_month_stands_before_what_is_dated_with_its_year() -> None:
    dates = ("2024-08", "2024", "../2024-07", "2023", "2024-01")
    roster = Roster([Entry(f"c{at}", Kind.OFFER, date, date=date) for at, date in enumerate(dates)])
    told = [block.text.partition("  ")[0] for block in start_page(roster, (), is_reading=False).blocks]
    assert told[-5:] == ["2023", "../2024-07", "2024", "2024-01", "2024-08"]


def test_a_new_card_is_offered_where_a_name_was_not_found_and_not_where_a_filter_was() -> None:
    for is_name in (True, False):
        blocks = nothing_page(Results("x", "x", is_name=is_name), "").blocks
        assert any(block.target == NEW_CARD for block in blocks) is is_name
