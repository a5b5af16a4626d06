"""Inline Markdown: text with roles, links that lead to cards, passages and the web, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect.links import link_out
from briefing.model import Role, is_id, name_of
from tests.dialect.reading import HEAD, body, card, prose, rules, runs


def test_emphasis_of_every_sort_may_nest() -> None:
    read = prose("*a **b*** ~~c~~ `d *e*` _f_ \\*g\\*\n")
    assert read.text == "a b c d *e* f *g*"
    assert runs(read) == [
        (Role.EMPHASIS, "a b", ""),
        (Role.STRONG, "b", ""),
        (Role.STRUCK, "c", ""),
        (Role.CODE, "d *e*", ""),
        (Role.EMPHASIS, "f", ""),
    ]


def test_a_link_shows_its_label_or_its_target() -> None:
    read = prose("[[pier-board]] asked [[elodie-tarnow|Élodie *Tarnow*]], **[[crew|the crew]]**.\n")
    assert read.text == "pier-board asked Élodie *Tarnow*, the crew."
    assert runs(read) == [
        (Role.LINK, "pier-board", "pier-board"),
        (Role.LINK, "Élodie *Tarnow*", "elodie-tarnow"),
        (Role.STRONG, "the crew", ""),
        (Role.LINK, "the crew", "crew"),
    ]


def test_a_citation_shows_the_number_of_its_passage() -> None:
    first, second = body("A. [[g#^p3]] B. [[g#^p1]][[g#^p3|there]]\n\nC. [[g#^p1]]\n")
    assert first.prose.text == "A. [1] B. [2]there [1]"
    assert second.prose.text == "C. [2]"
    assert [span.target for span in first.prose.spans] == ["g#^p3", "g#^p1", "g#^p3"]


def test_a_link_may_go_on_over_a_line_end() -> None:
    read = prose("a [[pier|the\nboard]] and [[crew]]\n")
    assert read.text == "a the board and crew"
    assert [span.line for span in read.spans] == [5, 6]


@pytest.mark.parametrize(
    "link",
    [
        "[[]]",
        "[[ ]]",
        "[[-]]",
        "[[#h]]",
        "[[|a]]",
        "[[pier#^p0]]",
        "[[Pier#^p1]]",
        "[[pier#]]",
    ],
)
def test_a_malformed_link_stays_text_and_is_told(link: str) -> None:
    read, problems = card(f"{HEAD}a\n{link}\n")
    assert (read.blocks[0].prose.text, read.blocks[0].prose.spans) == (f"a {link}", ())
    assert rules(problems) == [(6, "bad-link")]
    assert link in problems[0].message


@pytest.mark.parametrize(
    ("link", "name", "text"),
    [
        ("[[Pier]]", "Pier", "Pier"),
        ("[[The old\npier]]", "The old pier", "The old pier"),
        ("[[Pier#Its lamps]]", "Pier", "Pier"),
        ("[[é|a]]", "é", "a"),
        ("[[Exit guarantees, July 2019]]", "Exit guarantees, July 2019", "Exit guarantees, July 2019"),
    ],
)
def test_a_link_may_give_the_name_of_a_card(link: str, name: str, text: str) -> None:
    read, problems = card(f"{HEAD}{link}\n")
    assert [(name_of(span.target), is_id(span.target)) for span in read.link_spans] == [(name, False)]
    assert (read.blocks[0].prose.text, problems) == (text, ())


@pytest.mark.parametrize("link", ["[[pier#A heading]]", "[[pier#A#b|the board]]", "[[pier #h]]"])
def test_a_link_to_a_heading_leads_to_its_card(link: str) -> None:
    read, problems = card(f"{HEAD}{link}\n")
    assert [span.target for span in read.link_spans] == ["pier"]
    assert not problems


@pytest.mark.parametrize(
    "text", ["`[[pier]]`", "``[[pier]] ` ``", "\\[\\[pier]]", "[\\[pier]]", "[[pier", "[[a[b]]", "[ [pier] ]"]
)
def test_brackets_in_code_escaped_or_open_are_text(text: str) -> None:
    assert not prose(text + "\n").leads(Role.LINK)


def test_an_exclamation_before_a_link_stays_one() -> None:
    read = prose("Stop![[g#^p1]]\n")
    assert read.text == "Stop![1]"


def test_links_out_lead_to_http_and_https() -> None:
    read = prose(
        "[the *Gazette*](https://example.org/a?b=c#d 'title'), <http://example.org>, [](https://example.org/é)\n"
    )
    assert read.text == "the Gazette, http://example.org, https://example.org/%C3%A9"
    assert runs(read) == [
        (Role.URL, "the Gazette", "https://example.org/a?b=c#d"),
        (Role.EMPHASIS, "Gazette", ""),
        (Role.URL, "http://example.org", "http://example.org"),
        (Role.URL, "https://example.org/%C3%A9", "https://example.org/%C3%A9"),
    ]


_REFUSED = (
    *(
        "javascript:alert(1)",
        "file:///etc/passwd",
        "vscode://a",
        "smb://a/b",
        "data:text/html,a",
        "//example.org/a",
        "mailto:a@b.c",
    ),
    *(
        "a.md",
        "/a",
        "#a",
        "?a",
        "https:example.org",
        "https:/example.org",
        "http:\\\\example.org",
        "https://",
        "https://-oProxy",
    ),
    *(
        "https://user@example.org",
        "https://user:pw@example.org",
        "https://example.org\\@evil.org",
        "https://example.org:99999999",
    ),
    *(
        "https://%65xample.org",
        "https://example.org&#10;Host:a",
        "https://example.org/&NewLine;a",
        "https:// example.org",
        "https://[::1]/",
    ),
    "https://example.org/" + "a" * 3000,
)


@pytest.mark.parametrize("url", _REFUSED, ids=lambda url: url[:30])
def test_every_other_link_is_text_and_told(url: str) -> None:
    read, problems = card(f"{HEAD}see [the *Gazette*](<{url}>) there\n".replace("\\", "\\\\"))
    assert read.blocks[0].prose.text == "see the Gazette there"
    assert not read.blocks[0].prose.leads(Role.URL)
    assert rules(problems) == [(5, "bad-url")]


def test_a_host_beyond_ascii_is_shown_as_it_is_called() -> None:
    """A letter that looks like another cannot pass for it."""
    assert link_out("https://ex\u0430mple.org/") == "https://xn--exmple-4nf.org/"


@given(st.text(max_size=30) | st.builds("https://{}/{}".format, st.text(max_size=9), st.text(max_size=9)))
def test_an_address_that_leads_out_leads_out_unchanged(url: str) -> None:
    out = link_out(url)
    if out:
        assert out.isascii()
        assert link_out(out) == out


def test_of_a_picture_its_text_remains() -> None:
    read = prose("a ![the *pier*](pier.png 'title') and [![a boat](boat.png)](https://example.org) ![ ](x)b\n")
    assert read.text == "a the pier and a boat  b"
    assert runs(read) == [(Role.EMPHASIS, "pier", ""), (Role.URL, "a boat", "https://example.org")]


def test_entities_cannot_make_control_characters_or_lines() -> None:
    assert (
        prose("a&#27;[31m&#x9b;&#8238;&#10;&#9;&NewLine;&#xd800;&amp;&eacute;\n").text == "a\ufffd[31m\ufffd   \ufffd&é"
    )


def test_an_accent_in_a_run_of_its_own_does_not_merge_with_the_letter_before() -> None:
    read = prose("e*\u0301a*\n")
    assert [text for _, text, _ in runs(read)] == ["\u034f\u0301a"]
