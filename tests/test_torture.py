"""The torture suite: its corpus and a short form of it in every run of the tests, and that it sees what is broken."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.torture.broken import Broken
from tests.torture.case import Case, Kind
from tests.torture.corpus import kept
from tests.torture.kinds import KINDS
from tests.torture.reading import Reader
from tests.torture.runner import attempt, run
from tests.torture.scene import Scene
from tests.torture.shrink import shrink
from tests.torture.table import table

_SEED, _SECONDS, _JOBS = 9, 30, 2
"""The short form: a case of each kind, in about so many seconds at the most, two at a time."""
_RAW = (
    "import sys, termios, tty; tty.setraw(0, termios.TCSANOW); print('Actors 3', end='', flush=True); sys.stdin.read(1)"
)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("torture"))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Broken | None]:
    """What is broken in each case of the corpus; they are tried two at a time."""
    files = [list(kept())[number::_JOBS] for number in range(_JOBS)]
    scenes = [Scene(tmp_path_factory.mktemp("corpus")) for _ in range(_JOBS)]
    with ThreadPoolExecutor(_JOBS) as pool:
        return {stem: broken for part in pool.map(_tried, files, scenes) for stem, broken in part}


def _tried(files: Sequence[Path], scene: Scene) -> list[tuple[str, Broken | None]]:
    cases = [(file.stem, Case.load(file.read_text(encoding="utf-8"))) for file in files]
    return [(stem, attempt(KINDS[case.kind], case, scene)) for stem, case in cases]


@pytest.mark.parametrize("stem", [file.stem for file in kept()])
def test_what_failed_once_holds(stem: str, seen: Mapping[str, Broken | None]) -> None:
    assert seen[stem] is None


def test_some_of_every_kind_hold() -> None:
    """The short form; `python -m tests.torture` goes on from here."""
    tallies = run(list(KINDS.values()), _SEED, _SECONDS, _JOBS, most=1)
    assert not [fault for tally in tallies for fault in tally.faults.values()]
    assert sum(tally.tried for tally in tallies) > len(KINDS) / 2


def _cases(random: Random) -> Iterator[Case]:
    while True:
        yield Case("letters", tuple(random.choices("abcdefx", k=9)))


def _run(case: Case, _: Scene) -> None:
    if "x" in case.steps:
        raise Broken("letters: an x")


class TestItSeesWhatIsBroken:
    def test_a_failure_is_counted_shrunk_and_told(self) -> None:
        tallies = run([Kind("letters", _cases, _run)], seed=1, seconds=60, most=40)
        assert 0 < tallies[0].held < tallies[0].tried == 40
        assert list(tallies[0].faults.values()) == [("letters: an x", Case("letters", ("x",)))]
        told = list(table(tallies, 1))
        assert told[-1] == f"{40 - tallies[0].held} failed, seed 1"
        assert any('"steps": ["x"]' in line for line in told)

    @pytest.mark.parametrize(
        ("program", "seen"),
        [
            ("raise ZeroDivisionError('so')", "traceback: ZeroDivisionError: so"),
            ("import sys; sys.exit(120)", "exit status 120"),
            ("import os, signal; os.kill(os.getpid(), signal.SIGBUS)", "exit status -7"),
        ],
    )
    def test_a_command_that_ends_badly(self, program: str, seen: str, scene: Scene) -> None:
        with pytest.raises(Broken, match=seen):
            scene.ask(command=(sys.executable, "-c", program))

    @pytest.mark.parametrize(
        ("end", "seen"),
        [
            ("", "the line discipline"),
            ("print('\\x1b[?1049h')", "the alternate screen"),
            ("raise KeyError('so')", "traceback: KeyError"),
            ("sys.exit(3)", "ended with 3"),
        ],
    )
    def test_a_reader_that_ends_badly(self, end: str, seen: str, scene: Scene) -> None:
        with Reader(scene, command=(sys.executable, "-c", f"{_RAW}; {end}" if end else _RAW)) as reader:
            reader.await_first_screen()
            with pytest.raises(Broken, match=seen):
                reader.leave()

    def test_answers_that_are_not_as_before(self, scene: Scene) -> None:
        scene.renew()
        next(scene.tiny.rglob("bertil-aske.md")).unlink()
        with pytest.raises(Broken, match="otherwise than before"):
            scene.assert_answers("with a card less")
        scene.renew()
        scene.assert_answers("with all of them")


@pytest.mark.parametrize("name", KINDS)
def test_the_same_seed_tries_the_same_cases(name: str) -> None:
    one, other, third = (list(islice(KINDS[name].cases(Random(seed)), 12)) for seed in (3, 3, 4))  # noqa: S311 - no secret
    assert one == other != third
    assert [Case.load(case.dump()).dump() for case in one] == [case.dump() for case in one]


@given(st.lists(st.integers(0, 9), max_size=40), st.sets(st.integers(0, 9), min_size=1, max_size=3))
def test_what_is_left_when_shrinking_fails_and_nothing_of_it_can_go(steps: list[int], needed: set[int]) -> None:
    def fails(some: Sequence[Any]) -> bool:
        return needed <= set(some)

    if fails(steps):
        left = shrink(steps, fails)
        assert fails(left)
        assert sorted(left) == sorted(needed)
