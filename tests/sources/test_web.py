"""Web pages, however hostile: nothing of a page is lost without a word."""

import sys

import pytest

from briefing.errors import FileRefused
from briefing.model import Form, Role, Span
from briefing.sources.web_page import read_page
from tests.sources.made import PARAGRAPHS, TITLE, page

needs_parser = pytest.mark.usefixtures("parser")


@pytest.fixture
def parser() -> None:
    pytest.importorskip("trafilatura", reason="web pages need the extra briefing[import]")


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(FileRefused, match=r"pip install 'briefing\[import\]'"):
        read_page(page(*PARAGRAPHS))


@needs_parser
def test_a_page_tells_its_facts() -> None:
    head = (
        '<meta property="og:site_name" content="Island Gazette"><meta name="author" content="Tor Vik; Åse Núñez">'
        '<meta property="article:published_time" content="2021-04-02T09:30:00+02:00">'
        '<link rel="canonical" href="https://gazette.example/news/harbour">'
    )
    found = read_page(page(*PARAGRAPHS, head=head).replace(b"<article>", f"<article><h1>{TITLE}</h1>".encode()))
    assert (found.title, found.outlet, found.published) == (TITLE, "Island Gazette", "2021-04-02")
    assert found.authors == ("Tor Vik", "Åse Núñez")
    assert (found.url, found.language) == ("https://gazette.example/news/harbour", "en-GB")
    assert found.paragraphs == PARAGRAPHS
    assert found.extractor.startswith("trafilatura ")


@needs_parser
def test_what_a_paragraph_was_on_the_page_is_kept() -> None:
    """Links that lead elsewhere on the web are; `javascript:` leads nowhere."""
    lists = (
        "<h3>What was asked</h3><ol><li>First the <a href='/ships?a=1'>ships</a></li>"
        "<li>Then the pier<ul><li>and its lamps</li></ul></li></ol>"
        "<blockquote><p>We will not go, said the keeper of the light to the crowd on the quay.</p></blockquote>"
    )
    linked = PARAGRAPHS[0].replace("Friday", "<a href='javascript:x'>Friday</a>")
    head = '<link rel="canonical" href="https://gazette.example/news/harbour">'
    source = page(linked, *PARAGRAPHS[1:3], head=head).replace(b"</article>", f"{lists}</article>".encode())
    body = read_page(source).body
    assert [(each.text[:9], *each.layout[:3]) for each in body[3:]] == [
        ("What was ", Form.HEADING, 3, ""),
        ("First the", Form.ITEM, 1, "1."),
        ("Then the ", Form.ITEM, 1, "2."),
        ("and its l", Form.ITEM, 2, "•"),
        ("We will n", Form.QUOTE, 1, ""),
    ]
    links = [span for each in body for span in each.layout.links]
    assert links == [Span(10, 15, Role.URL, "https://gazette.example/ships?a=1")]


@needs_parser
@pytest.mark.parametrize("head", ["<h1>World News Center</h1>", "<h1>World News</h1><h1>Weather</h1>"])
@pytest.mark.parametrize("title", ["{} | Island Gazette", "World News Center – {}"])
def test_the_heading_that_the_title_repeats_is_the_title(head: str, title: str) -> None:
    source = page(*PARAGRAPHS, title=title.format(TITLE)).decode()
    source = source.replace("<article>", f"<header>{head}</header><article><h2>{TITLE}</h2>")
    found = read_page(source.encode())
    assert (found.title, found.paragraphs) == (TITLE, PARAGRAPHS)


@needs_parser
@pytest.mark.parametrize(
    ("told", "authors"),
    [
        ("By Tor Vik", ("Tor Vik",)),
        ("Tor Vik; tor vik; Ida Berg", ("Tor Vik", "Ida Berg")),
        ("Tor Vik, Ida Berg and Åse Núñez", ("Tor Vik", "Ida Berg", "Åse Núñez")),
        ("Tor Olav Vik May", ("Tor Olav Vik",)),
        ("Ida May", ("Ida May",)),
        ("Username", ()),
        ("admin", ()),
    ],
)
def test_names_of_authors_are_clean_and_stand_once(told: str, authors: tuple[str, ...]) -> None:
    assert read_page(page(*PARAGRAPHS, head=f'<meta name="author" content="{told}">')).authors == authors


@needs_parser
def test_a_year_in_the_text_is_no_date_of_publication() -> None:
    assert (
        read_page(page(*PARAGRAPHS, "In March 2019 the pier fell for the first time.", "Copyright 2020")).published
        == ""
    )


@needs_parser
def test_line_ends_in_the_source_part_nothing_and_empty_lines_of_a_page_do() -> None:
    first, *others = PARAGRAPHS
    broken = first.replace(" ", "\n", 9).replace("storm", "<b>sto</b>rm").replace("pier and", "pier<br>and")
    assert read_page(page(broken, *others)).paragraphs == PARAGRAPHS
    assert read_page(page("<br> <br>\n".join(PARAGRAPHS))).paragraphs == PARAGRAPHS


@needs_parser
@pytest.mark.parametrize("mark", ["<!-- -->", "<!-- a > b -->", "<?php echo 1 ?>", "<!--[if IE]>old<![endif]-->"])
def test_comments_and_instructions_part_nothing(mark: str) -> None:
    broken = [one.replace(" ", f"{mark} ", 5).replace("or", f"{mark}or") for one in PARAGRAPHS]
    assert read_page(page(*broken)).paragraphs == PARAGRAPHS


@needs_parser
@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("cost <del>two</del><ins>three</ins> million", "cost three million"),
        ("cost <s>two</s> <b>three</b> million", "cost three million"),
        ("cost <span style='color:red;text-decoration: line-through'>two</span> three million", "cost three million"),
        ("was <q>much too <q>dear</q> for us</q>, he said", "was “much too ‘dear’ for us”, he said"),
        ("was <q>“too dear”</q>, he said", "was “too dear”, he said"),
        ("is called <code>crane</code> by all", "is called crane by all"),
        ("until <time datetime='2021-03-04'>4 March</time> at noon", "until 4 March at noon"),
        ("has 40 m<sup>2</sup> of deck", "has 40 m² of deck"),
    ],
)
def test_inline_elements_keep_their_sentence_and_their_meaning(markup: str, text: str) -> None:
    found = read_page(page(*PARAGRAPHS, f"The pier, which the council wanted, {markup}, and that is known."))
    assert found.paragraphs == (*PARAGRAPHS, f"The pier, which the council wanted, {text}, and that is known.")


@needs_parser
def test_a_page_that_is_struck_out_altogether_is_read() -> None:
    assert read_page(page(*(f"<s>{one}</s>" for one in PARAGRAPHS))).paragraphs == PARAGRAPHS


@needs_parser
def test_a_time_in_a_sentence_is_no_date_of_publication_and_one_that_stands_alone_is() -> None:
    told = "The paper of <time datetime='2020-03-04'>4 March</time> was withdrawn by the harbour master himself."
    assert read_page(page(*PARAGRAPHS, told)).published == ""
    alone = "<time datetime='2021-04-02'>2 April 2021</time>"
    assert read_page(page(alone, *PARAGRAPHS, told)).published == "2021-04-02"


@needs_parser
@pytest.mark.parametrize("element", ["p", "div", "blockquote", "section"])
def test_lines_of_a_block_are_paragraphs_unless_a_sentence_goes_on(element: str) -> None:
    text = "<br><br>".join(PARAGRAPHS[:2]) + "<br>" + "<br>".join(PARAGRAPHS[2:]).replace("who had", "who<br>had")
    source = page(PARAGRAPHS[3]).replace(b"</article>", f"<{element}>{text}</{element}></article>".encode())
    assert read_page(source).paragraphs == (PARAGRAPHS[3], *PARAGRAPHS)


@needs_parser
def test_a_list_made_of_line_ends_is_read_line_by_line() -> None:
    assert read_page(page(*PARAGRAPHS, "Open:<br/>the crane<br/>Pier 4<br/>the light")).paragraphs == (
        *PARAGRAPHS,
        *("Open:", "the crane", "Pier 4", "the light"),
    )


@needs_parser
def test_lists_and_tables_are_read_item_by_item() -> None:
    found = read_page(
        page(*PARAGRAPHS, "<ul><li>the crane</li><li>the <i>fish</i> hall</li></ul>").replace(
            b"</article>", b"<table><tr><td>pier</td><td>open</td></tr></table></article>"
        )
    )
    assert found.paragraphs[-3:] == ("the crane", "the fish hall", "pier | open")


@needs_parser
@pytest.mark.parametrize(
    "reference", ["&#27;", "&#x1b;", "&#0;", "&#xFFFE;", "&#xD800;", "&#99999999999;", "\x1b", "\ufffe"]
)
def test_a_control_character_costs_nothing_of_a_page(reference: str) -> None:
    """Of itself trafilatura drops a whole page for one of them."""
    found = read_page(page(PARAGRAPHS[0], f"Red {reference}[31mletters on the wall of the harbour.", *PARAGRAPHS[1:]))
    assert len(found.paragraphs) == len(PARAGRAPHS) + 1
    assert "\x1b" not in found.paragraphs[1]
    assert found.paragraphs[2:] == PARAGRAPHS[1:]


@needs_parser
def test_references_are_read_as_html_has_them() -> None:
    found = read_page(
        page(*PARAGRAPHS, "Don&#146;t miss &#60;b&#62; &amp; &#38;amp; the caf&#233;, said the harbour master.")
    )
    assert found.paragraphs[-1] == "Don’t miss <b> & &amp; the café, said the harbour master."


@needs_parser
def test_a_page_nested_300_deep_is_read_whole() -> None:
    """By itself lxml stops at 255, without an error, and what follows is lost."""
    deep = "<div>" * 300 + f"<p>{PARAGRAPHS[1]}</p>" + "</div>" * 300
    found = read_page(page(PARAGRAPHS[0]).replace(b"</article>", f"{deep}<p>{PARAGRAPHS[2]}</p></article>".encode()))
    assert found.paragraphs == PARAGRAPHS[:3]


@needs_parser
def test_a_page_nested_deeper_than_the_parser_reads_is_refused() -> None:
    deep = "<div>" * 3000 + f"<p>{PARAGRAPHS[1]}</p>" + "</div>" * 3000
    with pytest.raises(FileRefused, match="nested too deeply"):
        read_page(page(PARAGRAPHS[0]).replace(b"</article>", f"{deep}</article>".encode()))


@needs_parser
@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!-- nothing", b" ", page("")], ids=["empty", "comment", "blank", "no text"]
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused, match="No text could be found"):
        read_page(data)


@needs_parser
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_page_in_its_own_character_set_is_read(charset: str) -> None:
    plain = tuple(one.replace("“", '"').replace("”", '"') for one in PARAGRAPHS)
    source = page(*plain).decode().replace('charset="utf-8"', f'charset="{charset}"')
    assert read_page(source.encode(charset)).paragraphs == plain


@needs_parser
def test_a_page_in_another_alphabet_is_read_as_it_says() -> None:
    text = "Гавань острова снова открылась в пятницу, через четыре месяца после бури, которая сломала причал."
    source = page(text).decode().replace('charset="utf-8"', 'charset="windows-1251"')
    assert read_page(source.encode("windows-1251")).paragraphs == (text,)


@needs_parser
@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="martian">'])
def test_a_page_that_does_not_tell_its_character_set_or_tells_a_wrong_one_is_guessed(declared: str) -> None:
    text = "Гавань острова снова открылась в пятницу, через четыре месяца после бури, которая сломала причал."
    source = page(text).decode().replace('<meta charset="utf-8">', declared)
    found = read_page(source.encode("windows-1251"))
    assert found.paragraphs == (text,)
    assert "windows-1251" in found.remarks[0]
