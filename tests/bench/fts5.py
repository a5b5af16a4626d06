"""The reference for queries: the same texts in SQLite's FTS5."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tests.bench.documents import Document
from tests.bench.queries import Step

_TABLE = """CREATE VIRTUAL TABLE texts USING fts5(
    key UNINDEXED, kind UNINDEXED, first UNINDEXED, last UNINDEXED, text,
    tokenize = "porter unicode61 remove_diacritics 2", prefix = '2 3'
)"""
_HITS = 50


class Fts5:
    """A table of the documents, stemmed, accents aside, with an index of beginnings of two and three letters."""

    def __init__(self, file: Path, documents: Iterable[Document]) -> None:
        self._connection = sqlite3.connect(file)
        self._connection.execute(_TABLE)
        rows = ((one.key, one.kind, one.date.first, one.date.last, one.text) for one in documents)
        self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", rows)
        self._connection.commit()

    def search(self, step: Step) -> list[tuple[str, str]]:
        """Key and text of the best 50 by BM25; no count, no snippet."""
        where, values = _where(step)
        return self._connection.execute(f"SELECT key, text {where} ORDER BY rank LIMIT {_HITS}", values).fetchall()

    def show(self, step: Step) -> tuple[int, list[tuple[str, str]]]:
        """What a screen shows: how many there are, and key and snippet of the best 50."""
        where, values = _where(step)
        shown = f"SELECT key, snippet(texts, 4, '', '', '…', 24) {where} ORDER BY rank LIMIT {_HITS}"
        (total,) = self._connection.execute(f"SELECT count(*) {where}", values).fetchone()
        return total, self._connection.execute(shown, values).fetchall()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def _where(step: Step) -> tuple[str, list[str]]:
    """From where a step's hits come, and the values of its question marks."""
    where, values = "FROM texts WHERE texts MATCH ?", [step.match]
    if step.kind:
        where, values = f"{where} AND kind = ?", [*values, step.kind]
    if step.year:
        where, values = f"{where} AND first <= ? AND last >= ?", [*values, f"{step.year}-12-31", step.year]
    return where, values
