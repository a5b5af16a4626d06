"""Adding a pile of files of all kinds, and adding it again; their reading beside that of one file after the other."""

import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from briefing.library import Library
from briefing.model import AddStatus
from briefing.sources import read_source, read_sources
from tests.bench.pile import Pile
from tests.bench.table import Row
from tests.pile.language import Language
from tests.sources.made import page, pdf

_FILES = 300
_ALONE = 40
"""So many of them are read one after the other: the time of one is that of another."""


def measure(_: Pile, runs: int) -> Iterator[Row]:
    """In process; every parser runs in a child. The files are the same every time."""
    with TemporaryDirectory() as directory:
        files = _written(Path(directory) / "files")
        times = min(runs, 3)
        ahead, alone = list[float](), list[float]()
        for _time in range(times):
            ahead.append(_FILES / _seconds(lambda: list(read_sources(files))))
            alone.append(_ALONE / _seconds(lambda: [read_source(path) for path in files[:_ALONE]]))
        yield Row("files of all kinds read, one after the other", tuple(alone), "files/s")
        yield Row("files of all kinds read ahead", tuple(ahead), "files/s", tuple(alone), least_ratio=2.0)
        firsts, seconds = list[float](), list[float]()
        for number in range(times):
            with closing(Library.open([Path(directory) / f"own-{number}"], Path(directory) / "cache")) as library:
                firsts.append(_seconds(lambda each=library: _add(each, files, AddStatus.NEW)))  # type: ignore[misc]
                seconds.append(_seconds(lambda each=library: _add(each, files, AddStatus.UNCHANGED)))  # type: ignore[misc]
        yield Row(f"{_FILES} files of all kinds added", tuple(firsts), "s")
        yield Row(f"{_FILES} files added again", tuple(seconds), "s", tuple(firsts), most_ratio=0.2)


def _add(library: Library, files: list[Path], status: AddStatus) -> None:
    added = library.add(files, library.folders[0])
    assert {one.status for one in added.files} == {status}


def _seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


def _written(folder: Path) -> list[Path]:
    """The files, each kind as often as the others."""
    folder.mkdir()
    language = Language(Random(_FILES))  # noqa: S311 - the same files every time are the point
    kinds: list[tuple[str, Callable[[str, list[str]], bytes]]] = [
        (".txt", lambda title, texts: "\n\n".join((title, *(textwrap.fill(one, 72) for one in texts))).encode()),
        (".md", lambda title, texts: "\n\n".join((f"# {title}", *texts)).encode()),
        (".html", lambda title, texts: page(*texts, title=title)),
        (".eml", _mail),
        (".pdf", _pdf),
    ]
    paths = list[Path]()
    for number in range(_FILES):
        suffix, make = kinds[number % len(kinds)]
        texts = [f"{' '.join(language.words(60)).capitalize()}." for _ in range(20)]
        paths.append(folder / f"{number:03}{suffix}")
        paths[-1].write_bytes(make(" ".join(language.words(7)).capitalize(), texts))
    return paths


def _mail(title: str, texts: list[str]) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = title, "Ida Berg <ida@a.example>", "Fri, 02 Apr 2021 09:00:00 +0000"
    made.set_content("\n\n".join(texts))
    return made.as_bytes()


def _pdf(title: str, texts: list[str]) -> bytes:
    lines = [title, *(line for text in texts for line in (*textwrap.wrap(text, 80), ""))]
    pages = [lines[at : at + 60] for at in range(0, len(lines), 60)]
    return pdf(*([(760 - 12 * row, line) for row, line in enumerate(part) if line] for part in pages))
