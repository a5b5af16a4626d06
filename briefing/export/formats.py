"""The formats of an export."""

# ruff: noqa: PLC0415 - a format is loaded when it is written

from collections.abc import Iterator
from enum import StrEnum

from briefing.model import Dossier

_CHUNK = 1 << 16


class Format(StrEnum):
    """What a dossier can be written as."""

    MD = "md"
    """Markdown with footnotes."""
    HTML = "html"
    """One page of the web."""
    DOCX = "docx"
    """A document of a word processor."""
    CSL = "csl"
    """The articles as CSL-JSON."""
    BIBTEX = "bibtex"
    """The articles as BibTeX."""
    FTM = "ftm"
    """Entities of FollowTheMoney, one JSON a line."""
    JSONLD = "jsonld"
    """W3C Web Annotations, in JSON-LD."""
    GRAPHML = "graphml"
    """Cards and what ties them, as a graph."""

    @property
    def suffix(self) -> str:
        """How the names of such files end."""
        return {"csl": ".json", "bibtex": ".bib", "ftm": ".ftm.json"}.get(self.value, f".{self.value}")

    @property
    def told(self) -> str:
        """What it is, in a few words."""
        return {
            "md": "Markdown with footnotes",
            "html": "one page of the web",
            "docx": "for a word processor, with footnotes",
            "csl": "the articles, for reference managers",
            "bibtex": "the articles, for LaTeX",
            "ftm": "entities of FollowTheMoney",
            "jsonld": "Web Annotations",
            "graphml": "a graph of cards",
        }[self.value]

    @property
    def is_text(self) -> bool:
        """Whether it is text, and not a packed file."""
        return self is not Format.DOCX


def exported(dossier: Dossier, format: Format) -> Iterator[bytes]:
    """The bytes of a dossier in a format, piece by piece; of text, in UTF-8."""
    if format is Format.DOCX:
        from briefing.export.as_docx import docx

        yield docx(dossier)
        return
    waiting, size = list[str](), 0
    for piece in _text(dossier, format):
        waiting.append(piece)
        size += len(piece)
        if size > _CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


def _text(dossier: Dossier, format: Format) -> Iterator[str]:  # noqa: PLR0911 - each format is a file
    match format:
        case Format.MD:
            from briefing.export.as_markdown import markdown

            return markdown(dossier)
        case Format.HTML:
            from briefing.export.as_html import html

            return html(dossier)
        case Format.CSL:
            from briefing.export.as_csl import csl

            return csl(dossier)
        case Format.BIBTEX:
            from briefing.export.as_bibtex import bibtex

            return bibtex(dossier)
        case Format.FTM:
            from briefing.export.as_ftm import ftm

            return ftm(dossier)
        case Format.JSONLD:
            from briefing.export.as_jsonld import jsonld

            return jsonld(dossier)
        case _:
            from briefing.export.as_graphml import graphml

            return graphml(dossier)
