"""The key that compares: which article, or card, the open one is to stand beside."""

from collections import Counter
from collections.abc import Sequence

from textual.screen import Screen

from briefing.model import Address, Roster, Target, TargetKind
from briefing.text import clean_line, fold
from briefing.tui.dialogs import opener
from briefing.tui.dialogs.fields import Choice, Field, choice
from briefing.tui.editing.names import CardNames
from briefing.tui.navigation import Navigation


def ask_for_other(screen: Screen[None], roster: Roster, navigation: Navigation) -> str:
    """Ask what the open article, or card, is to be compared with, and open that; else why there is nothing."""
    opened = navigation.opened
    address = opened.target.address
    id = opened.card.id if opened.card else address.article if address else opened.target.id
    names: CardNames | _ArticleNames
    if opened.card:
        names = CardNames(roster, _recent(navigation, TargetKind.CARD), without=id)
        label, only, count = "Card", "", len(roster.cards)
    else:
        names = _ArticleNames(roster, _recent(navigation, TargetKind.PASSAGE), without=id)
        label, only, count = "Article", names.only, len(roster.articles)
    if count < 2:
        return f"There is no other {label.lower()} to compare it with."

    def compare(answers: dict[str, str]) -> None:
        navigation.open(Target.comparison(id, names.id_of(answers["other"])))

    title = opened.card.title if opened.card else (article.source if (article := roster.article(id)) else id)
    field = Field("other", label, only, names.choices, is_choice=True, check=names.missing)
    opener.ask_form(screen, f"What is to stand beside {clean_line(title)}?", (field,), compare)
    return ""


def _recent(navigation: Navigation, kind: TargetKind) -> list[str]:
    """The ids of the cards, or of the articles, that were open on the way here, the last one first."""
    way = (place.target for place in reversed(navigation.trail.places[: navigation.trail.at + 1]))
    if kind is TargetKind.CARD:
        return [target.id for target in way if target.kind is kind]
    addresses = (Address.parse(target.id) for target in way)
    return [address.article for address in addresses if address]


class _ArticleNames:
    """The articles by headline, as they are chosen in a form."""

    def __init__(self, roster: Roster, first: Sequence[str], without: str) -> None:
        """The articles of the ids `first` stand first, that of the id `without` is left out."""
        self._roster = roster
        self._ids = [id for id in dict.fromkeys((*first, *roster.articles.ids)) if id != without]
        self._by_name: dict[str, str] = {}

    @property
    def only(self) -> str:
        """The name of the one article there is to choose; empty where there are several."""
        article = self._roster.article(self._ids[0]) if len(self._ids) == 1 else None
        return clean_line(article.title) or article.id if article else ""

    def choices(self) -> Sequence[Choice]:
        """What can be chosen: every article, by its headline where no other has it, else by its id."""
        articles = [article for id in self._ids if (article := self._roster.article(id))]
        titles = Counter(fold(article.title) for article in articles)
        found = list[Choice]()
        by_name = dict[str, str]()
        for article in articles:
            name = clean_line(article.title)
            name = name if name and titles[fold(article.title)] == 1 else article.id
            by_name[fold(name)] = article.id
            found.append(choice(name, article.source, (article.id, *article.authors)))
        self._by_name = by_name
        return found

    def id_of(self, name: str) -> str:
        """The id of the article that a name means; empty where it means none."""
        if name in self._ids:
            return name
        return self._ids[0] if name == self.only and name else self._by_name.get(fold(name), "")

    def missing(self, name: str) -> str:
        """Why no article is meant, in words; empty where one is."""
        if not name:
            return "Type a few letters of its headline, and choose it."
        is_known = self.id_of(name) or not self._by_name or name == self.only
        return "" if is_known else f"No article is called “{name}”: choose one of those listed."
