"""Where the program is tortured: a library, the program's directories, and a copy of what they held at first."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.library.conftest import age
from tests.terminal.terminal import environment
from tests.tiny import write_good
from tests.torture.broken import Broken, assert_no_traceback

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "briefing")
PATIENCE = 20.0
"""Seconds after which a command that has not ended is taken to hang."""
STATUSES = (0, 1, 2, 130, 141)
"""The exit statuses of a command."""

MENTIONED = "bertil-aske"
"""A card that many passages name without being cited by it."""
ECHO = "quay-echo-2023-01-05"
"""The article those passages are in."""
ADDED = "the-bell-rang"
"""The id of the article that is added, once it has been."""
_ECHO = "".join(f"Bertil Åske was seen on the quay again, for the {n}. time this week. ^p{n}\n\n" for n in range(1, 13))
_REFUSED = f"{ECHO}#^p12"
_QUESTIONS = (
    ("list", "--json"),
    ("search", "mill", "--json"),
    ("search", '"the old mill"', "--json"),
    ("show", MENTIONED, "--json"),
    ("show", "lake-herald-2022-10-11", "--json"),
    ("show", f"{ECHO}#^p3", "--json"),
    ("show", ADDED, "--json"),
)
_DIRECTORIES = ("tiny", "own", "config", "data", "cache", "home")


class Answer(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


class Scene:
    """A tiny library and an own one, indexed, with one refused mention and a theme that the reader has chosen."""

    def __init__(self, directory: Path) -> None:
        """Make it in an empty directory; takes a second."""
        self.directory = Path(os.path.realpath(directory))
        self.tiny, self.own, self.data, self.cache, self.config = (
            self.directory / name for name in ("tiny", "own", "data", "cache", "config")
        )
        self._kept = self.directory / "kept"
        folders = os.pathsep.join(map(str, (self.tiny, self.own)))
        self.environment = environment(self.directory, self.tiny, BRIEFING_LIBRARY=folders, PYTHONPATH=str(ROOT))
        self._make()
        self.before = self.answers()
        """What the library answers while nothing is done to it."""
        self._after = dict[str, dict[str, Answer]]()

    def _make(self) -> None:
        for name in _DIRECTORIES:
            remove(self.directory / name)
            (self.directory / name).mkdir(mode=0o700)
        write_good(self.tiny)
        (self.own / "cards").mkdir()
        (self.own / "cards" / "quay.md").write_text("---\nkind: other\ntitle: The quay\n---\nIt is long.\n", "utf-8")
        echo = f"---\ntitle: Seen on the quay\noutlet: Quay Echo\npublished: 2023-01-05\n---\n{_ECHO}"
        (self.tiny / "articles" / f"{ECHO}.md").write_text(echo, encoding="utf-8")
        age(self.directory)
        (self.data / "state.json").write_text('{"theme": "nord"}', encoding="utf-8")
        self.ask("index")
        self.decide(MENTIONED, _REFUSED)
        self.decisions = next(file for file in _files(self.data, self.own) if _REFUSED.encode() in file.read_bytes())
        """The file that the program keeps the reader's decisions in."""
        remove(self._kept)
        shutil.copytree(self.directory, self._kept, symlinks=True, ignore=lambda *_: ["kept"])

    def renew(self) -> None:
        """Put everything back as it was; files of the library that nobody has touched stay what they are."""
        touched = any(contents(self.directory / name) != contents(self._kept / name) for name in ("tiny", "own"))
        for path in self.directory.iterdir():
            if path.name not in ("kept", "tiny", "own"):
                remove(path)
        if touched:
            self._make()
            return
        for name in _DIRECTORIES[2:]:
            shutil.copytree(self._kept / name, self.directory / name, symlinks=True)

    def after(self, name: str, make: Callable[[], dict[str, Answer]]) -> dict[str, Answer]:
        """What the library answers after an operation, made once; the scene is as at first then."""
        if name not in self._after:
            self._after[name] = make()
            self.renew()
        return self._after[name]

    # The program

    def ask(self, *arguments: str, more: Mapping[str, str] | None = None, command: Sequence[str] = PROGRAM) -> Answer:
        """Run a command; Broken where it hangs, ends in a traceback, or by a signal."""
        environ = {**self.environment, **(more or {})}
        told = " ".join(["briefing" if command is PROGRAM else command[-1], *arguments])[:50]
        try:
            done = subprocess.run(
                [*command, *arguments], env=environ, capture_output=True, check=False, timeout=PATIENCE, cwd=ROOT,
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Broken(f"{told}: hangs") from None
        answer = Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
        assert_sound(answer, told)
        return answer

    def ask_all(self, questions: Sequence[Sequence[str]]) -> list[Answer]:
        """Run commands one after the other in one process; Broken where one ends in a traceback."""
        asked = self.ask(json.dumps(questions), command=(sys.executable, "-m", "tests.torture.asking"))
        if asked.status:
            raise Broken(f"asking: status {asked.status}: {asked.err[-100:]!r}")
        return [Answer(*told) for told in json.loads(asked.out)]

    def answers(self) -> dict[str, Answer]:
        """What the library answers to every question now."""
        return {
            " ".join(question): answer for question, answer in zip(_QUESTIONS, self.ask_all(_QUESTIONS), strict=True)
        }

    def decide(self, card: str, address: str, more: Mapping[str, str] | None = None) -> Answer:
        """Refuse a mention, as the key does."""
        return self.ask(card, address, command=(sys.executable, "-m", "tests.torture.deciding"), more=more)

    def changes(self) -> int:
        """How many changes of the reader's own library stand."""
        return sum(not change["undone"] for change in json.loads(self.ask("log", "--json").out or "{}")["changes"])

    def undo_to(self, count: int) -> None:
        """Undo the changes that keys have made, until so many stand."""
        for _ in range(self.changes() - count):
            self.ask("undo")

    # What holds

    def generation(self) -> str:
        """The generation that the index's manifest names, which a rebuild changes; empty where none can be read."""
        for path in self.cache.glob("*/manifest.json"):
            if path.is_file() and not path.is_symlink():
                found = re.search(rb"\bg-[0-9a-f]+\b", path.read_bytes())
                return found[0].decode() if found else ""
        return ""

    def assert_answers(self, what: str, *allowed: Mapping[str, Answer]) -> None:
        """Broken where the library answers as in none of the allowed states (as before), or rebuilds in silence."""
        generation = self.generation()
        now = self.answers()
        said = "".join(answer.err for answer in now.values())
        assert_same(now, what, *(allowed or (self.before,)))
        self.assert_rebuilding_is_told(generation, said, what)

    def assert_rebuilding_is_told(self, generation: str, said: str, what: str) -> None:
        """Broken where there is another generation than before and not exactly one line says so."""
        if generation and self.generation() not in ("", generation) and said.count("rebuilt") != 1:
            raise Broken(f"{what}: the index was rebuilt, and {said.count('rebuilt')} lines say so: {said[:80]!r}")


def assert_sound(answer: Answer, what: str) -> None:
    """Broken where a command ended in a traceback, by a signal other than a kill, or with a status without meaning."""
    assert_no_traceback(answer.err + answer.out, what)
    if answer.status not in (*STATUSES, -signal.SIGKILL):
        raise Broken(f"{what}: exit status {answer.status}: {answer.err[-120:]!r}")


def assert_same(now: Mapping[str, Answer], what: str, *allowed: Mapping[str, Answer]) -> None:
    """Broken where the answers are none of the allowed ones; what is said beside them may differ."""
    if any(all(now[one][:2] == state[one][:2] for one in state) for state in allowed):
        return
    other = next(one for one in now if now[one][:2] != allowed[0][one][:2])
    raise Broken(
        f"{what}: briefing {other} answers {now[other].status}, otherwise than before: {now[other].err[:90]!r}"
    )


def _files(*folders: Path) -> Iterator[Path]:
    return (path for folder in folders for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> dict[str, bytes | str]:
    """Every file below a folder with its bytes, every link with its target; the rest by what it is."""
    return dict(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, bytes | str]]:
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            yield name, f"-> {path.readlink()}"
        else:
            yield name, path.read_bytes() if path.is_file() else "directory" if path.is_dir() else "other"


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it; nothing where there is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
