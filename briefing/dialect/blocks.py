"""The body of a file to blocks."""

from dataclasses import dataclass

from markdown_it.token import Token

from briefing.dialect.markdown_parser import parse
from briefing.dialect.prose_reader import ProseBuilder, ProseReader
from briefing.model import Block, Form, Prose

_BULLET = "•"
_CONTAINERS = {
    f"{name}_{side}"
    for name in ("bullet_list", "ordered_list", "list_item", "blockquote")
    for side in ("open", "close")
}


@dataclass(slots=True)
class _Container:
    """A list, a list item or a quotation that is open."""

    form: Form | None
    """ITEM or QUOTE; None for a list."""
    marker: str = ""
    """Of an item: what is still to be shown before it. Of an ordered list: what follows its numbers."""
    number: int = 0
    """Of an ordered list: the number of its next item."""


class BlockReader:
    """Reads the body of one file; `lines` is how many lines of the file stand before it."""

    def __init__(self, prose: ProseReader, lines: int, *, keeps_lines: bool = False) -> None:
        self._prose = prose
        self._lines = lines
        self._keeps_lines = keeps_lines
        self._open: list[_Container] = []
        self._blocks: list[Block] = []
        self._heading = 0
        self._line = 0

    def read(self, body: str) -> tuple[Block, ...]:
        """The blocks of `body`, in order."""
        for token in parse(body):
            if token.map:
                self._line = self._lines + token.map[0] + 1
            if token.type in _CONTAINERS and token.nesting > 0:
                self._enter(token)
            elif token.type in _CONTAINERS:
                self._leave(token)
            else:
                self._take(token)
        return tuple(self._blocks)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "list_item_open":
                self._open.append(_Container(Form.ITEM, _marker(self._open[-1])))
            case "blockquote_open":
                self._open.append(_Container(Form.QUOTE))
            case _:
                self._show_marker()
                number = int(token.attrs.get("start", 1))
                self._open.append(_Container(None, token.markup if token.tag == "ol" else "", number))

    def _leave(self, token: Token) -> None:
        if token.type == "list_item_close":
            self._show_marker()
        self._open.pop()

    def _take(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "inline":
                self._text(token)
            case "fence" | "code_block" | "too_deep":
                self._code(token)
            case "hr":
                self._blocks.append(Block(Prose(), Form.RULE, line=self._line))

    def _text(self, token: Token) -> None:
        join = "\n" if self._keeps_lines or _is_table(token.content) else " "
        prose = self._prose.inline(token, self._line, join)
        if not prose.text:
            return
        form = Form.HEADING if self._heading else self._form()
        self._blocks.append(Block(prose, form, self._heading or self._depth(form), self._taken_marker(), self._line))

    def _code(self, token: Token) -> None:
        if token.type == "too_deep":
            self._prose.problems.add(
                self._line,
                "too-deep",
                "Too many lists and quotations stand in one another: what is inside is shown as plain text; "
                "take it out of some of them.",
            )
        out = ProseBuilder()
        out.write_lines(token.content.removesuffix("\n"))
        self._blocks.append(Block(out.build(), Form.CODE, 0, self._taken_marker(), self._line))

    def _form(self) -> Form:
        """What a paragraph is here: an item or a quotation, whichever encloses it most closely."""
        return next((one.form for one in reversed(self._open) if one.form), Form.PARAGRAPH)

    def _depth(self, form: Form) -> int:
        return sum(one.form is form for one in self._open)

    def _taken_marker(self) -> str:
        """The marker of the item that encloses most closely, given to the first block in it."""
        item = next((one for one in reversed(self._open) if one.form is Form.ITEM), None)
        if item is None:
            return ""
        marker, item.marker = item.marker, ""
        return marker

    def _show_marker(self) -> None:
        """Show the marker of an item that has no text of its own."""
        marker = self._taken_marker()
        if marker:
            self._blocks.append(Block(Prose(), Form.ITEM, self._depth(Form.ITEM), marker, self._line))


def _marker(of: _Container) -> str:
    if not of.marker:
        return _BULLET
    of.number += 1
    return f"{of.number - 1}{of.marker}"


def _is_table(content: str) -> bool:
    """Whether a paragraph is a table of other dialects, whose lines are its rows."""
    lines = content.split("\n", 2)
    return len(lines) > 1 and {"|", "-"} <= set(lines[1]) <= set("|:- \t")
