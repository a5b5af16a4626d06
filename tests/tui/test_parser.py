"""The parser of terminal input: any bytes, however they are cut, are keys, clicks, text or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.message import Message

from briefing.tui.terminal.parser import Parser
from tests.tui.pressing import SEQUENCES

BEGIN, END = b"\x1b[200~", b"\x1b[201~"
_PIECES = (
    *SEQUENCES,
    BEGIN,
    END,
    b"q",
    b"\xc3\xa9",
    b"\xff",
    b"\x1b[A",
    b"\x1b[<0;3;4M",
    b"\x1b[<35;3;4M",
    b"\x1b[<0;3;4m",
)
inputs = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=12), max_size=12).map(b"".join)


def told(messages: list[Message]) -> list[tuple[object, ...]]:
    """Messages by what they say."""
    return [
        (type(each), getattr(each, "key", None), getattr(each, "text", None), getattr(each, "x", None))
        for each in messages
    ]


def parsed(*pieces: bytes) -> list[tuple[object, ...]]:
    """What pieces come to, nothing following for long."""
    parser = Parser()
    messages = [message for piece in pieces for message in parser.feed(piece)]
    while parser.patience is not None:
        messages += parser.expire()
    return told(messages)


def keys(data: bytes) -> list[object]:
    """The names of the keys."""
    return [key for kind, key, *_ in parsed(data) if kind is events.Key]


@given(inputs)
def test_any_bytes_come_to_an_end(data: bytes) -> None:
    parser = Parser()
    parser.size = (80, 24)
    messages = parser.feed(data)
    while parser.patience is not None:
        messages += parser.expire()
    for each in messages:
        if isinstance(each, events.Key):
            assert each.key
            assert not each.character or not 0xD800 <= ord(each.character[0]) <= 0xDFFF
        if isinstance(each, events.MouseEvent):
            assert 0 <= each.x < 80 and 0 <= each.y < 24
        if isinstance(each, events.Paste):
            assert "\x1b" not in each.text
    assert keys(b"q") == ["q"]


@given(inputs, st.data())
def test_it_does_not_matter_how_the_input_is_cut(data: bytes, draw: st.DataObject) -> None:
    places = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=4)))
    pieces = [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]
    assert parsed(*(piece for piece in pieces if piece)) == parsed(data)


@given(st.binary(max_size=40).filter(lambda data: b"\x1b" not in data + b"x" or END not in data), st.data())
def test_what_is_pasted_is_one_text_whatever_stands_in_it(data: bytes, draw: st.DataObject) -> None:
    """However the marks are cut; no key is pressed by it, and the next one is a key again."""
    whole = BEGIN + data.replace(END, b"") + END + b"q"
    at = draw.draw(st.integers(1, len(whole) - 1))
    (kind, _, text, _), *rest = parsed(whole[:at], whole[at:])
    assert kind is events.Paste
    expected = data.replace(END, b"").decode(errors="replace").replace("\x1b", "␛").replace("\x00", "")
    assert text == expected
    assert [key for _, key, *_ in rest] == ["q"]


def test_a_paste_without_an_end_is_over_after_a_while_and_its_rest_is_no_keys() -> None:
    parser = Parser()
    assert parser.feed(BEGIN + b"one ") == []
    assert parser.patience == Parser.PASTE_PATIENCE
    assert told(parser.expire()) == told([events.Paste("one ")])
    assert told(parser.feed(b"q two" + END)) == told([events.Paste("q two")])
    assert keys(b"q") == ["q"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x1b", ["escape"]),
        (b"\x1b\x1b", ["escape", "escape"]),
        (b"\x1bq", ["alt+q"]),
        (b"\x1b\xc3\xa9", ["alt+é"]),
        (b"\x1b[A", ["up"]),
        (b"\x1bOA", ["up"]),
        (b"\x1b[1;3D", ["alt+left"]),
        (b"\x1b[Z", ["shift+tab"]),
        (b"\x1b[113;5u", ["ctrl+q"]),
        (b"\x1b[97;1:1;97u", ["a"]),
        (b"\x1b[97:65;2;65u", ["A"]),
        (b"\x1b[27;5;105~", ["ctrl+i"]),
        (b"\x1b[113;1R", []),
        (b"\x1b[97;1:3u", []),
        (b"\x1b[1114112uj", ["j"]),
        (b"\x1b[?1;2cj", ["j"]),
        (b"\x1b[M qqj", ["j"]),
        (b"\x1b]11;rgb:q\x1b\\j", ["j"]),
        (b"\x1b[1;\x1b[A", ["up"]),
        (b"\x1b[1;5", []),
        (b"\xffj", ["replacement_character", "j"]),
        (b"\xc3", ["replacement_character"]),
    ],
)
def test_sequences_are_the_keys_they_stand_for_or_none(data: bytes, expected: list[str]) -> None:
    assert keys(data) == expected


@pytest.mark.parametrize("sequence", [each for each in ANSI_SEQUENCES_KEYS if len(each) > 1])
def test_every_sequence_that_textual_has_a_key_for_is_one_key_or_none(sequence: str) -> None:
    assert len(keys(sequence.encode())) <= 2
    assert len(keys(sequence.encode() + b"j")) > 0


def test_a_button_that_is_released_outside_is_released() -> None:
    kinds = [kind for kind, *_ in parsed(b"\x1b[<0;3;4M\x1b[<35;5;6M\x1b[<35;6;6M")]
    assert kinds == [events.MouseDown, events.MouseUp, events.MouseMove, events.MouseMove]
