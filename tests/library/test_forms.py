"""A copy is recognised in whatever form the reader has it."""

import html
import textwrap
import unicodedata
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import AddStatus
from tests.library.conftest import Open
from tests.library.pier import PARAGRAPHS, PIER, write_known

BLANK = "\n\n".join(PARAGRAPHS)
WRAPPED = "\n\n".join(textwrap.fill(text, 72) for text in PARAGRAPHS)


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Fwd: have you seen this about the pier"
    message["From"] = "A Friend <friend@quay.example>"
    message.set_content(BLANK, cte="quoted-printable")
    return message.as_bytes()


def page() -> bytes:
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in PARAGRAPHS)
    head = "<html><head><title>A pier in want of planks</title></head>"
    return f"{head}<body><article><h1>A pier in want of planks</h1>{body}</article></body></html>".encode()


FORMS = {
    "blank lines.txt": BLANK.encode(),
    "one a line.txt": "\n".join(PARAGRAPHS).encode(),
    "wrapped.text": WRAPPED.encode(),
    "crlf.txt": WRAPPED.replace("\n", "\r\n").encode(),
    "marked.txt": b"\xef\xbb\xbf" + BLANK.encode(),
    "utf-16.txt": BLANK.encode("utf-16"),
    "windows.txt": BLANK.encode("cp1252"),
    "decomposed.txt": unicodedata.normalize("NFD", BLANK).encode(),
    "headed.txt": f"Another headline altogether\n\nBy Ana Süß\n\nMay 2, 2030\n\n{BLANK}".encode(),
    "noted.md": f"---\ntitle: Noted\ntags: [pier]\n---\n# A heading\n\n{WRAPPED}\n".encode(),
    "emphasised.markdown": BLANK.replace("Divers", "**Divers**").replace("cat", "[cat](https://cat.example)").encode(),
    "numbered.md": "\n\n".join(f"{text} ^p{number}" for number, text in enumerate(PARAGRAPHS, 7)).encode(),
    "forwarded.eml": mail(),
    "saved.html": page(),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_a_copy_is_recognised_with_all_its_passages(
    open_library: Open, tmp_path: Path, name: str
) -> None:
    if name.endswith(".html"):
        pytest.importorskip("trafilatura", reason="web pages need the extra briefing[import]")
    write_known(tmp_path / "known")
    library: Library = open_library(tmp_path / "known", tmp_path / "own")
    (tmp_path / name).write_bytes(FORMS[name])
    (added,) = library.add([tmp_path / name], tmp_path / "own").files
    assert (added.status, added.article, added.matched) == (AddStatus.ORIGINAL, PIER, 8), added
    texts = [unicodedata.normalize("NFC", passage.text) for passage in library.passages(PIER)]
    assert texts == list(PARAGRAPHS)
    assert library.problems == ()
