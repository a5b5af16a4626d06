"""pandoc reads what is exported, and makes of it what it is asked for."""

import json
from typing import Any

import pytest

from briefing.export import Format, exported
from briefing.model import Dossier


def _read(dossier: Dossier, format: Format, reader: str) -> Any:
    """The document as pandoc has read it."""
    pandoc = pytest.importorskip("pypandoc", reason="pandoc is not there: it has not read the export")
    data = b"".join(exported(dossier, format))
    return json.loads(pandoc.convert_text(data, "json", format=reader))


def _count(value: Any, kind: str) -> int:
    if isinstance(value, dict):
        return (value.get("t") == kind) + sum(_count(each, kind) for each in value.values())
    return sum(_count(each, kind) for each in value) if isinstance(value, list) else 0


@pytest.mark.parametrize(("format", "reader"), [(Format.MD, "markdown"), (Format.MD, "gfm"), (Format.DOCX, "docx")])
def test_every_citation_is_a_footnote_there(shipped: Dossier, format: Format, reader: str) -> None:
    read = _read(shipped, format, reader)
    assert _count(read, "Note") == sum(len(card.citation_spans) for card in shipped.cards)


@pytest.mark.parametrize(("format", "reader"), [(Format.HTML, "html"), (Format.DOCX, "docx"), (Format.MD, "markdown")])
def test_every_card_is_a_heading_there(shipped: Dossier, format: Format, reader: str) -> None:
    assert _count(_read(shipped, format, reader), "Header") > len(shipped.cards)


def test_the_sources_are_read_as_references(shipped: Dossier) -> None:
    for format, reader in ((Format.CSL, "csljson"), (Format.BIBTEX, "biblatex")):
        references = _read(shipped, format, reader)["meta"]["references"]["c"]
        assert len(references) == len(shipped.sources)
