"""The page of the articles that were added: what each became."""

from collections.abc import Iterator, Sequence

from briefing.library.edits import OwnArticle
from briefing.model import Roster, Target
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.prose import counted


def added_page(added: Sequence[OwnArticle], roster: Roster) -> Page:
    """The added articles, each with what became of the files."""
    return Page((Block(f"Added articles {len(added):,}", look="heading"), *_rows(added, roster)))


def _rows(added: Sequence[OwnArticle], roster: Roster) -> Iterator[Block]:
    for one in added:
        article = roster.article(one.id)
        if article is None:
            continue
        copies = len([path for path in one.files if path.startswith("originals/")])
        parts = [article.source] if article.source != article.title else []
        parts.append(counted(article.passages, "passage"))
        parts.append("a copy of an article that was known" if one.is_copy else "an article of its own")
        if copies > (1 if one.is_copy else 0):
            parts.append(counted(copies, "copy", "copies"))
        text = f"{article.title}\n{' · '.join(parts)}"
        yield Block(text, (Span(len(article.title), len(text), "quiet"),), gap=1, target=Target.article(one.id))
