"""The ledger outlives the program and tells what it told."""

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.inside import Stamp
from briefing.library.leads import Leads
from briefing.library.ledger import Ledger, Record, pack_leads
from briefing.model import Problem

number = st.integers(0, 2**63)
path = st.text(st.characters(), max_size=20)  # a path may hold lone surrogates: bytes that are no text
problem = st.builds(Problem, file=path, line=st.integers(0, 99), rule=st.just("bad-date"), message=path)
problems = st.lists(problem, max_size=3).map(tuple)
pairs = st.lists(st.tuples(path, st.integers(0, 99)), max_size=3).map(tuple)
runs = st.none() | st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=3).map(tuple)
leads = st.dictionaries(path, st.builds(Leads, file=path, links=pairs, citations=pairs, runs=runs), max_size=3)
record = st.builds(
    Record,
    id=path,
    folder=st.integers(0, 9),
    path=path,
    stamp=st.builds(Stamp, number, number, number),
    sum=path,
    problems=problems,
)


records = st.lists(record, max_size=3).map(tuple)


@given(at=number, records=records, copies=records, refused=problems, broken=problems, leads=leads)
def test_reads_what_it_wrote(
    at: int,
    records: tuple[Record, ...],
    copies: tuple[Record, ...],
    refused: tuple[Problem, ...],
    broken: tuple[Problem, ...],
    leads: dict[str, Leads],
) -> None:
    ledger = Ledger(at, records, copies, refused, broken, pack_leads(leads))
    text = ledger.write()
    assert text.isascii()
    again = Ledger.read(text)
    assert again == ledger
    assert again.leads_by_id() == leads


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_no_ledger(text: str) -> None:
    assert Ledger.read(text) is None


def test_a_ledger_of_another_version_is_none() -> None:
    text = Ledger(0).write().replace('"format":"', '"format":"other ')
    assert Ledger.read(text) is None
