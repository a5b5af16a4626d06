"""The page of a passage: it is named wherever a passage is called."""

from briefing.model import Address, Article, Layout, Passage, Roster, Standing, pages_of
from briefing.tui.clipboard import citation

PAPER = Article("paper-2021", "Of cranes", outlet="Paper", passages=4, pages=((1, "iv"), (3, "1")))


def test_a_passage_is_called_with_its_page() -> None:
    roster = Roster((), (PAPER, Article("text", "Of piers", passages=1)))
    calls = [roster.source(Address(*one)) for one in (("paper-2021", 2), ("paper-2021", 4), ("text", 1), ("gone", 1))]
    assert calls == ["Paper, p. iv ¶2", "Paper, p. 1 ¶4", "Of piers ¶1", "gone ¶1"]


def test_a_citation_tells_the_page() -> None:
    passage = Passage(Address("paper-2021", 3), original="It turns.", standing=Standing.VERBATIM)
    assert citation(PAPER, passage) == "“It turns.” “Of cranes”, Paper, p. 1, ¶3 [paper-2021#^p3]"


def test_pages_are_told_once_and_only_where_they_are_known() -> None:
    told = ("", "iv", "iv", "1", "")
    passages = (Passage(Address("a", at), layout=Layout(page=page)) for at, page in enumerate(told, 1))
    assert pages_of(passages) == ((2, "iv"), (4, "1"))
