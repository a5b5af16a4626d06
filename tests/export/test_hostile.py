"""A library that tries what a file can try: exported in every format, it brings nothing along but text."""

import re

import pytest

from briefing.export import Format, collect, exported
from briefing.library import Library

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]")


@pytest.mark.parametrize("format", [format for format in Format if format.is_text])
def test_no_control_character_leaves(hostile: Library, format: Format) -> None:
    text = b"".join(exported(collect(hostile).dossier, format)).decode()
    assert len(text) > 100
    assert not _CONTROL.search(text)


def test_a_document_of_it_is_made(hostile: Library) -> None:
    (data,) = exported(collect(hostile).dossier, Format.DOCX)
    assert data.startswith(b"PK")
