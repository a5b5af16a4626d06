"""Thirty passages that mean a card and thirty that look as if they did: what is wrong is not stated, or stands behind.

Every passage is an article of its own, dated so that the wrong ones come first: only sureness can put them behind.
"""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain

import pytest

from briefing.index import Changes, Reader, open_index
from briefing.model import Date, Kind
from tests.index.harbour import card, source

CARDS = (
    card(
        "mira-stone",
        Kind.ACTOR,
        "Mira Stone",
        "She led [[vellan|Vellan]] after [[ivan-may]].",
        aliases=("Stone", "President Stone", "the interim president", "Interim President"),
    ),
    card("ivan-may", Kind.ACTOR, "Ivan May", "Beaten by [[mira-stone]].", aliases=("May",), of="[[vellan]]"),
    card("tess-march", Kind.ACTOR, "Tess March", aliases=("March", "Dr. March"), of="Harbour League"),
    card("vellan", Kind.ACTOR, "Vellan", aliases=("Vellanese government",)),
    card("states", Kind.ACTOR, "United States", aliases=("U.S.", "US")),
    card("trade", Kind.ACTOR, "Institute of Trade", "In [[vellan]].", aliases=("IT",)),
    card("assembly", Kind.ACTOR, "Vellan's National Assembly", aliases=("National Assembly",), of="[[vellan]]"),
    card("court", Kind.ACTOR, "Supreme Court of Vellan", aliases=("Supreme Court", "high court")),
    card("official", Kind.ACTOR, "Senior trade official (unnamed, 2031)", aliases=("Senior Official", "an official")),
    card("jordan", Kind.ACTOR, "Jordan", "A kingdom beside [[vellan]]."),
    card("omar-bell", Kind.ACTOR, "Omar Bell", "Of the [[league]].", aliases=("Bell", "Sen. Bell")),
    card("league", Kind.ACTOR, "Harbour League", aliases=("the League",)),
    card(
        "pike-talks",
        Kind.TALKS,
        "Port Pike talks, 2031",
        aliases=("Port Pike",),
        date=Date("2031-02", "2031-02-01", "2031-02-28"),
        parties="[[mira-stone]]",
    ),
    card("grant-rice", Kind.ACTOR, "Grant Rice", aliases=("Rice", "Grant"), of="[[league]]"),
)

RIGHT = {
    "mira-stone": (
        "Mira Stone said she would go.",
        "A spokesman for President Stone denied it.",
        "Few had expected that Stone would return.",
        "In Port Ebba, Ms. Stone told reporters that Ivan May had lost.",
        "“I will sign,” MIRA STONE wrote in capitals.",
    ),
    "ivan-may": (
        "Ivan May conceded.",
        "Mira Stone's rival, Mr. May, stayed away.",
        "Reporters asked whether former premier May would come.",
    ),
    "tess-march": ("Tess March warned the league.", "Her lawyers said that Dr. March was silent."),
    "vellan": ("Vellan closed its ports.", "The Vellanese government objected."),
    "states": (
        "The United States agreed.",
        "The US envoy left.",
        "A U.S.-backed plan failed.",
    ),
    "trade": ("The Institute of Trade reported growth.", "Economists at the IT disagreed."),
    "assembly": ("Vellan's National Assembly voted.", "VELLAN’S NATIONAL ASSEMBLY VOTES"),
    "court": ("The Supreme Court of Vellan ruled.",),
    "official": ("It names a source: senior trade official (unnamed, 2031).",),
    "jordan": ("Jordan and Vellan reopened the border.", "He flew to Jordan."),
    "omar-bell": ("Omar Bell of the league spoke.", "On Monday Bell told reporters so."),
    "league": ("The Harbour League met.",),
    "pike-talks": ("The Port Pike talks of 2031 ended.", "In Port Pike Mira Stone met them."),
    "grant-rice": ("Grant Rice resigned.", "Critics of Rice were silent."),
}

WRONG = {
    "mira-stone": (
        "A stone fell from the roof in Lund.",
        "Oliver Stone made another film.",
        "The interim president of Peru will sign.",
        "Interim President Ana Solis took the oath in Lima.",
        "The Stone Foundation gave a prize.",
        "STONE FALLS ON VILLAGE SCHOOL IN THE ALPS",
    ),
    "ivan-may": (
        "Prices may rise, said Norway's bank.",
        "In May the prices rose.",
        "They signed on 3 May in Lund.",
        "May they rest in peace, said the priest.",
        "Theresa May resigned.",
    ),
    "tess-march": ("By March 2030 the snow was gone.", "A march through Lund ended well.", "Fredric March won twice."),
    "states": ("Give us time, they said in Lund.", "GIVE US TIME, THEY CRIED"),
    "trade": ("WE LEFT IT THERE, HE WROTE", "The leaflet said IT ENDS NOW."),
    "assembly": ("The National Assembly in Quito walked out.",),
    "court": ("The Supreme Court in Washington heard the case.", "A high court in London agreed."),
    "official": ("A Senior Official of Brazil's treasury resigned.",),
    "jordan": ("Michael Jordan scored again.", "Jordan Belfort sold shares."),
    "omar-bell": ("Alexander Bell made a telephone.", "The Bell Institute closed.", "They rang the bell in Lund."),
    "pike-talks": ("He left for Port Pike. Talks with his wife went on.",),
    "grant-rice": ("Rice Growers Inc. sold its mill.", "He won a grant in Lund."),
}


def written() -> Iterator[tuple[str, str, bool]]:
    """Every passage: the card it is about, its words, and whether it means the card."""
    for texts, is_right in ((WRONG, False), (RIGHT, True)):
        yield from ((id, text, is_right) for id, these in texts.items() for text in these)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    sources = [source(f"a{at}", f"{2001 + at}-01-01", text) for at, (_, text, _) in enumerate(written())]
    with closing(open_index(tmp_path_factory.mktemp("sixty"))) as index:
        index.build(Changes(CARDS, sources))
        with closing(index.open()) as reader:
            yield reader


def addresses(card: str, *, is_right: bool) -> dict[str, str]:
    """The addresses of the passages about a card, with their words."""
    return {f"a{at}#^p1": text for at, (id, text, right) in enumerate(written()) if id == card and right == is_right}


def test_there_are_thirty_of_each() -> None:
    assert [len(list(chain(*texts.values()))) for texts in (RIGHT, WRONG)] == [30, 30]


@pytest.mark.parametrize("card", RIGHT)
def test_what_means_a_card_is_a_mention_of_it(reader: Reader, card: str) -> None:
    found = reader.mentions(card).addresses
    assert [text for address, text in addresses(card, is_right=True).items() if address not in found] == []


@pytest.mark.parametrize("card", WRONG)
def test_what_does_not_mean_a_card_is_not_stated_or_stands_behind_all_that_does(reader: Reader, card: str) -> None:
    found = reader.mentions(card).addresses
    right, wrong = addresses(card, is_right=True), addresses(card, is_right=False)
    last = max(found.index(address) for address in right)
    assert [text for address, text in wrong.items() if address in found[:last]] == []
