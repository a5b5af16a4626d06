"""Variables of the environment that Textual reads."""

import os

import pytest

from briefing.tui.variables import settled_variables


@pytest.mark.parametrize(
    ("name", "value", "taken"),
    [
        ("TEXTUAL_DRIVER", "nosuch:Driver", ""),
        ("TEXTUAL_PRESS", "q", ""),
        ("TEXTUAL_COLOR_SYSTEM", "nonsense", ""),
        ("TEXTUAL_COLOR_SYSTEM", "256", "256"),
        ("TEXTUAL_FPS", "1", "250"),
        ("TEXTUAL", "debug", ""),
        ("ESCDELAY", "99999999", ""),
        ("ESCDELAY", "25", "25"),
        ("COLUMNS", "100000", ""),
        ("TERM", "xterm", "xterm"),
    ],
)
def test_what_makes_no_sense_for_a_reader_is_hidden_while_textual_is_loaded(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, taken: str
) -> None:
    monkeypatch.setenv(name, value)
    before = dict(os.environ)
    with settled_variables():
        assert os.environ.get(name, "") == taken
    assert dict(os.environ) == before
