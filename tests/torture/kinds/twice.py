"""Two programs at once, or five: whatever one of them wrote is there, and none ends in disorder."""

import subprocess
from collections.abc import Iterator
from random import Random

from tests.library.pier import THIRD, write_text
from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.operations import OPERATIONS
from tests.torture.reading import Reader
from tests.torture.scene import ECHO, MENTIONED, PATIENCE, PROGRAM, ROOT, Answer, Scene, assert_same, assert_sound

NAME = "two"
_DECIDING = OPERATIONS["decide"].command
_ACTS = (
    "list",
    "search",
    "index",
    "rebuild",
    "edit",
    "add 1",
    "add 2",
    "add 3",
    "decide 1",
    "decide 2",
    "decide 3",
    "decide 4",
)


def cases(random: Random) -> Iterator[Case]:
    """Acts at once; sometimes on an index that is still to be made, sometimes beside a reader that decides too."""
    while True:
        acts = random.choices(_ACTS, k=random.choice([2, 2, 3, 5]))
        yield Case(NAME, tuple(acts), {"first": random.random() < 0.3, "reader": random.random() < 0.3})


def run(case: Case, scene: Scene) -> None:
    """Every act that ended with 0 has had its effect."""
    if case.setting["first"]:
        OPERATIONS["first"].prepare(scene)
    if case.setting["reader"]:
        with Reader(scene) as reader:
            reader.await_first_screen()
            reader.press(b"/aske\r")
            statuses = _all_at_once(case, scene)
            reader.settle()
            reader.leave()
    else:
        statuses = _all_at_once(case, scene)
    said = scene.ask("show", MENTIONED, "--json").out
    for act, status in zip(case.steps, statuses, strict=True):
        name, _, number = act.partition(" ")
        if status == 0 and not _is_there(name, number, said, scene):
            raise Broken(f"{name} at once with {len(case.steps) - 1} others: it ended with 0, and is not there")
    if '#^p12"' in said:
        raise Broken("an older refusal is gone")
    if not {act.partition(" ")[0] for act in case.steps} & {"decide", "add", "edit"}:
        assert_same(scene.answers(), "after programs at once", scene.before)


def _is_there(name: str, number: str, said: str, scene: Scene) -> bool:
    if name == "decide":
        return f'"{ECHO}#^p{number}"' not in said
    asked = {"add": ("show", f"the-bell-rang-{number}"), "edit": ("search", "bees")}.get(name)
    return asked is None or scene.ask(*asked).status == 0


def _all_at_once(case: Case, scene: Scene) -> list[int]:
    commands = [_command(act, scene) for act in case.steps]
    running = [
        subprocess.Popen(
            command,
            env=scene.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for command in commands
    ]
    statuses = list[int]()
    try:
        for act, process in zip(case.steps, running, strict=True):
            out, err = process.communicate(timeout=2 * PATIENCE)
            assert_sound(
                Answer(process.returncode, out.decode(errors="replace"), err.decode(errors="replace")), f"{act} at once"
            )
            statuses.append(process.returncode)
    except subprocess.TimeoutExpired:
        raise Broken(f"{case.steps} at once: hangs") from None
    finally:
        for process in running:
            process.kill()
            process.communicate()
    return statuses


def _command(act: str, scene: Scene) -> list[str]:
    name, _, number = act.partition(" ")
    if name == "add":
        path = scene.directory / "incoming" / f"the-bell-rang-{number}.txt"
        write_text(path, tuple(f"{text} ({number})" for text in THIRD), f"The bell rang {number}")
        return [*PROGRAM, "add", str(path)]
    if name == "decide":
        return [*_DECIDING, MENTIONED, f"{ECHO}#^p{number}"]
    if name == "edit":
        OPERATIONS["update"].prepare(scene)
        return [*PROGRAM, "index"]
    return [*PROGRAM, *(("index",) if name == "index" else OPERATIONS[name].arguments)]
