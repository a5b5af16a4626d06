"""The ledger outlives the program and tells what it told."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.ledger import Ledger, Record
from briefing.library.references import PackedReferences, References
from briefing.library.safe_files import Stamp
from briefing.model import Problem

number = st.integers(0, 2**63)
path = st.text(st.characters(), max_size=20)  # a path may hold lone surrogates: bytes that are no text
problem = st.builds(Problem, file=path, line=st.integers(0, 99), rule=st.just("bad-date"), message=path)
problems = st.lists(problem, max_size=3).map(tuple)
pairs = st.lists(st.tuples(path, st.integers(0, 99)), max_size=3).map(tuple)
runs = st.none() | st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=3).map(tuple)
lead = st.builds(References, file=path, links=pairs, citations=pairs, runs=runs)
record = st.builds(
    Record,
    id=path,
    folder=st.integers(0, 9),
    path=path,
    stamp=st.builds(Stamp, number, number, number),
    sum=path,
    problems=problems,
)


records = st.lists(record, max_size=3, unique_by=lambda one: one.id).map(tuple)


@given(
    at=number,
    records=records,
    copies=records,
    refused=problems,
    broken=problems,
    data=st.data(),
    pending=st.integers(0),
)
def test_reads_what_it_wrote(
    at: int,
    records: tuple[Record, ...],
    copies: tuple[Record, ...],
    refused: tuple[Problem, ...],
    broken: tuple[Problem, ...],
    pending: int,
    data: st.DataObject,
) -> None:
    references = {one.id: data.draw(lead) for one in records if data.draw(st.booleans())}
    packed = {key: one.pack() for key, one in references.items()}
    ledger = Ledger(at, records, copies, refused, broken, packed, pending)
    text = ledger.write()
    assert text.isascii()
    again = Ledger.read(text)
    assert again == ledger
    assert PackedReferences(again.references) == references
    assert again.write() == text


@given(records=records, data=st.data())
def test_a_record_that_changed_is_written_as_it_is_now(records: tuple[Record, ...], data: st.DataObject) -> None:
    """What is kept of the lines of before is kept for records that are as they were."""
    before = Ledger.read(Ledger(1, records).write())
    assert before
    changed = tuple(
        data.draw(record)._replace(id=one.id) if data.draw(st.booleans()) else one for one in before.records
    )
    after = Ledger(2, changed, lines=before.lines)
    assert Ledger.read(after.write()) == after


@given(records)
def test_a_record_is_found_by_its_id(records: tuple[Record, ...]) -> None:
    ledger = Ledger(0, tuple(sorted(records)))
    assert [ledger.record(one.id) for one in records] == list(records)
    assert ledger.record("\U0010ffff" * 30) is None


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_no_ledger(text: str) -> None:
    assert Ledger.read(text) is None


def test_a_ledger_of_another_version_is_none() -> None:
    text = Ledger(0).write().replace('"format":"', '"format":"other ')
    assert Ledger.read(text) is None
