"""The runner: the kinds by turns, for a time; what fails is shrunk, kept and counted."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from queue import SimpleQueue
from random import Random
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic

from tests.torture.broken import Broken
from tests.torture.case import Case, Kind
from tests.torture.scene import Scene
from tests.torture.shrink import shrink


@dataclass
class Tally:
    """What came of one kind."""

    kind: Kind
    tried: int = 0
    """How many cases."""
    held: int = 0
    """How many of them held."""
    seconds: float = 0
    """How long they took, all together."""
    faults: dict[str, tuple[str, Case]] = field(default_factory=dict)
    """What was seen and the smallest input, for each fault that can be told from the others."""


def attempt(kind: Kind, case: Case, scene: Scene) -> Broken | None:
    """Try a case where everything is as at first; what is broken, if anything is."""
    scene.renew()
    try:
        kind.run(case, scene)
    except Broken as broken:
        return broken
    except Exception as error:
        error.add_note(f"in the torture suite itself, at {case.line}")
        raise
    return None


def run(kinds: Sequence[Kind], seed: int, seconds: float, jobs: int = 1, most: int | None = None) -> list[Tally]:
    """Try cases of every kind by turns until the time is over, `most` of each kind are done, or Ctrl+C is pressed.

    The cases of a kind depend on the seed alone, not on the other kinds, the time or the machine.
    """
    turns = _Turns(kinds, seed, monotonic() + seconds, most)
    with ExitStack() as stack, ThreadPoolExecutor(jobs) as pool:
        scenes = SimpleQueue[Scene]()
        folders = [Path(stack.enter_context(TemporaryDirectory(prefix="torture-"))) for _ in range(jobs)]
        for scene in pool.map(Scene, folders):
            scenes.put(scene)
        workers = [pool.submit(turns.work, scenes.get()) for _ in range(jobs)]
        try:
            for worker in workers:
                worker.result()
        except KeyboardInterrupt:
            turns.end()
    return turns.tallies


class _Turns:
    """Hands out cases to workers, and takes down what became of them."""

    def __init__(self, kinds: Sequence[Kind], seed: int, deadline: float, most: int | None) -> None:
        self.tallies = [Tally(kind) for kind in kinds]
        self._lock = Lock()
        self._deadline = deadline
        self._turns = self._endless(seed, most)

    def _endless(self, seed: int, most: int | None) -> Iterator[tuple[Tally, Case]]:
        sources = [(tally, tally.kind.cases(Random(f"{seed} {tally.kind.name}"))) for tally in self.tallies]  # noqa: S311 - no secret
        for number, (tally, cases) in enumerate(cycle(sources)):
            if most is not None and number >= most * len(sources):
                return
            yield tally, next(cases)

    def end(self) -> None:
        """Hand out no other case."""
        self._deadline = monotonic()

    def work(self, scene: Scene) -> None:
        """Try cases until the time is over."""
        while monotonic() < self._deadline and (turn := self._next()):
            tally, case = turn
            begun = monotonic()
            broken = attempt(tally.kind, case, scene)
            with self._lock:
                tally.tried += 1
                tally.held += broken is None
                tally.seconds += monotonic() - begun
                is_new = broken is not None and broken.signature not in tally.faults
                if broken and is_new:
                    tally.faults[broken.signature] = str(broken), case
                self._progress(tally, broken, is_new=is_new)
            if broken and is_new:
                smallest = self._shrunk(tally.kind, case, broken, scene)
                tally.faults[broken.signature] = str(broken), smallest

    def _next(self) -> tuple[Tally, Case] | None:
        with self._lock:
            return next(self._turns, None)

    def _shrunk(self, kind: Kind, case: Case, broken: Broken, scene: Scene) -> Case:
        def fails(steps: Sequence[object]) -> bool:
            again = attempt(kind, case.with_steps(steps), scene)
            return again is not None and again.signature == broken.signature

        return case.with_steps(shrink(case.steps, fails))

    def _progress(self, tally: Tally, broken: Broken | None, *, is_new: bool) -> None:
        tried, failed = (sum(each) for each in zip(*((t.tried, t.tried - t.held) for t in self.tallies), strict=True))
        left = max(self._deadline - monotonic(), 0)
        told = f"{tried} tried, {failed} failed, {left:.0f} s left: {tally.kind.name}"
        if is_new:
            print(f"\r{tally.kind.name}: {broken}"[:200].ljust(79), file=sys.stderr)
        if sys.stderr.isatty() or not tried % 50:
            print(f"\r{told:<79}", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
