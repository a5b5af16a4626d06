"""The reader's choices: what can be followed is, and the rest is told."""

from pathlib import Path

import pytest

from briefing.model import Settings
from briefing.tui.keymap import Keymap


def choices(*keys: tuple[str, str], theme: str = "") -> Keymap:
    return Keymap(Settings(Path("state.json"), Path("own"), keys, theme), {"nord"})


def test_a_known_theme_and_free_keys_are_followed() -> None:
    chosen = choices(("search", "slash,ctrl+s"), ("next_link", "z,tab"), theme="nord")
    assert (chosen.theme, chosen.keys, chosen.complaints) == (
        "nord",
        {"search": "slash,ctrl+s", "next_link": "z,tab"},
        [],
    )


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("nosuch", "x", "“nosuch” is the id of no key"),
        ("hints", "banana+split", "“banana+split” is no key"),
        ("hints", "ctrl+q", "Ctrl+Q is quit always, and cannot be hints"),
        ("open", "", "open needs a key"),
    ],
)
def test_what_cannot_be_is_told_and_the_usual_key_stands(id: str, keys: str, told: str) -> None:
    chosen = choices((id, keys))
    assert not chosen.keys
    assert told in chosen.complaints[0]


def both(key: str, holder: str, loser: str) -> str:
    return f"config.toml, [keys]: {key} is given to both {holder} and {loser}; {holder} has it"


def bare(id: str) -> str:
    return f"config.toml, [keys]: {id} has no key any more"


class TestOneKeyForTwo:
    """A choice has its key, the other gives it up, and that is told: which key, which two, and which one has it."""

    def test_a_key_that_another_has_as_usual(self) -> None:
        chosen = choices(("hints", "q"))
        assert chosen.keys == {"hints": "q", "quit": "ctrl+q"}
        assert chosen.complaints == [both("q", "hints", "quit")]

    def test_what_is_left_without_a_key_is_told_too(self) -> None:
        chosen = choices(("search", "f"))
        assert chosen.keys == {"search": "f", "hints": ""}
        assert chosen.complaints == [both("f", "search", "hints"), bare("hints")]

    @pytest.mark.parametrize(
        ("name", "written"), [("slash", "/"), ("/", "/"), ("question_mark", "?"), ("alt+left", "Alt+←")]
    )
    def test_by_whatever_name(self, name: str, written: str) -> None:
        loser = {"/": "search", "?": "help", "Alt+←": "back"}[written]
        assert choices(("hints", name)).complaints[0] == both(written, "hints", loser)

    def test_each_of_several_is_told(self) -> None:
        chosen = choices(("copy", "tab,q"))
        assert chosen.complaints == [
            both("Tab", "copy", "to_results"),
            bare("to_results"),
            both("Tab", "copy", "next_link"),
            bare("next_link"),
            both("Tab", "copy", "next_pane"),
            bare("next_pane"),
            both("Tab", "copy", "find_text"),
            bare("find_text"),
            both("q", "copy", "quit"),
        ]

    def test_of_two_choices_the_first_has_it(self) -> None:
        chosen = choices(("search", ";"), ("hints", "semicolon,Z"))
        assert chosen.keys == {"search": ";", "hints": "Z"}
        assert chosen.complaints == [both(";", "search", "hints")]

    def test_of_a_choice_with_nothing_left_the_usual_key_stands(self) -> None:
        chosen = choices(("search", ";"), ("hints", ";"))
        assert chosen.keys == {"search": ";"}
        assert chosen.complaints == [both(";", "search", "hints")]

    @pytest.mark.parametrize("turn", [1, -1])
    def test_a_key_that_a_choice_keeps_and_another_takes(self, turn: int) -> None:
        first, second = [("quit", "q"), ("hints", "q")][::turn]
        chosen = choices(first, second)
        assert both("q", first[0], second[0]) in chosen.complaints
        assert chosen.keys[first[0]] == "q" != chosen.keys.get(second[0])

    @pytest.mark.parametrize("turn", [1, -1])
    def test_what_is_given_another_key_itself_gives_nothing_up(self, turn: int) -> None:
        swapped = [("hints", "q"), ("quit", "f")]
        chosen = choices(*swapped[::turn])
        assert (chosen.keys, chosen.complaints) == (dict(swapped), [])

    def test_what_gives_up_one_key_after_the_other_may_end_without(self) -> None:
        chosen = choices(("search", "g"), ("hints", "home"))
        assert chosen.keys == {"search": "g", "hints": "home", "first": ""}
        assert chosen.complaints == [both("g", "search", "first"), both("Home", "hints", "first"), bare("first")]

    @pytest.mark.parametrize(
        ("id", "keys"), [("stay", "f"), ("hints", "z"), ("next_link", "tab,z"), ("next_pane", "tab")]
    )
    def test_one_key_in_two_places_is_nobodys_loss(self, id: str, keys: str) -> None:
        chosen = choices((id, keys))
        assert (chosen.keys, chosen.complaints) == ({id: keys}, [])


def test_an_unknown_theme_is_told() -> None:
    chosen = choices(theme="nosuch")
    assert not chosen.theme
    assert "no theme “nosuch”" in chosen.complaints[0]
