"""Asking the reader's own model about an article, and taking in of its answer what holds."""

from collections.abc import Callable, Sequence

from briefing.drafting.draft import ArticleText, Draft
from briefing.drafting.own_model.client import SECONDS, ask
from briefing.drafting.own_model.door import Door
from briefing.drafting.own_model.merging import merge
from briefing.drafting.own_model.prompt import questions
from briefing.errors import DraftingFailed
from briefing.model import Endpoint


class OwnModel:
    """Adds what a model proposes to the drafts of the rules. May run in any thread."""

    def __init__(self, endpoint: Endpoint, seconds: float = SECONDS) -> None:
        """`seconds` is how long an answer may take."""
        self.endpoint = endpoint
        """Where it answers."""
        self._seconds = seconds
        self.dropped = 0
        """How many of its answers did not hold: cards, claims, names, dates."""

    def add_to(self, drafts: Sequence[Draft], article: ArticleText, cancelled: Callable[[], bool]) -> tuple[Draft, ...]:
        """The drafts of an article, and what the model proposes of it that holds.

        Raises DraftingFailed where it does not answer, Cancelled soon after `cancelled` answers True.
        """
        found = tuple(drafts)
        for part, messages in questions(article):
            door = Door({article.number(at): article.paragraphs[at] for at in part})
            try:
                answer = ask(self.endpoint, messages, cancelled, self._seconds)
            except DraftingFailed as error:
                raise DraftingFailed(f"Your model at {self.endpoint.host} was asked in vain: {error}.") from error
            found = merge(found, door.drafts(answer))
            self.dropped += door.dropped
        return found
