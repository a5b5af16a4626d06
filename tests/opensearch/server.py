"""A real OpenSearch server for the tests: one's own, or one that is built and started here and ends with the tests."""

import fcntl
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

OWN = "BRIEFING_TEST_OPENSEARCH"
"""The variable that names a server of one's own, such as `http://localhost:9200`."""
UNTESTED = "NOTHING IS TESTED ON OPENSEARCH"
"""What is said where no server can be had."""
_HERE = Path(__file__).parent
_BUILT = _HERE / "target"
_BUILDING, _STARTING = 300.0, 120.0
_MEMORY = "/dev/shm"  # noqa: S108 - the data of the tests need no disk, and an index is made in a quarter of the time
_JVM = ("-Xms384m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_NETTY = "-Dopensearch.set.netty.runtime.available.processors=false"


class NoServerError(Exception):
    """No server can be had here; the message says why."""


@pytest.fixture(scope="session")
def opensearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server, shared by all processes of this run; skips loudly where none can be had."""
    base = tmp_path_factory.getbasetemp()
    try:
        with running(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) as address:
            yield address
    except NoServerError as error:
        pytest.skip(f"{UNTESTED}: {error}; ${OWN} can name a server of your own")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of one's own server, else of one that all share who name the same folder; NoServerError."""
    if own := os.environ.get(OWN):
        yield own
        return
    address = _shared(folder)
    with _held(folder):
        yield address


def _shared(folder: Path) -> str:
    """The address of the server of this run, started by the first who asks."""
    told = folder / "opensearch.told"
    with (folder / "opensearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            try:
                told.write_text(_started(folder))
            except NoServerError as error:
                told.write_text(f"none {error}")
        answer = told.read_text()
    if answer.startswith("none "):
        raise NoServerError(answer.removeprefix("none "))
    return answer


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keeps the server running: it ends when nobody writes to its standard input any more, however that came."""
    held = os.open(folder / "opensearch.stdin", os.O_WRONLY)
    try:
        yield
    finally:
        os.close(held)


def _started(folder: Path) -> str:
    """Builds and starts a server; its address."""
    _build()
    log = folder / "opensearch.log"
    home = Path(tempfile.mkdtemp(prefix="briefing-opensearch-", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else folder))
    (home / "config").mkdir()
    os.mkfifo(folder / "opensearch.stdin")
    java = ["nice", "java", *_JVM, _NETTY, "-cp", f"{_BUILT / 'classes'}:{_BUILT / 'lib'}/*", "Server", str(home), "0"]
    # The server is no child of ours: it goes on for the others when we are done, and ends with the last of us.
    script = '("$@" < "$IN" > "$LOG" 2>&1; rm -r "$DATA") > /dev/null 2>&1 &'
    names = {"IN": str(folder / "opensearch.stdin"), "LOG": str(log), "DATA": str(home)}
    subprocess.run(["/bin/sh", "-c", script, "sh", *java], check=True, env={**os.environ, **names})
    starter = os.open(folder / "opensearch.stdin", os.O_WRONLY)
    end = time.monotonic() + _STARTING
    while time.monotonic() < end:
        for line in log.read_text(errors="replace").splitlines() if log.exists() else ():
            if line.startswith("ready "):
                _keep_open(starter)
                return line.removeprefix("ready ").strip()
        time.sleep(0.2)
    os.close(starter)
    raise NoServerError(f"the server did not start within {_STARTING:.0f} s (see {log.name})")


def _keep_open(starter: int) -> None:
    """Leaves the starter's end open until this process ends, so that the server never sees an end in between."""
    _STARTERS.append(starter)


_STARTERS: list[int] = []


def _build() -> None:
    """Builds the server with Maven, unless it is built."""
    for program in ("java", "mvn"):
        if not shutil.which(program):
            raise NoServerError(f"there is no {program}")
    made = _BUILT / "classes" / "Server.class"
    sources = (_HERE / "pom.xml", *_HERE.glob("src/**/*.java"))
    if made.exists() and made.stat().st_mtime > max(one.stat().st_mtime for one in sources):
        return
    command = ["nice", "mvn", "-q", "-B", "-f", str(_HERE / "pom.xml"), "clean", "package"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_BUILDING, check=False)
    except subprocess.TimeoutExpired:
        raise NoServerError(f"mvn did not end within {_BUILDING:.0f} s") from None
    if done.returncode:
        last = next((line for line in done.stdout.splitlines() if "ERROR" in line), "")
        raise NoServerError(f"mvn could not build it: {last[:300]}")
