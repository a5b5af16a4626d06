"""Mail: what a newsletter or a forwarded article tells."""

from email.message import EmailMessage

import pytest

from briefing.errors import FileRefused
from briefing.sources.mail import read_mail
from tests.sources.made import PARAGRAPHS, TITLE, page

TEXT = "\n\n".join(PARAGRAPHS)


def mail(text: str = TEXT, *, subtype: str = "plain", charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = TITLE
    made["From"] = "Åse Núñez <ase@gazette.example>"
    made["Date"] = "Fri, 02 Apr 2021 23:30:00 -0500"
    made.set_content(text, subtype=subtype, charset=charset, cte="base64")
    return made


def test_the_header_tells_the_facts() -> None:
    found = read_mail(mail().as_bytes())
    assert (found.title, found.authors, found.paragraphs) == (TITLE, ("Åse Núñez",), PARAGRAPHS)
    assert found.published == "2021-04-02"


@pytest.mark.parametrize("subject", [f"Fwd: {TITLE}", f"RE: Fw : {TITLE}", f"=?utf-8?q?{TITLE.replace(' ', '_')}?="])
def test_the_subject_is_the_title_without_what_mailers_put_before_it(subject: str) -> None:
    assert read_mail(f"Subject: {subject}\n\n{PARAGRAPHS[0]}".encode()).title == TITLE


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "koi8-r"])
def test_every_character_set_is_read(charset: str) -> None:
    text = {"koi8-r": "Привет, гавань.", "us-ascii": "A crane."}.get(charset, "Ein Café am Hafen: größer, schöner.")
    assert read_mail(mail(text, charset=charset).as_bytes()).paragraphs == (text,)


def test_a_character_set_nobody_knows_is_guessed() -> None:
    data = b"Subject: A\nContent-Type: text/plain; charset=martian\nContent-Transfer-Encoding: 8bit\n\n" + TEXT.encode()
    assert read_mail(data).paragraphs == PARAGRAPHS


def test_plain_text_is_preferred_and_what_is_attached_is_left_alone() -> None:
    made = mail()
    made.add_alternative("<p>The page says something else.</p>", subtype="html")
    made.add_attachment(b"\0\1\2", maintype="application", subtype="octet-stream", filename="crane.bin")
    made.add_attachment("An appendix.", filename="more.txt")
    assert read_mail(made.as_bytes()).paragraphs == PARAGRAPHS


def test_where_there_is_no_plain_text_the_page_is_read() -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra briefing[import]")
    found = read_mail(mail(page(*PARAGRAPHS).decode(), subtype="html").as_bytes())
    assert (found.title, found.paragraphs) == (TITLE, PARAGRAPHS)
    assert found.extractor.startswith("trafilatura ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (TEXT.encode(), "no header of a mail"),
        (b"\x00\xff\xfe" * 40, "no header of a mail"),
        (b"Subject: A\nContent-Type: image/png\n\n\x89PNG", "no text in the mail"),
    ],
)
def test_what_holds_no_mail_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        read_mail(data)


def test_a_date_that_is_none_is_left_out() -> None:
    assert read_mail(f"Subject: A\nDate: the day before\n\n{TEXT}".encode()).published == ""
