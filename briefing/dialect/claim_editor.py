"""Edits of a card's text: a claim is appended or taken out, and all else stays as it is."""

import re
from collections.abc import Sequence

from briefing.dialect.article_writer import escaped
from briefing.dialect.card_file import read_card
from briefing.dialect.links import WIKILINK, Wikilink
from briefing.dialect.markdown_parser import parse
from briefing.dialect.raw_text import RawText
from briefing.errors import CannotEdit
from briefing.model import Address, Card, Claim, Form, Prose, Role, claims_of, with_wikilinks
from briefing.text import clean_line, decode

_BY_HAND = "edit the file by hand"


def append_claim(
    data: bytes, claim: str, citations: Sequence[Address], heading: str = "", *, has_links: bool = True
) -> bytes:
    """The file of a card with a further claim and its citations, as a paragraph at the end of a section.

    The section is that of the first heading of these words; where there is none, it is made at the end of the file.
    Without a heading the claim stands at the end of the file. Links in double brackets in the claim are links, unless
    it `has_links` not; all else is text. Raises CannotEdit where the file is so written that the claim would be none.
    """
    raw, card = RawText.of(data), _card(data)
    told = _told(claim) if has_links else " ".join(clean_line(claim).split())
    written = _markdown(claim) if has_links else escaped(clean_line(claim), strips=False)
    if not any(map(str.isalnum, told)):
        raise CannotEdit("A claim has words.")
    new = [" ".join((written, *(f"[[{address}]]" for address in citations)))]
    blocks: list[_Block] = [(Form.PARAGRAPH, told, tuple(map(str, citations)))]
    headings, title = [block for block in card.blocks if block.form is Form.HEADING], clean_line(heading)
    section = next((at for at, block in enumerate(headings) if title and block.prose.text == title), len(headings))
    behind = headings[section + 1] if section + 1 < len(headings) else None
    if title and section == len(headings):
        new.insert(0, f"## {escaped(heading)}")
        blocks.insert(0, (Form.HEADING, title, ()))
    made = _inserted(raw, behind.line - 1 if behind else len(raw.starts()) - 1, new)
    before, after = _told_blocks(card), _card(made)
    at = card.blocks.index(behind) if behind else len(before)
    if (_head(after), _told_blocks(after)) != (_head(card), [*before[:at], *blocks, *before[at:]]):
        raise CannotEdit(f"The text ends in a block that would take the claim in: {_BY_HAND}.")
    return made


def remove_claim(data: bytes, number: int) -> bytes:
    """The file of a card without the claim of that number, from 0; raises CannotEdit where it can't be taken out."""
    raw, card = RawText.of(data), _card(data)
    claim = card.claims[number]
    meant = claim.text, claim.citations
    blocks = (claims_of((block,)) for block in card.blocks if block.line == claim.line)
    here = next(found for found in blocks if meant in [(each.text, each.citations) for each in found])
    first = number - next(at for at, each in enumerate(card.claims) if each.line == claim.line)
    start, end = _lines(raw, data, claim.line)
    starts = raw.starts()
    if len(here) == 1:
        if not raw.text[starts[start - 1] : starts[start]].strip() or start == raw.first_line():
            while end < len(starts) - 1 and not raw.text[starts[end] : starts[end + 1]].strip():
                end += 1
        made = raw.spliced(starts[start], starts[end], "")
    else:
        made = raw.spliced(*_span(raw.text, starts[start], starts[end], first), "")
    left = [(each.text, each.citations) for each in (*card.claims[:number], *card.claims[number + 1 :])]
    after = _card(made)
    if [(each.text, each.citations) for each in after.claims] != left or _head(after) != _head(card):
        raise CannotEdit(f"The claim stands in a block that is not changed here: {_BY_HAND}.")
    return made


def linked_claims(data: bytes) -> list[Claim]:
    """The claims of a card's file, their links to cards written in double brackets."""
    return list(claims_of(tuple(block._replace(prose=with_wikilinks(block.prose)) for block in _card(data).blocks)))


def _inserted(raw: RawText, after: int, lines: Sequence[str]) -> bytes:
    """The file with paragraphs behind the last line with text that stands before the line `after`."""
    starts, first = raw.starts(), raw.first_line()
    while after > first and not raw.text[starts[after - 1] : starts[after]].strip():
        after -= 1
    at = starts[after]
    is_ended = raw.text[:at].endswith(("\n", "\r", "\x85", "\u2028", "\u2029"))
    before = ("" if is_ended or not at else "\n") + ("" if after == first else "\n")
    behind = raw.text[at:]
    gap = "\n" if behind.strip() and behind.splitlines()[0].strip() else ""
    return raw.spliced(at, at, before + "\n\n".join(lines) + "\n" + gap)


def _lines(raw: RawText, data: bytes, line: int) -> tuple[int, int]:
    """The lines, from 0, that the paragraph begins and ends on that begins on `line`, from 1."""
    first = raw.first_line()
    body = "\n".join(decode(data)[0].split("\n")[first:])
    for token in parse(body):
        if token.type == "paragraph_open" and token.map and token.map[0] + first + 1 == line:
            return token.map[0] + first, token.map[1] + first
    raise CannotEdit(f"The claim stands in a block that is not changed here: {_BY_HAND}.")


def _span(text: str, start: int, end: int, number: int) -> tuple[int, int]:
    """Where a claim of a block begins and ends, of several."""
    runs = list[list[int]]()
    for match in WIKILINK.finditer(text, start, end):
        link = Wikilink.parse(match[1])
        if link and link.is_citation:
            if runs and not any(map(str.isalnum, text[runs[-1][1] : match.start()])):
                runs[-1][1] = match.end()
            else:
                runs.append([match.start(), match.end()])
    if number >= len(runs):
        return runs[-1][1], start + len(text[start:end].rstrip())
    if number:
        return runs[number - 1][1], runs[number][1]
    marker = re.compile(r"(?:[ \t>]|[-+*] |\d{1,9}[.)] )*").match(text, start)
    behind = re.compile(r"[.,;:!?]*\s*").match(text, runs[0][1])
    return marker.end() if marker else start, behind.end() if behind else runs[0][1]


def _markdown(claim: str) -> str:
    """A claim as Markdown: links in double brackets as they are, all else escaped."""
    line, out, at = clean_line(claim), list[str](), 0
    for match in WIKILINK.finditer(line):
        link = Wikilink.parse(match[1])
        if link and not link.is_citation:
            out += escaped(line[at : match.start()], strips=False), match[0]
            at = match.end()
    return "".join((*out, escaped(line[at:], strips=False)))


def _told(claim: str) -> str:
    """The text of a claim, its links shown as their labels."""
    line, out, at = clean_line(claim), list[str](), 0
    for match in WIKILINK.finditer(line):
        link = Wikilink.parse(match[1])
        if link and not link.is_citation:
            out += line[at : match.start()], link.text
            at = match.end()
    return " ".join("".join((*out, line[at:])).split())


def _card(data: bytes) -> Card:
    return read_card("card", decode(data)[0], "")[0]


_Block = tuple[Form, str, tuple[str, ...]]


def _told_blocks(card: Card) -> list[_Block]:
    """The blocks as they read, whatever number a citation has."""
    return [(block.form, _words(block.prose), _targets(block.prose)) for block in card.blocks]


def _head(card: Card) -> tuple[object, ...]:
    fields = [(field.name, [(_words(value), _targets(value)) for value in field.values]) for field in card.fields]
    return card.kind, card.title, card.aliases, card.tags, card.date, fields


def _words(prose: Prose) -> str:
    text, at = list[str](), 0
    for span in prose.leads(Role.CITATION):
        text.append(prose.text[at : span.start])
        at = span.end
    return " ".join("".join((*text, prose.text[at:])).split())


def _targets(prose: Prose) -> tuple[str, ...]:
    return tuple(span.target for span in prose.leads(Role.CITATION))
