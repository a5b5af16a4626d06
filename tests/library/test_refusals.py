"""Refused mentions stay refused, until they are taken back."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.library.refusals import Refusals
from briefing.model import Address
from tests.tiny import write_good

ONE, OTHER = Address("lake-herald", 3), Address("lake-herald", 4)


def test_a_refusal_is_kept_across_runs_and_can_be_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "data" / "refused.json"
    Refusals(file).put("senn", ONE, is_refused=True)
    Refusals(file).put("senn", OTHER, is_refused=True)
    assert Refusals(file).of("senn") == {ONE, OTHER}
    Refusals(file).put("senn", ONE, is_refused=False)
    assert Refusals(file).of("senn") == {OTHER}
    assert Refusals(file).of("mill") == frozenset()


@given(st.text() | st.just("[]") | st.just('{"senn": 3}') | st.just('{"senn": ["x", 4, "a#^p0"]}'))
def test_whatever_stands_in_the_file_refuses_nothing_that_is_no_address(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.mktemp("data") / "refused.json"
    file.write_text(text, encoding="utf-8", errors="surrogatepass")
    assert Refusals(file).of("senn") == frozenset()


def test_a_refused_mention_is_neither_listed_nor_counted(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "tiny")
    with closing(Library.open([folder], tmp_path / "cache", refused=tmp_path / "refused.json")) as library:
        library.refresh()
        card, before = next(
            (entry.id, found) for entry in library.roster.cards if (found := library.mentions(entry.id)).total
        )
        refused = Address.parse(before.addresses[0])
        assert refused
        library.refuse(card, refused)
        after = library.mentions(card)
        assert (after.total, after.addresses) == (before.total - 1, before.addresses[1:])
        library.refuse(card, refused, is_refused=False)
        assert library.mentions(card) == before
