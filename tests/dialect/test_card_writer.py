"""A card is written as the file that it is read from again."""

from pathlib import Path

import pytest
from hypothesis import given

from briefing.dialect import read_card, write_card
from briefing.model import Card, Prose, Role
from tests.dialect.reading import HEAD, card
from tests.dialect.texts import files

CARDS = sorted((Path(__file__).parents[2] / "content" / "cards").rglob("*.md"))


def _again(of: Card) -> Card:
    return read_card(of.id, write_card(of), "")[0]


def _facts(of: Card) -> tuple[object, ...]:
    """All that a card says of itself, its text aside."""
    fields = [(field.name, [_said(value) for value in field.values]) for field in of.fields]
    return of.kind, of.title, of.aliases, of.tags, of.date, fields


def _said(prose: Prose) -> tuple[str, list[tuple[str, str]]]:
    leads = [(span.role.value, span.target) for span in prose.leads(Role.LINK, Role.CITATION)]
    return prose.text, leads


def _claims(of: Card) -> list[tuple[str, tuple[str, ...], str]]:
    return [(claim.text, claim.citations, claim.heading) for claim in of.claims]


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_every_card_that_ships_is_read_again_to_the_letter(path: Path) -> None:
    shipped = read_card(path.stem, path.read_text(encoding="utf-8"), "")[0]
    again = _again(shipped)
    assert _facts(again) == _facts(shipped)
    assert [(block.form, block.level, block.marker, block.prose.text) for block in again.blocks] == [
        (block.form, block.level, block.marker, block.prose.text) for block in shipped.blocks
    ]


@given(files)
def test_whatever_a_file_holds_its_facts_claims_links_and_citations_are_written(text: str) -> None:
    read = card(text)[0]
    again = _again(read)
    assert _facts(again) == _facts(read)
    assert _claims(again) == _claims(read)
    assert again.links == read.links
    assert again.citations == read.citations


@pytest.mark.parametrize(
    "body",
    [
        "- one\n  - two **deep**\n    1. three\n\n    more of three\n- four",
        "> said *so*\n\n> > and that",
        "```\n[[pier]] `x`\n```\n\n---\n\n## A heading #x\\#",
        "A [page](https://example.org/a_(b)) and `a ``b`` c` ~~out~~ ***both***.",
        "1\\. no list\\\n\\# no heading\\\n\\- none",
        "3. third\n4. fourth",
    ],
)
def test_forms_emphasis_code_and_pages_are_kept(body: str) -> None:
    read = card(f"{HEAD}{body}")[0]
    again = _again(read)
    assert [block._replace(line=0, prose=Prose(block.prose.text)) for block in again.blocks] == [
        block._replace(line=0, prose=Prose(block.prose.text)) for block in read.blocks
    ]
    assert [[span[:4] for span in block.prose.spans] for block in again.blocks] == [
        [span[:4] for span in block.prose.spans] for block in read.blocks
    ]
