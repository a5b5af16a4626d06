"""Files are added: as copies of the articles they are, or as new ones; nothing that is there is touched."""

import os
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from briefing.library import Library
from briefing.library.adding import article_store
from briefing.library.editing.changes import Door
from briefing.model import Added, AddStatus, Standing, TextKind
from briefing.sources import importers
from tests.files import contents
from tests.library.conftest import Open
from tests.library.opened import opened_below, walked_below
from tests.library.pier import PARAGRAPHS, PIER, THIRD, write_copy, write_known, write_text

ORIGINAL, NEW, UNCHANGED, FAILED = AddStatus.ORIGINAL, AddStatus.NEW, AddStatus.UNCHANGED, AddStatus.FAILED
CHANGED = (*PARAGRAPHS[:5], "The mayor has said yes, and the crews heard of it from the radio.", *PARAGRAPHS[6:])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where the reader's own library will be; it is not there yet."""
    return tmp_path / "own"


@pytest.fixture
def library(open_library: Open, folder: Path, own: Path) -> Library:
    """The tiny library with the article of the pier in it, and the reader's own."""
    write_known(folder)
    return open_library(folder, own)


def add(library: Library, own: Path, *paths: Path) -> list[tuple[AddStatus, str]]:
    return [(one.status, one.article) for one in library.add(paths, own).files]


class TestCopies:
    """A file that is a known article's copy is stored as that."""

    def test_is_stored_with_what_is_known_of_it(self, library: Library, own: Path, tmp_path: Path) -> None:
        path = write_text(tmp_path / "download (3).TXT", title="Some other headline")
        (added,) = library.add([path], own).files
        message = "8 of 8 passages can be read in their own words."
        assert added == Added(str(path), PIER, ORIGINAL, 8, 8, message)
        text = (own / "originals" / f"{PIER}.md").read_text(encoding="utf-8")
        head, body = text.removeprefix("---\n").split("---\n", 1)
        fields = dict(re.findall(r'(?m)^(\w+): "(.*)"$', head))
        assert fields["copy_of"] == PIER
        assert fields["title"] == "Some other headline"
        assert fields["file_checksum"] == sha256(path.read_bytes()).hexdigest()
        assert fields["text_checksum"] == sha256("\n".join(PARAGRAPHS).encode()).hexdigest()
        assert re.fullmatch(r"briefing \S+ text", fields["extractor"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", fields["added"])
        assert [int(number) for number in re.findall(r"\^p(\d+)$", body, re.MULTILINE)] == list(range(1, 9))

    def test_can_be_read_at_once(self, library: Library, own: Path, tmp_path: Path) -> None:
        library.add([write_text(tmp_path / "a.txt")], own)
        assert [passage.text for passage in library.passages(PIER)] == list(PARAGRAPHS)
        assert all(passage.is_original for passage in library.passages(PIER))
        assert library.search("inventory at the gate", kind=TextKind.PASSAGE).hits[0].id == f"{PIER}#^p8"
        assert library.problems == ()

    def test_says_what_it_has_not(self, library: Library, own: Path, tmp_path: Path) -> None:
        (added,) = library.add([write_text(tmp_path / "a.txt", CHANGED)], own).files
        assert (added.status, added.paragraphs, added.matched) == (ORIGINAL, 8, 7)
        assert added.message == "7 of 8 passages can be read in their own words; 1 differs from the known text."
        (added,) = library.add([write_text(tmp_path / "b.txt", (*PARAGRAPHS[:5], PARAGRAPHS[7]))], own).files
        assert added.message == "6 of 8 passages can be read in their own words; 2 are not in it."

    def test_a_second_time_it_is_unchanged(self, library: Library, own: Path, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.txt")
        assert add(library, own, path, path) == [(ORIGINAL, PIER), (UNCHANGED, PIER)]
        before = contents(own)
        again = write_text(tmp_path / "other name.md", title="# A headline")
        (added,) = library.add([again], own).files
        assert (added.status, added.matched) == (UNCHANGED, 8)
        assert added.message == f"This text is there already, among the copies of {PIER} in {own / 'originals'}."
        assert contents(own) == before

    def test_another_text_is_stored_beside_the_first(self, library: Library, own: Path, tmp_path: Path) -> None:
        add(library, own, write_text(tmp_path / "a.txt"))
        before = contents(own)
        changed = write_text(tmp_path / "b.txt", CHANGED)
        assert add(library, own, changed, changed) == [(ORIGINAL, PIER), (UNCHANGED, PIER)]
        after = contents(own)
        assert before.items() < after.items()
        assert sorted(after) == [f"originals/{PIER}.2.md", f"originals/{PIER}.md"]
        assert add(library, own, write_text(tmp_path / "c.txt", PARAGRAPHS[:7])) == [(ORIGINAL, PIER)]
        assert f"originals/{PIER}.3.md" in contents(own)

    def test_numbers_are_not_given_twice(self, library: Library, own: Path, tmp_path: Path) -> None:
        """The highest number is the latest copy, also where an earlier one was deleted."""
        write_copy(own / "originals" / f"{PIER}.7.md", CHANGED)
        assert add(library, own, write_text(tmp_path / "a.txt")) == [(ORIGINAL, PIER)]
        assert f"originals/{PIER}.8.md" in contents(own)


class TestNewArticles:
    """A file that is no known article's becomes an article of its own."""

    def test_is_read_in_its_own_words(self, library: Library, own: Path, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text(
            "---\ntitle: The first ferry\noutlet: L'Écho du Quai\nauthors: [Ana Süß]\npublished: 2030-06-02\n"
            "url: https://quai.example/a\nlanguage: en\n---\n" + "\n\n".join(THIRD),
            encoding="utf-8",
        )
        (added,) = library.add([path], own).files
        id = "lecho-du-quai-2030-06-02"
        assert added == Added(str(path), id, NEW, 4, 0, "A new article: The first ferry")
        article = library.article(id)
        assert (article.title, article.outlet, article.authors) == ("The first ferry", "L'Écho du Quai", ("Ana Süß",))
        assert (str(article.published), article.url, article.language) == ("2030-06-02", "https://quai.example/a", "en")
        passages = library.passages(id)
        assert [passage.text for passage in passages] == list(THIRD)
        assert {passage.standing for passage in passages} == {Standing.VERBATIM}
        assert library.problems == ()

    def test_of_a_title_that_is_there_says_so(self, library: Library, own: Path, tmp_path: Path) -> None:
        """It may be a copy with other words in nearly every paragraph."""
        first = write_text(tmp_path / "a.txt", THIRD, title="Seen on the quay")
        other = write_text(
            tmp_path / "b.txt", tuple(f"Not so: {each[::-1]}" for each in THIRD), title="Seen on the Quay"
        )
        _, added = library.add([first, other], own).files
        assert "seen-on-the-quay has the same title" in added.message

    def test_is_found_and_mentioned_at_once(self, library: Library, own: Path, tmp_path: Path) -> None:
        text = ("Bertil Åske was seen on the quay, said a witness who wants no name in print at all.", *THIRD)
        (added,) = library.add([write_text(tmp_path / "a.txt", text, title="Seen on the quay")], own).files
        address = f"{added.article}#^p1"
        assert address in library.mentions("bertil-aske").addresses
        assert library.search("witness quay", kind=TextKind.PASSAGE).hits[0].id == address

    def test_a_second_time_it_is_unchanged(self, library: Library, own: Path, tmp_path: Path) -> None:
        path = write_text(tmp_path / "a.txt", THIRD, title="A ferry")
        again = write_text(tmp_path / "b.txt", THIRD, title="Another headline")
        assert add(library, own, path, again) == [(NEW, "a-ferry"), (UNCHANGED, "a-ferry")]
        before = contents(own)
        (added,) = library.add([again], own).files
        assert (added.status, added.article) == (UNCHANGED, "a-ferry")
        assert added.message == f"This text is there already, as {own / 'articles' / 'a-ferry.md'}."
        assert contents(own) == before

    def test_a_text_too_short_to_be_told_from_others_is_unchanged_too(
        self, library: Library, own: Path, tmp_path: Path
    ) -> None:
        path = write_text(tmp_path / "a.txt", ("Pier closed.",))
        assert add(library, own, path) == [(NEW, "pier-closed")]
        (added,) = library.add([path], own).files
        assert (added.status, added.article) == (UNCHANGED, "pier-closed")
        assert added.message == f"This text is there already, as {own / 'articles' / 'pier-closed.md'}."

    def test_a_text_that_changed_is_kept_beside_it_as_a_copy(self, library: Library, own: Path, tmp_path: Path) -> None:
        add(library, own, write_text(tmp_path / "a.txt", THIRD, title="A ferry"))
        before = contents(own)
        changed = (*THIRD[:3], "Two of the eleven families have moved their boats. The mayor is back in town.")
        path = write_text(tmp_path / "b.txt", changed, title="A ferry")
        assert add(library, own, path, path) == [(ORIGINAL, "a-ferry"), (UNCHANGED, "a-ferry")]
        assert before.items() < contents(own).items()
        assert sorted(contents(own)) == ["articles/a-ferry.md", "originals/a-ferry.md"]
        assert [passage.text for passage in library.passages("a-ferry")] == list(THIRD)
        assert library.problems == ()

    def test_ids_are_unique(self, library: Library, own: Path, tmp_path: Path) -> None:
        """Among the cards and articles of every folder, those just added, and files that are not read."""
        (own / "articles").mkdir(parents=True)
        (own / "articles" / "a-ferry-2.md").write_bytes(b"")
        write_known(tmp_path / "tiny", "a-ferry", THIRD[::-1])
        texts = [(f"On day {day} of the strike, the ferry of the company stayed on the other shore.",) for day in "123"]
        paths = [write_text(tmp_path / f"{at}.txt", text, title="A ferry") for at, text in enumerate(texts)]
        assert add(library, own, *paths) == [(NEW, f"a-ferry-{number}") for number in (3, 4, 5)]
        assert (own / "articles" / "a-ferry-2.md").read_bytes() == b""

    def test_as_many_articles_as_there_are_may_be_called_alike(
        self, library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each looks for a free id where the one before stopped: nothing is read again for it."""
        looked_at = list[str]()

        def holds(door: Door, path: str, paragraphs: Sequence[str], really: Any = article_store._holds) -> bool:
            looked_at.append(path)
            return bool(really(door, path, paragraphs))

        monkeypatch.setattr(article_store, "_holds", holds)
        texts = [f"Сообщение номер {number}: паром стоит у другого берега." for number in range(12)]
        paths = [write_text(tmp_path / f"{at}.txt", (text,), title="Паром") for at, text in enumerate(texts)]
        assert add(library, own, *paths) == [(NEW, "parom" + (f"-{at}" if at > 1 else "")) for at in range(1, 13)]
        assert len(looked_at) == len(paths)

    @pytest.mark.parametrize(
        ("title", "id"),
        [
            ("Ой! Паром", "oy-parom"),
            ("加勒比会谈", "jia-lei-bi-hui-tan"),
            ("…", "article"),
            ("../../etc/passwd", "etc-passwd"),
            ("x" * 100, "x" * 60),
            ("Why the U.S. won't pay for the ferry that nobody on the quay has ever seen", None),
        ],
    )
    def test_an_id_is_made_of_the_title(
        self, library: Library, own: Path, tmp_path: Path, title: str, id: str | None
    ) -> None:
        (added,) = library.add([write_text(tmp_path / "a.txt", THIRD, title=title)], own).files
        assert added.article == (id or "why-the-us-wont-pay-for-the-ferry-that-nobody-on-the-quay")
        assert library.article(added.article).title == title

    def test_without_a_headline_its_beginning_stands_for_one(self, library: Library, own: Path, tmp_path: Path) -> None:
        (added,) = library.add([write_text(tmp_path / "a.txt", THIRD)], own).files
        title = library.article(added.article).title
        assert title.endswith("…")
        assert THIRD[0].startswith(title[:-1])
        assert len(title) <= 80


class TestFiles:
    """What is given: files and folders, some of which cannot be read."""

    def test_a_folder_is_walked(self, library: Library, own: Path, tmp_path: Path) -> None:
        box = tmp_path / "box"
        write_text(box / "b" / "third.txt", THIRD)
        write_text(box / "a.TXT")
        for name in (".hidden.txt", ".git/a.txt", "picture.png", "notes"):
            write_text(box / name, ("Not to be read.",))
        (box / "b" / "loop").symlink_to(box)
        (box / "b" / "linked.txt").symlink_to(box / "a.TXT")
        added = library.add([box], own).files
        assert [(Path(one.path).name, one.status) for one in added] == [
            ("a.TXT", ORIGINAL),
            ("linked.txt", FAILED),
            ("loop", FAILED),
            ("third.txt", NEW),
        ]
        assert "not followed" in added[1].message

    def test_a_link_that_is_named_itself_is_followed(self, library: Library, own: Path, tmp_path: Path) -> None:
        (tmp_path / "link.txt").symlink_to(write_text(tmp_path / "a.txt"))
        assert add(library, own, tmp_path / "link.txt") == [(ORIGINAL, PIER)]

    def test_an_empty_folder_adds_nothing(self, library: Library, own: Path, tmp_path: Path) -> None:
        (tmp_path / "box").mkdir()
        assert library.add([tmp_path / "box"], own).files == ()
        assert not own.exists()

    def test_what_cannot_be_read_is_named_and_the_rest_is_stored(
        self, library: Library, own: Path, tmp_path: Path
    ) -> None:
        box = tmp_path / "box"
        write_text(box / "z.txt")
        os.mkfifo(box / "a.txt")
        (box / "b.txt").write_bytes(b"")
        (box / "c.txt").write_bytes(bytes(range(256)) * 9)
        with (box / "d.txt").open("wb") as file:
            file.truncate(6_000_000)
        added = library.add([box, tmp_path / "nowhere.txt", tmp_path / "no\0where"], own).files
        assert [one.status for one in added] == [FAILED] * 4 + [ORIGINAL] + [FAILED] * 2
        assert [(one.article, one.paragraphs, one.matched) for one in added if one.status is FAILED] == [("", 0, 0)] * 6
        assert all(one.message.endswith(".") for one in added)
        assert sorted(contents(own)) == [f"originals/{PIER}.md"]

    def test_a_hostile_name_is_shown_clean(self, library: Library, own: Path, tmp_path: Path) -> None:
        write_text(tmp_path / "box" / "a\n\x1b[2J\u202ename.txt")
        Path(os.fsdecode(os.fsencode(tmp_path / "box") + b"/\xff.txt")).write_bytes("\n\n".join(THIRD).encode())
        added = library.add([tmp_path / "box"], own).files
        assert [one.status for one in added] == [ORIGINAL, NEW]
        for one in added:
            assert not set(one.path) & {"\n", "\x1b", "\u202e"}
            one.path.encode()

    def test_markdown_and_controls_in_a_text_are_text(self, library: Library, own: Path, tmp_path: Path) -> None:
        text = (
            "# [[bertil-aske]] *is* <b>not</b> here, `or` is he? ~~No~~ &amp; yes | no ^p7",
            "1. It is no list, and [this](javascript:alert(1)) is no link. [[lake-herald-2022-10-11#^p1]]",
            "> --- said the \x1b[31m red \x07 pier",
            "- [ ] \\ \\* ** ^p1",
        )
        (added,) = library.add([write_text(tmp_path / "a.txt", text, title="Signs")], own).files
        cleaned = [*text[:2], "> --- said the ␛[31m red ␇ pier", text[3]]
        assert [passage.text for passage in library.passages(added.article)] == cleaned
        assert library.problems == ()

    def test_ten_thousand_paragraphs(self, library: Library, own: Path, tmp_path: Path) -> None:
        text = tuple(f"Entry {number} of the log says that the pier stood." for number in range(10_000))
        (added,) = library.add([write_text(tmp_path / "a.txt", text, title="The log")], own).files
        assert (added.status, added.paragraphs) == (NEW, 10_000)
        assert library.passage(f"{added.article}#^p10000").text == text[-1]

    def test_more_text_than_is_read_again_is_refused(self, library: Library, own: Path, tmp_path: Path) -> None:
        text = tuple(f"{number} " + "word " * 500 for number in range(900))
        (added,) = library.add([write_text(tmp_path / "a.txt", text, title="Long")], own).files
        assert added.status is FAILED
        assert "split" in added.message
        assert not own.exists()


class TestTheTarget:
    """The one folder that is written into."""

    def test_nothing_is_written_elsewhere(self, library: Library, own: Path, folder: Path, tmp_path: Path) -> None:
        box = write_text(tmp_path / "box" / "a.txt").parent
        write_text(box / "b.txt", THIRD)
        before = contents(folder) | contents(box)
        assert add(library, own, box) == [(ORIGINAL, PIER), (NEW, add(library, own, box / "b.txt")[0][1])]
        assert contents(folder) | contents(box) == before

    def test_it_is_made_for_its_reader_alone(self, library: Library, own: Path, tmp_path: Path) -> None:
        add(library, own / "deep", write_text(tmp_path / "a.txt"))
        assert (own / "deep").stat().st_mode & 0o777 == 0o700

    @pytest.mark.parametrize("part", ["", "originals", "articles"])
    def test_one_that_is_no_folder_fails_every_file(
        self, library: Library, own: Path, tmp_path: Path, part: str
    ) -> None:
        blocked = own / part
        blocked.parent.mkdir(exist_ok=True)
        blocked.write_text("here first")
        added = library.add([write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD)], own).files
        failed = [one.status is FAILED for one in added]
        assert failed == {"": [True, True], "originals": [True, False], "articles": [False, True]}[part]
        assert blocked.read_text() == "here first"

    def test_a_link_in_place_of_a_part_is_not_followed(self, library: Library, own: Path, tmp_path: Path) -> None:
        own.mkdir()
        (tmp_path / "elsewhere").mkdir()
        (own / "originals").symlink_to(tmp_path / "elsewhere")
        assert add(library, own, write_text(tmp_path / "a.txt")) == [(FAILED, "")]
        assert contents(tmp_path / "elsewhere") == {}

    def test_one_that_is_not_open_is_written_all_the_same(self, library: Library, tmp_path: Path) -> None:
        other, path = tmp_path / "other", write_text(tmp_path / "a.txt", THIRD, title="A ferry")
        assert add(library, other, path) == [(NEW, "a-ferry")]
        assert add(library, other, path) == [(UNCHANGED, "a-ferry")]
        assert library.roster.article("a-ferry") is None


def test_progress_is_told_and_the_rest_is_left_out_once_it_is_broken_off(
    library: Library, own: Path, tmp_path: Path
) -> None:
    library.refresh()
    paths = [write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD)]
    steps = list[tuple[int, int]]()
    added, _ = library.add(
        paths, own, progress=lambda reached: steps.append(reached[:2]), cancelled=lambda: bool(steps)
    )
    assert [one.status for one in added] == [ORIGINAL]
    assert steps == [(1, 2), (1, 1)]
    assert library.passage(f"{PIER}#^p1").is_original


def test_adding_reads_no_file_of_the_library_but_what_it_stores(
    library: Library, own: Path, folder: Path, tmp_path: Path
) -> None:
    """Articles are recognised by the index; one is parsed again for its new copy."""
    from tests.library.conftest import age

    age(folder)
    library.refresh()
    with opened_below(folder) as opened:
        add(library, own, write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD))
    assert set(opened) == {f"{PIER}.md"}


def test_a_folder_is_walked_once(library: Library, own: Path, tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "below").mkdir(parents=True)
    write_text(box / "a.txt")
    (box / "below" / "b.docx").write_text("Words.")
    with walked_below(box) as walked:
        added = library.add([box], own)
    assert len(added.files) == 1
    assert added.passed_over == "1 unsupported file skipped (.docx)"
    assert walked == [str(box), str(box / "below")]


def mail(path: Path, sender: str, text: str, day: int = 2) -> Path:
    path.write_text(
        f"From: {sender} <a@pier.example>\nSubject: Re: Pier\nDate: Fri, {day:02} Apr 2021 09:00:00 +0000\n\n{text}\n",
        encoding="utf-8",
    )
    return path


def test_a_short_mail_that_says_what_another_says_is_another_mail(library: Library, own: Path, tmp_path: Path) -> None:
    """Who says it, and when, is part of what a mail says."""
    mails = [
        mail(tmp_path / "1.eml", "Órla Finn", "I cannot confirm it."),
        mail(tmp_path / "2.eml", "Tor Vik", "I cannot confirm it."),
        mail(tmp_path / "3.eml", "Tor Vik", "I cannot confirm it.", day=3),
    ]
    found = add(library, own, *mails)
    assert [status for status, _ in found] == [NEW, NEW, NEW]
    assert [library.article(id).authors for _, id in found] == [("Órla Finn",), ("Tor Vik",), ("Tor Vik",)]
    again = mail(tmp_path / "4.eml", "Tor Vik", "\nI cannot confirm it.")
    assert add(library, own, again) == [(UNCHANGED, found[1][1])]


def test_an_article_that_somebody_mailed_is_a_copy_of_it(library: Library, own: Path, tmp_path: Path) -> None:
    assert add(library, own, mail(tmp_path / "1.eml", "Tor Vik", "\n\n".join(PARAGRAPHS))) == [(ORIGINAL, PIER)]


def test_files_that_were_added_before_are_known_without_parsing(
    library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told of in the same words as when they are parsed."""
    files = [
        write_text(tmp_path / "copy.txt", PARAGRAPHS[:6]),
        write_text(tmp_path / "third.txt", THIRD, title="A ferry"),
        mail(tmp_path / "mail.eml", "Tor Vik", "I cannot confirm it."),
    ]
    library.add(files, own)
    parsed = library.add(files, own, encoding="utf-8")
    monkeypatch.setattr(importers, "parse", None)
    assert library.add(files, own) == parsed
    assert {one.status for one in parsed.files} == {UNCHANGED}
    assert [one.matched for one in parsed.files] == [6, 4, 1]
