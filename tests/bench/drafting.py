"""Drafting: passages a second of one core, the start of the language model apart, and the memory of its process."""

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from briefing.dialect.edtf_dates import read_date
from briefing.drafting import ArticleText, draft_all
from briefing.drafting.parser import parse
from tests.bench.table import Row
from tests.drafting.scoring import read_gold

_TEXTS = Path(__file__).parent.parent / "drafting" / "texts"
_REPEATED = 10
"""So often our twelve articles are drafted for one figure, as if they were as many."""
_MOST_RUNS = 5
_UNIT = 1024 if sys.platform == "linux" else 1
"""Bytes of the unit that the system tells memory in."""


def measure(runs: int) -> Iterator[Row]:
    """Seconds are those of the processor, so that other work on the machine counts little."""
    articles = _articles() * _REPEATED
    passages = sum(len(article.paragraphs) for article in articles)
    starts, rates = list[float](), list[float]()
    for _ in range(min(runs, _MOST_RUNS)):
        began = _seconds()
        parse(["A passage."])
        starts.append(_seconds() - began)
        began = _seconds()
        for _ in draft_all([(article, ()) for article in articles]):
            pass
        rates.append(passages / (_seconds() - began - starts[-1]))
    yield Row("drafting: the language model started", tuple(1000 * start for start in starts))
    yield Row("drafting, model and rules, of one core", tuple(rates), "passages/s", least=300)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / (1 << 20)
    yield Row("drafting: memory of the model's process at its peak", (peak,), "MiB", most=700)


def _articles() -> list[ArticleText]:
    golds = [read_gold(path.stem) for path in sorted(_TEXTS.glob("*.txt"))]
    return [ArticleText(gold.paragraphs, gold.title, read_date(gold.published)) for gold in golds]


def _seconds() -> float:
    """What this process and its children have had of the processor."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
