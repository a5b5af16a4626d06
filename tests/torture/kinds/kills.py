"""Killed: at any file call, after any time, and killed again while it recovers."""

import os
import signal
import subprocess
from collections.abc import Iterator
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.kinds.faults import calls
from tests.torture.operations import OPERATIONS, injected, states_after
from tests.torture.scene import ROOT, Scene

NAME = "kills"
_RECOVERING = ("list", "search", "first", "rebuild", "show")


def cases(random: Random) -> Iterator[Case]:
    """Every call of every operation that writes, some followed by kills of what recovers; and kills by the clock."""
    writing = ("first", "update", "rebuild", "add", "decide")
    while True:
        due = [(name, at) for name in writing for at in range(1, calls()[name] + 1)]
        random.shuffle(due)
        for number, (name, at) in enumerate(due):
            again = random.choices(_RECOVERING, k=random.choice([0, 0, 1, 3]))
            later = tuple([one, random.randrange(1, calls()[one] + 40)] for one in again)
            yield Case(NAME, ([name, at], *later))
            if number % 4 == 3:
                yield Case(NAME, tuple([random.choice(writing), random.randrange(50, 450) / 1000] for _ in range(2)))


def run(case: Case, scene: Scene) -> None:
    """A step is an operation and the number of the call at which it is killed, or the seconds after which it is."""
    names = [name for name, _ in case.steps]
    states = {name: states_after(scene, name) for name in names}
    generations = list[str]()
    for name, at in case.steps:
        OPERATIONS[name].prepare(scene)
        if isinstance(at, int):
            OPERATIONS[name].run(scene, {"at": at, "do": "kill"})
        else:
            _kill_after(scene, name, at)
        generations.append(scene.generation())
    told = "killed during " + ", then ".join(names)
    if len(set(names) - {"list", "search", "show", "first", "rebuild"}) <= 1:
        main = next((name for name in names if len(states[name]) > 1 or name == "update"), names[0])
        scene.assert_answers(told, *states[main])
    else:
        scene.answers()
    refused = scene.ask("show", "bertil-aske", "--json").out
    if "#^p12" in refused:
        raise Broken(f"{told}: an older refusal is gone")
    begun = scene.generation()
    scene.answers()
    if scene.generation() != begun:
        raise Broken(f"{told}: the index is rebuilt more than once")


def _kill_after(scene: Scene, name: str, seconds: float) -> None:
    operation = OPERATIONS[name]
    arguments = [argument.format(scene.directory) for argument in operation.arguments]
    environ = {**scene.environment, **injected(scene, {})}
    with subprocess.Popen(
        [*operation.command, *arguments], env=environ, cwd=ROOT, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
