"""The rules stand in one list, and everything that names them agrees with it."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing.check import RULES, Severity, find_rule, rules_of
from briefing.check.articles import PASSAGE_RULES
from briefing.check.cards import CARD_RULES
from briefing.errors import ConfigError

_PACKAGE = Path(briefing.__file__).parent


def test_no_rule_stands_twice() -> None:
    assert not [id for id, count in Counter(rule.id for rule in RULES).items() if count > 1]


def test_every_rule_says_in_a_sentence_what_it_finds() -> None:
    assert all(rule.help[0].isupper() and rule.help.endswith(".") for rule in RULES)


_PLACES = {"Problem": 2, "add": 1}
"""Which argument of a call is a rule."""


def _named_in_problems(folder: Path) -> Iterator[str]:
    """The rules that problems are made with."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                place = _PLACES.get(ast.unparse(node.func).rpartition(".")[2], len(node.args))
                rule = node.args[place] if place < len(node.args) else None
                if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                    yield rule.value


def test_every_rule_that_reading_the_files_knows_is_in_the_list() -> None:
    named = {*_named_in_problems(_PACKAGE / "dialect"), *_named_in_problems(_PACKAGE / "library")}
    own = {*CARD_RULES, *PASSAGE_RULES, "unlinked-card", "unused-passage"}
    assert {"bad-date", "broken-link", "undecodable"} <= named
    assert {rule.id for rule in RULES} == named | own
    assert not named & own


def test_the_documentation_lists_the_rules() -> None:
    rows = [f"| `{rule.id}` | {rule.severity} | {rule.help} |" for rule in RULES]
    text = (_PACKAGE.parent / "docs" / "check.md").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("| `")] == rows


def test_a_severity_stands_for_itself_and_what_is_graver() -> None:
    graver = set[str]()
    for severity in Severity:
        graver |= {rule.id for rule in RULES if rule.severity is severity}
        assert rules_of([severity.value]) == graver
    assert rules_of(["error", "single-source"]) == rules_of(["error"]) | {"single-source"}
    assert rules_of([]) == frozenset()


def test_an_unknown_name_is_refused_and_the_nearest_told() -> None:
    with pytest.raises(ConfigError, match="“single-sorce”: did you mean “single-source”"):
        find_rule("single-sorce")
    with pytest.raises(ConfigError, match="did you mean “warning”"):
        rules_of(["error", "warnings"])
