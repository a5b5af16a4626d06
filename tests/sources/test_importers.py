"""Many files are read as one by one, only sooner; and no file has to do with another, though their child is kept."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.errors import FileRefused
from briefing.sources import KnownFile, Outcome, read_source, read_sources
from briefing.sources.confine import ConfinedError, KeptChild, TooSlowError, reading_child
from tests.sources.made import PARAGRAPHS, TITLE, page, pdf

LONG_ENOUGH = 60.0


@pytest.fixture
def child() -> Iterator[KeptChild]:
    """A child that is kept for the module of this test."""
    with closing(KeptChild(__name__, seconds=LONG_ENOUGH, memory=1 << 30)) as made:
        yield made


def kept() -> None:
    """What runs in the child."""
    from briefing.sources.confined import serve_kept

    serve_kept(_answer, lambda _: None)


def _answer(task: str, data: bytes) -> bytes:  # noqa: C901 - a case for each task
    match task:
        case "reverse":
            return data[::-1]
        case "process":
            return str(os.getpid()).encode()
        case "remember":
            os.environ["REMEMBERED"] = "1"
        case "remembered":
            return os.environ.get("REMEMBERED", "no").encode()
        case "print":
            print("noise", flush=True)
            os.system("echo noise")  # noqa: S605 - it can start no process
        case "hang":
            while True:
                pass
        case "flood":
            return bytes(40_000_000)
        case "memory":
            return bytes(2 << 30)
        case "write":
            Path(data.decode()).write_bytes(b"text")
        case "die":
            os.abort()
        case "orphan":
            os.kill(os.getppid(), 9)
    return b"done"


def test_a_kept_child_answers_task_after_task_each_in_a_process_of_its_own(child: KeptChild) -> None:
    data = os.urandom(3 << 20)
    assert child.run("reverse", data) == data[::-1]
    assert child.run("reverse", b"") == b""
    assert len({child.run("process", b"") for _ in range(3)}) == 3


def test_nothing_of_one_task_is_left_for_the_next(child: KeptChild) -> None:
    assert child.run("remember", b"") == b"done"
    assert child.run("remembered", b"") == b"no"
    assert child.run("print", b"") == b"done"


@pytest.mark.parametrize("task", ["flood", "memory", "write", "die", "orphan"])
def test_a_task_that_fails_costs_itself_alone(child: KeptChild, task: str, tmp_path: Path) -> None:
    with pytest.raises(ConfinedError):
        child.run(task, str(tmp_path / "file").encode())
    assert not (tmp_path / "file").exists() or not (tmp_path / "file").read_bytes()
    assert child.run("reverse", b"ab") == b"ba"


def test_a_task_that_hangs_is_given_up() -> None:
    with closing(KeptChild(__name__, seconds=1, memory=1 << 30)) as made:
        with pytest.raises(TooSlowError):
            made.run("hang", b"")
        made.seconds = LONG_ENOUGH
        assert made.run("reverse", b"ab") == b"ba"


def test_what_a_child_does_can_be_broken_off(child: KeptChild) -> None:
    child.run("reverse", b"")
    stopping = threading.Timer(0.2, child.stop)
    stopping.start()
    with pytest.raises(ConfinedError):
        child.run("hang", b"")
    stopping.join()


def test_a_child_ends_with_the_one_that_keeps_it() -> None:
    made = KeptChild(__name__, seconds=LONG_ENOUGH, memory=1 << 30)
    made.run("reverse", b"")
    process = made._process
    assert process is not None
    made.close()
    assert process.poll() is not None


def files(folder: Path) -> list[Path]:
    """Files of all kinds, two of which cannot be read."""
    contents = {
        "a.txt": "\n\n".join((TITLE, *PARAGRAPHS)).encode(),
        "b.md": f"# {TITLE}\n\n{PARAGRAPHS[0]}\n".encode(),
        "c.eml": f"Subject: {TITLE}\n\n{PARAGRAPHS[0]}\n".encode(),
        "d.html": page(*PARAGRAPHS),
        "e.pdf": pdf([(700, "The harbour is open.")]),
        "f.pdf": b"%PDF-1.4\nnothing",
        "g.txt": b"",
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir()) * 3


def alone(path: Path) -> Outcome:
    try:
        return read_source(path)
    except FileRefused as refusal:
        return refusal


@pytest.mark.parametrize("count", [1, 3])
def test_files_that_are_read_ahead_are_read_as_each_alone(tmp_path: Path, count: int) -> None:
    paths = files(tmp_path)
    assert [str(one) for one in read_sources(paths, count=count)] == [str(alone(path)) for path in paths]


def test_a_file_whose_checksum_is_known_is_not_parsed(tmp_path: Path) -> None:
    paths = files(tmp_path)
    known = sha256((tmp_path / "d.html").read_bytes()).hexdigest()
    found = list(read_sources(paths, known={known}))
    assert [at for at, one in enumerate(found) if isinstance(one, KnownFile)] == [3, 10, 17]
    assert found[3] == KnownFile(known)
    assert not isinstance(next(read_sources([tmp_path / "d.html"], known={known}, encoding="utf-8")), KnownFile)


def test_what_is_read_ahead_can_be_given_up(tmp_path: Path) -> None:
    """No process and no thread is left."""
    before = threading.active_count()
    reading = read_sources(files(tmp_path) * 9, count=2)
    assert str(next(reading)) == str(alone(tmp_path / "a.txt"))
    reading.close()
    assert threading.active_count() == before


def test_a_readers_child_is_that_of_the_readers() -> None:
    with closing(reading_child()) as made:
        assert b"harbour" in made.run("markdown", b"# A\n\nThe harbour.\n")
