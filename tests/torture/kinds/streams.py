"""Streams: closed, full, nobody reading, a file; for every command, and for the reader on its terminal."""

import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.reading import Reader
from tests.torture.scene import PATIENCE, PROGRAM, ROOT, Answer, Scene, assert_sound

NAME = "streams"
_COMMANDS = (
    "list",
    "list --json",
    "search mill",
    "search nothingatall",
    "show bertil-aske",
    "check",
    "index",
    "index --rebuild",
    "add nosuchfile.txt",
    "--help",
    "nosuch",
)
_IN = ("", "<&-", "</dev/zero", "</dev/full")
_OUT = ("", ">&-", ">/dev/full", ">/dev/null", "| true", "| head -c 1")
_ERR = ("", "2>&-", "2>/dev/full", "2>/dev/null", "2>{}/log", "2>&1", "2> >(true)")
_OF_READER = (
    "2>&-",
    "2>/dev/full",
    "2>/dev/null",
    "2>{}/log",
    "2>/dev/zero",
    "3>&- 2>&-",
    "2> >(true)",
    "<&-",
    ">&-",
    ">/dev/full",
    ">{}/log",
    ">/dev/null 2>&-",
    "<&- >&- 2>&-",
)


def cases(random: Random) -> Iterator[Case]:
    """Every command with every state of its streams; the reader with each in turn."""
    while True:
        due = list(product(_COMMANDS, _IN, _OUT, _ERR))
        random.shuffle(due)
        readers = [how for how in _OF_READER for _ in range(2)]
        random.shuffle(readers)
        while readers:
            yield Case(NAME, ("",), {"streams": readers.pop()})
            yield Case(NAME, tuple(list(due.pop()) for _ in range(4)), {})


def run(case: Case, scene: Scene) -> None:
    """A step is a command with what stands in for each of its streams."""
    if "streams" in case.setting:
        _run_reader(case.setting["streams"].format(scene.directory), scene)
        return
    for command, *streams in case.steps:
        untouched = _run(command, ["", "", ""], scene)
        out, err = streams[1:]
        told = f"a command (briefing {command} {' '.join(streams)})"
        answer = _run(command, [stream.format(scene.directory) for stream in streams], scene)
        assert_sound(answer, told)
        if not out and err and answer.status != untouched.status:
            raise Broken(f"{told}: status {answer.status}, and with a good stderr {untouched.status}")
        if not out and answer.out != untouched.out and "2>&1" not in streams:
            raise Broken(f"{told}: another output")


def _run(command: str, streams: list[str], scene: Scene) -> Answer:
    """In bash, whose status is the program's also behind a pipe."""
    into, out, err = streams
    line = f'"$@" {into} {err} {out}; exit ${{PIPESTATUS[0]}}'
    try:
        done = subprocess.run(
            ["bash", "-c", line, "bash", *PROGRAM, *command.split()], env=scene.environment, cwd=ROOT,
            capture_output=True, timeout=PATIENCE, check=False, stdin=None if into else subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Broken(f"briefing {command} {' '.join(streams)}: hangs") from None
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def _run_reader(streams: str, scene: Scene) -> None:
    """The screen is written to the terminal, whatever stderr is; without a keyboard or an output there is none."""
    with Reader(scene, command=("bash", "-c", f'exec "$@" {streams}', "bash", *PROGRAM)) as reader:
        if "<" in streams or ">" in streams.replace("2>", "").replace(" >(true)", "").replace("3>&-", ""):
            reader.assert_left(0, 2)
        else:
            reader.await_first_screen()
            reader.press(b"/mill")
            reader.await_text("found")
            reader.leave()
    log = Path(scene.directory, "log")
    if "2>" in streams and log.exists() and b"\x1b" in log.read_bytes():
        raise Broken(f"briefing {streams}: escapes are written to the file")
