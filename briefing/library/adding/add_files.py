"""Files to add: each is read, recognised and stored."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.anchors import fingerprint
from briefing.dialect import read_article, read_copy, write_article
from briefing.errors import FileRefused
from briefing.library.adding.article_store import ArticleStore
from briefing.library.adding.free_ids import FreeIds
from briefing.library.adding.gather import gather
from briefing.library.adding.recognise import KnownArticles, Recognised, aligned, recognise
from briefing.library.adding.stored_files import StoredFile, stored_files
from briefing.library.batching import Cancel, Progress, Reached
from briefing.library.file_problems import LARGEST
from briefing.library.managed_index import ManagedIndex
from briefing.library.new_ids import article_ids
from briefing.model import Added, AddedFiles, Address, AddStatus, Article, Layout, Passage, Standing
from briefing.sources import KnownFile, Outcome, Parsed, read_sources
from briefing.sources.dossier_file import may_be_dossier
from briefing.text import clean_line, decode, fold

if TYPE_CHECKING:
    from briefing.library.adding.dossiers import DossierAdder

_LONGEST_TITLE = 80
_SHORT_MAIL = 60
"""A mail of more words than that is an article that was sent on, whoever sent it."""


def add_files(  # noqa: PLR0913 - all but the first three are options
    index: ManagedIndex,
    paths: Sequence[Path],
    to: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
    encoding: str = "",
) -> AddedFiles:
    """Add files, and those in folders, to the library folder `to`; the index holds what can be recognised.

    `progress` is told how far it is; once `cancelled` answers True, the rest of the files is left out. Texts that do
    not tell their encoding are in `encoding`, else it is guessed.
    """
    (candidates, passed_over), added = gather(paths), list[Added]()
    adder = _adder(index, to, len(candidates))
    dossiers = {one.path for one in candidates if not one.refusal and may_be_dossier(one.path)}
    dossier_adder = _dossier_adder(index, adder) if dossiers else None
    files = (one.path for one in candidates if not one.refusal and one.path not in dossiers)
    with closing(read_sources(files, encoding=encoding, known=adder.stored)) as outcomes:
        for number, candidate in enumerate(candidates, 1):
            if index.is_ending or (cancelled and cancelled()):
                break
            if progress:
                progress(Reached(number, len(candidates), (number - 1) / len(candidates)))
            if candidate.refusal:
                added.append(_failed(clean_line(str(candidate.path)), candidate.refusal))
            elif dossier_adder and candidate.path in dossiers:
                added.append(dossier_adder.add(candidate.path))
            else:
                added.append(adder.add(candidate.path, next(outcomes)))
    return AddedFiles(tuple(added), passed_over)


def _dossier_adder(index: ManagedIndex, adder: "FileAdder") -> "DossierAdder":
    """What adds dossiers to the same folder, as the same change."""
    from briefing.library.adding.dossiers import DossierAdder  # noqa: PLC0415 - seldom needed

    return DossierAdder(index, adder.store, adder.known)


def _adder(index: ManagedIndex, to: Path, files: int) -> "FileAdder":
    """What adds so many files to a library folder."""
    store, roster = ArticleStore(to), index.state.roster
    store.recover()
    return FileAdder(
        _known(index),
        store,
        stored_files(str(to), files),
        FreeIds(roster.ids.__contains__),
        roster.article,
        {fold(article.title): article.id for article in roster.articles},
        datetime.now(tz=UTC).date(),
        lambda id: clean_line(str(index.file_of(id) or "")),
    )


def article_of(index: ManagedIndex, paragraphs: Sequence[str]) -> str:
    """The id of the article that a text with these paragraphs is a copy of; empty where it is of none."""
    found = recognise(paragraphs, _known(index))
    return found.article if found else ""


def _known(index: ManagedIndex) -> KnownArticles:
    return KnownArticles(
        lambda prints: index.ask(lambda reader: reader.fingerprinted(prints)),
        lambda article: index.ask(lambda reader: reader.passages(article)),
    )


@dataclass(frozen=True, slots=True)
class FileAdder:
    """Adds files to a library folder, one after the other."""

    known: KnownArticles
    """The articles they can be copies of; new ones are noted in it."""
    store: ArticleStore
    """Where they are stored."""
    stored: Mapping[str, StoredFile]
    """What was made of files before, by their checksums."""
    free_ids: FreeIds
    """The ids that no card and no article has."""
    article_of: Callable[[str], Article | None]
    """The facts of an article that the library has; None for one that was just added."""
    titles: dict[str, str]
    """The ids of the articles by folded title; new ones are noted in it."""
    today: date
    """The day that is noted as the one they were added on."""
    file_of: Callable[[str], str]
    """The file of an article, cleaned for display; empty where the index does not hold it yet."""
    new: dict[str, Article] = field(default_factory=dict)
    """The articles that were just added, by their ids."""

    def add(self, path: Path, outcome: Outcome) -> Added:
        """Store what was read from a file, as a copy or as a new article; what goes wrong is told in the answer."""
        shown = clean_line(str(path))
        try:
            match outcome:
                case FileRefused():
                    return _failed(shown, str(outcome))
                case KnownFile():
                    return self._unchanged(shown, self.stored[outcome.file_checksum])
                case Parsed():
                    added = self._added(shown, outcome, f"add {clean_line(path.name)}")
                    return added._replace(message=_with_remarks(added.message, outcome.remarks))
        except FileRefused as refusal:
            return _failed(shown, str(refusal))
        except OSError as error:
            reason = clean_line(error.strerror or str(error))
            return _failed(shown, f"It could not be stored ({reason}): see to the folder that it was to be added to.")

    def _unchanged(self, path: str, stored: StoredFile) -> Added:
        """What there is to tell of a file from which something was made before."""
        paragraphs = read_copy(decode(stored.text)[0], "")[0].paragraphs
        if stored.is_copy:
            there, found = self._copied(stored.article), aligned(stored.article, paragraphs, self.known)
            matched, message = len(found.verbatim), _told(found, there)
        else:
            matched, message = len(paragraphs), f"{self._there(stored.article)}."
        return Added(path, stored.article, AddStatus.UNCHANGED, len(paragraphs), matched, message)

    def _added(self, path: str, parsed: Parsed, what: str) -> Added:
        found = self._recognised(parsed)
        if found is None:
            article, status, message = self._keep_article(parsed, what)
            return Added(path, article, status, len(parsed.paragraphs), 0, message)
        status = AddStatus.UNCHANGED
        if _is_it(found, parsed):
            first = self._there(found.article)
        elif not self._keep_copy(found, parsed, what):
            first = self._copied(found.article)
        else:
            status, first = AddStatus.ORIGINAL, _kept(found)
        return Added(path, found.article, status, len(parsed.paragraphs), len(found.verbatim), _told(found, first))

    def _recognised(self, parsed: Parsed) -> Recognised | None:
        """The article that it is a copy of. Of a short mail that is one of the same sender, day and subject.

        Who says so little, when and about what is part of what is said.
        """
        found = recognise(parsed.paragraphs, self.known)
        if found is None or not parsed.is_mail or len(" ".join(parsed.paragraphs).split()) > _SHORT_MAIL:
            return found
        first = fingerprint(parsed.paragraphs[0])
        alike = {found.article, *self.known.holders([first]).get(first, ())}
        same = sorted(article for article in alike if self._is_told_so(article, parsed))
        return aligned(same[0], parsed.paragraphs, self.known) if same else None

    def _is_told_so(self, article: str, parsed: Parsed) -> bool:
        """Whether an article has the authors, the date and the title of a mail."""
        known = self.new.get(article) or self.article_of(article)
        facts = (parsed.authors, parsed.published, _title(parsed))
        return known is not None and (known.authors, known.published, known.title) == facts

    def _keep_copy(self, found: Recognised, parsed: Parsed, what: str) -> bool:
        numbered = tuple(replace(passage, fingerprint="") for passage in _passages(parsed))

        def is_whole(text: str) -> bool:
            copy, wrong = read_copy(text, "")
            return copy.paragraphs == parsed.paragraphs and not wrong

        write = partial(write_article, _article(parsed), also=self._also(parsed), copy_of=found.article)
        text = _written(write, numbered, is_whole)
        return self.store.keep_copy(found.article, text, parsed.paragraphs, what)

    def _keep_article(self, parsed: Parsed, what: str) -> tuple[str, AddStatus, str]:
        article, passages = _article(parsed), _passages(parsed)

        def is_whole(text: str) -> bool:
            _, again, wrong = read_article("article", text, "")
            return tuple(one.original for one in again) == parsed.paragraphs and not wrong

        text = _written(partial(write_article, article, also=self._also(parsed)), passages, is_whole)
        id, is_new = self.store.keep_article(self.free_ids.of(article_ids(article)), text, parsed.paragraphs, what)
        if not is_new:
            return id, AddStatus.UNCHANGED, f"{self._there(id)}."
        self.known.note(id, passages)
        self.new[id] = article
        told = f"A new article: {article.title}"
        if (namesake := self.titles.setdefault(fold(article.title), id)) != id:
            told += f". {namesake} has the same title, but too few paragraphs agree for a copy of it"
        return id, AddStatus.NEW, told

    def _there(self, article: str) -> str:
        return f"This text is there already, as {self.file_of(article) or self.store.article(article)}"

    def _copied(self, article: str) -> str:
        return f"This text is there already, among the copies of {article} in {self.store.copies}"

    def _also(self, parsed: Parsed) -> list[tuple[str, str]]:
        return [
            ("tags", ", ".join(parsed.tags)),
            ("extractor", parsed.extractor),
            ("file_checksum", parsed.file_checksum),
            ("text_checksum", parsed.text_checksum),
            ("added", self.today.isoformat()),
        ]


def _with_remarks(message: str, remarks: Sequence[str]) -> str:
    """The message, and what the reader of the file left out or guessed."""
    return "; ".join((message.removesuffix("."), *remarks)) + ("." if remarks or message.endswith(".") else "")


def _failed(path: str, message: str) -> Added:
    return Added(path, "", AddStatus.FAILED, 0, 0, message)


def _article(parsed: Parsed) -> Article:
    return Article(
        "article",
        _title(parsed),
        outlet=parsed.outlet,
        authors=parsed.authors,
        published=parsed.published,
        url=parsed.url,
        language=parsed.language,
        passages=len(parsed.paragraphs),
    )


def _title(parsed: Parsed) -> str:
    return parsed.title or _beginning(parsed.paragraphs[0])


def _beginning(text: str) -> str:
    """What stands for a title where there is none."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return (text[:_LONGEST_TITLE].rpartition(" ")[0] or text[: _LONGEST_TITLE - 1]) + "…"


def _passages(parsed: Parsed) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            Address("article", number),
            original=text,
            fingerprint=fingerprint(text),
            standing=Standing.VERBATIM,
            layout=layout,
        )
        for number, (text, layout) in enumerate(zip(parsed.paragraphs, parsed.layouts, strict=True), 1)
    )


def _written(
    write: Callable[[tuple[Passage, ...]], str], passages: tuple[Passage, ...], is_whole: Callable[[str], bool]
) -> str:
    """The text that `write` makes of these passages; FileRefused where it could be stored but not read again.

    Where words are lost among lists and headings, each passage is a plain paragraph.
    """
    plain = tuple(replace(passage, layout=Layout(page=passage.layout.page)) for passage in passages)
    for shaped in (passages, plain):
        text = write(shaped)
        if len(text.encode()) <= LARGEST and is_whole(text):
            return text
    raise FileRefused("There is more text in the file than one article may have: split it.")


def _is_it(found: Recognised, parsed: Parsed) -> bool:
    """Whether the article stands in its own words, and they are those of the file."""
    own = tuple(passage.original for passage in found.passages if not passage.digest)
    return own == parsed.paragraphs


def _kept(found: Recognised) -> str:
    if any(passage.digest for passage in found.passages):
        return f"{len(found.verbatim)} of {len(found.passages)} passages can be read in their own words"
    return "Another text of an article that is there; both are kept"


def _told(found: Recognised, first: str) -> str:
    """What is told first, and what a copy has in other words or not at all."""
    pieces = [first]
    altered, missing = found.count(Standing.ALTERED), found.count(Standing.MISSING)
    if altered:
        pieces.append(f"{altered} differ{'s' if altered == 1 else ''} from the known text")
    if missing:
        pieces.append(f"{missing} {'is' if missing == 1 else 'are'} not in it")
    if found.new:
        paragraphs = "paragraph is" if len(found.new) == 1 else "paragraphs are"
        pieces.append(f"{len(found.new)} more {paragraphs} only in this file")
    return "; ".join(pieces) + "."
