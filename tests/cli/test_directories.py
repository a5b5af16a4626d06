"""Where the directories are, and what the environment says."""

from pathlib import Path

import pytest

import briefing
from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.errors import ConfigError


def test_the_environment_places_each_directory(tmp_path: Path) -> None:
    named = {f"BRIEFING_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}
    directories = Directories.of(named)
    assert directories.config == tmp_path / "CONFIG"
    assert directories.data == tmp_path / "DATA"
    assert directories.cache == tmp_path / "CACHE"
    assert directories.own == tmp_path / "DATA" / "library"


def test_without_it_they_belong_to_the_program_and_are_not_made() -> None:
    directories = Directories.of({})
    for directory in (directories.config, directories.data, directories.cache):
        assert "briefing" in directory.parts
        assert directory.is_absolute()


def test_the_shipped_library_stands_beside_the_program() -> None:
    shipped = Directories.of({}).shipped
    assert shipped.name == "content"
    assert (shipped / "cards").is_dir()
    assert Path(briefing.__file__).resolve().parent in (shipped.parent, shipped.parent / "briefing")


def test_the_variables() -> None:
    said = {"VISUAL": "code --wait", "EDITOR": "vi", "BROWSER": "w3m", "NO_COLOR": "1", "TERM": "dumb"}
    said |= {"BRIEFING_LIBRARY": "/a:/b"}
    assert Environment.of(said) == Environment(
        ("code", "--wait"), "w3m", no_color=True, is_dumb=True, libraries=(Path("/a"), Path("/b")), variables=said
    )
    said = {"EDITOR": "vi", "NO_COLOR": ""}
    assert Environment.of(said) == Environment(("vi",), variables=said)
    assert Environment.of({}) == Environment()


def test_a_command_with_an_open_quote_is_told_and_counts_as_not_set() -> None:
    environment = Environment.of({"VISUAL": "vi '", "EDITOR": "nano"})
    assert environment.editor == ("nano",)
    (told,) = environment.complaints
    assert "VISUAL" in told


@pytest.mark.parametrize("name", ["CONFIG", "DATA", "CACHE"])
def test_a_directory_in_the_home_of_nobody_is_refused(name: str) -> None:
    with pytest.raises(ConfigError, match=f"BRIEFING_{name}_DIR"):
        Directories.of({f"BRIEFING_{name}_DIR": "~nosuchuser/x"})
