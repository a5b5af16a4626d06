"""`briefing check`."""

import re
from pathlib import Path

import pytest

from briefing.check import RULES
from briefing.cli.config import Config, read_config
from tests.cli.conftest import Briefing
from tests.programs import loaded

_LOOKED_AT = (
    "looked at 0 quotations, 4 dates, 32 links and 0 passages; "
    "not at 1 date without a certain day or month, 1 link leading out, 12 passages with a digest alone"
)


def _config(home: Path, text: str) -> Path:
    file = home / "config" / "config.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def test_each_finding_is_a_line_and_the_count_is_talk(briefing: Briefing, hostile_folder: Path) -> None:
    answer = briefing("check", "--library", hostile_folder)
    assert answer.status == 1
    missing = hostile_folder / "cards" / "missing.md"
    assert f"{missing}:4: broken-link: There is no card `nobody`: correct the link or take it out.\n" in answer.out
    assert re.search(r"^\d+ errors, \d+ warnings?, \d+ notes; looked at \d+ quotations, ", answer.err)


def test_json_tells_each_finding(briefing: Briefing, hostile_folder: Path) -> None:
    answer = briefing("check", "--library", hostile_folder, "--json")
    assert answer.json["schema_version"] == 1
    lines = [f"{one['file']}:{one['line']}: {one['rule']}: {one['message']}" for one in answer.json["findings"]]
    assert lines == briefing("check", "--library", hostile_folder).out.splitlines()
    assert {one["severity"] for one in answer.json["findings"]} == {"error", "warning", "note"}


def test_it_tells_what_it_looked_at(briefing: Briefing, hostile_folder: Path) -> None:
    answer = briefing("check", "--library", hostile_folder, "--json")
    told = answer.json["looked_at"]
    assert list(told) == ["quotations", "dates", "links", "passages"]
    counts = [f"{told[what]} {what.removesuffix('s') if told[what] == 1 else what}" for what in told]
    assert f"looked at {', '.join(counts[:-1])} and {counts[-1]}" in answer.err
    assert all({"what", "why", "count"} == one.keys() for one in answer.json["not_looked_at"])


def test_notes_do_not_fail(briefing: Briefing) -> None:
    answer = briefing("check")
    assert answer.status == 0
    assert "single-source" in answer.out
    assert answer.err.startswith("0 errors, 0 warnings, ")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "note"), 1),
        (("--fail-on", "warning"), 0),
        (("--fail-on", "error", "single-source"), 1),
        (("--fail-on", "error", "--fail-on", "single-source"), 1),
        (("--fail-on", "broken-link"), 0),
    ],
)
def test_what_it_fails_on_can_be_chosen(briefing: Briefing, options: tuple[str, ...], status: int) -> None:
    assert briefing("check", *options).status == status


def test_what_it_fails_on_replaces_errors_and_warnings(briefing: Briefing, hostile_folder: Path) -> None:
    assert briefing("check", "--library", hostile_folder, "--fail-on", "quote-not-found").status == 0


def test_an_unknown_rule_to_fail_on_is_refused(briefing: Briefing) -> None:
    answer = briefing("check", "--fail-on", "single-sorce")
    assert answer.status == 2
    assert "did you mean “single-source”" in answer.err
    assert not answer.out


def test_a_rule_is_switched_off_in_the_config_file(briefing: Briefing, home: Path) -> None:
    _config(home, '[check]\noff = ["single-source", "unused-passage", "unlinked-card"]\n')
    answer = briefing("check", "--fail-on", "note")
    assert (answer.status, answer.out, answer.err) == (0, "", f"0 errors, 0 warnings, 0 notes; {_LOOKED_AT}\n")


def test_what_of_the_config_file_cannot_be_followed_is_said_and_the_rest_is_checked(
    briefing: Briefing, home: Path
) -> None:
    off = '["unused-passage", "single-sorce", "unlinked-card", "single-source"]'
    file = _config(home, f"bogus = 1\n\n[check]\noff = {off}\n")
    answer = briefing("check", "--fail-on", "note")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == (
        f"briefing: {file}:1: “bogus” is not known; what can be set is theme, keys, check, draft, vault\n"
        f"briefing: {file}:4: there is no rule “single-sorce”: did you mean “single-source”?\n"
        f"0 errors, 0 warnings, 0 notes; {_LOOKED_AT}\n"
    )


def test_a_config_file_that_is_no_toml_hinders_no_check(briefing: Briefing, home: Path) -> None:
    told = briefing("check")
    file = _config(home, "bogus\n")
    answer = briefing("check")
    assert (answer.status, answer.out) == (told.status, told.out)
    assert answer.err.startswith(f"briefing: {file}:1: it is not TOML: ")


def test_an_empty_table_switches_nothing_off(home: Path) -> None:
    assert read_config(_config(home, "[check]\n")) == Config()


def test_the_rules_are_listed(briefing: Briefing) -> None:
    answer = briefing("check", "--rules")
    assert answer.status == 0
    told = [tuple(line.split(maxsplit=2)) for line in answer.out.splitlines()]
    assert told == [(rule.id, rule.severity.value, rule.help) for rule in RULES]


def test_a_library_of_nothing_is_not_said_to_be_in_order(briefing: Briefing, home: Path) -> None:
    (home / "empty").mkdir()
    answer = briefing("check", "--library", home / "empty")
    assert answer.status == 2
    assert "there is nothing to check" in answer.err


def test_other_commands_do_not_load_it() -> None:
    assert "briefing.check" in loaded("check")
    assert not {"briefing.check", "briefing.anchors"} & loaded("list")
