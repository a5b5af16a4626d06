"""The body: flat blocks, each with its form, depth, marker and line."""

import pytest

from briefing.dialect.markdown_parser import DEEPEST
from briefing.model import Block, Form
from tests.dialect.reading import HEAD, body, card, rules, runs


def _shape(blocks: tuple[Block, ...]) -> list[tuple[Form, int, str, str]]:
    return [(block.form, block.level, block.marker, block.prose.text) for block in blocks]


def test_paragraphs_headings_rules_and_code() -> None:
    blocks = body("One\ntwo.\n\n## Head *ing*\n\n---\n\n```sh\n  a\n\tb [[pier]]\n\n```\n\n    indented\n")
    assert _shape(blocks) == [
        (Form.PARAGRAPH, 0, "", "One two."),
        (Form.HEADING, 2, "", "Head ing"),
        (Form.RULE, 0, "", ""),
        (Form.CODE, 0, "", "  a\n\tb [[pier]]\n"),
        (Form.CODE, 0, "", "indented"),
    ]
    assert [block.line for block in blocks] == [5, 8, 10, 12, 18]


def test_lists_nest_and_keep_their_markers_and_numbers() -> None:
    blocks = body("- a\n- b\n\n  more of b\n  - c\n\n3. x\n3. y\n   1) z\n")
    assert _shape(blocks) == [
        (Form.ITEM, 1, "•", "a"),
        (Form.ITEM, 1, "•", "b"),
        (Form.ITEM, 1, "", "more of b"),
        (Form.ITEM, 2, "•", "c"),
        (Form.ITEM, 1, "3.", "x"),
        (Form.ITEM, 1, "4.", "y"),
        (Form.ITEM, 2, "1)", "z"),
    ]


def test_the_first_block_of_an_item_has_its_marker_whatever_it_is() -> None:
    assert _shape(body("- ```\n  a\n  ```\n  b\n- > c\n- # d\n")) == [
        (Form.CODE, 0, "•", "a"),
        (Form.ITEM, 1, "", "b"),
        (Form.QUOTE, 1, "•", "c"),
        (Form.HEADING, 1, "•", "d"),
    ]


def test_an_item_without_text_of_its_own_still_shows_its_marker() -> None:
    assert _shape(body("-\n- 7. a\n")) == [(Form.ITEM, 1, "•", ""), (Form.ITEM, 1, "•", ""), (Form.ITEM, 2, "7.", "a")]


def test_quotations_nest_and_hold_lists() -> None:
    assert _shape(body("> a\n>> b\n>\n> - c\n")) == [
        (Form.QUOTE, 1, "", "a"),
        (Form.QUOTE, 2, "", "b"),
        (Form.ITEM, 1, "•", "c"),
    ]


def test_lines_of_a_paragraph_join_but_for_a_hard_break() -> None:
    (block,) = body("a\nb  \nc\\\nd [[pier]]\n")
    assert block.prose.text == "a b\nc\nd pier"
    assert [span.line for span in block.prose.spans] == [8]


def test_the_rows_of_a_table_stay_lines_and_their_links_links() -> None:
    (block,) = body("| who | what |\n|-----|:---:|\n| [[pier\\|Pier]] | a *b* |\n")
    assert block.prose.text == "| who | what |\n|-----|:---:|\n| Pier | a b |"
    assert [
        (text, target, span.line) for (_, text, target), span in zip(runs(block.prose), block.prose.spans, strict=True)
    ] == [
        ("Pier", "pier", 7),
        ("b", "", 7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<!-- a remark -->",
        "<script>\nalert(1)\n</script>",
        "[a]: https://example.org 'b'",
        "[a][b]",
        "[sic]: so it was",
    ],
)
def test_html_and_references_are_text(text: str) -> None:
    (block,) = body(text + "\n")
    assert (block.prose.text, block.prose.spans) == (" ".join(text.split()), ())


@pytest.mark.parametrize("marker", ["> ", "- ", "1. "])
def test_what_lies_too_deep_is_shown_as_text_and_told(marker: str) -> None:
    read, problems = card(f"{HEAD}{marker * 200}the end\n\nafter\n")
    assert rules(problems) == [(5, "too-deep")]
    assert read.blocks[-2].form is Form.CODE
    assert read.blocks[-2].prose.text.endswith(f"{marker}the end")
    assert "".join(block.prose.text for block in read.blocks).count(marker) >= 200 - DEEPEST
    assert _shape(read.blocks)[-1] == (Form.PARAGRAPH, 0, "", "after")


def test_what_follows_two_hundred_thousand_characters_is_cut_and_told() -> None:
    read, problems = card(HEAD + "A line of a paragraph.\n" * 10_000)
    assert [problem.rule for problem in problems] == ["too-long"]
    assert len(read.blocks[0].prose.text) in range(199_000, 200_000)
    assert read.blocks[0].prose.text.endswith("A line of a paragraph.")


def test_a_hundred_problems_of_a_file_are_told_at_most() -> None:
    _, problems = card(HEAD + "[[#A]]\n" * 500)
    assert len(problems) == 100
