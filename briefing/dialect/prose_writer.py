"""Prose of the model to inline Markdown: the inverse of the prose reader."""

import re
from collections.abc import Callable, Iterator, Sequence

from briefing.model import Prose, Role, Span, name_of

_SIGNS = re.compile(r"[\\`*_\[\]<>~&]")
_SIGNS_ELSEWHERE = re.compile(r"[\\`*_\[\]<>~&^$@{}|]")
_BEGINNING = re.compile(r"[-+#=|:]|[0-9]{1,9}(?=[.)])")
_BEGINNING_ELSEWHERE = re.compile(r"[-+#=|:%]|\(?(?:[0-9]{1,9}|#|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9})(?=[.)](?:\s|$))")
_MARKS = {Role.EMPHASIS: "*", Role.STRONG: "**", Role.STRUCK: "~~"}
LEADS = (Role.LINK, Role.CITATION, Role.URL)
"""The roles that lead somewhere."""

Spell = Callable[[Span, str], str]
"""Writes a link to a card or a citation, given its span and its text."""


def wikilink(span: Span, text: str) -> str:
    """A link or a citation in double brackets."""
    name = name_of(span.target)
    return f"[[{name}]]" if span.role is Role.CITATION or text == name else f"[[{name}|{text}]]"


def value(prose: Prose) -> str:
    """The text of a value of the front matter, its links in double brackets."""
    pieces, at = list[str](), 0
    for span in prose.leads(Role.LINK, Role.CITATION):
        pieces += prose.text[at : span.start], wikilink(span, prose.text[span.start : span.end])
        at = span.end
    return "".join((*pieces, prose.text[at:]))


class ProseWriter:
    """Writes prose as inline Markdown."""

    def __init__(self, spell: Spell = wikilink, *, is_shared: bool = False) -> None:
        """`spell` writes links and citations. What `is_shared` is escaped for the Markdown of other programs too."""
        self._spell = spell
        self._signs = _SIGNS_ELSEWHERE if is_shared else _SIGNS
        self._beginning = _BEGINNING_ELSEWHERE if is_shared else _BEGINNING

    def write(self, prose: Prose, roles: Sequence[Role] = tuple(Role)) -> str:
        """The Markdown of a prose; of its spans, those of these roles. A line end in it is a hard line break."""
        spans = [span for span in prose.spans if span.role in roles]
        return self._with_beginnings("".join(self._pieces(prose.text, 0, len(prose.text), spans)))

    def escape(self, text: str) -> str:
        """Plain text on one line, as Markdown that reads as it."""
        return self._with_beginnings(self._escaped(text))

    def _pieces(self, text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[str]:
        """The text between two places, with spans that lie between them, the outer ones first."""
        at = start
        for number, span in enumerate(spans):
            if span.start < at:
                continue  # it lies within a span before it, and was written there
            yield self._escaped(text[at : span.start])
            inside = [each for each in spans[number + 1 :] if each.start < span.end and each.end <= span.end]
            yield from self._span(text, span, inside)
            at = span.end
        yield self._escaped(text[at:end])

    def _span(self, text: str, span: Span, inside: Sequence[Span]) -> Iterator[str]:
        words = text[span.start : span.end]
        match span.role:
            case Role.LINK | Role.CITATION:
                yield self._spell(span, words)
            case Role.CODE:
                yield _code(words)
            case Role.URL:
                yield "["
                yield from self._pieces(text, span.start, span.end, inside)
                yield f"](<{span.target}>)"
            case Role.EMPHASIS | Role.STRONG | Role.STRUCK:
                yield _MARKS[span.role]
                yield from self._pieces(text, span.start, span.end, inside)
                yield _MARKS[span.role]
            case _:
                yield from self._pieces(text, span.start, span.end, inside)

    def _escaped(self, text: str) -> str:
        return self._signs.sub(r"\\\g<0>", text).replace("\n", "\\\n")

    def _with_beginnings(self, text: str) -> str:
        """The text, what would begin a list, a heading or a rule on one of its lines escaped."""
        return "\n".join(map(self._with_beginning, text.split("\n")))

    def _with_beginning(self, line: str) -> str:
        found = self._beginning.match(line)
        if not found:
            return line
        if found[0][-1].isalnum():  # of a number, the sign behind it makes the list
            return f"{found[0]}\\{line[found.end() :]}"
        return f"\\{line}"


def _code(text: str) -> str:
    """A run of code, in more backticks than stand in it."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{room}{text}{room}{fence}"
