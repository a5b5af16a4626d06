"""A file of notes to notes."""

import re

from briefing.dialect.blocks import BlockReader
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.problem_list import Problems, cut, quoted
from briefing.dialect.prose_reader import ProseReader
from briefing.model import Address, Block, Note, NoteFile, Problem, Prose, Role

PRINTS = "prints"
"""The field of the front matter with the fingerprint of each passage that has a note: `ARTICLE#^pN:FINGERPRINT`."""
TEXT = 200_000
"""So many characters of a file are read."""
_FRONT_MATTER = 256 << 10
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = " \t\n.,;:!?"


def read_notes(id: str, text: str, file: str) -> tuple[NoteFile, dict[str, str], tuple[Problem, ...]]:
    """Read the notes on the card or article `id` from the text of their file, whatever that is.

    Each block is a note on it; a block that ends in an address is a note on that passage. Also the fingerprint that
    the file has for an address. `file` names the file in the problems, which are in the order of their lines.
    """
    problems = Problems(file)
    matter = note_matter(cut(text, TEXT, problems), problems)
    blocks = BlockReader(ProseReader(problems), matter.lines, keeps_lines=True).read(matter.body)
    found = dict[str, list[Block]]()
    for block in blocks:
        address, kept = noted(block)
        if kept.prose.text or not address:
            found.setdefault(address, []).append(kept)
    notes = tuple(Note(address or id, id, tuple(blocks), address) for address, blocks in found.items())
    return NoteFile(NoteFile.id_of(id), notes), _prints(matter, problems), problems.found()


def note_matter(text: str, problems: Problems) -> FrontMatter:
    """The front matter of a file of notes, which need not have any, and its body."""
    if _FENCE.match(text):
        return read_front_matter(text, problems, _FRONT_MATTER)
    return FrontMatter((), is_readable=True, body=text, lines=0)


def noted(block: Block) -> tuple[str, Block]:
    """The address that a block ends in, empty where it ends in none, and the block without it."""
    prose = block.prose
    last = next(iter(prose.leads(Role.CITATION)[::-1]), None)
    if last is None or prose.text[last.end :].strip(_CLOSING):
        return "", block
    text = prose.text[: last.start].rstrip()
    spans = (span._replace(end=min(span.end, len(text))) for span in prose.spans if span is not last)
    kept = Prose(text, tuple(span for span in spans if span.start < span.end))
    return last.target, block._replace(prose=kept)


def _prints(matter: FrontMatter, problems: Problems) -> dict[str, str]:
    found = dict[str, str]()
    for value in matter.values(PRINTS):
        address, _, print_ = value.rpartition(":")
        if Address.parse(address) and re.fullmatch("[0-9a-f]{16}", print_):
            found[address] = print_
        else:
            problems.add(
                matter.line(PRINTS),
                "bad-print",
                f"{quoted(value)} is no fingerprint of a passage: take it out; the program writes such a list itself.",
            )
    return found
