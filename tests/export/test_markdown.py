"""A dossier in Markdown: read by people, by pandoc, and again by briefing."""

from hypothesis import given

from briefing.dialect import is_dossier, read_dossier
from briefing.export import Format, exported
from briefing.model import Dossier
from tests.export.making import dossiers
from tests.export.told import told


def markdown(dossier: Dossier) -> str:
    return b"".join(exported(dossier, Format.MD)).decode()


def test_what_ships_comes_back_whole(shipped: Dossier) -> None:
    text = markdown(shipped)
    assert is_dossier(text)
    assert told(read_dossier(text)) == told(shipped)


@given(dossiers)
def test_whatever_stands_in_a_library_comes_back(dossier: Dossier) -> None:
    assert told(read_dossier(markdown(dossier))) == told(dossier)
