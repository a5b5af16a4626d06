"""The installed program as a process: streams, signals, what it loads."""

import fcntl
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import exits
from briefing.library import Library
from tests.programs import loaded

PROGRAM = [sys.executable, "-m", "briefing"]


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is found where these tests found it."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["list"], {"textual", "rich", "whoosh", "markdown_it", "yaml", "edtf", "rapidfuzz", "Stemmer"}),
        (["list"], {"briefing.sources", "briefing.anchors", "briefing.dialect", "briefing.library.adding", "email"}),
        (["search", "amnesty"], {"textual", "rich", "markdown_it", "yaml", "edtf"}),
        (["show", "elodie-tarnow"], {"textual", "rich", "markdown_it", "yaml", "edtf"}),
    ],
)
def test_a_command_loads_only_what_it_uses(arguments: list[str], unwanted: set[str]) -> None:
    subprocess.run([*PROGRAM, "index"], check=True, capture_output=True, timeout=60)
    modules = loaded(*arguments)
    assert "briefing.cli" in modules
    assert not modules & unwanted


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    """The other end of the pipe is closed before the first line."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run([*PROGRAM, "list"], check=False, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (exits.UNHEARD, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told_and_is_status_2() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PROGRAM, "list"], check=False, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == exits.FAILED
    assert done.stderr.startswith(b"briefing: standard output: ")
    assert b"Traceback" not in done.stderr


_STATUSES = [
    (["list"], 0),
    (["search", "mill"], 0),
    (["search", "zzzz"], 1),
    (["show", "elodie-tarnow"], 0),
    (["show", "nosuch"], 1),
    (["check"], 0),
    (["index"], 0),
    (["add", "nosuch.txt", "--to", "own"], 2),
    (["list", "--nosuch"], 2),
    (["--help"], 0),
]


@pytest.mark.parametrize(("arguments", "status"), _STATUSES, ids=str)
@pytest.mark.parametrize("how", ["2>/dev/full", "<&- 2>&-"])
def test_the_status_is_the_same_whatever_standard_error_is(
    arguments: list[str], status: int, how: str, home: Path
) -> None:
    """An interpreter that cannot flush it would end with 120."""
    program = ["sh", "-c", f'exec "$@" >/dev/null {how}', "sh", *PROGRAM, *arguments]
    assert subprocess.run(program, check=False, cwd=home, timeout=60).returncode == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [["search", "mill"], ["show", "elodie-tarnow"], ["list", "--json"], ["--help"]])
def test_what_cannot_be_written_is_status_2_though_it_cannot_be_told(arguments: list[str]) -> None:
    program = ["sh", "-c", 'exec "$@" >/dev/full 2>/dev/full', "sh", *PROGRAM, *arguments]
    assert subprocess.run(program, check=False, timeout=60).returncode == exits.FAILED


def test_no_file_of_ours_takes_the_place_of_a_stream_that_is_closed() -> None:
    """Else what a library writes to standard error would stand in the index."""
    program = (
        "import os, sys; from briefing.cli import run\n"
        "status = run(['index'])\n"
        "sys.exit(status or os.fstat(2).st_rdev != os.stat(os.devnull).st_rdev)"
    )
    closed = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", program]
    assert subprocess.run(closed, check=False, timeout=60).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["--library", "loop", "list"], ["add", "{home}/a.txt", "--to", "loop"], ["add", "loop", "--to", "own"]],
)
def test_a_link_that_leads_to_itself_is_told(arguments: list[str], home: Path) -> None:
    (home / "loop").symlink_to("loop")
    (home / "a.txt").write_text("An article of one line.", encoding="utf-8")
    given = [argument.format(home=home) for argument in arguments]
    done = subprocess.run([*PROGRAM, *given], check=False, cwd=home, capture_output=True, timeout=60)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr


def test_a_folder_that_is_gone_is_told(home: Path) -> None:
    gone = home / "gone"
    gone.mkdir()
    command = 'rmdir "$PWD" && exec "$@"'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *PROGRAM, "--library", "x", "list"], check=False, cwd=gone, capture_output=True
    )
    assert done.returncode == exits.FAILED
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_it_speaks_to_a_terminal_of_another_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    shown = subprocess.run([*PROGRAM, "show", "elodie-tarnow"], check=True, capture_output=True, timeout=60)
    assert "Tarn" in shown.stdout.decode(encoding)
    listed = subprocess.run([*PROGRAM, "list", "--json"], check=True, capture_output=True, timeout=60)
    assert "Élodie Tarnów" in {card["title"] for card in json.loads(listed.stdout)["cards"]}


def test_ctrl_c_ends_it_without_a_traceback(tmp_path: Path) -> None:
    """It waits for another copy that is writing the first index when the key is pressed."""
    library = Library.open([tmp_path / "tiny"], tmp_path / "cache")
    directory = library._index._index.directory
    directory.mkdir(mode=0o700, parents=True)
    program = (
        "import sys; from briefing.cli import run\n"
        "sys.addaudithook(lambda event, _: event == 'os.scandir' and print('waiting', flush=True))\n"
        "sys.exit(run(['list']))"
    )
    with (directory / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        command = [sys.executable, "-c", program]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"waiting\n"
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=30)
    assert running.returncode == exits.INTERRUPTED
    assert b"Traceback" not in err


def test_ctrl_c_while_indexing_keeps_what_has_been_read() -> None:
    """The batch that is being read is the last; the next time goes on from there."""
    program = (
        "import os, signal, sys; from briefing.cli import run; from briefing.library import batching\n"
        "step = batching.Batching.step\n"
        "def press(batch, reached, **how):\n"
        "    step(batch, reached, **how)\n"
        "    reached.done == 9 and os.kill(os.getpid(), signal.SIGINT)\n"
        "batching.Batching.step = press\n"
        "sys.exit(run(['index']))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, timeout=60)
    assert done.returncode == exits.INTERRUPTED
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        "Stopped: 9 of 10 files are in the index; the next time it goes on from there."
    ]
    done = subprocess.run([*PROGRAM, "index"], check=True, capture_output=True, timeout=60)
    assert done.stderr == b"8 cards, 2 articles, 12 passages; 0 problems in the files\n"


def test_a_terminal_without_a_keyboard_is_status_2() -> None:
    """The reader would hang, or leave the terminal in disorder."""
    master, slave = pty.openpty()
    try:
        with Path(os.devnull).open() as nothing:
            done = subprocess.run(PROGRAM, check=False, stdin=nothing, stdout=slave, stderr=subprocess.PIPE, timeout=60)
    finally:
        os.close(slave)
        os.close(master)
    assert done.returncode == exits.FAILED
    assert b"keyboard" in done.stderr


def test_a_dumb_terminal_gets_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    master, slave = pty.openpty()
    try:
        done = subprocess.run(PROGRAM, check=False, stdin=slave, stdout=slave, stderr=subprocess.PIPE, timeout=60)
        shown = os.read(master, 100_000).decode()
    finally:
        os.close(slave)
        os.close(master)
    assert done.returncode == exits.DONE
    assert "elodie-tarnow" in shown
    assert "\x1b" not in shown


def test_closed_output_is_told() -> None:
    program = ["sh", "-c", '"$0" -m briefing list >&-', sys.executable]
    done = subprocess.run(program, check=False, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == exits.FAILED
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_bug_is_told_in_a_line_and_where_it_is_on_request(debug: str) -> None:
    program = (
        "import sys; from briefing.cli import run; from briefing.library import Library\n"
        "Library.search = lambda *_, **__: {}[0]; sys.exit(run(['search', 'amnesty']))"
    )
    environment = {**os.environ, "BRIEFING_DEBUG": debug}
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, timeout=60, env=environment, text=True
    )
    assert done.returncode == exits.BUG
    assert "a bug: KeyError: 0" in done.stderr
    assert ("Traceback" in done.stderr) == bool(debug)
    assert not done.stdout
