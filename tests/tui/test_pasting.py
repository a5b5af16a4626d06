"""What is pasted is text: an escape in it presses no key."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.tui.pasting import Pasted

BEGIN, END = "\x1b[200~", "\x1b[201~"
inputs = st.lists(st.sampled_from([BEGIN, END, "\x1b", "\x1b[A", "q", "\x1b[20", "0~", "é"])).map("".join)


def test_an_escape_between_the_marks_becomes_its_picture() -> None:
    assert Pasted().feed(f"\x1b[A{BEGIN}a\x1bq\x1b[31m{END}\x1b") == f"\x1b[A{BEGIN}a␛q␛[31m{END}\x1b"


@given(inputs)
def test_what_is_not_pasted_goes_through_at_once(text: str) -> None:
    text = text.replace(BEGIN, "")
    assert Pasted().feed(text) == text or BEGIN in text


@given(inputs, st.data())
def test_it_does_not_matter_how_the_input_is_cut(text: str, data: st.DataObject) -> None:
    whole, cut = Pasted(), Pasted()
    at = data.draw(st.integers(0, len(text)))
    expected = whole.feed(text) + whole.feed(END)
    assert cut.feed(text[:at]) + cut.feed(text[at:]) + cut.feed(END) == expected


@given(inputs)
def test_between_the_marks_no_escape_is_left(text: str) -> None:
    passed = Pasted().feed(BEGIN + text.replace(END, "") + END)
    inner = passed.removeprefix(BEGIN).partition(END)[0]
    assert "\x1b" not in inner
