"""Drafting ahead: the articles that were added are drafted, each once, and their drafts wait."""

from collections.abc import Callable, Iterator, Sequence

from briefing.drafting.draft import ArticleText, Draft
from briefing.drafting.drafting import draft_all
from briefing.drafting.models import installed_model
from briefing.drafting.own_model import OwnModel
from briefing.drafting.review.draft_store import DraftStore
from briefing.drafting.review.queue import Queue, waiting
from briefing.drafting.review.texts import article_text
from briefing.errors import Cancelled, DraftingFailed, NotFound
from briefing.library import Cancel, Library

_FIRST, _AT_ONCE = 100, 500
"""So many passages are drafted before the first drafts are kept, and then at a time."""


class Drafter:
    """Drafts the articles that were added to the reader's own library. May run in any thread."""

    def __init__(self, library: Library, store: DraftStore, own_model: OwnModel | None = None) -> None:
        """`own_model` is asked, too, where the reader has one."""
        self._library = library
        self._store = store
        self._own_model = own_model
        self.trouble = ""
        """Why the reader's own model is asked no more; empty where it answers, or there is none."""

    def queue(self) -> Queue:
        """What waits for a decision. Raises OSError where the journals can't be read."""
        return waiting(self._library, self._store.drafts(self._library.added_articles()))

    def missing(self) -> list[str]:
        """The articles that have not been drafted yet. Raises OSError where the journal can't be read."""
        return self._store.missing(self._library.added_articles(), self._asked)

    @property
    def _asked(self) -> str:
        """What is kept of which model was asked."""
        endpoint = self._own_model.endpoint if self._own_model and not self.trouble else None
        return f"{endpoint.model} at {endpoint.host}" if endpoint else ""

    def run(self, progress: Callable[[int, int], None], cancelled: Cancel) -> None:
        """Draft what is missing; `progress` is told how many articles are drafted, of how many.

        Once `cancelled` answers True, what has been drafted stays, and the next run goes on from there. Raises
        ModelMissing where no language model is installed, and OSError where nothing can be kept.
        """
        installed_model()
        sums = self._library.added_articles()
        missing = self._store.missing(sums, self._asked)
        self._store.forget(sums)
        done = 0
        if missing:
            progress(done, len(missing))
        for batch in self._batches(missing):
            if cancelled():
                return
            for (id, text), drafts in zip(batch, _drafts([text for _, text in batch]), strict=True):
                self._store.put(id, sums[id], *self._with_model(drafts, text, cancelled))
                done += 1
                if self._asked:
                    progress(done, len(missing))
            progress(done, len(missing))

    def _with_model(
        self, drafts: tuple[Draft, ...], text: ArticleText, cancelled: Cancel
    ) -> tuple[tuple[Draft, ...], str]:
        """The drafts of an article with what the reader's own model adds to them, and which model that was.

        A model that gives no answer is not asked again: each question would take long.
        """
        asked = self._asked
        if not self._own_model or not asked:
            return drafts, ""
        try:
            return self._own_model.add_to(drafts, text, cancelled), asked
        except Cancelled:
            return drafts, ""
        except DraftingFailed as error:
            self.trouble = str(error)
            return drafts, ""

    def _batches(self, articles: Sequence[str]) -> Iterator[list[tuple[str, ArticleText]]]:
        batch, count, most = list[tuple[str, ArticleText]](), 0, _FIRST
        for id in articles:
            try:
                text = article_text(self._library, id)
            except NotFound:  # it was removed just now
                text = ArticleText(())
            batch.append((id, text))
            count += len(text.paragraphs)
            if count >= most:
                yield batch
                batch, count, most = [], 0, _AT_ONCE
        if batch:
            yield batch


def _drafts(texts: Sequence[ArticleText]) -> list[tuple[Draft, ...]]:
    """The drafts of articles; an article that the model does not get through has none, and costs no other."""
    try:
        return list(draft_all([(text, ()) for text in texts]))
    except DraftingFailed:
        return [()] if len(texts) == 1 else [drafts for text in texts for drafts in _drafts([text])]
