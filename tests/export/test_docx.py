"""A dossier as a document of a word processor: python-docx opens it, and its footnotes are real ones."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
from hypothesis import given

from briefing.export import Format, exported
from briefing.export.docx_parts import W
from briefing.model import Dossier
from tests.export.conftest import WORDS
from tests.export.making import dossier_of, dossiers


def document(dossier: Dossier) -> bytes:
    return b"".join(exported(dossier, Format.DOCX))


def _footnotes(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as file:
        root = ET.fromstring(file.read("word/footnotes.xml"))  # noqa: S314 - we wrote it
    notes = [note for note in root if int(note.get(f"{{{W}}}id") or 0) > 0]
    return ["".join(text.text or "" for text in note.iter(f"{{{W}}}t")).strip() for note in notes]


def test_a_word_processor_reads_its_headings_and_text(shipped: Dossier) -> None:
    read = docx.Document(BytesIO(document(shipped)))
    assert read.core_properties.title == "Briefing"
    titles = [each.text for each in read.paragraphs if each.style and each.style.name == "Heading 2"]
    assert titles == [card.title for card in shipped.cards] + [source.article.title for source in shipped.sources]


def test_each_citation_is_a_footnote_with_article_date_passage_and_whose_words(own_words: Dossier) -> None:
    data = document(own_words)
    notes, read = _footnotes(data), docx.Document(BytesIO(data))
    references = read.element.body.iter(f"{{{W}}}footnoteReference")
    assert [int(each.get(f"{{{W}}}id") or 0) for each in references] == list(range(1, len(notes) + 1))
    assert len(notes) == sum(len(card.citation_spans) for card in own_words.cards)
    assert f"Órla Gazette, 2021-03-04, ¶3 (own words) {WORDS}" in notes
    assert any("(digest)" in note for note in notes)


@given(dossiers)
def test_whatever_stands_in_a_library_is_xml_that_opens(dossier: Dossier) -> None:
    data = document(dossier)
    docx.Document(BytesIO(data))
    assert len(_footnotes(data)) == sum(len(card.citation_spans) for card in dossier.cards)


def test_each_numbered_list_begins_with_its_own_number() -> None:
    body = "3. c\n4. d\n\nBetween.\n\n1. a\n   1. aa\n   2. ab\n2. b\n   1. ba\n"
    data = document(dossier_of(f"---\nkind: offer\ntitle: Lists\n---\n{body}", ""))
    read = docx.Document(BytesIO(data))
    used = [each.get(f"{{{W}}}val") for each in read.element.body.iter(f"{{{W}}}numId")]
    assert used == ["2", "2", "3", "4", "4", "3", "5"]
    with ZipFile(BytesIO(data)) as file:
        numbering = ET.fromstring(file.read("word/numbering.xml"))  # noqa: S314 - we wrote it
    starts = [each.get(f"{{{W}}}val") for each in numbering.iter(f"{{{W}}}startOverride")]
    assert starts == ["3", "1", "1", "1"]


def test_two_exports_are_the_same_to_the_byte(shipped: Dossier) -> None:
    assert document(shipped) == document(shipped)
