"""Headlines of articles in forms: which can be chosen, and which article is meant."""

from collections import Counter
from collections.abc import Sequence

from briefing.model import Roster
from briefing.text import clean_line, fold
from briefing.tui.dialogs.fields import Choice, choice


class ArticleNames:
    """The articles by headline; made in another thread, and asked in that of the screen."""

    def __init__(self, roster: Roster, without: str) -> None:
        """The article of the id `without` is left out."""
        self._roster = roster
        self._ids = [id for id in roster.articles.ids if id != without]
        self._by_name: dict[str, str] = {}

    @property
    def only(self) -> str:
        """The headline of the one article there is to choose; empty where there are several."""
        article = self._roster.article(self._ids[0]) if len(self._ids) == 1 else None
        return clean_line(article.title) or article.id if article else ""

    def choices(self) -> Sequence[Choice]:
        """What can be chosen: every article, by its headline where no other has it, else by its id."""
        articles = [article for id in self._ids if (article := self._roster.article(id))]
        titles = Counter(fold(article.title) for article in articles)
        found, by_name = list[Choice](), dict[str, str]()
        for article in articles:
            name = clean_line(article.title) if titles[fold(article.title)] == 1 else ""
            name = name or article.id
            by_name[fold(name)] = article.id
            found.append(choice(name, article.source, (article.id, *article.authors)))
        self._by_name = by_name
        return found

    def id_of(self, name: str) -> str:
        """The id of the article that a name means; empty where it means none."""
        if name in self._ids:
            return name
        return self._ids[0] if name and name == self.only else self._by_name.get(fold(name), "")

    def missing(self, name: str) -> str:
        """Why no article is meant, in words; empty where one is, or nobody knows yet."""
        if not name:
            return "Type a few letters of its headline, and choose it."
        is_known = self.id_of(name) or not self._by_name
        return "" if is_known else f"No article is called “{name}”: choose one of those listed."
