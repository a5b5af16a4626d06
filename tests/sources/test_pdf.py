"""PDF: lines to paragraphs, and metadata that is not trusted."""

import sys
import textwrap

import pytest

from briefing.errors import FileRefused
from briefing.model import Form
from briefing.sources.pdf import read_pdf
from tests.sources.made import PARAGRAPHS, TITLE, Line, pdf

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
@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("The new plan of the vice-/president was read.", "The new plan of the vice-president was read."),
        (
            "The anti-/corruption drive and the long-/term plan.",
            "The anti-corruption drive and the long-term plan.",
        ),
        ("It cost $1,000-/2,000 or 40-/50 crowns a month.", "It cost $1,000-2,000 or 40-50 crowns a month."),
        ("The US-/led and Anglo-/Danish crews sailed.", "The US-led and Anglo-Danish crews sailed."),
        (
            "The harbour had a mas-/ter, and he a har-/bour book.",
            "The harbour had a master, and he a harbour book.",
        ),
        ("It is a boat-/yard, and no yard for a boat.", "It is a boat-yard, and no yard for a boat."),
    ],
)
def test_words_with_a_hyphen_of_their_own_keep_it(parts: str, text: str) -> None:
    lines = [(700 - 12 * row, line) for row, line in enumerate(parts.split("/"))]
    assert read_pdf(pdf(lines)).paragraphs == (text,)


@needs_parser
def test_a_block_is_as_wide_as_it_is() -> None:
    narrow = [(480 - 12 * row, line) for row, line in enumerate(textwrap.wrap(PLAIN[3], 24))]
    found = read_pdf(pdf([*set_in_lines(PLAIN[:3]), *narrow, (100, "The end of it, which is short.")]))
    assert found.paragraphs == (*PLAIN[:3], PLAIN[3], "The end of it, which is short.")


@needs_parser
def test_indented_lines_begin_paragraphs() -> None:
    lines = list[tuple[int, str, int]]()
    for paragraph in PLAIN:
        for row, line in enumerate(textwrap.wrap(paragraph, 40)):
            lines.append((760 - 12 * len(lines), line, 0 if row else 14))
    assert read_pdf(pdf(lines)).paragraphs == PLAIN


@needs_parser
@pytest.mark.parametrize("count", [2, 4, 8])
def test_heads_feet_and_numbers_of_several_lines_are_left_out_and_sentences_go_on(count: int) -> None:
    names = ("Åse", "Bo", "Cid", "Dag", "Eva", "Finn", "Gro", "Hal")[:count]
    texts = [f"The boat of {name} came home from the north with all of its crew".replace("Å", "A") for name in names]
    ends = [f"and {name.lower()} slept.".replace("å", "a") for name in names]
    foot = ((40, "All rights reserved, the crane's too"), (28, "- 7 -"))
    pages = [
        ((800, "Island Gazette"), (788, f"{at} April 2021"), (700, end), (640 - 9 * at, text), *foot)
        for at, (end, text) in enumerate(zip(ends, texts, strict=True))
    ]
    whole = [f"{text} {end}" for text, end in zip(texts, ends[1:], strict=False)]
    assert read_pdf(pdf(*pages)).paragraphs == (ends[0], *whole, texts[-1])


@needs_parser
def test_what_stands_alone_in_small_letters_at_the_edge_of_a_page_is_no_paragraph() -> None:
    found = read_pdf(pdf([(820, "POLICY BRIEF 14", 0, 7), *set_in_lines(PLAIN), (20, "Page 1", 0, 7)]))
    assert found.paragraphs == PLAIN


@needs_parser
def test_the_largest_letters_are_the_headline_though_it_has_several_lines() -> None:
    head: list[tuple[int, str, int, int]] = [(780, "Harbour reopens after", 0, 18), (758, "the winter storm", 0, 18)]
    for info in ("", "/Title (10811.exe)", "/Title (Another document)", f"/Title ({TITLE})"):
        found = read_pdf(pdf([*head, *set_in_lines(PLAIN, top=720)], info=info))
        assert (found.title, found.paragraphs) == (TITLE, PLAIN)


@needs_parser
@pytest.mark.parametrize("author", ["hp4550", "Administrator", "Adobe InDesign CS6", "tor.vik@gazette.example", "user"])
def test_an_author_that_is_a_login_or_a_program_is_none_and_a_byline_counts_more(author: str) -> None:
    assert read_pdf(pdf(set_in_lines((TITLE, *PLAIN)), info=f"/Author ({author})")).authors == ()
    lines = set_in_lines((TITLE, "By Ida Berg", *PLAIN))
    assert read_pdf(pdf(lines, info="/Author (Tor Vik)")).authors == ("Ida Berg",)


@needs_parser
def test_metadata_tells_title_and_authors_but_no_date() -> None:
    """The date in a PDF is the day the file was made."""
    info = f"/Title ({TITLE}) /Author (Tor Vik; Ida Berg) /CreationDate (D:20260101120000Z)"
    found = read_pdf(pdf(set_in_lines((TITLE, *PLAIN)), info=info))
    assert (found.title, found.paragraphs, found.published) == (TITLE, PLAIN, "")
    assert found.authors == ("Tor Vik", "Ida Berg")


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


@needs_parser
def test_an_encrypted_pdf_that_needs_no_password_is_read() -> None:
    pytest.importorskip("cryptography", reason="encrypted PDF needs the extra briefing[import]")
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf(set_in_lines(PLAIN))))), BytesIO()
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(out)
    assert read_pdf(out.getvalue()).paragraphs == PLAIN


@needs_parser
def test_the_page_that_a_paragraph_begins_on_is_told() -> None:
    """By what the document calls its pages, where it does; else they are counted."""
    lines = set_in_lines(PLAIN)
    height = lines[3][0]
    pages = (lines[:3], [(760 + at - height, text) for at, text in lines[3:]])
    counted = read_pdf(pdf(*pages))
    assert counted.paragraphs == PLAIN
    assert [layout.page for layout in counted.layouts] == ["1", "1", "2", "2"]
    for damaged in ("/PageLabels 7", "/PageLabels << /Nums [0 7] >>", "/PageLabels << /Nums 1 >>"):
        assert [layout.page for layout in read_pdf(pdf(*pages, root=damaged)).layouts] == ["1", "1", "2", "2"]
    labels = "/PageLabels << /Nums [0 << /S /D /St 217 >>] >>"
    assert [layout.page for layout in read_pdf(pdf(*pages, root=labels)).layouts] == ["217", "217", "218", "218"]


@needs_parser
def test_larger_letters_make_a_heading() -> None:
    lines: list[Line] = [
        (760, TITLE, 0, 20),
        (720, PLAIN[0]),
        (690, "What was asked", 0, 13),
        (670, PLAIN[1]),
        (650, PLAIN[2]),
    ]
    found = read_pdf(pdf(lines))
    assert [(each.text, each.layout.level) for each in found.body if each.layout.form is Form.HEADING] == [
        ("What was asked", 2)
    ]
