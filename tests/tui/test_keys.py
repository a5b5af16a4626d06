"""Every key stands once."""

from collections import Counter

from textual.binding import Binding

from briefing.tui.keys import KEYS, Owner, bindings, glyphs


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
