"""The command line, run in this process on the tiny library."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing.cli import run
from tests.tiny import write_good, write_hostile


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output as JSON."""
        return json.loads(self.out)


Briefing = Callable[..., Answer]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: directories below `tmp_path`, 80 columns, the tiny library as the one that opens."""
    for name in ("VISUAL", "EDITOR", "BROWSER", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"BRIEFING_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("BRIEFING_LIBRARY", str(write_good(tmp_path / "tiny")))
    return tmp_path


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """The hostile library as files."""
    return write_hostile(tmp_path / "hostile")


@pytest.fixture
def own(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's own library, beside the tiny one."""
    own = home / "own"
    own.mkdir()
    monkeypatch.setenv("BRIEFING_LIBRARY", f"{home / 'tiny'}:{own}")
    return own


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Briefing:
    """Runs `briefing` with some arguments."""

    def answer(*arguments: str | Path) -> Answer:
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return answer


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language model is installed: what is added is not drafted."""
    monkeypatch.setattr("briefing.drafting.models.find_spec", lambda _: None)
