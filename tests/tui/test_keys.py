"""Every key stands once."""

import string
from collections import Counter

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from briefing.tui.keys import KEYS, Owner, bindings, glyph, glyphs


def test_no_id_stands_twice() -> None:
    assert not [id for id, count in Counter(key.id for key in KEYS).items() if count > 1]


def test_no_key_means_two_things_in_one_place() -> None:
    for owner in Owner:
        counts = Counter(name.strip() for key in KEYS if key.owner is owner for name in key.keys.split(","))
        assert not [name for name, count in counts.items() if count > 1]


def test_every_key_becomes_a_binding_that_can_be_changed_by_its_id() -> None:
    made = [binding for owner in Owner for binding in bindings(owner) if isinstance(binding, Binding)]
    assert {binding.id for binding in made} == {key.id for key in KEYS}


def test_keys_are_written_as_people_know_them() -> None:
    assert glyphs("[,backspace,alt+left") == "[ Bksp Alt+←"
    assert glyphs("shift+tab") == "Shift+Tab"


@pytest.mark.parametrize("character", string.ascii_letters + string.digits + string.punctuation + "é€§¿")
def test_a_key_that_is_a_character_is_written_as_that(character: str) -> None:
    """Textual calls it by its Unicode name, after a press and once it is bound."""
    assert glyph(_character_to_key(character)) == character


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("semicolon", ";"),
        ("ctrl+full_stop", "Ctrl+."),
        ("alt+comma", "Alt+,"),
        ("+", "+"),
        ("plus_sign", "+"),
        ("f5", "f5"),
        ("delete", "delete"),
        ("insert", "insert"),
        ("space", "Space"),
        ("no_break_space", "no_break_space"),
        ("right_to_left_override", "right_to_left_override"),
        ("escape", "Esc"),
    ],
)
def test_keys_have_one_way_to_be_written_whatever_they_are_named(name: str, written: str) -> None:
    assert glyph(name) == written
