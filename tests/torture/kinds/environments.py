"""The environment: every variable that the program or Textual reads, senseless; paths that lead nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import textual.constants

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.operations import OPERATIONS
from tests.torture.reading import FIRST, Reader
from tests.torture.scene import PROGRAM, Scene

NAME = "environment"
_TEXTUAL = tuple(
    dict.fromkeys(re.findall(r'"(TEXTUAL_\w+|ESCDELAY)"', Path(textual.constants.__file__).read_text("utf-8")))
)
_OTHERS = (
    *(
        "COLUMNS",
        "LINES",
        "TERM",
        "COLORTERM",
        "NO_COLOR",
        "FORCE_COLOR",
        "TTY_COMPATIBLE",
        "TTY_INTERACTIVE",
        "LANG",
        "LC_ALL",
    ),
    *("TZ", "VISUAL", "EDITOR", "BROWSER", "TERM_PROGRAM", "JUPYTER_COLUMNS", "WT_SESSION"),
    *("BRIEFING_CONFIG_DIR", "BRIEFING_DATA_DIR", "BRIEFING_CACHE_DIR", "BRIEFING_LIBRARY"),
)
_VALUES = (
    *(
        "0",
        "-1",
        "1",
        "3",
        "100000",
        "99999999999999999999",
        "1e9",
        "nan",
        "x",
        "nosuch",
        "~nosuchuser/x",
        "/dev/null",
        "/dev/full",
    ),
    *(
        "{}/loop",
        "{}/fifo",
        "{}/tiny/cards",
        "a:b:c",
        "no.such:Thing",
        "os:getcwd",
        "'",
        '"',
        "\udcff",
        "\x1b[31m",
        "[red]",
        "truecolor",
    ),
    *("en_GB.ISO-8859-1", "C", "dumb", "a" * 5000, "{}/" + "a" * 300, "%s {{0}} $HOME", "q", ","),
)
_COMMANDS = ("", "", "list", "search mill", "check", "add {}/incoming/the-bell-rang.txt --to {}/loop")


def cases(random: Random) -> Iterator[Case]:
    """One variable at a time with every value, for the reader and for commands; then several."""
    while True:
        due = [(name, value) for name in (*_TEXTUAL, *_OTHERS) for value in _VALUES]
        random.shuffle(due)
        for number, (name, value) in enumerate(due):
            yield Case(NAME, ([name, value],), {"command": random.choice(_COMMANDS)})
            if number % 4 == 3:
                several = random.sample(due, 5)
                yield Case(NAME, tuple(list(one) for one in several), {"command": random.choice(_COMMANDS)})


def run(case: Case, scene: Scene) -> None:
    """It runs as ever, or says in a line what it cannot follow and ends with 2."""
    (scene.directory / "loop").symlink_to("loop")
    OPERATIONS["add"].prepare(scene)
    more = {name: value.replace("{}", str(scene.directory)) for name, value in case.steps}
    command = case.setting["command"].replace("{}", str(scene.directory))
    at_home = ("/bin/sh", "-c", f'cd "{scene.directory}/home" && exec "$@"', "sh", *PROGRAM)
    if command:
        answer = scene.ask(*command.split(), more=more, command=at_home)
        if answer.status == 2 and not answer.err.strip():
            raise Broken(f"briefing {command} with {case.steps}: status 2, and nothing is said")
        return
    with Reader(scene, more=more, command=at_home) as reader:
        reader.wait_a_while(lambda: FIRST in reader.text or b"\x1b[?1049h" in reader.raw)
        reader.press(b"/mill")
        reader.settle()
        reader.leave(0, 2)
        if reader.process.returncode == 2 and not reader.text.strip():
            raise Broken(f"the reader with {case.steps}: status 2, and nothing is said")
