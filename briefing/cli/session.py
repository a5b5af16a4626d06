"""A library for the time of one command."""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from briefing.cli.directories import Directories
from briefing.cli.environment import Environment, columns
from briefing.cli.printing import Printer
from briefing.errors import ConfigError
from briefing.index import ServerAddress
from briefing.library import Library, is_vault
from briefing.text import slug

_QUIET = 1.0
_PATIENCE = 30.0
_POLL = 0.1
_LONGEST_NAME = 40
_VAULTS = "vaults"


def target(given: Sequence[Path], environment: Environment, directories: Directories, to: Path | None = None) -> Path:
    """The reader's own folder: `to`, else the last of the given folders, else their own; never the shipped one.

    What a reader adds to an Obsidian vault is kept beside their own library, never in the vault.
    """
    chosen = to or (tuple(given) or environment.libraries or (directories.own,))[-1]
    if is_vault(os.path.realpath(chosen)):
        return _beside(chosen, directories)
    return directories.own if _is_same(chosen, directories.shipped) else chosen


def shared_library(
    given: Sequence[Path | ServerAddress], environment: Environment, directories: Directories
) -> Library | None:
    """The shared library that is given, else that of the environment; None where folders are opened.

    Raises ConfigError where it is given beside others.
    """
    addresses = [one for one in given if isinstance(one, ServerAddress)]
    if not given and environment.shared:
        addresses = [ServerAddress.parse(environment.shared)]
    if not addresses:
        return None
    if len(given) > 1:
        raise ConfigError("A shared library is opened alone: give --library once.")
    key = blake2b(str(addresses[0]).encode(), digest_size=10).hexdigest()
    return Library.shared(addresses[0], directories.data / "shared" / key)


def open_library(
    given: Sequence[Path], environment: Environment, directories: Directories, to: Path | None = None
) -> Library:
    """The library of the given folders, else those of the environment, else the shipped one and the reader's own.

    `to`, where articles are to be added, is opened too; it may be missing still. Raises ConfigError where one of the
    others is no folder.
    """
    folders = _folders(given, environment, directories)
    for folder in tuple(given) or environment.libraries:
        if folder != to and not os.path.isdir(folder):  # noqa: PTH112 - what may not be looked at is no library either
            why = "no folder" if os.path.lexists(folder) else "not there"
            raise ConfigError(f"{folder} is {why}: give the folder of a library.")
    is_default = not given and not environment.libraries
    optional = [directories.own] if is_default else [folder for folder in folders if folder.parent.name == _VAULTS]
    if to is not None:
        optional.append(to)
        if not opens(to, given, environment, directories):
            folders = (*folders, to)
    return Library.open(
        folders,
        directories.cache,
        optional=optional,
        own=target(given, environment, directories, to),
        refused=directories.refused if is_default else None,
        article_folders=() if is_default else _article_folders(folders, directories),
    )


def opens(folder: Path, given: Sequence[Path], environment: Environment, directories: Directories) -> bool:
    """Whether a folder is among those that open without being asked for."""
    return any(_is_same(folder, one) for one in _folders(given, environment, directories))


def _is_same(folder: Path, other: Path) -> bool:
    return os.path.realpath(folder) == os.path.realpath(other)


def _folders(given: Sequence[Path], environment: Environment, directories: Directories) -> tuple[Path, ...]:
    chosen = tuple(given) or environment.libraries
    if chosen and is_vault(os.path.realpath(chosen[-1])):
        return (*chosen, _beside(chosen[-1], directories))
    return chosen or (directories.shipped, directories.own)


def _article_folders(folders: Sequence[Path], directories: Directories) -> tuple[str, ...]:
    """The folders of a vault whose notes are articles, as the config file tells; none where no vault is opened."""
    if not any(is_vault(os.path.realpath(folder)) for folder in folders):
        return ()
    from briefing.cli.config import read_config  # noqa: PLC0415 - what is no vault needs none

    return read_config(directories.config / "config.toml").article_folders


def _beside(vault: Path, directories: Directories) -> Path:
    """The library that holds what is added to a vault; it may be missing."""
    real = os.path.realpath(vault)
    name = slug(Path(real).name)[:_LONGEST_NAME] or "vault"
    mark = blake2b(real.encode(errors="surrogateescape"), digest_size=4).hexdigest()
    return directories.own.parent / _VAULTS / f"{name}-{mark}"


@contextmanager
def up_to_date(library: Library, printer: Printer, *, rebuild: bool = False) -> Iterator[Library]:
    """The library brought up to date, and closed behind the command; its notices are said, also those of the command.

    Ctrl+C ends the indexing where it is: what has been read stays, and the command is not run. A second one ends the
    program at once.
    """
    with closing(library):
        progress = Progress(printer)
        with interruption() as is_interrupted:
            if rebuild:
                library.rebuild(progress, is_interrupted)
            else:
                library.refresh(progress, is_interrupted)
        if not is_interrupted():
            _await_first_index(library, printer)
        progress.end()
        said = library.notices
        for notice in said:
            printer.say(notice)
        if is_interrupted():
            raise KeyboardInterrupt
        try:
            yield library
        finally:
            for notice in library.notices:
                if notice not in said:
                    printer.say(notice)


@contextmanager
def interruption() -> Iterator[Callable[[], bool]]:
    """Answers whether Ctrl+C was pressed during a `with`; the second time it interrupts as ever."""
    pressed = list[int]()

    def press(number: int, _: object) -> None:
        pressed.append(number)
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _await_first_index(library: Library, printer: Printer) -> None:
    """Wait a while where another copy of the program is writing the first index: what there is is not all."""
    if library.is_waiting:
        printer.say(f"another copy of briefing is writing the index; waiting for it, {_PATIENCE:.0f} s at the most")
    end = time.monotonic() + _PATIENCE
    while library.is_waiting and time.monotonic() < end:
        time.sleep(_POLL)
        library.refresh()


class Step(Protocol):
    """How far a piece of work is."""

    def told(self, seconds: float) -> str:
        """The progress line after so many seconds of it."""


class Progress:
    """A line that tells how far the reading is, once it takes longer than a second and someone can see it."""

    def __init__(self, printer: Printer, clock: Callable[[], float] = time.monotonic) -> None:
        self._printer = printer
        self._clock = clock
        self._begun = clock()
        self._next = self._begun + _QUIET
        self._is_shown = False

    def __call__(self, reached: Step) -> None:
        """Tell how far it is."""
        if self._printer.talks_on_terminal and self._clock() >= self._next:
            self._next = self._clock() + _POLL
            self._is_shown = True
            self._printer.say_over(reached.told(self._clock() - self._begun), columns() - 1)

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._printer.say_over("", columns() - 1)
