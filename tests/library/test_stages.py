"""Files come, change and go in stages, and the work on them is broken off: in the end it is as in one piece."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.anchors import fingerprint
from briefing.dialect import write_article
from briefing.library import Library
from briefing.model import Address, Article, Passage
from tests.library.whole import everything, in_one_piece, make_small

IDS = ("ann", "bob", "cab")
WORDS = ("Ann goes to the old mill.", "Bob and Ann talk.", "Nobody names Cab Zed here.")
Files = dict[str, str]
lines = st.sampled_from(
    [*WORDS, *(f"See [[{id}]]." for id in (*IDS, "nobody")), *(f"So. [[{id}#^p{n}]]" for id in IDS for n in (1, 3))]
)
cards = st.builds(
    lambda title, text: f"---\nkind: actor\ntitle: {title}\n---\n{text}\n",
    st.sampled_from(["Ann", "Bob", "Zed"]),
    st.lists(lines, max_size=3).map("\n\n".join),
)


def article_text(numbers: list[int]) -> str:
    passages = tuple(
        Passage(Address("x", at), WORDS[(at - 1) % 3], fingerprint=fingerprint(f"Own words of {at}.")) for at in numbers
    )
    return write_article(Article("x", "An article", passages=len(numbers)), passages)


def copy_text(of: str) -> str:
    return write_article(Article("x", "A copy"), (Passage(Address("x", 1), original="Own words of 1."),), copy_of=of)


articles = st.lists(st.integers(1, 3), unique=True, max_size=3).map(sorted).map(article_text)
files: st.SearchStrategy[Files] = st.builds(
    lambda kinds, copies: {**dict(kinds), **copies},
    st.tuples(
        *(
            st.one_of(
                st.just((f"notes/{id}.md", "")),
                cards.map(lambda text, id=id: (f"cards/{id}.md", text)),  # type: ignore[misc]
                articles.map(lambda text, id=id: (f"articles/{id}.md", text)),  # type: ignore[misc]
            )
            for id in IDS
        )
    ),
    st.dictionaries(st.just("originals/one.md"), st.sampled_from(IDS).map(copy_text)),
)


def write_files(folder: Path, files: Files) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)


@given(st.lists(files, min_size=1, max_size=3), st.data())
@settings(max_examples=30, deadline=None)
def test_however_it_comes_it_is_as_in_one_piece(stages: list[Files], data: st.DataObject) -> None:
    """Cards and articles come, change, go and turn into each other, and so do copies; it is broken off at times."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        make_small(patch)
        folder = Path(place, "library")
        for files in stages:
            write_files(folder, files)
            is_patient = data.draw(st.booleans())
            with closing(Library.open([folder], Path(place, "cache"))) as library:
                library.refresh(cancelled=breaking_off(data) if not is_patient else None)
        with closing(Library.open([folder], Path(place, "cache"))) as library:
            library.refresh()
            assert library.is_whole
            assert not [notice for notice in library.notices if "no cards" not in notice]
            assert everything(library) == in_one_piece(folder)


def breaking_off(data: st.DataObject) -> Callable[[], bool]:
    left = data.draw(st.integers(1, 4))

    def is_over() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    return is_over
