"""A dossier in Markdown: read by people, by pandoc, and again by briefing."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from briefing.dialect import is_dossier, read_dossier
from briefing.export import Format, exported
from briefing.model import Dossier
from briefing.sources.annotation_file import read_annotations
from tests.export.making import dossier_of, dossiers
from tests.export.told import told


def markdown(dossier: Dossier) -> str:
    return b"".join(exported(dossier, Format.MD)).decode()


def test_what_ships_comes_back_whole(shipped: Dossier) -> None:
    text = markdown(shipped)
    assert is_dossier(text)
    assert told(read_dossier(text)) == told(shipped)


@given(dossiers)
def test_in_other_programs_too_no_text_is_html_a_picture_or_a_heading(dossier: Dossier) -> None:
    """What stands in a library is text for a parser of all CommonMark, whatever it looks like."""
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown(dossier).split("---\n", 2)[2])
    blocks = [token.content for token in tokens if token.type == "html_block"]
    assert all(block.startswith("<!-- prints: ") for block in blocks)
    inline = [child for token in tokens for child in token.children or ()]
    assert not [child.type for child in inline if child.type in ("html_inline", "image")]
    links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
    assert all(link.startswith(("#", "http://", "https://")) for link in links)
    top = [token.tag for token in tokens if token.type == "heading_open" and token.tag in ("h1", "h2", "h3")]
    assert top == ["h1", "h2", "h3", "h2", "h3"]


@pytest.mark.parametrize("pages", ['["p1:12", "p2:iv"]', '["p2:*3*"]'])
def test_the_pages_of_a_document_come_back_and_are_told(pages: str) -> None:
    article = f"---\ntitle: A\noutlet: O\npages: {pages}\n---\nIt rained. ^p1\n\nIt stopped. ^p2\n"
    dossier = dossier_of("---\nkind: offer\n---\nRain. [[gazette-2021-04-02#^p2]]\n", article)
    text = markdown(dossier)
    assert told(read_dossier(text)) == told(dossier)
    read = read_annotations(b"".join(exported(dossier, Format.JSONLD)).decode())
    assert read and told(read) == told(dossier)
    assert f"O, p. {dossier.sources[0].article.page_of(2)}, ¶2" in text.replace("\\", "")


def test_an_outlet_that_looks_like_html_is_text_wherever_it_is_named() -> None:
    article = "---\ntitle: A\noutlet: <b>Gazette</b>\nwords: original\n---\nIt rained. ^p1\n"
    text = markdown(dossier_of("", article))
    assert "belong to \\<b\\>Gazette\\</b\\>." in text
    assert "<b>" not in text


@given(dossiers)
def test_whatever_stands_in_a_library_comes_back(dossier: Dossier) -> None:
    assert told(read_dossier(markdown(dossier))) == told(dossier)
