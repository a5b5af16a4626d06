"""Drafting: passages a second of one core, the start of the language model apart, and the memory of its process."""

import asyncio
import resource
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.dialect.edtf_dates import read_date
from briefing.drafting import ArticleText, draft_all
from briefing.drafting.parser import parse
from briefing.library import Library
from briefing.model import Settings
from briefing.tui.app import Briefing
from tests.bench.stalling import ticking
from tests.bench.table import Row
from tests.drafting.scoring import read_gold
from tests.tui.driving import wait_for

_TEXTS = Path(__file__).parent.parent / "drafting" / "texts"
_REPEATED = 10
"""So often our twelve articles are drafted for one figure, as if they were as many."""
_MOST_RUNS = 5
_COPIES = 6
"""So often our articles are in the pile that is drafted while keys come."""
_PACE = 0.06
"""Seconds between two keys."""
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
    yield Row("stall of the loop while a pile is drafted and reviewed", tuple(asyncio.run(_reviewing())), most=100)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT / (1 << 20)
    yield Row("drafting: memory of the model's process at its peak", (peak,), "MiB", most=700)


async def _reviewing() -> list[float]:
    """The milliseconds by which the loop was late while a pile was drafted and keys came, the review open."""
    late = list[float]()
    with TemporaryDirectory(prefix="bench") as name:
        directory = Path(name)
        with closing(_pile(directory)) as library:
            settings = Settings(state=directory / "state.json", own=library.own, cache=directory / "cache")
            app = Briefing(library, settings)
            async with app.run_test(size=(120, 40)) as pilot:
                drafts = app._desk._drafts
                await wait_for(lambda: drafts.progress, "articles to be drafted", 60)
                await pilot.press("r")
                async with ticking(late):
                    while drafts.progress:
                        await pilot.press("j")
                        await asyncio.sleep(_PACE)
                app.exit()
    return late


def _pile(directory: Path) -> Library:
    """A library to which our articles were added several times, each time in other words."""
    for number in range(_COPIES):
        for path in _TEXTS.glob("*.txt"):
            paragraphs = path.read_text(encoding="utf-8").split("\n\n")
            told = "\n\n".join(f"Told for the {number}th time: {paragraph}" for paragraph in paragraphs)
            (directory / f"{number}-{path.name}").write_text(told, encoding="utf-8")
    library = Library.open([directory / "own"], directory / "cache")
    library.add(sorted(directory.glob("*.txt")), directory / "own")
    return library


def _articles() -> list[ArticleText]:
    golds = [read_gold(path.stem) for path in sorted(_TEXTS.glob("*.txt"))]
    return [ArticleText(gold.paragraphs, gold.title, read_date(gold.published)) for gold in golds]


def _seconds() -> float:
    """What this process and its children have had of the processor."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
