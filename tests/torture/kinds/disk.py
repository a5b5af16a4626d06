"""A disk that is full or failing: the system's limit on every file, and the reader with a fault at any file call."""

from collections.abc import Iterator
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import raw
from tests.torture.kinds.faults import FAULTS
from tests.torture.operations import OPERATIONS, injected, states_after
from tests.torture.reading import FIRST, Reader
from tests.torture.scene import PROGRAM, Scene, contents

NAME = "disk"
_WRITING = ("first", "update", "rebuild", "add", "decide")
_KEYS = ("/mill\r", "\x10bertil\r", "o", "/amnesty\r", "j\r", "x", "\x10theme\r\x1b[B\r", "u", "n", "e", "5j\r")
_MOST_CALLS = 600
"""About as many file calls as the reader makes in such a run, once it has its first index to write."""


def cases(random: Random) -> Iterator[Case]:
    """Operations under a limit of so many half kibibytes; the reader, with its index there or still to be made."""
    while True:
        for name in _WRITING:
            yield Case(NAME, ([name, random.choice([0, 1, 2, 4, 8, 16, 32])],), {})
            fault = {"at": random.randrange(1, _MOST_CALLS), "do": random.choice((*FAULTS, "full", "full", "EIO+"))}
            yield Case(NAME, tuple(random.choices(_KEYS, k=6)), {**fault, "first": random.random() < 0.3})


def run(case: Case, scene: Scene) -> None:
    """It reads on, says so, and loses nothing."""
    if "at" in case.setting:
        _run_reader(case, scene)
        return
    for name, blocks in case.steps:
        allowed = states_after(scene, name)
        operation = OPERATIONS[name]
        operation.prepare(scene)
        limited = ("/bin/sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *operation.command)
        operation._replace(command=limited).run(scene)
        scene.assert_answers(f"after {name} with no room for {blocks} blocks", *allowed)


def _run_reader(case: Case, scene: Scene) -> None:
    before = contents(scene.tiny)
    if case.setting["first"]:
        OPERATIONS["first"].prepare(scene)
    plan = {"at": case.setting["at"], "do": case.setting["do"]}
    with Reader(scene, more=injected(scene, plan), command=PROGRAM) as reader:
        reader.wait_a_while(lambda: FIRST in reader.text)
        for step in case.steps:
            reader.press(raw(step))
            reader.settle()
            reader.press(b"\x1b")
            reader.settle(0.2)
        reader.leave(0, 2)
    if contents(scene.tiny) != before:
        raise Broken("a file of the library is another")
    answers = scene.answers()
    unlike = [one for one in answers if "bertil" not in one and answers[one][:2] != scene.before[one][:2]]
    if unlike:
        raise Broken(f"after {case.setting['do']} under the reader, briefing {unlike[0]} answers otherwise than before")
