"""PDF: lines to paragraphs, and metadata that is not trusted."""

import sys
import textwrap

import pytest

from briefing.errors import FileRefused
from briefing.sources.pdf import read_pdf
from tests.sources.made import PARAGRAPHS, TITLE, pdf

PLAIN = tuple(one.replace("“", '"').replace("”", '"').replace("Åse Núñez", "Tor Vik") for one in PARAGRAPHS)

needs_parser = pytest.mark.usefixtures("parser")


@pytest.fixture
def parser() -> None:
    pytest.importorskip("pypdf", reason="PDF needs the extra briefing[import]")


def set_in_lines(paragraphs: tuple[str, ...], top: int = 760, gap: int = 8) -> list[tuple[int, str]]:
    """The lines of these paragraphs and how high they stand, with a gap between two paragraphs."""
    lines, height = list[tuple[int, str]](), top
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, 60):
            lines.append((height, line))
            height -= 12
        height -= gap
    return lines


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(FileRefused, match=r"pip install 'briefing\[import\]'"):
        read_pdf(pdf(set_in_lines(PLAIN)))


@needs_parser
def test_gaps_part_paragraphs_and_the_headline_is_none() -> None:
    found = read_pdf(pdf(set_in_lines((TITLE, *PLAIN)), root="/Lang (en-GB)"))
    assert (found.title, found.paragraphs, found.language) == (TITLE, PLAIN, "en-GB")
    assert found.extractor.startswith("pypdf ")


@needs_parser
def test_a_paragraph_goes_on_over_a_page_and_running_heads_are_left_out() -> None:
    lines = set_in_lines(PLAIN * 3)
    parts = (lines[:9], lines[9:19], lines[19:])  # each paragraph has two lines
    pages = [
        [(780, "Island Gazette"), *((740 + height - part[0][0], text) for height, text in part), (20, f"Page {number}")]
        for number, part in enumerate(parts, 1)
    ]
    found = read_pdf(pdf(*pages))
    assert not any("Gazette" in one or "Page" in one for one in found.paragraphs)
    assert found.paragraphs == PLAIN * 3


@needs_parser
def test_hyphens_at_line_ends_are_joined() -> None:
    lines = ["The careful reconstruction of the crane, and the extra-", "ordinary care of the well-known crew."]
    found = read_pdf(pdf([(700 - 12 * row, text) for row, text in enumerate(lines)]))
    assert found.paragraphs == (
        "The careful reconstruction of the crane, and the extraordinary care of the well-known crew.",
    )


@needs_parser
def test_metadata_tells_title_and_authors_but_no_date() -> None:
    """The date in a PDF is the day the file was made."""
    info = f"/Title ({TITLE}) /Author (Tor Vik; Ida Berg) /CreationDate (D:20260101120000Z)"
    found = read_pdf(pdf(set_in_lines((TITLE, *PLAIN)), info=info))
    assert (found.title, found.paragraphs, found.published) == (TITLE, PLAIN, "")
    assert [author.strip() for author in found.authors] == ["Tor Vik", "Ida Berg"]


@needs_parser
@pytest.mark.parametrize("title", ["Microsoft Word - harbour2.docx", "untitled", "\\(anonymous\\)", "harbour.indd"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_pdf(pdf(set_in_lines((TITLE, *PLAIN)), info=f"/Title ({title})")).title == TITLE


@needs_parser
def test_metadata_is_clean() -> None:
    title, author = (f"<{text.encode('utf-16').hex()}>" for text in ("\x1b]0;evil\x07", "Tor\n\x1b[31mVik"))
    info = f"/Title {title} /Author {author}"
    found = read_pdf(pdf(set_in_lines(PLAIN), info=info))
    assert found.title.startswith("␛]0;evil␇")
    assert "\x1b" not in "".join((found.title, *found.authors))


@needs_parser
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_refused(share: float) -> None:
    data = pdf(set_in_lines(PLAIN))
    with pytest.raises(FileRefused, match="cannot be parsed"):
        read_pdf(data[: int(share * len(data))])


@needs_parser
def test_a_pdf_without_text_is_refused() -> None:
    with pytest.raises(FileRefused, match="only pictures"):
        read_pdf(pdf([], []))


@needs_parser
def test_an_encrypted_pdf_is_refused() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf(set_in_lines(PLAIN))))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    with pytest.raises(FileRefused, match="encrypted"):
        read_pdf(out.getvalue())
