"""The tour in docs/ shows what the program shows."""

import re

import pytest

from tests.tour import PAGE, PICTURES, SCENES, Scene, page, picture, words


@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_a_picture_holds_what_is_on_the_screen(scene: Scene) -> None:
    """Word for word; `python -m tests.tour` takes it anew."""
    kept = (PICTURES / f"{scene.name}.svg").read_text(encoding="utf-8")
    assert words(kept)
    assert words(await picture(scene)) == words(kept)


def test_the_page_shows_every_picture_and_no_picture_asks_another_host() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert sorted(each.stem for each in PICTURES.glob("*.svg")) == sorted(scene.name for scene in SCENES)
    for each in PICTURES.glob("*.svg"):
        assert not re.search(r"""url\(\s*["']?https?:|href=""", each.read_text(encoding="utf-8"))
