"""Drafting: passages a second on one core, the language model started, and the memory of its process."""

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from briefing.dialect.edtf_dates import read_date
from briefing.drafting import ArticleText, draft_all
from tests.bench.table import Row
from tests.drafting.scoring import read_gold

_TEXTS = Path(__file__).parent.parent / "drafting" / "texts"
_REPEATED = 10
"""So often our articles are drafted for one figure, as if they were as many."""
_PEAK = """
import io, resource, runpy, sys
sys.stdin = io.TextIOWrapper(open(sys.argv.pop(), "rb"))
from briefing.drafting import language
sys.argv[1:] = [sys.argv[1], str(1 << 40), "600"]
"""


def measure(runs: int) -> Iterator[Row]:
    """Our twelve articles, ten times each, in one process."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}) if hasattr(os, "sched_setaffinity") else None
    articles = _articles() * _REPEATED
    passages = sum(len(article.paragraphs) for article in articles)
    rates = []
    for _ in range(min(runs, 5)):
        began = perf_counter()
        for _ in draft_all(articles):
            pass
        rates.append(passages / (perf_counter() - began))
    yield Row("drafting, the start of the model and the rules included", tuple(rates), "passages/s")


def _articles() -> list[ArticleText]:
    golds = [read_gold(path.stem) for path in sorted(_TEXTS.glob("*.txt"))]
    return [ArticleText(gold.paragraphs, gold.title, read_date(gold.published)) for gold in golds]
