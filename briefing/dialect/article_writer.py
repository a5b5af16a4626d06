"""An article and its passages to the text of a file."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.dialect.article_file import COPY_OF, ORIGINAL
from briefing.dialect.links import link_out
from briefing.model import Article, Form, Passage, Role, Span, pages_of
from briefing.text import clean_line

_SIGNS = re.compile(r"[\\`*_\[\]<>~&]")
_BEGINNINGS = re.compile(r"^(?:[-+#=|:]|(?=\d{1,9}[.)])\d+)")
_UNPRINTABLE = re.compile("[\ufffe\uffff]")
_PRINTS_A_LINE = 4
_DEEPEST_QUOTE = 6
_NUMBER = re.compile(r"[0-9]{1,9}[.)]")
_PARENTHESIS = re.compile(r"[()]")


def write_article(
    article: Article, passages: tuple[Passage, ...], also: Sequence[tuple[str, str]] = (), *, copy_of: str = ""
) -> str:
    """The text of a file that reads as these; the inverse of `read_article`.

    A passage is written as its digest, or as its own words where it has no digest, as the heading, item or quotation
    that it was; what else would be Markdown in it is escaped. `also` are further fields of the front matter. With
    `copy_of`, the id of an article, it is a copy of that article, and the inverse of `read_copy`.
    """
    body = "".join(_blocks(passages))
    told = ((COPY_OF, copy_of), ("words", "" if copy_of else _words(passages)), *also)
    further = (f"{name}: {quoted_scalar(value)}" for name, value in told if value)
    return "".join(f"{line}\n" for line in ("---", *_front_matter(article, passages), *further, "---")) + body


def _blocks(passages: Iterable[Passage]) -> Iterator[str]:
    """Each passage as a block of Markdown; an item stands within the one before where it is deeper than that."""
    widths = list[int]()
    for passage in passages:
        layout, text = passage.layout, passage.digest or passage.original
        line = _with_links(text, layout.links) if passage.text == text else escaped(text)
        before = ""
        if layout.form is Form.ITEM and (layout.marker or widths):
            del widths[max(layout.level - 1, 0) if layout.marker else layout.level :]
            before = " " * sum(widths)
            if layout.marker:
                sign = f"{layout.marker} " if _NUMBER.fullmatch(layout.marker) else "- "
                widths.append(len(sign))
                before += sign
        else:
            widths.clear()
        if layout.form is Form.HEADING:
            before = "#" * min(max(layout.level, 1), 6) + " "
        elif layout.form is Form.QUOTE:
            before = "> " * min(max(layout.level, 1), _DEEPEST_QUOTE)
        yield f"\n{before}{line} ^p{passage.address.number}\n"


def _with_links(text: str, links: Iterable[Span]) -> str:
    """A line of text as Markdown in which these runs are links."""
    parts, at = list[str](), 0
    for link in links:
        target = _PARENTHESIS.sub(_percent, link_out(link.target) or "")
        if target and link.role is Role.URL and at <= link.start < link.end <= len(text):
            parts += [text[at : link.start], f"[{escaped(text[link.start : link.end], strips=False)}]({target})"]
            at = link.end
    if not parts:
        return escaped(text)
    parts.append(text[at:])
    return "".join(part if number % 2 else escaped(part, strips=False) for number, part in enumerate(parts))


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"


def _words(passages: tuple[Passage, ...]) -> str:
    """Whose words they are: digests need no mention."""
    return ORIGINAL if passages and not any(passage.digest for passage in passages) else ""


def _front_matter(article: Article, passages: tuple[Passage, ...]) -> Iterator[str]:
    yield f"title: {quoted_scalar(article.title)}"
    if article.outlet:
        yield f"outlet: {quoted_scalar(article.outlet)}"
    if article.authors:
        yield f"authors: [{_listed(article.authors)}]"
    if article.contributors:
        yield f"contributors: [{_listed(article.contributors)}]"
    if article.published:
        yield f"published: {quoted_scalar(article.published.text)}"
    if article.updated:
        yield f"updated: {quoted_scalar(article.updated.text)}"
    if article.url:
        yield f"url: {quoted_scalar(article.url)}"
    if article.language:
        yield f"language: {quoted_scalar(article.language)}"
    yield from _by_number(passages)


def _by_number(passages: tuple[Passage, ...]) -> Iterator[str]:
    """What is told of passages by their numbers: the page that the first of several begins on, and fingerprints."""
    if pages := [f"p{number}:{page}" for number, page in pages_of(passages)]:
        yield f"pages: [{_listed(pages)}]"
    prints = [f"p{passage.address.number}:{passage.fingerprint}" for passage in passages if passage.fingerprint]
    if prints:
        yield "prints: ["
        for start in range(0, len(prints), _PRINTS_A_LINE):
            yield f"  {_listed(prints[start : start + _PRINTS_A_LINE])},"
        yield "]"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(map(quoted_scalar, values))


def quoted_scalar(text: str) -> str:
    """A line as a scalar of YAML in double quotes."""
    line = json.dumps(clean_line(text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def escaped(text: str, *, strips: bool = True) -> str:
    """A line of text as Markdown that reads as it; of a part of a line, the spaces around it are not stripped."""
    line = _SIGNS.sub(r"\\\g<0>", clean_line(text) if strips else text)
    return _BEGINNINGS.sub(_escaped_beginning, line)


def _escaped_beginning(match: re.Match[str]) -> str:
    """What would begin a list, a heading or a rule: of a number, it is the sign behind it that does."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
