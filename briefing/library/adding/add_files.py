"""Files to add: each is read, recognised and stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.anchors import fingerprint
from briefing.dialect import read_article, read_copy, write_article
from briefing.errors import FileRefused
from briefing.library.adding.article_store import ArticleStore
from briefing.library.adding.free_ids import FreeIds
from briefing.library.adding.gather import Candidate, gather
from briefing.library.adding.recognise import KnownArticles, Recognised, recognise
from briefing.library.batching import Cancel, Progress, Reached
from briefing.library.file_problems import LARGEST
from briefing.library.managed_index import ManagedIndex
from briefing.library.new_ids import article_ids
from briefing.model import Added, AddedFiles, Address, AddStatus, Article, Passage, Standing
from briefing.sources import Parsed, read_source
from briefing.text import clean_line, fold

_LONGEST_TITLE = 80


def add_files(
    index: ManagedIndex, paths: Sequence[Path], to: Path, progress: Progress | None, cancelled: Cancel | None
) -> AddedFiles:
    """Add files, and those in folders, to the library folder `to`; the index holds what can be recognised.

    `progress` is told how far it is; once `cancelled` answers True, the rest of the files is left out.
    """
    roster = index.state.roster
    adder = FileAdder(
        KnownArticles(
            lambda prints: index.ask(lambda reader: reader.fingerprinted(prints)),
            lambda article: index.ask(lambda reader: reader.passages(article)),
        ),
        ArticleStore(to),
        FreeIds(roster.ids.__contains__),
        {fold(article.title): article.id for article in roster.articles},
        datetime.now(tz=UTC).date(),
        lambda id: clean_line(str(index.file_of(id) or "")),
    )
    (candidates, passed_over), added = gather(paths), list[Added]()
    for number, candidate in enumerate(candidates, 1):
        if index.is_ending or (cancelled and cancelled()):
            break
        if progress:
            progress(Reached(number, len(candidates), (number - 1) / len(candidates)))
        added.append(adder.add(candidate))
    return AddedFiles(tuple(added), passed_over)


@dataclass(frozen=True, slots=True)
class FileAdder:
    """Adds files to a library folder, one after the other."""

    known: KnownArticles
    """The articles they can be copies of; new ones are noted in it."""
    store: ArticleStore
    """Where they are stored."""
    free_ids: FreeIds
    """The ids that no card and no article has."""
    titles: dict[str, str]
    """The ids of the articles by folded title; new ones are noted in it."""
    today: date
    """The day that is noted as the one they were added on."""
    file_of: Callable[[str], str]
    """The file of an article, cleaned for display; empty where the index does not hold it yet."""

    def add(self, candidate: Candidate) -> Added:
        """Read a file and store it, as a copy or as a new article; what goes wrong is told in what is returned."""
        path = clean_line(str(candidate.path))
        if candidate.refusal:
            return _failed(path, candidate.refusal)
        try:
            parsed = read_source(candidate.path)
            added = self._added(path, parsed, f"add {clean_line(candidate.path.name)}")
            return added._replace(message=_with_remarks(added.message, parsed.remarks))
        except FileRefused as refusal:
            return _failed(path, str(refusal))
        except OSError as error:
            reason = clean_line(error.strerror or str(error))
            return _failed(path, f"It could not be stored ({reason}): see to the folder that it was to be added to.")

    def _added(self, path: str, parsed: Parsed, what: str) -> Added:
        found = recognise(parsed.paragraphs, self.known)
        if found is None:
            article, status, message = self._keep_article(parsed, what)
            return Added(path, article, status, len(parsed.paragraphs), 0, message)
        status = AddStatus.UNCHANGED
        if _is_it(found, parsed):
            first = self._there(found.article)
        elif not self._keep_copy(found, parsed, what):
            first = f"This text is there already, among the copies of {found.article} in {self.store.copies}"
        else:
            status, first = AddStatus.ORIGINAL, _kept(found)
        return Added(path, found.article, status, len(parsed.paragraphs), len(found.verbatim), _told(found, first))

    def _keep_copy(self, found: Recognised, parsed: Parsed, what: str) -> bool:
        numbered = tuple(replace(passage, fingerprint="") for passage in _passages(parsed))
        text = write_article(_article(parsed), numbered, self._also(parsed), copy_of=found.article)
        copy, wrong = read_copy(text, "")
        _check(text, is_whole=copy.paragraphs == parsed.paragraphs and not wrong)
        return self.store.keep_copy(found.article, text, parsed.paragraphs, what)

    def _keep_article(self, parsed: Parsed, what: str) -> tuple[str, AddStatus, str]:
        article, passages = _article(parsed), _passages(parsed)
        text = write_article(article, passages, self._also(parsed))
        _, again, wrong = read_article("article", text, "")
        _check(text, is_whole=tuple(one.original for one in again) == parsed.paragraphs and not wrong)
        id, is_new = self.store.keep_article(self.free_ids.of(article_ids(article)), text, parsed.paragraphs, what)
        if not is_new:
            return id, AddStatus.UNCHANGED, f"{self._there(id)}."
        self.known.note(id, passages)
        told = f"A new article: {article.title}"
        if (namesake := self.titles.setdefault(fold(article.title), id)) != id:
            told += f". {namesake} has the same title, but too few paragraphs agree for a copy of it"
        return id, AddStatus.NEW, told

    def _there(self, article: str) -> str:
        return f"This text is there already, as {self.file_of(article) or self.store.article(article)}"

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
        parsed.title or _beginning(parsed.paragraphs[0]),
        outlet=parsed.outlet,
        authors=parsed.authors,
        published=parsed.published,
        url=parsed.url,
        language=parsed.language,
        passages=len(parsed.paragraphs),
    )


def _beginning(text: str) -> str:
    """What stands for a title where there is none."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return (text[:_LONGEST_TITLE].rpartition(" ")[0] or text[: _LONGEST_TITLE - 1]) + "…"


def _passages(parsed: Parsed) -> tuple[Passage, ...]:
    return tuple(
        Passage(Address("article", number), original=text, fingerprint=fingerprint(text), standing=Standing.VERBATIM)
        for number, text in enumerate(parsed.paragraphs, 1)
    )


def _check(text: str, *, is_whole: bool) -> None:
    """Raise FileRefused where the text could be stored but not read again."""
    if not is_whole or len(text.encode()) > LARGEST:
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
