"""What Obsidian writes beyond Markdown, to the dialect's own: line by line, so that every line keeps its number."""

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from wcwidth import wcswidth

from briefing.text import clean

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_EMBED = re.compile(r"!\[\[([^\[\]|#\n]*)(?:#[^\[\]|\n]*)?(?:\|[^\[\]\n]*)?\]\]")
_ATTACHMENT = re.compile(r"\.(?!md$)[A-Za-z0-9]{2,5}$")
_LINK = re.compile(r"\[\[([^\[\]|#\n]*)(?:#([^\[\]|\n]*))?(?:(\\?\|)([^\[\]\n]*))?\]\]")
_TO_FILE = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(<?([^()<>\n:]+?)\.md(?:#[^()<>\n]*)?>?\)")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_HTML = re.compile(
    r"</?(?:a|abbr|b|big|br|button|center|del|details|div|em|figcaption|figure|font|hr|i|iframe|img|ins|kbd|mark|p|s"
    r"|small|span|strong|sub|summary|sup|u|video|wbr)\b[^<>\n]{0,500}>",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<!^)\[\^([^\[\]\s]+)\](?!:)", re.MULTILINE)
_INLINE_NOTE = re.compile(r"\^\[([^\[\]\n]+)\]")
_NOTE = re.compile(r"^\[\^([^\[\]\s]+)\]:\s*", re.MULTILINE)
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_CALLOUT = re.compile(r"^([ \t]*(?:>[ \t]?)+)\[!([A-Za-z-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$", re.MULTILINE)
_TAG = re.compile(r"(?:^|(?<=[\s(]))#([^\s#.,;:!?()\[\]{}<>\"'`|\\]+)", re.MULTILINE)
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDEST = 100
"""So many columns a table may have whose cells are set below one another."""


def plain_obsidian(body: str) -> str:
    """The body of a note in the dialect, as many lines as it has; code stays as it is.

    Comments go; embedded notes become links, other embedded files their names in brackets; a link to a heading or a
    block leads to its note; callouts become quotations with their title, highlights strong words, footnotes numbers.
    """
    return "".join(text if is_code else _blocks(_inline(text)) for is_code, text in _parts(_without_comments(body)))


def tags_in(body: str) -> tuple[str, ...]:
    """The tags within a text, `#talks` or `#talks/oslo`, without their sign; a number alone is none."""
    prose = (_CODE.sub(" ", _without_comments(text)) for is_code, text in _parts(body) if not is_code)
    found = (match.rstrip("/") for text in prose for match in _TAG.findall(text))
    return tuple(dict.fromkeys(tag for tag in found if any(map(str.isalpha, tag))))


def _without_comments(body: str) -> str:
    """The body without comments; where they stand in code they stay."""
    if "%%" not in body and "<!--" not in body:
        return body
    parts = (text if is_code else _COMMENT.sub(_line_ends, text) for is_code, text in _parts(body))
    return "".join(parts)


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _parts(body: str) -> Iterator[tuple[bool, str]]:
    """The text, fenced code apart."""
    part, fence = list[str](), ""
    for line in body.splitlines(keepends=True):
        match = _FENCE.match(line)
        if fence and match and match[1].startswith(fence) and not line.strip(" `~\n"):
            yield True, "".join((*part, line))
            part, fence = [], ""
        elif not fence and match:
            yield False, "".join(part)
            part, fence = [line], match[1]
        else:
            part.append(line)
    yield bool(fence), "".join(part)


def _inline(text: str) -> str:
    """The text with the links and signs within its lines in the dialect, but for inline code."""
    out, at = list[str](), 0
    for code in _CODE.finditer(text):
        out += _signs(text[at : code.start()]), code[0]
        at = code.end()
    return "".join((*out, _signs(text[at:])))


def _signs(text: str) -> str:
    for pattern, become in _INLINE:
        text = pattern.sub(become, text)
    return text


def _embedded(match: re.Match[str]) -> str:
    name = match[1].strip().rpartition("/")[2]
    return rf"\[{name}\]" if _ATTACHMENT.search(name) else f"[[{match[1].strip()}|{name}]]"


def _link(match: re.Match[str]) -> str:
    name, place, bar, label = match[1].strip().removesuffix(".md"), match[2], match[3] or "|", match[4]
    heading = "" if place is None or place.startswith("^") else place.rpartition("#")[2].strip()
    if not name:
        return label or heading or "here"
    short = name.rpartition("/")[2]
    told = label or (f"{short} › {heading}" if heading else short)
    return f"[[{name}]]" if told == name else f"[[{name}{bar}{told}]]"


def _file(match: re.Match[str]) -> str:
    return f"[[{clean(unquote(match[2])).removeprefix('./')}|{match[1]}]]"


def _mark(match: re.Match[str]) -> str:
    return match[1].translate(_SUPERSCRIPTS) if match[1].isdecimal() else rf"\[{match[1]}\]"


_INLINE: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_EMBED, _embedded),
    (_LINK, _link),
    (_TO_FILE, _file),
    (_HIGHLIGHT, r"**\1**"),
    (_HTML, ""),
    (_INLINE_NOTE, r" (\1)"),
    (_NOTE, lambda match: f"{_mark(match)} "),
    (_NOTE_MARK, _mark),
    (_BLOCK_ID, ""),
)


def _blocks(text: str) -> str:
    lines = _CALLOUT.sub(lambda match: f"{match[1]}**{match[3] or match[2].capitalize()}**  ", text).split("\n")
    out, at = list[str](), 0
    while at < len(lines):
        end = _table_end(lines, at)
        out += _aligned(lines[at:end]) if end else [lines[at]]
        at = end or at + 1
    return "\n".join(out)


def _table_end(lines: Sequence[str], at: int) -> int:
    """Where the table ends that begins with a line; 0 where none does."""
    if (
        at + 1 >= len(lines)
        or "|" not in lines[at]
        or not _DELIMITER.fullmatch(lines[at + 1])
        or "-" not in lines[at + 1]
    ):
        return 0
    return next((end for end in range(at + 2, len(lines)) if "|" not in lines[end]), len(lines))


def _aligned(lines: Sequence[str]) -> list[str]:
    """The rows of a table, their cells below one another where there is room for that."""
    rows = [
        [cell.strip() for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))] for line in lines
    ]
    count = len(rows[0])
    body = [[*row, *[""] * count][:count] for at, row in enumerate(rows) if at != 1]
    widths = [max(3, *(_width(row[at]) for row in body)) for at in range(count)]
    if sum(widths) + 3 * count > _WIDEST or any(len(row) > count for row in rows):
        return list(lines)
    told = [
        " | ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in body
    ]
    rule = " | ".join("-" * width for width in widths)
    return [f"| {row} |" for row in (told[0], rule, *told[1:])]


def _width(cell: str) -> int:
    """How many columns a cell takes, its links shown as their labels."""
    shown = _LINK.sub(lambda match: match[4] or match[1], cell).replace("**", "").replace("`", "")
    return max(wcswidth(shown), 0)
