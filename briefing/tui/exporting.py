"""The key for exports: what is open, what a query finds, or the whole library, written to a file."""

import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.screen import Screen
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Address, TargetKind
from briefing.tui.dialogs import opener
from briefing.tui.executor import DaemonExecutor
from briefing.tui.navigation import Navigation
from briefing.tui.progress_line import ProgressLine

_OWN, _DIGESTS = "own words where your copy has them", "digests alone"
_LIBRARY = "the whole library"


class _Subject(NamedTuple):
    """What can be exported."""

    name: str
    """What its file is called unless the reader calls it otherwise."""
    ids: tuple[str, ...] = ()
    query: str = ""


class Exports:
    """Asks what to export, in which format and where to, and writes it in a thread of its own."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        navigation: Navigation,
        query: Callable[[], str],
        say: Callable[[str], None],
    ) -> None:
        """`query` answers what is searched; `say` tells the reader a line."""
        self._screen = screen
        self._library = library
        self._navigation = navigation
        self._query = query
        self._say = say
        self._thread = DaemonExecutor("export")
        self._leaving = threading.Event()

    def close(self) -> None:
        """Break off what is being written."""
        self._leaving.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def ask(self) -> None:
        """Ask what to export, how and where to."""
        from briefing.export import Format  # noqa: PLC0415 - most readers export nothing
        from briefing.tui.dialogs.checks import is_one_of  # noqa: PLC0415
        from briefing.tui.dialogs.fields import Field, choice  # noqa: PLC0415

        subjects, formats = self._subjects(), [format.value for format in Format]
        words = [_DIGESTS, _OWN] if self._navigation.passage_style.prefers_digest else [_OWN, _DIGESTS]

        def name(answers: Mapping[str, str]) -> str:
            subject, format = subjects.get(answers["what"]), answers["format"]
            return f"{subject.name}{Format(format).suffix}" if subject and format in formats else ""

        first = next(iter(subjects))
        whats, told = [choice(each) for each in subjects], {each.value: each.told for each in Format}
        fields = (
            Field("what", "What", first, lambda: whats, is_choice=True, check=is_one_of(subjects)),
            Field(
                "format",
                "Format",
                "",
                lambda: [choice(format, told[format]) for format in formats],
                is_choice=True,
                check=is_one_of(formats),
            ),
            Field("words", "Words", words[0], lambda: list(map(choice, words)), is_choice=True, check=is_one_of(words)),
            Field("file", "File", check=_wrong, remark=_remark, follows=name),
        )
        opener.ask_form(self._screen, "Export", fields, partial(self._take, subjects), "format")

    def _subjects(self) -> dict[str, _Subject]:
        """What can be exported, by what it is called, the likeliest first."""
        target, roster = self._navigation.opened.target, self._library.roster
        found = dict[str, _Subject]()
        address = Address.parse(target.id)
        id = address.article if address else target.id
        if target.kind is not TargetKind.VIEW and (of := roster.target(id)):
            card, article = roster.card(id), roster.article(id)
            found[card.title if card else article.title if article else id] = _Subject(id, (of.id,))
        if query := self._query().strip():
            found[f"what is found: {query}"] = _Subject("briefing-query", query=query)
        return found | {_LIBRARY: _Subject("briefing")}

    def _take(self, subjects: Mapping[str, _Subject], answers: dict[str, str]) -> None:
        """Write the export; where a file is in the way, ask first."""
        file = _file(answers["file"])
        write = partial(self._start, subjects[answers["what"]], answers, file)
        if file.exists():
            leave = partial(self._say, "Nothing was written.")
            choices = [("Leave it as it is", leave), ("Write over it", partial(write, replaces=True))]
            opener.choose(self._screen, f"{file} is there already…", choices)
        else:
            write()

    def _start(self, subject: _Subject, answers: Mapping[str, str], file: Path, *, replaces: bool = False) -> None:
        work = partial(self._write, subject, answers, file, replaces=replaces)
        _: Worker[None] = self._screen.run_worker(work, group="export", description=" ")

    async def _write(self, subject: _Subject, answers: Mapping[str, str], file: Path, *, replaces: bool) -> None:
        from briefing.export import Cancel, Format, Progress, collect, exported, write_file  # noqa: PLC0415
        from briefing.export.telling import contents  # noqa: PLC0415

        def write(progress: Progress, cancelled: Cancel) -> str:
            dossier, remark = collect(
                self._library,
                subject.ids,
                subject.query,
                has_digests_alone=answers["words"] == _DIGESTS,
                progress=progress,
                cancelled=cancelled,
            )
            write_file(file, exported(dossier, Format(answers["format"])), replaces=replaces)
            return " ".join(filter(None, (f"Wrote {file.absolute()}: {contents(dossier)}.", remark)))

        line = ProgressLine(self._say, "Exporting…")
        try:
            told = await self._thread.run(partial(write, line.reached, self._leaving.is_set))
        except BriefingError as error:
            told = str(error)
        finally:
            line.end()
        self._say(told)


def _file(text: str) -> Path:
    from briefing.tui.dialogs.typed_path import expanded  # noqa: PLC0415

    return expanded(text.strip())


def _wrong(text: str) -> str:
    """What is wrong with the path of a file to write, in words."""
    from briefing.export import refusal  # noqa: PLC0415

    return refusal(_file(text), replaces=True) if text.strip() else "Name a file."


def _remark(text: str) -> str:
    file = _file(text)
    return f"{file} is there already: you will be asked." if file.exists() else f"In {file.resolve().parent}"
