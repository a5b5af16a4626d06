"""`briefing completions` and `briefing --man`: both made from the parser, so that what they tell is so."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli.parser import make_parser
from tests.cli.conftest import Briefing
from tests.test_docs import COMMANDS

pytestmark = pytest.mark.usefixtures("without_model")
ASK = {
    "bash": (
        "bash",
        "--norc",
        "-c",
        'source "$1"; COMP_WORDS=(briefing $2); COMP_CWORD=$3; _shtab_briefing; printf "%s\\n" "${COMPREPLY[@]}"',
        "bash",
    ),
    "fish": ("fish", "--no-config", "-c", 'source $argv[1]; complete -C "briefing $argv[2]"'),
}


def _completed(shell: str, script: Path, typed: str, **environment: str) -> set[str]:
    """What a shell offers for what is typed behind `briefing`; the program itself is out of its reach."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not there: nobody has asked it")
    tools = script.parent / "tools"
    tools.mkdir(exist_ok=True)
    for tool in ("grep", shell):
        if not (tools / tool).exists() and (found := shutil.which(tool)):
            (tools / tool).symlink_to(found)
    asked = [*ASK[shell], str(script), typed, str(typed.count(" ") + 1)]
    variables = {"PATH": str(tools), "HOME": str(script.parent), **environment}
    done = subprocess.run(asked, capture_output=True, text=True, timeout=60, env=variables, check=False)
    assert "rror" not in done.stderr, done.stderr
    return {line.split("\t")[0].strip() for line in done.stdout.splitlines() if line}


@pytest.fixture(params=["bash", "fish"])
def shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def script(briefing: Briefing, home: Path, shell: str) -> Path:
    file = home / f"completions.{shell}"
    file.write_text(briefing("completions", shell).out, encoding="utf-8")
    return file


def test_every_command_is_completed(shell: str, script: Path) -> None:
    assert set(COMMANDS) <= _completed(shell, script, "")


def test_ids_are_completed_from_a_small_list_without_starting_the_program(
    shell: str, script: Path, briefing: Briefing, home: Path
) -> None:
    briefing("list")  # any command that opens the library brings the list up to date
    assert _completed(shell, script, "show mi") == {"mill-talks-2022"}
    assert "orla-gazette-2021-03-04" in _completed(shell, script, "show ")
    assert "bertil-aske" in _completed(shell, script, "export bertil-aske be")
    assert not _completed(shell, script, "show zz")
    briefing("card", "new", "actor", "Zz Top")
    assert _completed(shell, script, "show zz") == {"zz-top"}
    assert (home / "cache" / "completions" / "ids").stat().st_size < 1_000


def test_a_cache_elsewhere_is_heeded(shell: str, script: Path, home: Path) -> None:
    (home / "else" / "completions").mkdir(parents=True)
    (home / "else" / "completions" / "ids").write_text("mine-alone\n")
    assert _completed(shell, script, "show mi", BRIEFING_CACHE_DIR=str(home / "else")) == {"mine-alone"}


@pytest.mark.parametrize("typed", ["show $(touch${IFS}hacked)", "show `touch", "show ..", "show [", "show -e"])
def test_what_is_typed_runs_nothing(shell: str, script: Path, typed: str) -> None:
    _completed(shell, script, typed)
    assert not list(script.parent.glob("hacked*"))


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_takes_its_completions(briefing: Briefing, home: Path, name: str) -> None:
    answer = briefing("completions", name)
    assert answer.status == 0
    file = home / "script"
    file.write_text(answer.out, encoding="utf-8")
    for command in COMMANDS:
        assert command in answer.out
    if not shutil.which(name):
        pytest.skip(f"{name} is not there: nobody has had it read its completions")
    assert subprocess.run([name, "-n", str(file)], capture_output=True, check=True, timeout=60).stderr == b""


def test_no_list_is_kept_for_who_has_no_completions(briefing: Briefing, home: Path) -> None:
    briefing("list")
    assert not (home / "cache" / "completions").exists()


def test_an_unknown_shell_is_told(briefing: Briefing) -> None:
    answer = briefing("completions", "tcsh")
    assert answer.status == 2
    assert "tcsh" in answer.err


def test_the_manual_page_tells_every_command_and_option(briefing: Briefing) -> None:
    page = briefing("--man").out
    plain = re.sub(r"\\f[BIR]", "", page).replace(r"\-", "-")
    for command in COMMANDS:
        assert f".SS briefing {command}\n" in plain
    parsers = [make_parser()]
    while parsers:
        for action in parsers.pop()._actions:
            assert all(name in plain for name in action.option_strings)
            if isinstance(action.choices, dict):
                parsers += [each for each in action.choices.values() if hasattr(each, "_actions")]


def test_the_manual_page_is_set_without_a_warning(briefing: Briefing, home: Path) -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not there: nobody has set the manual page")
    file = home / "briefing.1"
    file.write_text(briefing("--man").out, encoding="utf-8")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert not [line for line in done.stderr.splitlines() if "can't break" not in line and "adjust" not in line]
