"""What Obsidian and GitHub write beyond Markdown, to plain Markdown: links, embeds, callouts, tables, footnotes."""

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CALLOUT = re.compile(r"^(\s*(?:>\s?)+)\[!([A-Za-z-]+)\][+-]?\s*(.*)$")
_QUOTE = re.compile(r"^\s*(?:>\s?)*")
_NOTE_MARK = re.compile(r"(?<!^)\s?\[\^[^\[\]\s]+\](?!:)")
_NOTE = re.compile(r"^\[\^[^\[\]\s]+\]:\s*")
_DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")


def plain_markdown(text: str) -> str:
    """The text with the words of these additions and without their signs; fenced code stays as it is.

    Each row of a table and each footnote becomes a paragraph. Embedded files, comments and the marks of footnotes go.
    """
    return "\n".join(line for is_code, lines in _parts(text) for line in (lines if is_code else _plain(lines)))


def plain_links(text: str) -> str:
    """A line with the labels of its links in double brackets, and without embedded files."""
    return _LINK.sub(_labelled, _EMBED.sub("", text))


def _parts(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of a text, those of fenced code apart."""
    part, fence = list[str](), ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence and match and match[1].startswith(fence) and not line.strip(" `~"):
            yield True, [*part, line]
            part, fence = [], ""
        elif not fence and match:
            yield False, part
            part, fence = [line], match[1]
        else:
            part.append(line)
    yield bool(fence), part


def _plain(lines: Sequence[str]) -> Iterator[str]:
    text = _COMMENT.sub("", "\n".join(lines))
    inline = _HIGHLIGHT.sub(r"\1", _BREAK.sub("  \n", _NOTE_MARK.sub("", plain_links(text))))
    yield from _rows([part for line in inline.split("\n") for part in _blocks(line)])


def _blocks(line: str) -> tuple[str, ...]:
    """A line, parted from what is around it where it is the title of a callout or a footnote."""
    if callout := _CALLOUT.match(line):
        title = callout[3] or callout[2].capitalize()
        return (f"{callout[1]}{title}", callout[1].rstrip())
    if note := _NOTE.match(line):
        return ("", line[note.end() :])
    return (line,)


def _rows(lines: Sequence[str]) -> Iterator[str]:
    """The lines, the rows of each table as paragraphs without the line below its head."""
    in_table = False
    for at, line in enumerate(lines):
        quote = _QUOTE.match(line)[0]  # type: ignore[index]  # it matches nothing too
        after = _QUOTE.sub("", lines[at + 1]) if at + 1 < len(lines) else ""
        content = line[len(quote) :]
        if in_table and "|" in content:
            if not _is_delimiter(content):
                yield from (f"{quote}{_row(content)}", quote.rstrip())
            continue
        in_table = "|" in content and _is_delimiter(after) and _cells(content) == _cells(after)
        if in_table:
            yield from (quote.rstrip(), f"{quote}{_row(content)}", quote.rstrip())
        else:
            yield line


def _is_delimiter(line: str) -> bool:
    return "-" in line and _DELIMITER.fullmatch(line.strip()) is not None


def _cells(line: str) -> int:
    return len(_CELL_END.split(line.strip().strip("|")))


def _row(line: str) -> str:
    cells = (cell.strip() for cell in _CELL_END.split(line.strip().removeprefix("|").removesuffix("|")))
    return " \\| ".join(filter(None, cells))


def _labelled(match: re.Match[str]) -> str:
    """The label of a link, or the name that it leads to."""
    inside = match[0][2:-2]
    if "|" in inside:
        return match[1].strip()
    name, _, heading = inside.partition("#")
    return (name or heading).lstrip("^").strip()
