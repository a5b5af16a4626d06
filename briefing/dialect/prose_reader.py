"""Inline Markdown, and the values of front matter, to prose."""

from markdown_it.token import Token

from briefing.dialect.links import WIKILINK, Wikilink, link_out
from briefing.dialect.problem_list import Problems, quoted
from briefing.model import Prose, Role, Span
from briefing.text import clean

_ONE_LINE = str.maketrans("\n\t", "  ")
_JOINER = "\u034f"  # the combining grapheme joiner: invisible, and no accent reaches over it
_REACH = 40  # further back no accent takes effect once a text is clean


class ProseBuilder:
    """Prose put together piece by piece: every piece is cleaned, and so is the whole."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._tail = ""
        self.length = 0

    def write(self, text: str) -> None:
        """Add text; line ends and tabs in it become spaces."""
        self.write_lines(text.translate(_ONE_LINE))

    def write_lines(self, text: str) -> None:
        """Add text with its line ends and tabs."""
        text = clean(text)
        if not text:
            return
        if not text[0].isascii() and clean(self._tail + text[:_REACH]) != self._tail + text[:_REACH]:
            text = _JOINER + text
        self._pieces.append(text)
        self._tail = (self._tail + text)[-_REACH:]
        self.length += len(text)

    def mark(self, start: int, role: Role, target: str = "", line: int = 0) -> None:
        """Give a role to what was written since `start`, unless that is nothing."""
        if start < self.length:
            self._spans.append(Span(start, self.length, role, target, line))

    def build(self) -> Prose:
        """Give what was written, its spans in the order of their start, those around others first."""
        outer_first = reversed(self._spans)  # what encloses another run is marked after it
        spans = sorted(outer_first, key=lambda span: (span.start, -span.end))
        return Prose("".join(self._pieces), tuple(spans))


_ROLES = {"em": Role.EMPHASIS, "strong": Role.STRONG, "s": Role.STRUCK}


class ProseReader:
    """Reads the prose of one file; citations are numbered by the first appearance of their passage in it."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._numbers: dict[str, int] = {}

    def value(self, text: str, line: int) -> Prose:
        """A value of the front matter: plain text in which links in double brackets lead."""
        out, at = ProseBuilder(), 0
        for match in WIKILINK.finditer(text):
            out.write(text[at : match.start()])
            self._wikilink(out, match[1], line)
            at = match.end()
        out.write(text[at:])
        return out.build()

    def inline(self, token: Token, line: int, join: str = " ") -> Prose:
        """The inline Markdown of a block that begins on `line`; `join` stands for the line ends within it."""
        out, opened = ProseBuilder(), list[tuple[int, str]]()
        for child in token.children or ():
            match child.type:
                case "text" | "text_special":
                    out.write(child.content)
                case "wikilink":
                    self._wikilink(out, child.content, line)
                    line += child.content.count("\n")
                case "code_inline":
                    start = out.length
                    out.write(child.content)
                    out.mark(start, Role.CODE, line=line)
                case "softbreak" | "hardbreak":
                    out.write_lines("\n" if child.type == "hardbreak" else join)
                    line += 1
                case "link_open":
                    opened.append((out.length, str(child.attrs.get("href", ""))))
                case "link_close":
                    self._url(out, *opened.pop(), line)
                case "em_open" | "strong_open" | "s_open":
                    opened.append((out.length, ""))
                case "em_close" | "strong_close" | "s_close":
                    out.mark(opened.pop()[0], _ROLES[child.type.removesuffix("_close")], line=line)
                case _:  # a rule that a later version of the parser brings along: its text is not lost
                    out.write(child.content)
        return out.build()

    def _wikilink(self, out: ProseBuilder, inside: str, line: int) -> None:
        link = Wikilink.parse(inside)
        if link is None:
            out.write(f"[[{inside}]]")
            self.problems.add(
                line,
                "bad-link",
                f"{quoted(f'[[{inside}]]')} is no link to a card or a passage: write `[[id]]`, `[[a title]]`, "
                "`[[id|label]]` or `[[article#^p1]]`, where an id is the name of a file without its ending: "
                "small letters a to z, digits, `-` and `_`.",
            )
        elif link.is_citation:
            out.write(f"{link.label} " if link.label else "")
            start, number = out.length, self._numbers.setdefault(link.target, len(self._numbers) + 1)
            out.write(f"[{number}]")
            out.mark(start, Role.CITATION, link.target, line)
        else:
            start = out.length
            out.write(link.text)
            out.mark(start, Role.LINK, link.target, line)

    def _url(self, out: ProseBuilder, start: int, href: str, line: int) -> None:
        url = link_out(href)
        if url:
            out.write(url if start == out.length else "")
            out.mark(start, Role.URL, url, line)
        else:
            self.problems.add(
                line,
                "bad-url",
                f"{quoted(href)} is not opened from here: link to a whole address that begins with "
                "`https://` or `http://` and has no user name in it.",
            )
