"""The parser of Markdown: CommonMark without HTML, references and pictures, with links in double brackets."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import link as link_rule
from markdown_it.token import Token

from briefing.dialect.links import wikilink_rule

DEEPEST = 20
"""The level of the parser below which a file is not read into further lists and quotations."""

_OFF = ("html_block", "html_inline", "reference", "image", "text_join")


class _Markdown(MarkdownIt):
    """A parser that leaves URLs as they are written: whether one leads out is decided where spans are made."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser() -> MarkdownIt:
    # A list takes two levels, so the parser's own limit, behind which it drops text, is never reached.
    parser = _Markdown("commonmark", {"maxNesting": DEEPEST + 4, "html": False})
    parser.disable(_OFF).enable("strikethrough")
    parser.block.ruler.before("code", "too_deep", _too_deep_rule)
    parser.inline.ruler.before("link", "wikilink", wikilink_rule)
    parser.inline.ruler.before("link", "picture", _picture_rule)
    return parser


def parse(text: str) -> list[Token]:
    """The tokens of `text`.

    Beside those of markdown-it there are `wikilink`, inline, and `too_deep`, a block whose content was left as text
    because too many lists and quotations enclose it.
    """
    return _parser().parse(text)


def _too_deep_rule(state: StateBlock, start: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    """Block rule: what lies too deep becomes one block of text."""
    if state.level < DEEPEST:
        return False
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.content = state.getLines(start, line, state.blkIndent, False)
    token.map = [start, line]
    state.line = line
    return True


def _picture_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Inline rule: of a picture `![text](source)`, the text alone; a terminal shows no other part of it."""
    start, most = state.pos, state.posMax
    if not state.src.startswith("![", start):
        return False
    state.pos += 1
    if not link_rule(state, True):
        state.pos = start
        return False
    if not silent:
        after = state.pos
        state.posMax = state.md.helpers.parseLinkLabel(state, start + 1, True)
        state.pos = start + 2
        state.level += 1
        state.md.inline.tokenize(state)
        state.level -= 1
        state.pos, state.posMax = after, most
    return True
