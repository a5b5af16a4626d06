"""Plain text: its shapes, its encodings, its head."""

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.sources.plain_text import read_plain
from briefing.sources.reflow import plain_paragraphs
from tests.sources.made import PARAGRAPHS, TITLE

BLANK_LINES = "\n\n".join((TITLE, *PARAGRAPHS))
ONE_A_LINE = "\n".join((TITLE, *PARAGRAPHS))


LEGACY = (
    ("cp1252", "Les pêcheurs de l'île ont retrouvé leur port vendredi, après quatre mois de réparations à la jetée."),
    ("cp1252", "Der Hafen der Insel ist seit Freitag wieder geöffnet, für größere Schiffe allerdings erst später."),
    ("cp1252", "“Nadie se irá sin mañana”, dijo el señor Muñoz; el puerto abrió también para los pequeños barcos."),
    ("cp1250", "Port na wyspie otwarto ponownie w piątek, cztery miesiące po burzy, która zniszczyła główne molo."),
    ("iso8859_2", "Přístav na ostrově byl znovu otevřen v pátek, čtyři měsíce po bouři, která zničila dřevěné molo."),
    ("cp1254", "Adanın limanı, iskeleyi yıkan fırtınadan dört ay sonra cuma günü yeniden açıldı, dedi liman başkanı."),
    ("cp1251", "Гавань острова снова открылась в пятницу, через четыре месяца после бури, сломавшей причал."),
    ("koi8_r", "Гавань острова снова открылась в пятницу, через четыре месяца после бури, сломавшей причал."),
    ("cp1253", "Το λιμάνι του νησιού άνοιξε ξανά την Παρασκευή, τέσσερις μήνες μετά την καταιγίδα."),
    ("cp1255", "נמל האי נפתח מחדש ביום שישי, ארבעה חודשים אחרי הסערה ששברה את הרציף."),
    ("cp1256", "أعيد فتح ميناء الجزيرة يوم الجمعة، بعد أربعة أشهر من العاصفة التي حطمت الرصيف."),
    ("gb18030", "岛上的港口星期五重新开放，距离摧毁码头的风暴已经过去四个月，港务局长说。"),
    ("big5", "島上的港口星期五重新開放，距離摧毀碼頭的風暴已經過去四個月，港務局長說。"),
    ("cp932", "島の港は、桟橋を壊した嵐から四か月を経て、金曜日に再び開いたと港長が述べた。"),
    ("cp949", "섬의 항구는 부두를 부순 폭풍이 지나간 지 넉 달 만인 금요일에 다시 열렸다고 항만장이 말했다."),
)
"""An encoding and a text in it."""


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

    @pytest.mark.parametrize("width", [40, 60, 72, 100, 130, 180])
    def test_one_line_that_is_longer_does_not_part_the_others(self, width: int) -> None:
        """Somebody puts a word in and does not wrap the paragraph anew."""
        lines = textwrap.wrap(PARAGRAPHS[0] * 3, width)
        lines[1] += " and more than that"
        text = "\n\n".join((TITLE, *wrapped(width), "\n".join(lines)))
        assert plain_paragraphs(text) == (TITLE, *PARAGRAPHS, " ".join(lines))

    def test_lines_of_no_width_at_all_are_joined_where_they_end_in_mid_sentence(self) -> None:
        text = (
            "The harbour of the island reopened on Friday, four months after the storm that broke its pier and\n"
            "sank a boat. “We waited long for this day,” said the woman\n"
            "who keeps the light, and who had seen the crane fall in the night of the storm.\n\n"
            "Ferries sail again from Monday, and the harbour master thanked the crews, above all that of the\n"
            "Åsgård, for their patience with the council and its plans."
        )
        assert plain_paragraphs(text) == tuple(part.replace("\n", " ") for part in text.split("\n\n"))

    def test_paragraphs_without_a_blank_line_end_where_the_next_word_had_room(self) -> None:
        text = "\n".join((TITLE, *wrapped(66)))
        assert plain_paragraphs(text) == (TITLE, *PARAGRAPHS)

    @pytest.mark.parametrize(
        "text",
        [
            (
                "Гавань острова снова открылась в пятницу, через четыре месяца после бури, которая сломала причал. "
                "Паромы пойдут с понедельника, и капитан порта поблагодарил команды за терпение."
            ),
            (
                "أعيد فتح ميناء الجزيرة يوم الجمعة، بعد أربعة أشهر من العاصفة التي حطمت الرصيف وأغرقت قاربا. "
                "وشكر مدير الميناء الأطقم على صبرها الطويل."
            ),
            (
                "Der Hafen der Insel ist seit Freitag wieder offen, vier Monate nach dem Sturm, der den Steg zerbrach. "
                "Die Fähren fahren ab Montag, und der Hafenmeister dankte den Mannschaften für ihre Geduld."
            ),
        ],
        ids=["Russian", "Arabic", "German"],
    )
    def test_lines_are_joined_in_every_language(self, text: str) -> None:
        assert plain_paragraphs("\n\n".join((textwrap.fill(text, 56), text, textwrap.fill(text, 56)))) == (text,) * 3

    def test_lines_of_a_script_without_spaces_are_joined_without_one(self) -> None:
        text = "岛上的港口星期五重新开放，距离摧毁码头的风暴已经过去四个月。渡轮将从星期一起恢复航行。"
        broken = "\n".join(text[at : at + 20] for at in range(0, len(text), 20))
        assert plain_paragraphs(f"{broken}\n\n{text}") == (text, text)

    def test_lists_and_verse_of_short_lines_keep_their_lines(self) -> None:
        text = "for the pier\ntwo piles\nnine planks\na rope"
        assert plain_paragraphs(text) == tuple(text.split("\n"))

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

    @pytest.mark.parametrize(("encoding", "text"), LEGACY)
    def test_a_text_that_does_not_tell_its_encoding_is_read_and_the_guess_is_told(
        self, encoding: str, text: str
    ) -> None:
        found = read_plain(f"{text}\n\n{text}\n".encode(encoding))
        assert found.paragraphs == (text, text)
        assert [remark for remark in found.remarks if "--encoding" not in remark] == []

    @pytest.mark.parametrize("text", ["\x1b$BBeI=CD$O\x1b(B", "港は金曜日に再び開いた。"])
    def test_an_encoding_that_tells_itself_is_no_guess(self, text: str) -> None:
        data = text.encode("ascii" if text.isascii() else "iso2022_jp")
        found = read_plain(data)
        assert (found.paragraphs, found.remarks) == ((data.decode("iso2022_jp"),), ())

    @pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
    def test_data_under_a_mark_of_utf_16_are_no_text(self, mark: bytes) -> None:
        jumble = bytes(number * number * 7919 % 65537 % 251 + 3 for number in range(400))
        with pytest.raises(FileRefused, match="binary data"):
            read_plain(mark + jumble)

    def test_an_ascii_text_under_such_a_mark_is_read(self) -> None:
        assert read_plain(b"\xff\xfe" + PARAGRAPHS[0].encode()).paragraphs == (PARAGRAPHS[0],)

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
        ("line", "authors"),
        [
            ("By Åse Núñez · April 2, 2021", ("Åse Núñez",)),
            ("By Tor Vik and Ida Berg, 2 April 2021", ("Tor Vik", "Ida Berg")),
            ("BY TOR VIK | ISLAND GAZETTE", ("Tor Vik",)),
        ],
    )
    def test_names_on_a_byline_are_clean(self, line: str, authors: tuple[str, ...]) -> None:
        assert read_plain(f"{TITLE}\n\n{line}\n\n{PARAGRAPHS[0]}".encode()).authors == authors

    def test_a_dateline_tells_the_date_where_no_line_of_its_own_does(self) -> None:
        opening = f"PORT OLAV, Oct. 17, 2023 (Wire) - {PARAGRAPHS[0]}"
        assert read_plain(f"{TITLE}\n\n{opening}\n\n{PARAGRAPHS[1]}".encode()).published == "2023-10-17"

    @pytest.mark.parametrize(
        "first",
        ["By Tor Vik", "2 April 2021", "It was Friday, and the harbour reopened.", "word " * 60, "Note:"],
    )
    def test_what_is_no_headline_is_a_paragraph(self, first: str) -> None:
        found = read_plain(f"{first}\n\n{PARAGRAPHS[0]}".encode())
        assert found.title == ""
        assert found.paragraphs == (first.strip(), PARAGRAPHS[0])

    def test_an_opening_sentence_of_an_unspaced_script_is_a_paragraph(self) -> None:
        first, second = "港は金曜日に再び開いた。", "港長は乗組員に感謝した。"
        assert read_plain(f"{first}\n\n{second}".encode()).paragraphs == (first, second)
        assert read_plain(f"港、再び開く\n\n{first}".encode()).title == "港、再び開く"

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
