"""A dossier in Markdown: read by people, by pandoc, and again by briefing."""

from hypothesis import given
from markdown_it import MarkdownIt

from briefing.dialect import is_dossier, read_dossier
from briefing.export import Format, exported
from briefing.model import Dossier
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


def test_an_outlet_that_looks_like_html_is_text_wherever_it_is_named() -> None:
    article = "---\ntitle: A\noutlet: <b>Gazette</b>\nwords: original\n---\nIt rained. ^p1\n"
    text = markdown(dossier_of("", article))
    assert "belong to \\<b\\>Gazette\\</b\\>." in text
    assert "<b>" not in text


@given(dossiers)
def test_whatever_stands_in_a_library_comes_back(dossier: Dossier) -> None:
    assert told(read_dossier(markdown(dossier))) == told(dossier)
