"""A Markdown file, with front matter or without, to what it tells."""

import re
from collections.abc import Iterator

from briefing import __version__
from briefing.dialect.blocks import BlockReader
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.problem_list import Problems
from briefing.dialect.prose_reader import ProseReader
from briefing.model import Block, Form, Layout, Role
from briefing.sources.article_head import published
from briefing.sources.encoding import read_plain_text
from briefing.sources.markdown_flavours import plain_links, plain_markdown
from briefing.sources.paragraph import Paragraph, link_spans
from briefing.sources.parsed import Extract
from briefing.text import clean_line

_EXTRACTOR = f"briefing {__version__} markdown"
_FRONT_MATTER = 256 << 10
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^p[1-9][0-9]{0,6}\s*$")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def read_markdown(data: bytes) -> Extract:
    """What the bytes of a Markdown file tell; FileRefused where they are no text.

    The front matter may call things as the dialect does, or as others do: `author`, `date`, `publisher`, `source`.
    The first heading of the first rank is the title where the front matter has none, and is no paragraph. Without
    either there is none: the name of the file often is the title.
    """
    problems = Problems("")
    text = read_plain_text(data)
    matter = read_front_matter(text.text, problems, _FRONT_MATTER)
    blocks = BlockReader(ProseReader(problems), matter.lines, keeps_lines=True).read(plain_markdown(matter.body))
    title = plain_links(_value(matter, "title")) or _heading(blocks)
    body = [each for block in blocks for each in _paragraphs(block) if not _repeats(block, each.text, title)]
    paragraphs = [each.text for each in body]
    return Extract(
        tuple(paragraphs),
        _EXTRACTOR,
        title,
        outlet=_value(matter, "outlet", "publisher", "site", "publication") or _not_url(_value(matter, "source")),
        authors=_values(matter, "authors", "author", "byline"),
        published=_value(matter, "published", "date", "created") or str(published(paragraphs) or ""),
        language=_value(matter, "language", "lang"),
        url=_value(matter, "url", "link", "source"),
        tags=_values(matter, "tags", "tag", "keywords"),
        remarks=text.remarks,
        layouts=tuple(each.layout for each in body),
    )


def _not_url(value: str) -> str:
    return "" if "://" in value else value


def _heading(blocks: tuple[Block, ...]) -> str:
    return next((clean_line(one.prose.text) for one in blocks if one.form is Form.HEADING and one.level == 1), "")


def _repeats(block: Block, text: str, title: str) -> bool:
    return block.form is Form.HEADING and block.level == 1 and text == title


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, the first alone with the marker of an item."""
    form = Form.PARAGRAPH if block.form in (Form.CODE, Form.RULE) else block.form
    layout = Layout(form, block.level, block.marker)
    links = [(block.prose.text[span.start : span.end], span.target) for span in block.prose.leads(Role.URL)]
    for text in _texts(block):
        yield Paragraph(text, layout._replace(links=link_spans(text, links)))
        layout = layout._replace(marker="")


def _texts(block: Block) -> Iterator[str]:
    """The texts of a block: one, or several where the lines of one end in ids, which are taken off."""
    piece = list[str]()
    for line in block.prose.text.split("\n"):
        match = _BLOCK_ID.search(line)
        piece.append(line[: match.start()] if match else line)
        if match:
            yield from _whole(piece)
            piece = []
    yield from _whole(piece)


def _whole(piece: list[str]) -> Iterator[str]:
    text = clean_line(" ".join(piece))
    if text:
        yield text


def _values(matter: FrontMatter, *names: str) -> tuple[str, ...]:
    """The values of the first of these fields that is there, without the brackets of links."""
    found = next(filter(None, map(matter.values, names)), ())
    return tuple(_WIKILINK.sub(r"\1", value) for value in found)


def _value(matter: FrontMatter, *names: str) -> str:
    return ", ".join(_values(matter, *names))
