"""`briefing index`."""

import shutil
from pathlib import Path

from tests.cli.conftest import Briefing
from tests.library.opened import opened_below


def test_a_library_in_order(briefing: Briefing) -> None:
    answer = briefing("index")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == "8 cards, 2 articles, 12 passages; 0 problems in the files\n"


def test_every_problem_with_file_and_line(briefing: Briefing, tmp_path: Path) -> None:
    card = tmp_path / "tiny" / "cards" / "astray.md"
    card.write_text("---\nkind: actor\ntitle: Astray\n---\nLinks to [[nobody]].\n", encoding="utf-8")
    answer = briefing("index")
    assert answer.status == 0
    assert answer.out.startswith(f"{card}:5: broken-link: ")
    assert "1 problem in" in answer.err
    assert briefing("list").err == ""


def test_a_damaged_index_is_rebuilt_and_that_is_said_once(briefing: Briefing, tmp_path: Path) -> None:
    """Whichever file it is, whatever the command; data goes to standard output all the same."""
    briefing("index")
    whole = briefing("search", "amnesty", "--json")
    assert whole.err.count("rebuilt") == 0
    cache, kept = tmp_path / "cache", tmp_path / "kept"
    cache.rename(kept)
    for file in [path.relative_to(kept) for path in kept.glob("*/g-*/*")]:
        shutil.copytree(kept, cache)
        data = bytearray((cache / file).read_bytes())
        data[len(data) // 2] ^= 0x10
        (cache / file).write_bytes(data)
        answer = briefing("search", "amnesty", "--json")
        assert (answer.status, answer.json) == (whole.status, whole.json), file
        assert answer.err.count("rebuilt") == 1, file
        shutil.rmtree(cache)


def test_rebuild_reads_every_file(briefing: Briefing, tmp_path: Path) -> None:
    briefing("index")
    with opened_below(tmp_path / "tiny") as opened:
        briefing("index", "--rebuild")
    assert len(set(opened)) == 10


def test_what_it_holds_as_json(briefing: Briefing) -> None:
    answer = briefing("index", "--json").json
    assert answer["cards"] == len(briefing("list", "--json").json["cards"])
    assert answer["problems"] == []
    assert {"articles", "passages"} <= answer.keys()
