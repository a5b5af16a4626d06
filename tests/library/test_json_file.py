"""A small file of the reader's own is whole at every moment and never lost."""

import json
import os
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import read_json_file, update_json_file


def test_values_are_kept_beside_the_others(tmp_path: Path) -> None:
    file = tmp_path / "data" / "state.json"
    update_json_file(file, theme="dark")
    update_json_file(file, place="here")
    assert read_json_file(file) == ({"theme": "dark", "place": "here"}, "")


@given(st.binary())
def test_what_cannot_be_read_is_told_and_set_aside_before_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.mktemp("data") / "state.json"
    file.write_bytes(data)
    trouble = read_json_file(file).trouble
    update_json_file(file, theme="dark")
    assert read_json_file(file) == ({"theme": "dark"}, "")
    if trouble:
        assert "state.json.damaged" in trouble
        assert file.with_name("state.json.damaged").read_bytes() == data


def test_no_file_that_was_set_aside_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    for number in range(3):
        file.write_text(f"{{{number}")
        assert read_json_file(file).trouble
        update_json_file(file, theme="dark")
    kept = sorted(tmp_path.glob("*.damaged*"))
    assert {path.read_text() for path in kept} == {"{0", "{1", "{2"}


def test_a_byte_order_mark_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_bytes(b'\xef\xbb\xbf{"theme": "dark"}')
    assert read_json_file(tmp_path / "state.json") == ({"theme": "dark"}, "")


@pytest.mark.parametrize("text", ["", "{}", '{"a": "b"}', "{"])
def test_a_link_is_written_through(tmp_path: Path, text: str) -> None:
    file, real = tmp_path / "state.json", tmp_path / "dotfiles" / "kept.json"
    real.parent.mkdir()
    real.write_text(text)
    file.symlink_to(real)
    update_json_file(file, theme="dark")
    assert file.is_symlink()
    assert json.loads(real.read_text())["theme"] == "dark"


def test_a_link_to_what_is_not_there_yet_is_written_through(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.symlink_to(tmp_path / "dotfiles" / "kept.json")
    update_json_file(file, theme="dark")
    assert file.is_symlink()
    assert read_json_file(tmp_path / "dotfiles" / "kept.json").values == {"theme": "dark"}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/null")])
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path, make: object) -> None:
    file = tmp_path / "state.json"
    assert callable(make)
    make(file)
    assert "no regular file" in read_json_file(file).trouble
    with pytest.raises(OSError, match="no regular file"):
        update_json_file(file, theme="dark")


def _update(file: Path, name: str) -> None:
    for number in range(50):
        update_json_file(file, **{f"{name}{number}": number})


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    context = get_context("fork")
    programs = [context.Process(target=_update, args=(file, name)) for name in "ab"]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert len(read_json_file(file).values) == 100
