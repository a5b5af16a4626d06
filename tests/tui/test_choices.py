"""The reader's choices: what can be followed is, and the rest is told."""

from pathlib import Path

import pytest

from briefing.model import Settings
from briefing.tui.choices import Choices


def choices(*keys: tuple[str, str], theme: str = "") -> Choices:
    return Choices(Settings(Path("state.json"), Path("own"), keys, theme), {"nord"})


def test_a_known_theme_and_free_keys_are_followed() -> None:
    chosen = choices(("search", "slash,ctrl+f"), ("next_link", "n,tab"), theme="nord")
    assert (chosen.theme, chosen.keys, chosen.complaints) == (
        "nord",
        {"search": "slash,ctrl+f", "next_link": "n,tab"},
        [],
    )


def test_a_key_that_is_taken_is_given_up_by_what_has_others() -> None:
    chosen = choices(("search", "j"))
    assert chosen.keys == {"search": "j", "down": "down"}
    assert not chosen.complaints


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("nosuch", "x", "“nosuch” is the id of no key"),
        ("hints", "banana+split", "“banana+split” is no key"),
        ("open", "", "open needs a key"),
    ],
)
def test_what_cannot_be_is_told_and_the_usual_key_stands(id: str, keys: str, told: str) -> None:
    chosen = choices((id, keys))
    assert not chosen.keys
    assert told in chosen.complaints[0]


def test_what_is_left_without_a_key_is_told() -> None:
    chosen = choices(("search", "f"))
    assert chosen.keys == {"search": "f", "hints": ""}
    assert "hints has no key any more" in chosen.complaints[0]


def test_two_choices_of_one_key_are_told() -> None:
    chosen = choices(("search", "j"), ("hints", "j"))
    assert chosen.keys["search"] == "j" and "hints" not in chosen.keys
    assert len(chosen.complaints) == 1


def test_an_unknown_theme_is_told() -> None:
    chosen = choices(theme="nosuch")
    assert not chosen.theme
    assert "no theme “nosuch”" in chosen.complaints[0]
