"""The language model, loaded once for all tests of a run, and drafts of sentences by it."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from briefing.dialect.edtf_dates import read_date
from briefing.drafting import ArticleText, Draft, KnownCard
from briefing.drafting.drafting import drafts
from briefing.drafting.furniture import dateline
from briefing.drafting.language import _load, _parses
from briefing.drafting.models import installed_model
from briefing.drafting.parse import Parse
from briefing.drafting.wire import unpack_parses
from briefing.model import Kind
from tests.drafting.scoring import Gold, read_gold

Read = Callable[[Sequence[str]], tuple[Parse, ...]]
Drafts = Callable[..., "Found"]
ARTICLES = sorted(path.stem for path in (Path(__file__).parent / "texts").glob("*.txt"))


class Found(tuple[Draft, ...]):
    """The drafts of one article."""

    __slots__ = ()

    def of(self, kind: Kind) -> list[Draft]:
        """Those of a kind."""
        return [draft for draft in self if draft.kind is kind]

    def actor(self, title: str) -> Draft:
        """The actor of that title."""
        return next(draft for draft in self.of(Kind.ACTOR) if draft.title == title)

    @property
    def actors(self) -> set[str]:
        """The titles of the actors."""
        return {draft.title for draft in self.of(Kind.ACTOR)}


@pytest.fixture(scope="session")
def read() -> Read:
    """Parses passages by the model, in this process: what the child answers, without its start."""
    pipeline = _load(installed_model())

    def parses(texts: Sequence[str]) -> tuple[Parse, ...]:
        starts = [dateline(text) for text in texts]
        bare = [text[start:] for text, start in zip(texts, starts, strict=True)]
        return unpack_parses(json.dumps(list(_parses(pipeline, bare))).encode(), texts, starts)

    return parses


@pytest.fixture(scope="session")
def drafted(read: Read) -> Drafts:
    """Drafts of passages, published on 2024-06-12, a Wednesday, unless told otherwise."""

    def draft(*passages: str, published: str = "2024-06-12", known: Sequence[KnownCard] = ()) -> Found:
        article = ArticleText(passages, published=read_date(published))
        return Found(drafts(article, read(passages), known))

    return draft


@pytest.fixture(scope="session")
def ours(read: Read) -> dict[str, tuple[Gold, Found]]:
    """Our twelve articles: the cards made by hand, and the drafts."""
    return dict(_ours(read))


def _ours(read: Read) -> Iterator[tuple[str, tuple[Gold, Found]]]:
    for name in ARTICLES:
        gold = read_gold(name)
        article = ArticleText(gold.paragraphs, gold.title, read_date(gold.published))
        yield name, (gold, Found(drafts(article, read(gold.paragraphs))))
