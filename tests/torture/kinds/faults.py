"""A fault at every file call in turn: an error of the disk, a write cut in half, a disk that is full from there on."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.operations import OPERATIONS, READING, file_calls, places_of_faults, states_after
from tests.torture.scene import Answer, Scene, contents

NAME = "faults"
FAULTS = ("EIO", "ENOSPC", "EACCES", "EMFILE", "ESTALE", "EROFS", "EDQUOT", "short", "full", "EIO+", "ENOLCK")


@cache
def calls() -> dict[str, int]:
    """How many file calls every operation makes while nothing goes wrong."""
    with TemporaryDirectory(prefix="torture-") as directory:
        scene = Scene(Path(directory))
        return {name: file_calls(scene, name) for name in OPERATIONS}


def cases(random: Random) -> Iterator[Case]:
    """Every operation, every call, every fault; in an order of chance, the operations by turns."""
    while True:
        due = {name: [(at, do) for at in range(1, most + 1) for do in FAULTS] for name, most in calls().items()}
        for each in due.values():
            random.shuffle(each)
        while any(due.values()):
            for name, each in due.items():
                if each:
                    at, do = each.pop()
                    yield Case(NAME, ([name, at, do],))


def run(case: Case, scene: Scene) -> None:
    """It says so and ends in order, or goes on; the next start shows the old state or the new, and nothing is lost."""
    for name, at, do in case.steps:
        what = f"{name} with {do} at a file call"
        allowed = states_after(scene, name)
        OPERATIONS[name].prepare(scene)
        before = contents(scene.tiny)
        answer = OPERATIONS[name].run(scene, {"at": at, "do": do})
        if answer.status == 2 and not answer.err.strip():
            raise Broken(f"{what}: status 2, and nothing is said")
        places = places_of_faults(scene)
        is_elsewhere = not any(_is_of(place, folder) for place in places for folder in (scene.tiny, scene.own))
        may_give_up = do.endswith("+") and answer.status == 2
        if name in READING and is_elsewhere and not may_give_up and not _is_same(answer, _untouched(name, scene)):
            raise Broken(f"{what}, of no file of the library: another answer: {answer.err[:80]!r}")
        if contents(scene.tiny) != before:
            raise Broken(f"{what}: a file of the library is another")
        scene.assert_answers(f"after {what}", *allowed)
        if name in ("add", "decide") and answer.status == 0:
            scene.assert_answers(f"after {what}, which ended with 0", allowed[0])


def _is_of(place: Path, folder: Path) -> bool:
    """Whether a place is in a folder, or on the way to it."""
    return place.is_relative_to(folder) or folder.is_relative_to(place)


def _untouched(name: str, scene: Scene) -> Answer:
    return scene.before[" ".join(OPERATIONS[name].arguments)]


def _is_same(one: Answer, other: Answer) -> bool:
    """Whether two documents say the same; a pipe may get ASCII alone."""
    return one.status == other.status and (one.status != 0 or json.loads(one.out) == json.loads(other.out))
