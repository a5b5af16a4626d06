"""An article: what is read for it, and its page, whose passages are read as they are looked at."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, overload

from briefing.library import Library
from briefing.model import Address, Article, Note, Passage, Standing, Target
from briefing.views.block import Block, Span
from briefing.views.notes import note_lines, notes_on, notes_section
from briefing.views.page import Page
from briefing.views.parts import PartBlocks
from briefing.views.prose import ProseRenderer, cards_line, join, linked
from briefing.views.spoken_dates import spoken


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and the first of its passages."""

    article: Article
    """Its facts."""
    first: Passage | None
    """Its first passage, which tells what kind of words they all are."""
    notes: tuple[Note, ...] = ()
    """The reader's notes on it and on its passages."""

    @property
    def has_digests(self) -> bool:
        """Whether its passages can be shown by digest and in their own words."""
        return bool(self.first and self.first.original and self.first.digest)


def read_article(library: Library, id: str) -> ArticleView:
    """Read the facts of an article. Raises NotFound where there is none of that id."""
    article = library.article(id)
    first = next(iter(library.passages(id, article.first, article.first)), None)
    return ArticleView(article, first, library.notes.on([id]))


def article_page(view: ArticleView, library: Library, renderer: ProseRenderer) -> Page:
    """An article: its facts, then every passage and the cards that cite it; the margin fits the paragraph numbers."""
    article = view.article

    def read(wanted: Sequence[Address]) -> dict[Address, Block]:
        passages = library.passages(article.id, wanted[0].number, wanted[-1].number)
        here = [passage.address for passage in passages]
        citing, naming, notes = library.citing(here), library.naming(here), notes_on(library, map(str, here))
        return {
            each.address: _passage(
                each,
                citing.get(each.address, ()),
                naming.get(each.address, ()),
                notes.get(str(each.address), ()),
                renderer,
            )
            for each in passages
        }

    line = renderer.passage_style.line([view.first] if view.first else [])
    notes = notes_section((note for note in view.notes if note.on == article.id), renderer)
    head = (*_head(article), *([Block(line, look="quiet")] if line else []), *notes)
    return Page(PartBlocks(ArticleSlots(article, head), read), margin=len(str(article.last)) + 3)


class ArticleSlots(Sequence[Block | Address]):
    """Head, passages and gaps of an article, by position; a run of numbers that is left out is one block."""

    def __init__(self, article: Article, head: Sequence[Block]) -> None:
        self._id = article.id
        self._head = head
        self._runs = tuple(_runs(article))
        sizes = (1 if run.is_gap else run.last - run.first + 1 for run in self._runs)
        self._starts = tuple(accumulate(sizes, initial=len(head)))

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Block | Address: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block | Address]: ...
    def __getitem__(self, index: int | slice) -> Block | Address | Sequence[Block | Address]:
        """The block, or the address of the passage, at a position."""
        if isinstance(index, slice):
            return [self[at] for at in range(len(self))[index]]
        if index < len(self._head):
            return self._head[index]
        at = bisect_right(self._starts, index) - 1
        run = self._runs[at]
        return _left_out(run) if run.is_gap else Address(self._id, run.first + index - self._starts[at])

    def position(self, number: int) -> int:
        """The position of the passage of that number; of the nearest before it where there is none."""
        at = bisect_right(self._runs, number, key=lambda run: run.first) - 1
        if at < 0:
            return len(self._head)
        run = self._runs[at]
        return self._starts[at] + (0 if run.is_gap else min(number, run.last) - run.first)


def position(page: Page, number: int) -> int:
    """The position on an article's page of the passage of that number, or of the nearest before it."""
    slots = page.blocks.slots if isinstance(page.blocks, PartBlocks) else None
    return slots.position(number) if isinstance(slots, ArticleSlots) else 0


def _passage(
    passage: Passage,
    citing: tuple[str, ...],
    naming: tuple[str, ...],
    notes: tuple[Note, ...],
    renderer: ProseRenderer,
) -> Block:
    """A passage with how copies of it differ, the cards that cite it, those that it may name, and notes on it."""
    style = renderer.passage_style
    number = str(passage.address.number)
    parts = [renderer.passage(passage), *renderer.variants(passage)]
    if passage.standing in (Standing.ALTERED, Standing.MISSING):
        standing = style.standing(passage)
        parts.append((standing, (Span(0, len(standing), "quiet"),)))
    parts += cards_line("↳ cited by", citing, renderer)
    parts += cards_line("↳ mentions", [id for id in naming if id not in citing], renderer)
    parts += note_lines(notes, renderer)
    text, spans = join(parts, "\n")
    return Block(text.replace("\t", " "), spans, margin=number, gap=1, target=Target.passage(passage.address))


class _Run(NamedTuple):
    """A run of numbers of an article."""

    first: int
    last: int
    is_gap: bool
    """Whether the article has no passages of these numbers."""


def _runs(article: Article) -> Iterator[_Run]:
    """The runs of numbers up to the last passage."""
    following = 1
    for first, last in article.gaps:
        if following < first:
            yield _Run(following, first - 1, is_gap=False)
        yield _Run(first, last, is_gap=True)
        following = last + 1
    if following <= article.last:
        yield _Run(following, article.last, is_gap=False)


def _left_out(run: _Run) -> Block:
    told = f"¶{run.first} is" if run.first == run.last else f"¶{run.first} to ¶{run.last} are"
    return Block(f"{told} not in this file.", look="quiet", gap=1)


def _head(article: Article) -> Iterator[Block]:
    yield Block(article.title, look="title", target=Target.article(article.id))
    facts = [article.outlet, spoken(article.published.text) if article.published else "", ", ".join(article.authors)]
    yield Block(" · ".join(filter(None, facts)) or "no bibliographic facts", look="quiet")
    more = [
        f"updated {spoken(article.updated.text)}" if article.updated else "",
        f"with {', '.join(article.contributors)}" if article.contributors else "",
    ]
    if any(more):
        yield Block(" · ".join(filter(None, more)), look="quiet")
    if article.url:
        text, spans = linked([(article.url, Target.url(article.url))], "url")
        yield Block(text, spans)
