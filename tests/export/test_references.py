"""The articles as sources: reference managers and LaTeX read them."""

import json
import re
import warnings
from typing import Any

import pytest
from hypothesis import given

from briefing.export import Format, exported
from briefing.model import Article, Dossier, Source
from tests.dialect.reading import article
from tests.export.making import dossiers

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc.source.json import CiteProcJSON
    from pybtex.database import parse_string


def csl(dossier: Dossier) -> list[dict[str, Any]]:
    return list(json.loads(b"".join(exported(dossier, Format.CSL))))


def bibtex(dossier: Dossier) -> str:
    return b"".join(exported(dossier, Format.BIBTEX)).decode()


def _published(date: str) -> Dossier:
    source = article(f"---\ntitle: A\npublished: {date}\n---\n")[0]
    return Dossier("One", (), (Source(source, (), frozenset()),))


def test_csl_tells_who_wrote_what_where_and_when(shipped: Dossier) -> None:
    herald, journal = csl(shipped)
    assert herald["id"] == "miami-herald-2019-07-23"
    assert herald["author"] == [{"literal": "Nora Gámez Torres"}]
    assert herald["issued"] == {"date-parts": [[2019, 7, 23]]}
    assert journal["container-title"] == "The Wall Street Journal"
    read = CiteProcJSON([herald, journal])
    assert read["miami-herald-2019-07-23"].issued.year == 2019


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-07~", {"date-parts": [[2019, 7]], "circa": True}),
        ("2019-05/2019-07", {"date-parts": [[2019, 5], [2019, 7]]}),
        ("2019-08/..", {"literal": "2019-08/.."}),
        ("201X", {"literal": "201X"}),
    ],
)
def test_a_date_is_no_more_exact_than_it_is(date: str, told: object) -> None:
    found = csl(_published(date))[0].get("issued")
    assert found == told or (date == "201X" and found is None)


def test_bibtex_tells_the_same(shipped: Dossier) -> None:
    read = parse_string(bibtex(shipped), "bibtex").entries["miami-herald-2019-07-23"]
    assert read.fields["journal"] == "Miami Herald"
    assert read.fields["year"] == "2019"
    (author,) = read.persons["author"]
    assert " ".join((*author.first_names, *author.middle_names, *author.last_names)) == "Nora Gámez Torres"


@pytest.mark.parametrize("name", ["Smith, Jones", "Barnes and Noble", "AND", "A, B, C, D, E", "{", "a } b"])
def test_a_name_is_one_name_however_it_is_written(name: str) -> None:
    source = Article("gazette", "A", authors=(name, "Ana Ruiz"))
    read = parse_string(bibtex(Dossier("One", (), (Source(source, (), frozenset()),))), "bibtex")
    assert len(read.entries["gazette"].persons["author"]) == 2


@given(dossiers)
def test_any_text_is_one_entry_without_a_command(dossier: Dossier) -> None:
    text = bibtex(dossier)
    read = parse_string(text, "bibtex")
    (entry,) = read.entries.values()
    title = entry.fields["title"]
    bare = re.sub(r"\\(?:text(?:backslash|brace(?:left|right)|ascii(?:tilde|circum))\{\}|[%&$#_])", "", title)
    assert not re.search(r"[\\%&$#_~^]", bare)
    assert csl(dossier)[0]["title"] == dossier.sources[0].article.title
