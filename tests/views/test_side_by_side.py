"""Two texts beside or below each other."""

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width

from briefing.model import Target
from briefing.text import clean
from briefing.views import Span
from briefing.views.side_by_side import BESIDE, side_by_side

TEXTS = st.text(max_size=200).map(lambda text: clean(text).replace("\t", " ").replace("\n", " "))
TARGET = Target.card("holm")


def test_on_a_wide_page_texts_stand_beside_each_other_with_their_links() -> None:
    left = ("Holm sold the ferry in May.", (Span(0, 4, "link", TARGET),))
    right = ("Holm kept the ferry.", (Span(5, 9, "strong"), Span(0, 4, "link", TARGET)))
    text, spans = side_by_side(left, right, BESIDE + 1)
    assert text == "Holm sold the ferry in May.             │ Holm kept the ferry."
    assert [text[span.start : span.end] for span in spans] == ["Holm", "Holm", "kept"]


def test_on_a_narrow_page_they_stand_below_each_other() -> None:
    text, _ = side_by_side(("Holm sold the ferry in May.", ()), ("Holm kept it.", ()), 20)
    assert text == "◂ Holm sold the\n  ferry in May.\n▸ Holm kept it."


def test_a_side_that_has_nothing_leaves_its_place_empty() -> None:
    assert side_by_side(("", ()), ("Holm kept it.", ()), 20)[0] == "▸ Holm kept it."
    assert side_by_side(("", ()), ("Holm kept it.", ()), BESIDE + 1)[0].strip() == "│ Holm kept it."


@given(TEXTS, TEXTS, st.integers(4, 200))
def test_no_line_is_too_wide_and_no_word_is_lost(left: str, right: str, columns: int) -> None:
    spans = (Span(0, len(left), "link", TARGET),) if left.strip() else ()
    text, moved = side_by_side((left, spans), (right, ()), columns)
    lines = text.split("\n")
    assert all(width(line) <= max(columns, 4) for line in lines)
    signs = {"◂", "▸", "│"}
    told = "".join(letter for letter in text if not letter.isspace() and letter not in signs)
    if columns <= BESIDE:
        assert told == "".join(letter for letter in left + right if not letter.isspace() and letter not in signs)
    assert [span.target for span in moved if span.target] == [span.target for span in spans]
