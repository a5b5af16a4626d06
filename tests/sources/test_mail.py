"""Mail: what a newsletter or a forwarded article tells."""

import textwrap
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.sources.mail import read_mail
from briefing.sources.own_words import own_words
from briefing.sources.parsed import Extract
from tests.sources.made import PARAGRAPHS, TITLE, page, pdf

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


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_header_that_is_not_encoded_is_read(charset: str) -> None:
    data = "Subject: Der Hafen ist geöffnet für größere Schiffe\nFrom: Jörg Süß <a@b.example>\n\nDer Hafen."
    found = read_mail(data.encode(charset))
    assert (found.title, found.authors) == ("Der Hafen ist geöffnet für größere Schiffe", ("Jörg Süß",))


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
    assert read_mail(made.as_bytes()).paragraphs == PARAGRAPHS


def test_attached_files_are_read_under_their_names() -> None:
    """Whatever type the mailer says they have."""
    pytest.importorskip("pypdf", reason="PDFs need the extra briefing[import]")
    made = mail("See the papers.")
    lines = (700, "The crane was sold", 0, 16), (670, "Nobody knew of it, and nobody asked.")
    made.add_attachment(pdf(lines), maintype="application", subtype="octet-stream", filename="Crane.PDF")
    made.add_attachment("# Notes\n\nThe crane is\ngone.", subtype="markdown", filename="notes.md")
    made.add_attachment("An appendix.", filename="more.txt")
    found = read_mail(made.as_bytes())
    assert found.paragraphs == (
        "See the papers.",
        "Attachment: Crane.PDF",
        "The crane was sold",
        "Nobody knew of it, and nobody asked.",
        "Attachment: notes.md",
        "Notes",
        "The crane is gone.",
        "Attachment: more.txt",
        "An appendix.",
    )
    assert found.remarks == ()


def test_attachments_that_are_not_read_are_named_and_pictures_in_the_text_are_not() -> None:
    made = mail()
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="crane.zip")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="crane.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", disposition="inline")
    (told,) = read_mail(made.as_bytes()).remarks
    assert told.startswith("left out: the attachment crane.zip, the attachment crane.pdf (The file cannot be parsed")
    alone = EmailMessage()
    alone["Subject"] = TITLE
    alone.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="crane.pdf")
    with pytest.raises(FileRefused, match=r"crane\.pdf"):
        read_mail(alone.as_bytes())


def test_every_text_of_a_mail_is_read() -> None:
    made = mail(PARAGRAPHS[0])
    made.make_mixed()
    for text in PARAGRAPHS[1:]:
        more = EmailMessage()
        more.set_content(text)
        made.attach(more)
    assert read_mail(made.as_bytes()).paragraphs == PARAGRAPHS


def test_an_attached_mail_is_read_under_the_name_of_its_sender() -> None:
    made = EmailMessage()
    made["Subject"], made["From"] = "Fwd: Statement", "Ida Berg <ida@gazette.example>"
    made.set_content("For your information.")
    made.add_attachment(mail())
    found = read_mail(made.as_bytes())
    assert (found.title, found.authors) == ("Statement", ("Ida Berg",))
    head = f"From: Åse Núñez · Date: 2021-04-02 · Subject: {TITLE}"
    assert found.paragraphs == ("For your information.", head, *PARAGRAPHS)


def test_a_plain_text_that_only_hints_at_the_page_is_not_the_mail() -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra briefing[import]")
    made = mail("This mail is a page. Open it in a browser.")
    made.add_alternative(page(*PARAGRAPHS).decode(), subtype="html")
    assert read_mail(made.as_bytes()).paragraphs == PARAGRAPHS


def flowed(text: str, *, delsp: str = "no") -> bytes:
    return f"Subject: A\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp={delsp}\n\n{text}".encode()


@pytest.mark.parametrize("delsp", ["no", "yes"])
def test_flowed_lines_are_one_paragraph(delsp: str) -> None:
    end = "  \n" if delsp == "yes" else " \n"
    text = "\n\n".join(end.join(textwrap.wrap(one, 40)) for one in PARAGRAPHS)
    assert read_mail(flowed(text, delsp=delsp)).paragraphs == PARAGRAPHS


def test_flowed_text_parts_words_where_spaces_are_deleted_and_ends_at_another_depth() -> None:
    text = "The har \nbour is open.\n> quoted \n> lines\n From \nhere.\n-- \nIda"
    assert read_mail(flowed(text, delsp="yes")).paragraphs == ("The harbour is open.", "Fromhere.")


def read(text: str, subject: str = TITLE) -> Extract:
    return read_mail(f"Subject: {subject}\nFrom: Ida Berg <ida@gazette.example>\n\n{text}".encode())


ANSWERED = [
    "On Fri, 2 Apr 2021 at 08:01, Desk <desk@gazette.example> wrote:\n> Is the harbour open?\n>> It is not.\n",
    "On Fri, 2 Apr 2021 at 08:01, the desk of the Island Gazette\n<desk@gazette.example> wrote:\n\n> Is it?\n> Really?",
    "Am 02.04.2021 um 08:01 schrieb Desk:\n> Ist der Hafen offen?\n> Bitte antworten.",
    "-----Original Message-----\nFrom: Desk\nSent: Friday\n\nIs the harbour open?",
    "From: Desk <desk@gazette.example>\nSent: Friday, 2 April 2021\nTo: Ida Berg\nSubject: Harbour\n\nIs it open?",
]


@pytest.mark.parametrize("answered", ANSWERED, ids=["Gmail", "two lines", "German", "Outlook", "header"])
def test_what_others_wrote_is_no_passage_of_the_sender(answered: str) -> None:
    found = read(f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}\n\n{answered}")
    assert found.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[2])
    (remark,) = found.remarks
    assert "quoted line" in remark


def test_answers_between_quoted_lines_stay_apart() -> None:
    found = read(f"> Is the harbour open?\n{PARAGRAPHS[0]}\n> And the ferries?\n{PARAGRAPHS[2]}\n")
    assert found.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[2])


@pytest.mark.parametrize("greeting", ["Hi all,", "Dear Ms. Núñez:", "Hallo zusammen!", "Estimada Åse,", "Bonjour,"])
@pytest.mark.parametrize(
    "end",
    ["Best,\nIda", "Kind regards\n\nIda Berg\nThe Gazette", "Viele Grüße\nIda", "-- \nIda\n555 0100", "Ida"],
)
def test_greeting_sign_off_and_signature_are_no_passages(greeting: str, end: str) -> None:
    found = read(f"{greeting}\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}\n\n{end}\n")
    assert found.paragraphs == (PARAGRAPHS[0], PARAGRAPHS[2])
    assert found.remarks == ("left out: the greeting, the signature",)


@pytest.mark.parametrize("text", [*PARAGRAPHS, "Best of all, the crane turns.", "Dear as it is, the pier stays."])
def test_a_mail_of_sentences_alone_loses_nothing(text: str) -> None:
    found = read(f"{text}\n\n{PARAGRAPHS[0]}\n\n{text}")
    assert (found.paragraphs, found.remarks) == ((text, PARAGRAPHS[0], text), ())


@pytest.mark.parametrize(
    "forwarded",
    [
        "---------- Forwarded message ---------\nFrom: Desk <d@e.example>\nDate: Friday\nSubject: Harbour\n\n{}",
        "Begin forwarded message:\n\n> From: Desk <d@e.example>\n> Date: Friday\n> Subject: Harbour\n>\n> {}",
        "From: Desk <d@e.example>\nDate: Friday\nSubject: Harbour\n\n{}",
    ],
)
def test_a_mail_forwarded_in_the_text_is_read_with_its_header(forwarded: str) -> None:
    found = read(f"See below.\n\n{forwarded.format(PARAGRAPHS[0])}", f"Fwd: {TITLE}")
    assert found.paragraphs == (
        "See below.",
        "From: Desk <d@e.example> · Date: Friday · Subject: Harbour",
        PARAGRAPHS[0],
    )


def test_a_mail_that_is_all_quoted_is_read() -> None:
    assert read("> " + PARAGRAPHS[0]).paragraphs == (PARAGRAPHS[0],)


@given(st.text(max_size=200) | st.text("> -\nFrom:abA,.", max_size=200))
def test_any_text_of_a_mail_is_read(text: str) -> None:
    found = own_words(text)
    assert not set("".join(found.text.split())) - set(text) - {"·"}


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
