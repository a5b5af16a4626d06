"""An article's file to an article and its passages."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefing.dialect.blocks import BlockReader
from briefing.dialect.card_file import read_field_date, read_title
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.links import link_out
from briefing.dialect.problem_list import Problems, cut, quoted
from briefing.dialect.prose_reader import ProseReader
from briefing.model import Address, Article, Block, Form, Layout, Passage, Problem, Role, Standing, pages_of
from briefing.text import clean_line

COPY_OF = "copy_of"
"""The field of the front matter that names the article."""
FRONT_MATTER = 1 << 20  # it grows with the passages: each has its fingerprint there
TEXT = 2_000_000
BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^p([1-9][0-9]{0,6})\s*$")
"""What a passage ends in; its group is the number."""
ORIGINAL = "original"
"""The value of `words` by which an article's file says that it holds the article's own words."""
_PAGE = re.compile(r"p([1-9][0-9]{0,6}):(.{1,12})")
_PRINT = re.compile(r"p([1-9][0-9]{0,6}):([0-9a-f]{16})")


def read_article(id: str, text: str, file: str) -> tuple[Article, tuple[Passage, ...], tuple[Problem, ...]]:
    """Read the article of the name `id` and its passages, in order, from the text of its file, whatever that is.

    Where its front matter says `words: original`, the passages are the article's own words, else digests. `file`
    names the file in the problems, which are in the order of their lines.
    """
    problems = Problems(file)
    matter = read_front_matter(cut(text, TEXT, problems), problems, FRONT_MATTER)
    blocks = BlockReader(ProseReader(problems), matter.lines, keeps_lines=True).read(matter.body)
    digests = _digests(blocks, problems)
    prints, page_of = _prints(matter, digests, problems), page_reader(matter.values("pages"))
    passage = _own_words if matter.value("words") == ORIGINAL else _digest
    passages = tuple(
        passage(Address(id, number), digest.on(page_of(number)), prints.get(number, ""))
        for number, digest in digests.items()
    )
    article = Article(
        id,
        read_title(id, matter, problems),
        outlet=matter.value("outlet"),
        authors=matter.values("authors"),
        contributors=matter.values("contributors"),
        published=read_field_date("published", matter, problems),
        updated=read_field_date("updated", matter, problems),
        url=_url(matter, problems),
        language=matter.value("language"),
        passages=len(passages),
        gaps=tuple(_gaps(digests)),
        pages=pages_of(passages),
    )
    return article, passages, problems.found()


class _Digest(NamedTuple):
    text: str
    line: int
    layout: Layout

    def on(self, page: str) -> "_Digest":
        return self._replace(layout=self.layout._replace(page=page)) if page else self


def _digest(address: Address, told: _Digest, fingerprint: str) -> Passage:
    return Passage(address, told.text, fingerprint=fingerprint, line=told.line, layout=told.layout)


def _own_words(address: Address, told: _Digest, fingerprint: str) -> Passage:
    standing = Standing.VERBATIM if told.text else Standing.NO_COPY
    return Passage(
        address, original=told.text, fingerprint=fingerprint, standing=standing, line=told.line, layout=told.layout
    )


def _digests(blocks: tuple[Block, ...], problems: Problems) -> dict[int, _Digest]:
    """The digests by number, in the order of the file; of two with one number, the first."""
    found = dict[int, _Digest]()
    for text, line, layout in pieces(blocks):
        match = BLOCK_ID.search(text)
        if match is None:
            problems.add(line, "missing-id", f"{quoted(text)} is no passage: end it with an id such as ` ^p1`.")
        elif int(match[1]) in found:
            problems.add(
                line, "duplicate-passage", f"There is a passage {match[1]} before this one: give this another number."
            )
        else:
            told = clean_line(text[: match.start()])
            found[int(match[1])] = _Digest(told, line, layout if text.startswith(told) else without_links(layout))
    return found


class Piece(NamedTuple):
    """The text of a passage, with the id that it ends in, the line it begins on, and what it is."""

    text: str
    line: int
    layout: Layout


def without_links(layout: Layout) -> Layout:
    """The layout of a text in which nobody knows where the links stand."""
    return layout._replace(links=())


def pieces(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    """The pieces that are passages: a block, or several where the lines of one end in ids."""
    for block in blocks:
        if block.form is Form.RULE:
            continue
        piece, start = list[str](), block.line
        layout = Layout(block.form, block.level, block.marker, links=block.prose.leads(Role.URL))
        for line, text in enumerate(block.prose.text.split("\n"), block.line):
            piece.append(text)
            if BLOCK_ID.search(text):
                yield Piece(" ".join(piece), start, layout)
                piece, start, layout = [], line + 1, without_links(layout)._replace(marker="")
        if any(part.strip() for part in piece):
            yield Piece(" ".join(piece), start, layout)


def _gaps(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The runs of numbers below the highest that are none of `numbers`."""
    for before, number in pairwise((0, *sorted(numbers))):
        if number > before + 1:
            yield before + 1, number - 1


def page_reader(values: Iterable[str]) -> Callable[[int], str]:
    """Tells on which page the passage of a number begins, by the values of the field `pages`."""
    matches = filter(None, map(_PAGE.fullmatch, values))
    pages = sorted((int(match[1]), clean_line(match[2])) for match in matches)
    numbers = [number for number, _ in pages]

    def page_of(number: int) -> str:
        at = bisect_right(numbers, number)
        return pages[at - 1][1] if at else ""

    return page_of


def _prints(matter: FrontMatter, digests: dict[int, _Digest], problems: Problems) -> dict[int, str]:
    """The fingerprints by the number of their passage."""
    found = dict[int, str]()
    for value in matter.values("prints"):
        match, line = _PRINT.fullmatch(value), matter.line("prints")
        if match is None:
            problems.add(
                line,
                "bad-print",
                f"{quoted(value)} is no fingerprint: write `p1:` and 16 digits from 0 to 9 and a to f.",
            )
        elif int(match[1]) not in digests:
            problems.add(line, "bad-print", f"{quoted(value)} is of no passage here: take it out, or add its passage.")
        elif found.setdefault(int(match[1]), match[2]) != match[2]:
            problems.add(line, "bad-print", f"Passage {match[1]} has two fingerprints: leave the right one.")
    return found


def _url(matter: FrontMatter, problems: Problems) -> str:
    written = matter.value("url")
    url = link_out(written)
    if written and not url:
        problems.add(
            matter.line("url"),
            "bad-url",
            f"{quoted(written)} is not opened from here: write a whole address that begins with "
            "`https://` or `http://` and has no user name in it.",
        )
    return url or ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The reader's copy of an article."""

    article: str
    """The id of the article, as the file has it; empty where it does not say."""
    paragraphs: tuple[str, ...]
    """Its paragraphs, in the order of the file, none empty."""
    layouts: tuple[Layout, ...] = ()
    """What each of them was in its document."""


def read_copy(text: str, file: str) -> tuple[Copy, tuple[Problem, ...]]:
    """Read a copy from the text of its file, whatever that is; block ids are no part of the paragraphs.

    `file` names the file in the problems, which are in the order of their lines.
    """
    problems = Problems(file)
    matter = read_front_matter(cut(text, TEXT, problems), problems, FRONT_MATTER)
    blocks = BlockReader(ProseReader(problems), matter.lines, keeps_lines=True).read(matter.body)
    page_of, found = page_reader(matter.values("pages")), list[tuple[str, Layout]]()
    for number, piece in enumerate(pieces(blocks), 1):
        if line := clean_line(BLOCK_ID.sub("", piece.text)):
            layout = piece.layout if piece.text.startswith(line) else without_links(piece.layout)
            found.append((line, layout._replace(page=page_of(number))))
    paragraphs, layouts = (tuple(text for text, _ in found), tuple(layout for _, layout in found))
    return Copy(matter.value(COPY_OF), paragraphs, layouts), problems.found()


def copied_article(text: str) -> str:
    """The id of the article that a file says it is a copy of; empty where it does not say."""
    problems = Problems("")
    return read_front_matter(cut(text, TEXT, problems), problems, FRONT_MATTER).value(COPY_OF)
