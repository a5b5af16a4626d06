"""Files by path: what is opened, what is refused, and what a parsed file promises."""

import os
import socket
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.sources import SUFFIXES, Parsed, read_source
from briefing.sources.assembly import assemble
from briefing.sources.parsed import Extract
from briefing.sources.refusals import LARGEST
from briefing.text import clean_line
from tests.library.opened import opened_below
from tests.sources.made import PARAGRAPHS, TITLE, page, pdf

TEXT = "\n\n".join((TITLE, *PARAGRAPHS)).encode()


def written(path: Path, data: bytes = TEXT) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "A.TXT", "a\n\x1b[31m.txt", "-rf.txt", "ünï.txt", " .txt", "a.pdf.txt"]
)
def test_a_file_of_any_name_is_read(name: str, tmp_path: Path) -> None:
    found = read_source(written(tmp_path / name))
    assert (found.title, found.paragraphs) == (TITLE, PARAGRAPHS)


def test_a_parsed_file_carries_the_checksums_of_the_bytes_and_of_the_text(tmp_path: Path) -> None:
    found = read_source(written(tmp_path / "a.txt"))
    other = read_source(written(tmp_path / "b.txt", TEXT.replace(b"\n\n", b"\r\n")))
    assert found.file_checksum == sha256(TEXT).hexdigest() != other.file_checksum
    assert found.text_checksum == sha256("\n".join(PARAGRAPHS).encode()).hexdigest() == other.text_checksum
    assert found.extractor == other.extractor
    assert found.extractor.endswith(" text")


@pytest.mark.parametrize(
    ("name", "data", "module"),
    [
        ("a.md", f"---\npublished: 2021-04-02\nlanguage: en_GB\n---\n# {TITLE}\n\n{PARAGRAPHS[0]}".encode(), ""),
        ("a.markdown", f"# {TITLE}\n\n{PARAGRAPHS[0]}".encode(), ""),
        ("a.eml", f"Subject: {TITLE}\nDate: Fri, 02 Apr 2021 09:00:00 +0000\n\n{PARAGRAPHS[0]}".encode(), ""),
        ("a.html", page(PARAGRAPHS[0]), "trafilatura"),
        ("a.htm", page(PARAGRAPHS[0]), "trafilatura"),
        ("a.pdf", pdf([(700, "The harbour is open.")], info=f"/Title ({TITLE})"), "pypdf"),
    ],
)
def test_each_kind_is_read_by_its_parser(name: str, data: bytes, module: str, tmp_path: Path) -> None:
    if module:
        pytest.importorskip(module, reason="web pages and PDF need the extra briefing[import]")
    found = read_source(written(tmp_path / name, data))
    assert found.title == TITLE
    assert found.paragraphs in ((PARAGRAPHS[0],), ("The harbour is open.",))
    assert Path(name).suffix in SUFFIXES


class TestRefused:
    """Everything that cannot be read is refused, with the reason."""

    def refusal(self, path: Path) -> str:
        with pytest.raises(FileRefused) as caught:
            read_source(path)
        message = str(caught.value)
        assert message.endswith(".")
        assert message.isprintable()
        return message

    @pytest.mark.parametrize("name", ["a.docx", "a", "a.txt\x1b[31m", "txt", ".txt", f"a.{'x' * 240}"])
    def test_a_kind_that_is_not_read(self, name: str, tmp_path: Path) -> None:
        assert ".txt" in self.refusal(written(tmp_path / name))

    def test_no_file(self, tmp_path: Path) -> None:
        assert "No such file" in self.refusal(tmp_path / "a.txt")
        assert "cannot be read" in self.refusal(tmp_path / "a\0.txt")
        assert "cannot be read" in self.refusal(tmp_path / f"{'a' * 5000}.txt")

    @pytest.mark.parametrize("suffix", SUFFIXES)
    def test_an_empty_file(self, suffix: str, tmp_path: Path) -> None:
        assert "empty" in self.refusal(written(tmp_path / f"a{suffix}", b""))

    @pytest.mark.parametrize("data", [b"\n \n\t\n", "\ufeff\u200e\n".encode()])
    def test_a_file_of_white_space(self, data: bytes, tmp_path: Path) -> None:
        assert "No text" in self.refusal(written(tmp_path / "a.txt", data))

    def test_a_file_over_the_limit(self, tmp_path: Path) -> None:
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(LARGEST + 1)
        with opened_below(tmp_path) as opened:
            assert "over 5 MB" in self.refusal(tmp_path / "a.txt")
        assert opened == []
        assert "over 5 MB" in self.refusal(written(tmp_path / "b.pdf", b"%PDF-" + bytes(6_000_000)))

    def test_more_paragraphs_than_an_article_has(self, tmp_path: Path) -> None:
        assert "100,000 paragraphs" in self.refusal(written(tmp_path / "a.txt", b"a.\n" * 100_002))

    def test_a_pipe_a_directory_a_socket_and_a_device_are_not_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        (tmp_path / "folder.txt").mkdir()
        (tmp_path / "device.txt").symlink_to(os.devnull)
        with socket.socket(socket.AF_UNIX) as made, opened_below(tmp_path) as opened:
            try:
                made.bind(str(tmp_path / "socket.txt"))
            except OSError:  # the path is too long for a socket here
                (tmp_path / "socket.txt").symlink_to(tmp_path / "pipe.txt")
            for name in ("pipe", "folder", "socket", "device"):
                assert "no regular file" in self.refusal(tmp_path / f"{name}.txt")
        assert opened == []

    def test_links_that_lead_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "circle.txt").symlink_to("circle.txt")
        (tmp_path / "nothing.txt").symlink_to("nowhere.txt")
        assert "cannot be read" in self.refusal(tmp_path / "circle.txt")
        assert "cannot be read" in self.refusal(tmp_path / "nothing.txt")

    def test_a_file_and_a_folder_without_rights(self, tmp_path: Path) -> None:
        (tmp_path / "closed").mkdir()
        for path in (tmp_path / "a.txt", tmp_path / "closed" / "a.txt"):
            written(path).chmod(0)
        (tmp_path / "closed").chmod(0)
        try:
            if os.access(tmp_path / "closed" / "a.txt", os.R_OK) or os.access(tmp_path / "a.txt", os.R_OK):
                pytest.skip("this user may read everything")
            assert "cannot be read" in self.refusal(tmp_path / "a.txt")
            assert "cannot be read" in self.refusal(tmp_path / "closed" / "a.txt")
        finally:
            (tmp_path / "closed").chmod(0o700)

    def test_binary_data_under_every_name(self, tmp_path: Path) -> None:
        for suffix in (".txt", ".md", ".eml"):
            self.refusal(written(tmp_path / f"a{suffix}", b"\x7fELF\0\0\1\2" * 99))


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("2016-12-15-talks-on-the-island.md", "Talks on the island", "2016-12-15"),
        ("Talks on the island (2).md", "Talks on the island", ""),
        ("Talks_20210402.md", "", "2021-04-02"),
        ("Harbour talks 2021-04-02.md", "Harbour talks", "2021-04-02"),
        ("20210230 harbour talks.md", "Harbour talks", ""),
        ("港の会談.md", "港の会談", ""),
        *((f"{name}.md", "", "") for name in ("a", "scan-0003", "New document (3)", "0f3a9c1d-4e5f", "12 67", "notes")),
    ],
)
def test_the_name_of_a_file_tells_what_the_file_does_not(name: str, title: str, date: str, tmp_path: Path) -> None:
    found = read_source(written(tmp_path / name, b"The delegations met, and the crane turned.\n"))
    assert (found.title, str(found.published or "")) == (title, date)


def test_a_title_and_a_date_in_the_file_count_more_than_its_name(tmp_path: Path) -> None:
    text = f"---\ndate: 2021-04-02\n---\n# {TITLE}\n\n{PARAGRAPHS[0]}\n"
    found = read_source(written(tmp_path / "2016-12-15-talks-on-the-island.md", text.encode()))
    assert (found.title, str(found.published)) == (TITLE, "2021-04-02")


def test_an_encoding_that_is_named_is_taken(tmp_path: Path) -> None:
    text = "Ærø, 5 €."
    found = read_source(written(tmp_path / "a.md", text.encode("mac_roman")), encoding="macintosh")
    assert (found.paragraphs, found.remarks) == ((text,), ())
    assert found.file_checksum == sha256(text.encode("mac_roman")).hexdigest()
    for name in ("martian", "rot13", "utf-8"):
        with pytest.raises(FileRefused, match=f"not in the encoding {name}"):
            read_source(tmp_path / "a.md", encoding=name)


def test_a_link_to_a_regular_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(written(tmp_path / "a.txt"))
    assert read_source(tmp_path / "link.txt").paragraphs == PARAGRAPHS


def test_facts_that_are_none_are_left_out() -> None:
    found = assemble(
        Extract(("Text.",), "x 1", language="tlhIngan Hol!", url="javascript:alert(1)", published="some day"), b"Text."
    )
    assert (found.language, found.url, found.published, found.authors) == ("", "", None, ())


anything = st.text(max_size=40) | st.text("\x1b\x9b\n\r\u202e\ud800\u2066a ]", max_size=20)


@given(
    st.builds(
        Extract,
        st.lists(anything, max_size=4).map(tuple),
        anything,
        anything,
        anything,
        st.lists(anything, max_size=3).map(tuple),
        anything,
        anything,
        anything,
    )
)
def test_whatever_a_reader_finds_a_parsed_file_is_clean(extract: Extract) -> None:
    try:
        found = assemble(extract, b"data")
    except FileRefused:
        assert not any(map(clean_line, extract.paragraphs))
        return
    assert isinstance(found, Parsed)
    for text in (
        found.title,
        found.outlet,
        *found.authors,
        found.language,
        found.url,
        found.extractor,
        *found.paragraphs,
    ):
        assert not set(text) & set("\x1b\x9b\n\r\u202e\u2066\ud800")
        text.encode()
    assert all(found.paragraphs)
