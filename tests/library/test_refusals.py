"""Refused mentions stay refused, until they are taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.refusals import Refusals
from briefing.model import Address

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
