"""The first paint does not wait for the engine."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.index import Index

SCRIPT = """
import sys
from pathlib import Path
from briefing.index import Index, open_index
roster = open_index(Path(sys.argv[1])).roster()
assert len(roster.cards) == 6, roster
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"whoosh", "rapidfuzz", "Stemmer"}))
"""


@pytest.mark.usefixtures("reader")
def test_the_roster_is_read_without_the_engine(index: Index) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", SCRIPT, index.directory],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert shown.stdout.strip() == ""


OPENED = """
import sys
from contextlib import closing
from pathlib import Path
from briefing.index import open_index
with closing(open_index(Path(sys.argv[1])).open()) as reader:
    assert reader.search("lamp").total
    assert reader.card("oil-ban")
unwanted = {"urllib.request", "ssl", "http.client", "email", "whoosh.writing", "whoosh.qparser"}
print(*sorted(sys.modules.keys() & unwanted))
import urllib.request
print(urllib.request.urlretrieve.__name__)
"""


@pytest.mark.usefixtures("reader")
def test_reading_loads_no_network_no_writer_and_leaves_urllib_whole(index: Index) -> None:
    """Whoosh imports `urllib.request` for a function that it never calls."""
    command = [sys.executable, "-c", OPENED, str(index.directory)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert shown.stdout == "\nurlretrieve\n"
