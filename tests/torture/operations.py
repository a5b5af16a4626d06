"""What the program is doing while something goes wrong: reading, indexing, adding, deciding."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.library.pier import THIRD, write_text
from tests.torture.scene import ADDED, ECHO, MENTIONED, PROGRAM, ROOT, Answer, Scene, remove

_EDITED = "elodie-tarnow"


def _nothing(scene: Scene) -> None:
    """Leave everything as it is."""


def _edit(scene: Scene) -> None:
    path = next(scene.tiny.rglob(f"{_EDITED}.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nShe keeps bees beside the mill.\n", encoding="utf-8")


def _forget(scene: Scene) -> None:
    remove(scene.cache)


def _bring(scene: Scene) -> None:
    write_text(scene.directory / "incoming" / f"{ADDED}.txt", THIRD, "The bell rang")


class Operation(NamedTuple):
    """Something the program does, once the scene has been prepared for it."""

    prepare: Callable[[Scene], None]
    """What happens before, while nothing goes wrong."""
    arguments: tuple[str, ...]
    """The arguments; `{}` stands for the scene's directory."""
    command: tuple[str, ...] = PROGRAM
    """The program."""

    def run(self, scene: Scene, plan: Mapping[str, object] | None = None) -> Answer:
        """Do it; with a plan for the injector, while something goes wrong. A killed process has status -9."""
        arguments = [argument.format(scene.directory) for argument in self.arguments]
        return scene.ask(*arguments, command=self.command, more=injected(scene, plan) if plan is not None else None)


OPERATIONS: dict[str, Operation] = {
    "list": Operation(_nothing, ("list", "--json")),
    "search": Operation(_nothing, ("search", "mill", "--json")),
    "show": Operation(_nothing, ("show", MENTIONED, "--json")),
    "first": Operation(_forget, ("list", "--json")),
    "update": Operation(_edit, ("index",)),
    "rebuild": Operation(_nothing, ("index", "--rebuild")),
    "add": Operation(_bring, ("add", f"{{}}/incoming/{ADDED}.txt")),
    "decide": Operation(_nothing, (MENTIONED, f"{ECHO}#^p5"), (sys.executable, "-m", "tests.torture.deciding")),
}
READING = ("list", "search", "show", "first")
"""Those that only read."""


def injected(scene: Scene, plan: Mapping[str, object]) -> dict[str, str]:
    """The environment of a process in which something goes wrong."""
    whole = {"root": str(scene.directory), "log": str(log_of(scene)), **plan}
    path = os.pathsep.join([str(ROOT / "tests" / "torture" / "faulty"), str(ROOT)])
    return {"TORTURE": json.dumps(whole), "PYTHONPATH": path}


def file_calls(scene: Scene, name: str) -> int:
    """How many file calls an operation makes."""
    scene.renew()
    operation = OPERATIONS[name]
    operation.prepare(scene)
    operation.run(scene, {})
    return int(json.loads(log_of(scene).read_text())[0])


def places_of_faults(scene: Scene) -> list[Path]:
    """The files and folders at which something went wrong in the process that has just ended."""
    log = log_of(scene)
    return [Path(place) for place in json.loads(log.read_text())[1]] if log.exists() else []


def log_of(scene: Scene) -> Path:
    """What the injector writes when a process ends."""
    return scene.directory / "home" / "calls"


def states_after(scene: Scene, name: str) -> tuple[dict[str, Answer], ...]:
    """What the library may answer once an operation was begun: as before or, if it changes that, as after it."""
    if name in (*READING, "rebuild"):
        return (scene.before,)
    return (scene.after(name, lambda: _undisturbed(scene, name)), *(() if name == "update" else (scene.before,)))


def _undisturbed(scene: Scene, name: str) -> dict[str, Answer]:
    scene.renew()
    OPERATIONS[name].prepare(scene)
    OPERATIONS[name].run(scene)
    return scene.answers()
