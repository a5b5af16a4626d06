"""A copy's file to the paragraphs in it, and the article it is a copy of."""

from dataclasses import dataclass

from briefing.dialect.article import BLOCK_ID, FRONT_MATTER, TEXT, pieces
from briefing.dialect.blocks import BlockReader
from briefing.dialect.front_matter import read_front_matter
from briefing.dialect.problems import Problems
from briefing.dialect.prose import ProseReader
from briefing.dialect.sizes import cut
from briefing.model import Problem
from briefing.text import clean_line

COPY_OF = "copy_of"
"""The field of the front matter that names the article."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The reader's copy of an article."""

    article: str
    """The id of the article, as the file has it; empty where it does not say."""
    paragraphs: tuple[str, ...]
    """Its paragraphs, in the order of the file, none empty."""


def read_copy(text: str, file: str) -> tuple[Copy, tuple[Problem, ...]]:
    """Read a copy from the text of its file, whatever that is; block ids are no part of the paragraphs.

    `file` names the file in the problems, which are in the order of their lines.
    """
    problems = Problems(file)
    matter = read_front_matter(cut(text, TEXT, problems), problems, FRONT_MATTER)
    blocks = BlockReader(ProseReader(problems), matter.lines, keeps_lines=True).read(matter.body)
    lines = (clean_line(BLOCK_ID.sub("", piece)) for piece, _ in pieces(blocks))
    return Copy(matter.value(COPY_OF), tuple(filter(None, lines))), problems.found()


def copied_article(text: str) -> str:
    """The id of the article that a file says it is a copy of; empty where it does not say."""
    problems = Problems("")
    return read_front_matter(cut(text, TEXT, problems), problems, FRONT_MATTER).value(COPY_OF)
