"""A parser that hangs, dies or floods costs the file that did it, and nothing else. Every child here is a real one."""

import os
import selectors
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.sources.confine import (
    ConfinedError,
    TooLongError,
    TooSlowError,
    UnstartableError,
    converse,
    read_confined,
)
from briefing.sources.packing import BadAnswerError, pack, unpack
from briefing.sources.parsed import Extract

LONG_ENOUGH = 60.0


def python(source: str) -> list[str]:
    return [sys.executable, "-I", "-c", f"import os, sys; sys.path[:] = {sys.path!r}\n{source}"]


def test_what_a_child_answers_is_handed_back() -> None:
    data = os.urandom(3 << 20)
    echo = python("sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert converse(echo, data, seconds=LONG_ENOUGH) == data[::-1]


def test_a_child_that_reads_nothing_and_answers_is_understood() -> None:
    assert converse(python("os.close(0); print('yes')"), bytes(1 << 20), seconds=LONG_ENOUGH) == b"yes\n"


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        "import time\nos.close(1)\nwhile True: time.sleep(9)",
        "sys.stdin.buffer.read()\nos.read(os.pipe()[0], 1)",
        "import time\nwhile True: os.write(1, b'.'); time.sleep(0.01)",
    ],
    ids=["busy", "closes and waits", "waits", "trickles"],
)
def test_a_child_that_hangs_is_given_up(source: str) -> None:
    with pytest.raises(TooSlowError, match=r"longer than 0\.3 seconds"):
        converse(python(source), b"data", seconds=0.3)


@pytest.mark.parametrize("source", ["os._exit(3)", "os.kill(os.getpid(), 11)", "os.abort()", "raise SystemExit(1)"])
def test_a_child_that_dies_is_told(source: str) -> None:
    with pytest.raises(ConfinedError, match="broke down"):
        converse(python(source), bytes(1 << 20), seconds=LONG_ENOUGH)


def test_a_child_that_floods_is_cut_off() -> None:
    with pytest.raises(TooLongError, match="over 1 MB"):
        converse(python("while True: os.write(1, bytes(65536))"), b"", seconds=LONG_ENOUGH, most=1 << 20)


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(UnstartableError, match="No such file"):
        converse(["/nowhere/python"], b"", seconds=LONG_ENOUGH)


def test_with_a_child_ends_what_it_started(tmp_path: Path) -> None:
    """Both hold a pipe open; that it ends shows that both are gone."""
    os.mkfifo(tmp_path / "alive")
    reading = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    source = f"""
alive = os.open({str(tmp_path / "alive")!r}, os.O_WRONLY)
os.fork()
os.write(alive, b"x")
while True: os.write(1, bytes(65536))
"""
    with pytest.raises(TooLongError):
        converse(python(source), b"", seconds=LONG_ENOUGH, most=64 << 20)
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ)
        heard = list[bytes]()
        while not heard or heard[-1]:
            assert selector.select(LONG_ENOUGH)
            heard.append(os.read(reading, 99))
    os.close(reading)
    assert b"".join(heard) == b"xx"


def test_a_child_sees_neither_the_environment_nor_the_working_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_SECRET", "1")
    answer = converse(python("print(os.getcwd(), 'BRIEFING_SECRET' in os.environ)"), b"", seconds=LONG_ENOUGH)
    assert answer == b"/ False\n"


def test_what_a_parser_prints_is_no_part_of_the_answer() -> None:
    source = """
from briefing.sources.confined import own_stdout
own = own_stdout()
print("noise", flush=True)
os.write(own, b"answer")
"""
    assert converse(python(source), b"", seconds=LONG_ENOUGH) == b"answer"


def test_a_child_can_take_no_more_memory_and_write_no_file(tmp_path: Path) -> None:
    source = f"""
from briefing.sources.confined import limit
limit(256 << 20, 60)
try:
    bytearray(512 << 20)
except MemoryError:
    print("memory")
try:
    with open({str(tmp_path / "file")!r}, "wb", buffering=0) as file:
        file.write(b"x")
except OSError:
    print("file")
"""
    said = converse(python(source), b"", seconds=LONG_ENOUGH).split()
    assert b"file" in said
    if sys.platform == "linux":  # macOS does not bound it
        assert b"memory" in said


def test_a_parser_without_memory_is_a_refusal() -> None:
    if sys.platform != "linux":
        pytest.skip("the system does not bound memory")
    with pytest.raises(FileRefused):
        read_confined("mail", b"Subject: A\n\n" + b"word " * 900_000, seconds=LONG_ENOUGH, memory=1 << 20)


def test_a_parser_that_takes_too_long_is_given_up() -> None:
    """The header of this mail takes the parser of the standard library half a minute."""
    with pytest.raises(FileRefused, match="longer than 1 seconds"):
        read_confined("mail", b"From: " + b"a@b.c, " * 300_000 + b"\n\ntext", seconds=1, memory=1 << 30)


def test_whatever_a_parser_raises_is_told() -> None:
    with pytest.raises(FileRefused, match="RecursionError"):
        read_confined("mail", b"From: " + b"(" * 100_000 + b"\n\ntext", seconds=LONG_ENOUGH, memory=1 << 30)
    with pytest.raises(FileRefused, match="no reader tablet"):
        read_confined("tablet", b"text", seconds=LONG_ENOUGH, memory=1 << 30)


texts = st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace").decode())


@given(
    st.builds(Extract, st.lists(texts).map(tuple), texts, texts, texts, st.lists(texts).map(tuple), texts, texts, texts)
)
def test_an_answer_comes_back_as_it_was(extract: Extract) -> None:
    assert unpack(pack(extract)) == extract


def test_a_refusal_comes_back_as_one() -> None:
    answer = unpack(pack(FileRefused("No such thing.")))
    assert isinstance(answer, FileRefused)
    assert str(answer) == "No such thing."


@given(st.binary(max_size=50) | st.sampled_from([b"[" * 200_000, b"{}", b"null", b'{"refused": 1}', b'{"title": "a"}']))
def test_whatever_is_no_answer_is_none(data: bytes) -> None:
    with pytest.raises(BadAnswerError):
        unpack(data)
