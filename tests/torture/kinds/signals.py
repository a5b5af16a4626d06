"""Signals at any moment: stopped and continued, hung up, ended, ten at once, and the shell's own job control."""

import os
import shlex
import signal
from collections.abc import Iterator
from random import Random
from time import monotonic, sleep

from tests.terminal.arrived import modes
from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import raw
from tests.torture.reading import FIRST, PATIENCE, Reader, processes_in_session
from tests.torture.scene import PROGRAM, Scene

NAME = "signals"
_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")
_STEPS = (
    "STOP CONT",
    "CONT",
    "CONT CONT CONT CONT CONT CONT CONT CONT CONT CONT",
    "WINCH",
    "TSTP CONT",
    "TTIN CONT",
    "STOP TSTP CONT CONT",
)
_KEYS = ("/mill", "\x10", "j\r", "?", "!", "\x1b", "f")
_READY = "AT YOUR SERVICE"


def cases(random: Random) -> Iterator[Case]:
    """Signals and keys mixed; an end by a signal, by keys or by hanging up; in a shell, Ctrl+Z and `fg`."""
    while True:
        for end in (*_ENDING, "keys", "hangup"):
            for moment in ("reading", "starting"):
                steps = [random.choice(_STEPS if random.random() < 0.6 else _KEYS) for _ in range(random.randrange(5))]
                setting = {"moment": moment, "after": random.randrange(600), "end": end}
                yield Case(NAME, tuple(steps), setting)
        yield Case(NAME, ("STOP CONT",), {"moment": "reading", "after": 0, "end": "keys"})
        yield Case(NAME, tuple(random.choice(["fg", "key"]) for _ in range(3)), {"moment": "shell"})


def run(case: Case, scene: Scene) -> None:
    """The terminal is restored, the status tells the signal, a reader that goes on draws its screen anew."""
    if case.setting["moment"] == "shell":
        _run_in_a_shell(case, scene)
        return
    with Reader(scene) as reader:
        if case.setting["moment"] == "reading":
            reader.await_first_screen()
        else:
            sleep(case.setting["after"] / 1000)
        for step in case.steps:
            if step in _KEYS:
                reader.press(raw(step))
            else:
                _send(reader, step)
        reader.settle()
        if case.setting["moment"] == "reading" and case.steps and not set(case.steps) & set(_KEYS):
            _assert_drawn_anew(case, reader)
        _end(case.setting["end"], reader, started=case.setting["moment"] == "reading")


def _send(reader: Reader, step: str) -> None:
    for name in step.split():
        if not reader.has_ended:
            reader.send(signal.Signals[f"SIG{name}"])
            if name in ("STOP", "TSTP", "TTIN"):
                reader.read(0.03)


def _assert_drawn_anew(case: Case, reader: Reader) -> None:
    """What stood on the screen may have been overwritten meanwhile: it is wiped here, and has to come back."""
    if any("STOP" in step for step in case.steps):
        reader.forget_screen()
        _send(reader, "STOP")
        reader.settle(0.3)
        reader.forget_screen()
        _send(reader, "CONT")
        reader.await_text(FIRST)


def _end(end: str, reader: Reader, *, started: bool) -> None:
    if end == "keys":
        reader.leave()
    elif end == "hangup":
        session = reader.process.pid
        reader.hang_up()
        deadline = monotonic() + PATIENCE
        while processes_in_session(session):
            reader.process.poll()
            if monotonic() > deadline:
                raise Broken("the reader outlives its terminal")
            sleep(0.02)
    elif not reader.has_ended:
        number = signal.Signals[end]
        reader.send(number)
        reader.assert_left(128 + number, *(() if started else (-number,)))


def _run_in_a_shell(case: Case, scene: Scene) -> None:
    """Ctrl+Z gives the terminal back to the shell, and `fg` has the reader draw its screen anew."""
    with Reader(scene, command=("/bin/sh", "-i", "-m"), more={"PS1": f"\n{_READY} ", "ENV": os.devnull}) as reader:
        reader.await_text(_READY)
        reader.press(shlex.join(PROGRAM).encode() + b"\n")
        reader.await_text(FIRST)
        for step in case.steps:
            if step == "key":
                reader.press(b"j")
                reader.settle()
                continue
            reader.forget_screen()
            reader.press(b"\x1a")
            reader.await_text(_READY)
            if modes(reader.raw).get(1049) or modes(reader.raw).get(2004):
                raise Broken("Ctrl+Z gives the shell a terminal that is not as it was")
            reader.forget_screen()
            reader.press(b"fg\n")
            reader.await_text(FIRST)
        reader.forget_screen()
        reader.press(b"q")
        reader.await_text(_READY)
        reader.press(b"exit $?\n")
        reader.assert_left(0)
