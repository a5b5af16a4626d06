"""Blocks of the model to Markdown: the inverse of the block reader."""

import re
from collections.abc import Callable, Iterator, Sequence

from briefing.dialect.prose_writer import LEADS, ProseWriter
from briefing.model import Block, Form, Prose, Role

_DIGITS = re.compile(r"\d+([.)])")
Read = Callable[[str], tuple[Block, ...]]
"""Reads Markdown into blocks."""


class BlockWriter:
    """Writes blocks as Markdown, and reads them again to see that nothing is lost.

    Where Markdown cannot say it all, first emphasis is given up, then the nesting of lists and quotations; the text,
    the headings, the links and the citations stay.
    """

    def __init__(self, prose: ProseWriter, read: Read, *, rank: Callable[[int], int] = int) -> None:
        """`read` reads what is written; `rank` is the rank in which a heading is written."""
        self._prose = prose
        self._read = read
        self._rank = rank

    def write(self, blocks: Sequence[Block]) -> str:
        """The Markdown of some blocks, an empty line between two; empty where there are none."""
        for roles in (tuple(Role), LEADS):
            written = "\n\n".join(self._nested(blocks, roles))
            if _meaning(self._read(written), roles) == _meaning(blocks, roles):
                return written
        return "\n\n".join(self._flat(blocks))

    def _nested(self, blocks: Sequence[Block], roles: Sequence[Role]) -> Iterator[str]:
        indents = list[str]()
        for block in blocks:
            if block.form is Form.ITEM and block.marker:
                del indents[block.level - 1 :]
                marker = f"{'-' if _DIGITS.fullmatch(block.marker) is None else block.marker} "
                yield _indented(f"{marker}{self._text(block.prose, roles)}", "".join(indents), " " * len(marker))
                indents += [""] * (block.level - 1 - len(indents))
                indents.append(" " * len(marker))
            elif block.form is Form.ITEM:
                del indents[block.level :]
                yield _indented(self._text(block.prose, roles), "".join(indents))
            else:
                indents.clear()
                yield self._block(block, roles)

    def _block(self, block: Block, roles: Sequence[Role]) -> str:
        match block.form:
            case Form.HEADING:
                return f"{'#' * self._rank(block.level)} {_closed(self._line(block.prose, roles))}"
            case Form.QUOTE:
                quote = "> " * block.level
                return _indented(self._text(block.prose, roles), quote)
            case Form.CODE:
                return _fenced(block.prose.text)
            case Form.RULE:
                return "---"
            case _:
                return self._text(block.prose, roles)

    def _flat(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block by itself, an item behind its marker as a paragraph."""
        for block in blocks:
            if block.form in (Form.HEADING, Form.CODE, Form.RULE):
                yield self._block(block, LEADS)
            elif text := self._line(block.prose, (Role.LINK, Role.CITATION)):
                yield text

    def _text(self, prose: Prose, roles: Sequence[Role]) -> str:
        return self._prose.write(prose, roles)

    def _line(self, prose: Prose, roles: Sequence[Role]) -> str:
        return self._prose.write(prose._replace(text=prose.text.replace("\n", " ")), roles)


def _meaning(blocks: Sequence[Block], roles: Sequence[Role]) -> list[tuple[object, ...]]:
    """What blocks say: all but their lines, the numbers of citations, and spans of other roles."""
    return [(block.form, block.level, block.marker, *_said(block.prose, roles)) for block in blocks]


def _said(prose: Prose, roles: Sequence[Role]) -> tuple[object, ...]:
    pieces, at = list[str](), 0
    for span in prose.leads(Role.CITATION):
        pieces += prose.text[at : span.start], f"[[{span.target}]]"
        at = span.end
    spans = sorted((prose.text[span.start : span.end], span.role, span.target) for span in prose.leads(*roles))
    return "".join((*pieces, prose.text[at:])), [each for each in spans if each[1] is not Role.CITATION]


def _indented(text: str, indent: str, more: str = "") -> str:
    """The lines of a text behind `indent`; all but the first behind `more` too."""
    return f"\n{indent}{more}".join((indent + text).split("\n")).rstrip(" ")


def _closed(text: str) -> str:
    """The text of a heading: signs at its end would close it."""
    return f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _fenced(text: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{fence}\n{text}\n{fence}"
