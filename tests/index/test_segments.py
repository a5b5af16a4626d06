"""What stands in a segment beside the lists: terms, stored texts; and how it is collected."""

import gc
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index import Changes, Source, open_index
from briefing.index.whoosh.gc_pause import gc_pause
from briefing.index.whoosh.index_files import DAMAGE, MemoryFile
from briefing.index.whoosh.lexicon import Lexicon, LexiconWriter, Listed, pack_block, unpack_block
from briefing.index.whoosh.stored_columns import Values
from briefing.model import TextKind
from tests.index.asking import everything
from tests.index.harbour import CARDS, SOURCES, source


class _Kept(BytesIO):
    """A file of which the bytes are there after it is closed."""

    def close(self) -> None:
        self.data = self.getvalue()
        super().close()


def _opened(file: BytesIO) -> Any:
    """A file as Whoosh has it; imported here, where the engine has seen to its warnings."""
    from whoosh.filedb.structfile import StructFile

    return StructFile(file)


_words = st.text(min_size=1, max_size=3) | st.text("ab", min_size=1, max_size=300)
_sizes = st.integers(0, 9) | st.integers(250, 260) | st.integers(65_530, 65_540)
_kept = st.tuples(_sizes, _sizes, st.sampled_from("HI"), st.sampled_from("BI10"))


@given(st.dictionaries(st.sampled_from(["article", "text"]), st.dictionaries(_words, _kept, max_size=12)), _words)
def test_a_term_is_found_with_its_list(fields: dict[str, dict[str, tuple[int, int, str, str]]], other: str) -> None:
    """Lists stand one after the other; blocks of four terms, some of them the last, some full."""
    wanted, at = dict[str, dict[str, Listed]](), 0
    for field, kept in fields.items():
        wanted[field] = {}
        for term in sorted(kept):
            wanted[field][term] = Listed(at, *kept[term])
            at += kept[term][0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.index.whoosh.lexicon._BLOCK", 4)
        file = _Kept()
        writer = LexiconWriter(_opened(file))
        for field, rows in wanted.items():
            writer.add(field, ((term.encode(), one) for term, one in rows.items()))
        writer.close(more=[1])
    lexicon = Lexicon(MemoryFile(file.data))
    assert {field: {term.decode(): one for term, one in lexicon.terms(field)} for field in lexicon.fields} == wanted
    for field in ("article", "text", "none"):
        rows = wanted.get(field, {})
        assert {term: lexicon.find(field, term.encode()) for term in rows} == rows
        assert lexicon.find(field, other.encode()) == rows.get(other)
    assert lexicon.more == {"more": [1]}


@given(st.lists(st.tuples(_words, _kept), min_size=1, max_size=5), st.data())
def test_a_block_whose_bytes_were_altered_is_a_block_or_damage(
    rows: list[tuple[str, Any]], data: st.DataObject
) -> None:
    """Bytes that are changed, are missing or come on top: each term that is left still has an entry."""
    block = bytearray(pack_block([(term.encode(), Listed(0, *kept)) for term, kept in sorted(rows)]))
    for at in data.draw(st.lists(st.integers(0, len(block) - 1), max_size=3)):
        block[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.just(len(block)) | st.integers(0, len(block)))
    with suppress(*DAMAGE):
        unpacked = unpack_block(bytes(block[:end]) + data.draw(st.just(b"") | st.binary(max_size=3)), 0)
        for number, term in enumerate(unpacked.terms):
            entry = unpacked.listed(number)
            assert len(entry.ids) == len(entry.counts) == 1
            unpacked.find(term)


def test_a_term_takes_few_bytes() -> None:
    """Words that begin alike, their lists short: no more for each than its ending and what tells its list apart."""
    file = _Kept()
    writer = LexiconWriter(_opened(file))
    writer.add("text", ((f"word{number:05}".encode(), Listed(9 * number, 9, 1, "H", "1")) for number in range(10_000)))
    writer.close()
    assert len(file.data) < 10_000 * 5


@given(st.lists(st.text(max_size=30) | st.just("the same again and again"), max_size=40))
def test_a_text_comes_back_whatever_its_neighbours(texts: list[str]) -> None:
    """Blocks of which the dictionary is full, is not full, or is made of empty texts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.index.whoosh.stored_columns._BLOCK", 8)
        patch.setattr("briefing.index.whoosh.stored_columns._DICTIONARY", 50)
        file = BytesIO()
        file.write(b"before")
        writer = Values().writer(_opened(file))
        for number, text in enumerate(texts):
            writer.add(number, {"stored": text.encode()})
        writer.finish(len(texts))
        data = file.getvalue()
        reader = Values().reader(MemoryFile(data), len(b"before"), len(data) - len(b"before"), len(texts))
        assert [reader[number] for number in reversed(range(len(texts)))] == [text.encode() for text in texts[::-1]]


def test_what_is_said_again_takes_little_room() -> None:
    file = BytesIO()
    writer = Values().writer(_opened(file))
    text = " ".join(f"{number:x}" for number in range(10**6, 10**6 + 100))
    for number in range(1_000):
        writer.add(number, {"stored": f"{number} {text}".encode()})
    writer.finish(1_000)
    assert len(file.getvalue()) < len(text) * 1_000 / 20


def test_segments_that_are_merged_answer_as_one(tmp_path: Path) -> None:
    """Some of their documents were deleted before; words stand in them several times, and in a row."""
    whole = [source(f"s-{number}", "2031-01-01", f"Lamp and lamp oil {number}.", "A quay.") for number in range(9)]
    sources = [
        Source(one.article, tuple(replace(passage, fingerprint="a" * 16) for passage in one.passages)) for one in whole
    ]
    with closing(open_index(tmp_path / "merged")) as merged, closing(open_index(tmp_path / "built")) as built:
        merged.build(Changes(CARDS, SOURCES))
        for number, one in enumerate(sources):
            merged.update(Changes(sources=[one], gone=[f"s-{number - 3}"]))
        built.build(Changes(CARDS, [*SOURCES, *sources[-3:]]))
        with closing(merged.open()) as reader, closing(built.open()) as other:
            assert list(everything(reader)) == list(everything(other))
            for query, total in (('"lamp oil 8"', 1), ('"lamp oil"', 4), ('"oil lamp"', 0), ("oil 2", 0)):
                assert reader.search(query, kind=TextKind.PASSAGE).total == total
            assert reader.fingerprinted(["a" * 16]) == other.fingerprinted(["a" * 16]) != {}


def test_the_old_are_collected_again_once_all_who_write_are_done() -> None:
    usual = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(gc_pause())
    second.enter_context(gc_pause())
    assert gc.get_threshold()[:2] == usual[:2]
    first.close()
    assert gc.get_threshold()[2] > 10**9
    second.close()
    assert gc.get_threshold() == usual
