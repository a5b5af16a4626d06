"""Plain text: its shapes, its encodings, its head."""

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.sources.lines import plain_paragraphs
from briefing.sources.plain import read_plain
from tests.sources.made import PARAGRAPHS, TITLE

BLANK_LINES = "\n\n".join((TITLE, *PARAGRAPHS))
ONE_A_LINE = "\n".join((TITLE, *PARAGRAPHS))


def wrapped(width: int, indent: str = "") -> list[str]:
    return [textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in PARAGRAPHS]


class TestShapes:
    """Whichever way the paragraphs are parted, the same article is read."""

    @pytest.mark.parametrize(
        "text",
        [
            BLANK_LINES,
            ONE_A_LINE,
            f"{TITLE}\n\n" + "\n".join(PARAGRAPHS),
            f"\n\n {TITLE} \n\n\n\n" + "\n \t\n".join(PARAGRAPHS) + "\n\n",
            "\n\n".join((TITLE, *wrapped(60))),
            "\n\n".join((TITLE, *wrapped(78))),
            "\n\n".join((TITLE, *wrapped(110))),
            "\n".join((TITLE, *wrapped(72, "    "))),
        ],
        ids=["blank lines", "one a line", "both", "more blanks", "wrapped", "wider", "widest", "indented"],
    )
    def test_the_paragraphs_and_the_headline_are_found(self, text: str) -> None:
        found = read_plain(text.encode())
        assert found.title == TITLE
        assert found.paragraphs == PARAGRAPHS

    def test_items_of_a_list_stay_apart_in_broken_lines(self) -> None:
        text = "\n".join(
            (*wrapped(60), "- the crane is repaired in May, before the fleet comes back\n  from the north")
        )
        assert plain_paragraphs(text)[-1].startswith("- the crane")
        assert plain_paragraphs(text)[-1].endswith("north")

    def test_a_word_parted_at_a_line_end_has_the_form_it_has_elsewhere(self) -> None:
        text = (
            "The long-term plan for the quay and the reconstruction of the crane went on, and the long-\n"
            "term plan was praised by all who saw it there, as was the quick and careful recon-\n"
            "struction of the crane, which the council had wanted to be finished before the spring."
        )
        (found,) = plain_paragraphs(text)
        assert "and the long-term plan" in found
        assert "careful reconstruction of" in found

    @given(
        st.lists(
            st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=60), min_size=1, max_size=8
        ),
        st.integers(60, 100),
    )
    def test_every_shape_of_any_text_of_sentences_gives_the_same_paragraphs(
        self, sentences: list[list[str]], width: int
    ) -> None:
        """A paragraph here is one sentence: it ends where the only full stop is."""
        expected = tuple(f"S{' '.join(words)}." for words in sentences)
        assert plain_paragraphs("\n\n".join(expected)) == expected
        assert plain_paragraphs("\n".join(expected)) == expected
        assert plain_paragraphs("\n\n".join(textwrap.fill(one, width) for one in expected)) == expected

    @given(st.text("ab \n\t-.A", max_size=300))
    def test_no_letter_is_lost_or_made_up(self, text: str) -> None:
        letters = "".join(plain_paragraphs(text)).replace("-", "").replace(" ", "").replace("\t", "")
        assert letters == "".join(text.split()).replace("-", "")


class TestEncodings:
    """However the text is encoded, the same article is read."""

    @pytest.mark.parametrize(
        "data",
        [
            b"\xef\xbb\xbf" + BLANK_LINES.encode(),
            BLANK_LINES.encode("utf-16"),
            BLANK_LINES.encode("utf-16-le"),
            BLANK_LINES.encode("utf-16-be"),
            BLANK_LINES.encode("utf-32"),
            BLANK_LINES.encode("cp1252"),
            BLANK_LINES.replace("\n", "\r\n").encode(),
            BLANK_LINES.replace("\n", "\r").encode(),
            unicodedata.normalize("NFD", BLANK_LINES).encode(),
            b"\n\n".join((TITLE.encode(), PARAGRAPHS[0].encode(), PARAGRAPHS[1].encode("cp1252")))
            + "\n\n".join(("", *PARAGRAPHS[2:])).encode(),
            "\n\n".join((TITLE, PARAGRAPHS[0], PARAGRAPHS[1].replace("Å", "A\u030a"), *PARAGRAPHS[2:])).encode(),
        ],
        ids=["BOM", "UTF-16", "LE", "BE", "UTF-32", "Windows", "CRLF", "CR", "NFD", "mixture", "mixed forms"],
    )
    def test_it_is_read(self, data: bytes) -> None:
        found = read_plain(data)
        assert (found.title, found.paragraphs) == (TITLE, PARAGRAPHS)

    @pytest.mark.parametrize(
        "data",
        [
            bytes(range(256)) * 8,
            b"\x7fELF\x02\x01\x01" + b"\0" * 60 + b"text" * 9,
            bytes(range(1, 256)) * 4,
            b"PK\x03\x04\x14\0\x06\0" + b"\xd1\x07" * 50,
            b"\0" * 100,
        ],
        ids=["all bytes", "program", "no zeros", "archive", "zeros"],
    )
    def test_binary_data_is_refused(self, data: bytes) -> None:
        with pytest.raises(FileRefused, match="binary data"):
            read_plain(data)

    def test_a_file_of_another_kind_than_its_name_says_is_refused(self) -> None:
        with pytest.raises(FileRefused, match=r"PDF by its content.*`\.pdf`"):
            read_plain(b"%PDF-1.7\n% and so on")
        with pytest.raises(FileRefused, match=r"web page by its content.*`\.html`"):
            read_plain(b"\n<!DOCTYPE html><title>A page</title>")

    def test_a_few_control_characters_do_not_make_a_text_binary(self) -> None:
        found = read_plain(f"{PARAGRAPHS[0]}\n\nRed \x1b[31mletters\x07.".encode())
        assert found.paragraphs[1] == "Red ␛[31mletters␇."

    @given(st.binary(max_size=400))
    def test_any_bytes_are_read_or_refused(self, data: bytes) -> None:
        try:
            found = read_plain(data)
        except FileRefused:
            return
        assert all("\n" not in one and "\x1b" not in one for one in (found.title, *found.paragraphs))


class TestHead:
    """What a text tells of itself, it tells in its first lines; they stay, but for the headline."""

    def test_byline_and_date_line_are_read_and_kept(self) -> None:
        head = (TITLE, "BY ÅSE NÚÑEZ AND Tor van Vik", "April 2, 2021 06:00 AM, Updated April 3, 2021 05:27 PM")
        found = read_plain("\n\n".join((*head, *PARAGRAPHS)).encode())
        assert found.title == TITLE
        assert found.authors == ("Åse Núñez", "Tor van Vik")
        assert found.published == "2021-04-02"
        assert found.paragraphs == (*head[1:], *PARAGRAPHS)

    @pytest.mark.parametrize(
        "first",
        ["By Tor Vik", "2 April 2021", "It was Friday, and the harbour reopened.", "word " * 60, "Note:"],
    )
    def test_what_is_no_headline_is_a_paragraph(self, first: str) -> None:
        found = read_plain(f"{first}\n\n{PARAGRAPHS[0]}".encode())
        assert found.title == ""
        assert found.paragraphs == (first.strip(), PARAGRAPHS[0])

    @pytest.mark.parametrize("title", ["Will the ferries sail?", "Harbour open again in the U.S.", "“Open at last”"])
    def test_a_headline_may_end_in_a_sign(self, title: str) -> None:
        assert read_plain(f"{title}\n\n{PARAGRAPHS[0]}".encode()).title == title

    def test_the_only_paragraph_is_no_headline(self) -> None:
        assert read_plain(TITLE.encode()).paragraphs == (TITLE,)

    @pytest.mark.parametrize(
        "line",
        [
            "By the time the ferry came",
            "By Friday",
            "by 2 of them",
            "By Tor Vik, who also took the pictures in the harbour",
        ],
    )
    def test_a_sentence_that_begins_with_by_names_nobody(self, line: str) -> None:
        assert read_plain(f"{TITLE}\n\n{line}\n\n{PARAGRAPHS[0]}".encode()).authors == ()
