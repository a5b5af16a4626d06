"""Files to add: each is read, recognised and stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.anchors import fingerprint
from briefing.dialect import read_article, read_copy, write_article
from briefing.errors import FileRefused
from briefing.library.adding.article_store import ArticleStore
from briefing.library.adding.gather import Candidate, gather
from briefing.library.adding.recognise import KnownArticles, Recognised, recognise
from briefing.library.batching import Cancel, Progress, Reached
from briefing.library.file_problems import LARGEST
from briefing.library.managed_index import ManagedIndex
from briefing.library.new_ids import article_ids
from briefing.model import Added, AddedFiles, Address, AddStatus, Article, Passage, Standing
from briefing.sources import Draft, read_source
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
        roster.ids.__contains__,
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
    is_taken: Callable[[str], bool]
    """Whether an id is that of a card or an article."""
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
            return self._added(path, read_source(candidate.path), f"add {clean_line(candidate.path.name)}")
        except FileRefused as refusal:
            return _failed(path, str(refusal))
        except OSError as error:
            reason = clean_line(error.strerror or str(error))
            return _failed(path, f"It could not be stored ({reason}): see to the folder that it was to be added to.")

    def _added(self, path: str, draft: Draft, what: str) -> Added:
        found = recognise(draft.paragraphs, self.known)
        if found is None:
            article, status, message = self._keep_article(draft, what)
            return Added(path, article, status, len(draft.paragraphs), 0, message)
        status = AddStatus.UNCHANGED
        if _is_it(found, draft):
            first = self._there(found.article)
        elif not self._keep_copy(found, draft, what):
            first = f"This text is there already, among the copies of {found.article} in {self.store.copies}"
        else:
            status, first = AddStatus.ORIGINAL, _kept(found)
        return Added(path, found.article, status, len(draft.paragraphs), len(found.verbatim), _told(found, first))

    def _keep_copy(self, found: Recognised, draft: Draft, what: str) -> bool:
        numbered = tuple(replace(passage, fingerprint="") for passage in _passages(draft))
        text = write_article(_article(draft), numbered, self._also(draft), copy_of=found.article)
        copy, wrong = read_copy(text, "")
        _check(text, is_whole=copy.paragraphs == draft.paragraphs and not wrong)
        return self.store.keep_copy(found.article, text, draft.paragraphs, what)

    def _keep_article(self, draft: Draft, what: str) -> tuple[str, AddStatus, str]:
        article, passages = _article(draft), _passages(draft)
        text = write_article(article, passages, self._also(draft))
        _, again, wrong = read_article("article", text, "")
        _check(text, is_whole=tuple(one.original for one in again) == draft.paragraphs and not wrong)
        id, is_new = self.store.keep_article(article_ids(article), self.is_taken, text, draft.paragraphs, what)
        if not is_new:
            return id, AddStatus.UNCHANGED, f"{self._there(id)}."
        self.known.note(id, passages)
        told = f"A new article: {article.title}"
        if (namesake := self.titles.setdefault(fold(article.title), id)) != id:
            told += f". {namesake} has the same title, but too few paragraphs agree for a copy of it"
        return id, AddStatus.NEW, told

    def _there(self, article: str) -> str:
        return f"This text is there already, as {self.file_of(article) or self.store.article(article)}"

    def _also(self, draft: Draft) -> list[tuple[str, str]]:
        return [
            ("extractor", draft.extractor),
            ("file_checksum", draft.file_checksum),
            ("text_checksum", draft.text_checksum),
            ("added", self.today.isoformat()),
        ]


def _failed(path: str, message: str) -> Added:
    return Added(path, "", AddStatus.FAILED, 0, 0, message)


def _article(draft: Draft) -> Article:
    return Article(
        "article",
        draft.title or _beginning(draft.paragraphs[0]),
        outlet=draft.outlet,
        authors=draft.authors,
        published=draft.published,
        url=draft.url,
        language=draft.language,
        passages=len(draft.paragraphs),
    )


def _beginning(text: str) -> str:
    """What stands for a title where there is none."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return (text[:_LONGEST_TITLE].rpartition(" ")[0] or text[: _LONGEST_TITLE - 1]) + "…"


def _passages(draft: Draft) -> tuple[Passage, ...]:
    return tuple(
        Passage(Address("article", number), original=text, fingerprint=fingerprint(text), standing=Standing.VERBATIM)
        for number, text in enumerate(draft.paragraphs, 1)
    )


def _check(text: str, *, is_whole: bool) -> None:
    """Raise FileRefused where the text could be stored but not read again."""
    if not is_whole or len(text.encode()) > LARGEST:
        raise FileRefused("There is more text in the file than one article may have: split it.")


def _is_it(found: Recognised, draft: Draft) -> bool:
    """Whether the article stands in its own words, and they are those of the file."""
    own = tuple(passage.original for passage in found.passages if not passage.digest)
    return own == draft.paragraphs


def _kept(found: Recognised) -> str:
    if any(passage.digest for passage in found.passages):
        return f"{len(found.verbatim)} of {len(found.passages)} passages can be read in their own words"
    return "Another text of an article that is there; both are kept"


def _told(found: Recognised, first: str) -> str:
    """What is told first, and what a copy has otherwise or not at all."""
    pieces = [first]
    altered, missing = found.count(Standing.ALTERED), found.count(Standing.MISSING)
    if altered:
        pieces.append(f"{altered} read{'s' if altered == 1 else ''} otherwise")
    if missing:
        pieces.append(f"{missing} {'is' if missing == 1 else 'are'} not in it")
    return "; ".join(pieces) + "."
