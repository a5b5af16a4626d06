"""The one door for text from outside."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import clean, clean_line, decode

_ANY = st.text(st.characters(codec=None)) | st.text("e\u0301\u0327\u0f73\r\n\x85\u2028\u200e\x1b ", max_size=90)
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
_TAGS = range(0xE0000, 0xE0080)


def test_c0_and_del_become_their_pictures() -> None:
    assert clean("a\x1b[31m\x07\x00\x7f") == "a␛[31m␇␀␡"


def test_c1_and_lone_surrogates_become_the_replacement_character() -> None:
    assert clean("\x9b31m\x80\x9f\ud800\udfff") == "\ufffd31m\ufffd\ufffd\ufffd\ufffd"


def test_bidi_controls_tags_and_byte_order_marks_vanish() -> None:
    assert clean("a" + "".join(map(chr, [*_BIDI, *_TAGS, 0xFEFF])) + "b") == "ab"


def test_newline_and_tab_stay_and_every_line_end_becomes_a_newline() -> None:
    assert clean("a\tb\nc\rd\r\ne\x85f\u2028g\u2029h") == "a\tb\nc\nd\ne\nf\ng\nh"


def test_accents_are_composed() -> None:
    assert clean("Guaido\u0301") == "Guaidó"


def test_every_character_that_a_terminal_obeys_or_that_reorders_text_is_caught() -> None:
    """Whatever Unicode counts as a control, a surrogate or a bidi control, a single one of them or two together."""
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cc", "Cs") or code in _BIDI or code in _TAGS:
            assert character in "\n\t" or character not in clean(f"a{character}b")


@given(_ANY)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert unicodedata.is_normalized("NFC", clean(text))


@given(_ANY)
def test_a_clean_line_is_one_line_without_outer_or_double_spaces(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert not re.search(r"\s\s|[^\S ]", line)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_printable_ascii_is_never_touched(text: str) -> None:
    assert clean(text) == text


def test_of_the_accents_on_one_letter_thirty_stay() -> None:
    """Python puts accents in order in time that grows with their square: these would take most of an hour."""
    assert len(unicodedata.normalize("NFD", clean("x" + "\u0301\u0327" * 500_000 + "y"))) == 32
    assert len(unicodedata.normalize("NFD", clean("\u0f73" * 1_000_000))) == 30
    assert clean("x" + "\u0301" * 30 + "y") == "x" + "\u0301" * 30 + "y"


@pytest.mark.parametrize(
    "text", ["漢字" * 100, "Примирение" * 50, "الاتفاق" * 50, "कार्यक्रम" * 50, "👩\u200d👩\u200d👧" * 40, "가각" * 60]
)
def test_long_runs_of_other_scripts_are_not_touched(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_utf_8_is_read_as_such_with_or_without_a_byte_order_mark() -> None:
    assert decode("Guaidó\n".encode()) == ("Guaidó\n", 0)
    assert decode("Guaidó\n".encode("utf-8-sig")) == ("Guaidó\n", 0)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode("Guaidó €\n".encode(encoding)) == ("Guaidó €\n", 0)


def test_lines_that_are_no_utf_8_are_read_as_windows_1252_and_the_first_of_them_is_told() -> None:
    data = "Élodie\n".encode() + b"caf\xe9 \x93open\x94 \x80\n" + "Guaidó\n".encode()
    assert decode(data) == ("Élodie\ncafé “open” €\nGuaidó\n", 2)


def test_bytes_without_a_meaning_anywhere_become_the_replacement_character() -> None:
    assert decode(b"a\n\x81\xff") == ("a\n\ufffdÿ", 2)


def test_lines_are_counted_as_they_are_once_the_text_is_clean() -> None:
    text, line = decode(b"a\rb\r\nc \x93\rd")
    assert (text, line) == ("a\nb\nc “\nd", 3)
    assert decode("a\rb\r".encode("utf-16") + b"\x00\xd8") == ("a\nb\n\ufffd", 3)


def test_a_replacement_character_that_stands_in_the_file_is_nothing_wrong() -> None:
    assert decode("a \ufffd\n".encode()) == ("a \ufffd\n", 0)
    assert decode("a \ufffd\n".encode("utf-16")) == ("a \ufffd\n", 0)


@given(st.binary(max_size=80) | st.text(max_size=30).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_decoded_into_clean_text_and_the_line_lies_in_it(data: bytes) -> None:
    text, line = decode(data)
    assert clean(text) == text
    assert 0 <= line <= text.count("\n") + 1


@given(st.text())
def test_no_line_is_told_where_the_text_was_utf_8(text: str) -> None:
    assert decode(text.encode()) == (clean(text), 0)
