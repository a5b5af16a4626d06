"""What the documentation says is so."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from briefing.cli.parser import make_parser
from briefing.tui.keys import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
READING = ("search", "list", "show", "timeline", "ties", "compare", "check", "index", "completions")
COMMANDS = (*READING, "watch", "export", "add", "card", "merge", "split", "note", "draft", "remove", "undo", "log")


def _command_after(mark: str) -> str:
    return README.split(f"<!-- {mark} -->")[1].split("```sh\n")[1].split("\n")[0]


@pytest.mark.parametrize("mark", ["run", "test"])
def test_the_two_commands_are_one_line_each_and_need_nothing_but_python(mark: str) -> None:
    command = _command_after(mark)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    assert command.endswith({"run": ".venv/bin/briefing", "test": ".venv/bin/python -m pytest"}[mark])


@pytest.mark.parametrize("mark", ["run", "test"])
def test_the_commands_install_an_extra_that_there_is(mark: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = re.findall(r"\.\[(\w+)\]", _command_after(mark))
    assert named
    assert set(named) <= set(extras)


def test_every_command_stands_in_the_readme_and_every_option_it_names_is_taken() -> None:
    synopsis = README.split("## Command line")[1].split("```")[1]
    for command in COMMANDS:
        lines = [line for line in synopsis.splitlines() if line.startswith(f"briefing {command}")]
        if command != "add":  # it has a section of its own
            assert lines, command
        if command in ("card", "watch"):  # each action has options of its own
            continue
        named = {"merge": ["x", "y"]}.get(
            command, ["x"] if command in ("search", "show", "ties", "add", "split", "note", "remove", "draft") else []
        )
        needed = {"export": ["--format", "md"], "completions": ["bash"]}.get(command, [])
        told = make_parser().parse_args([command, *named, *needed])
        for option in re.findall(r"--([a-z-]+)", " ".join(lines)):
            assert hasattr(told, option.replace("-", "_")), f"{command} --{option}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_its_use_with_an_example(command: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "briefing", command, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert f"usage: briefing {command}" in said.stdout
    assert said.stdout.count(f"briefing {command}") > 1


def test_every_key_stands_in_the_docs_with_its_id() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    missing = [key.id for key in KEYS if f"| `{key.id}` | `{key.keys}` | {key.help} |" not in page]
    assert not missing


def test_every_page_that_is_linked_is_there() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
