"""What stands in a segment beside the lists: terms in Whoosh's own form, stored texts; and how it is collected."""

import gc
from contextlib import ExitStack, closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import StructFile

from briefing.index import Changes, Index, Source
from briefing.index.engine.collecting import young_alone
from briefing.index.engine.storage import MappedFile
from briefing.index.engine.terms import Table
from briefing.index.engine.texts import Texts
from tests.index.harbour import CARDS, SOURCES, source
from tests.index.test_contract_update import everything


class _Kept(BytesIO):
    """A file of which the bytes are there after it is closed."""

    def close(self) -> None:
        self.data = self.getvalue()
        super().close()


@given(st.dictionaries(st.binary(min_size=1, max_size=3), st.binary(max_size=3), max_size=40))
def test_whoosh_reads_the_terms(kept: dict[bytes, bytes]) -> None:
    file = _Kept()
    table = Table(StructFile(file))
    table.add_all(sorted(kept.items()))
    table.extras["fieldmap"] = {"text": 0}
    table.close()  # type: ignore[no-untyped-call]
    reader: Any = OrderedHashReader(MappedFile(file.data, ""), len(file.data))  # type: ignore[no-untyped-call]
    assert list(reader.items()) == sorted(kept.items())
    assert {key: reader[key] for key in kept} == kept
    assert b"none" not in reader
    assert reader.closest_key(b"") == min(kept, default=None)
    assert reader.extras["fieldmap"] == {"text": 0}


@given(st.lists(st.text(max_size=30) | st.just("the same again and again"), max_size=40))
def test_a_text_comes_back_whatever_its_neighbours(texts: list[str]) -> None:
    """Blocks of which the dictionary is full, is not full, or is made of empty texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.index.engine.texts._BLOCK", 8)
        patch.setattr("briefing.index.engine.texts._DICTIONARY", 50)
        file = BytesIO()
        file.write(b"before")
        writer = Texts().writer(StructFile(file))
        for number, text in enumerate(texts):
            writer.add(number, {"stored": text})
        writer.finish(len(texts))
        data = file.getvalue()
        reader = Texts().reader(MappedFile(data, ""), len(b"before"), len(data) - len(b"before"), len(texts))
        assert [reader[number] for number in reversed(range(len(texts)))] == texts[::-1]


def test_what_is_said_again_takes_little_room() -> None:
    file = BytesIO()
    writer = Texts().writer(StructFile(file))
    text = " ".join(f"{number:x}" for number in range(10**6, 10**6 + 100))
    for number in range(1_000):
        writer.add(number, {"stored": f"{number} {text}"})
    writer.finish(1_000)
    assert len(file.getvalue()) < len(text) * 1_000 / 20


def test_segments_that_are_merged_answer_as_one(tmp_path: Path) -> None:
    """Some of their documents were deleted before; words stand in them several times, and in a row."""
    whole = [source(f"s-{number}", "2031-01-01", f"Lamp and lamp oil {number}.", "A quay.") for number in range(9)]
    sources = [
        Source(one.article, tuple(replace(passage, fingerprint="a" * 16) for passage in one.passages)) for one in whole
    ]
    with closing(Index(tmp_path / "merged")) as merged, closing(Index(tmp_path / "built")) as built:
        merged.build(Changes(CARDS, SOURCES))
        for number, one in enumerate(sources):
            merged.update(Changes(sources=[one], gone=[f"s-{number - 3}"]))
        built.build(Changes(CARDS, [*SOURCES, *sources[-3:]]))
        with closing(merged.open()) as reader, closing(built.open()) as other:
            assert list(everything(reader)) == list(everything(other))
            for query, total in (('"lamp oil 8"', 1), ('"lamp oil"', 4), ('"oil lamp"', 0), ("oil 2", 0)):
                assert reader.search(query, kind="passage").total == total
            assert reader.fingerprinted(["a" * 16]) == other.fingerprinted(["a" * 16]) != {}


def test_the_old_are_collected_again_once_all_who_write_are_done() -> None:
    usual = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(young_alone())
    second.enter_context(young_alone())
    assert gc.get_threshold()[:2] == usual[:2]
    first.close()
    assert gc.get_threshold()[2] > 10**9
    second.close()
    assert gc.get_threshold() == usual
