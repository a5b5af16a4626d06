"""States by their names, nationalities and capitals, as English newspapers write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefing.text import words


class State(NamedTuple):
    """A state."""

    name: str
    """What newspapers call it: `United States`."""
    names: tuple[str, ...]
    """What else: `America`, `U.S.`; its formal name."""
    nationalities: tuple[str, ...]
    """Adjectives and nouns of its people: `American`."""
    capitals: tuple[str, ...]
    """The city that stands for its government."""


@dataclass(frozen=True, slots=True)
class States:
    """All states, to be looked up in."""

    by_name: dict[str, State]
    """By every name, as `key` makes it."""
    by_nationality: dict[str, State]
    """By every nationality, in the singular and in the plural."""
    by_capital: dict[str, State]
    """By their capitals."""


_FORMAL = re.compile(r"^[A-Za-zÀ-ž' -]*(?:Republic|Kingdom|State|Federation|States|Sultanate|Emirates)[A-Za-zÀ-ž' -]*$")
_SHORT = {
    "The Bahamas": "Bahamas",
    "The Gambia": "Gambia",
    "Republic of Macedonia": "North Macedonia",
    "Swaziland": "Eswatini",
    "Vatican City State": "Vatican",
    "Federated States of Micronesia": "Micronesia",
}
"""Names of the list that no newspaper writes."""
_NO_STATES = {
    "Antarctica",
    "Holy See (Vatican City State)",
    "Palestine",
    "Palestine, State of",
    "Serbia and Montenegro",
}
"""What stands in the list and acts under another name, or not at all; of Palestinians the text tells who acts."""
_NAMES = {
    "United States": ("U.S.", "US", "USA", "U.S.A.", "America", "United States of America"),
    "United Kingdom": ("U.K.", "UK", "Britain", "Great Britain"),
    "United Arab Emirates": ("UAE", "U.A.E.", "Emirates"),
    "Myanmar": ("Burma",),
    "Vatican": ("Holy See", "Vatican City"),
    "North Korea": ("DPRK",),
    "South Korea": ("ROK",),
    "Democratic Republic of the Congo": ("Congo", "DR Congo", "DRC", "Zaire"),
    "Czech Republic": ("Czechia",),
    "Netherlands": ("Holland",),
    "Turkey": ("Türkiye",),
    "Ivory Coast": ("Côte d'Ivoire",),
    "East Timor": ("Timor-Leste",),
    "North Macedonia": ("Macedonia",),
    "Eswatini": ("Swaziland",),
    "Iran": ("Islamic Republic",),
    "Bosnia and Herzegovina": ("Bosnia",),
    "China": ("PRC",),
}
_NATIONALITIES = {
    "Philippines": ("Philippine",),
    "United Kingdom": ("Briton",),
    "Saudi Arabia": ("Saudi",),
    "Argentina": ("Argentine", "Argentinian"),
    "Kazakhstan": ("Kazakh",),
    "Kyrgyzstan": ("Kyrgyz",),
    "Tajikistan": ("Tajik",),
    "Uzbekistan": ("Uzbek",),
    "Turkey": ("Turk",),
    "Spain": ("Spaniard",),
    "Denmark": ("Dane",),
    "Sweden": ("Swede",),
    "Finland": ("Finn",),
    "Poland": ("Pole",),
    "Iceland": ("Icelandic",),
    "Nepal": ("Nepali",),
    "Slovenia": ("Slovenian",),
    "Slovakia": ("Slovakian",),
    "Serbia": ("Serb",),
    "Croatia": ("Croat",),
    "Ecuador": ("Ecuadorian",),
    "Laos": ("Lao",),
    "Botswana": ("Botswanan",),
    "Lesotho": ("Basotho",),
    "Cape Verde": ("Cape Verdean",),
    "Dominican Republic": ("Dominican",),
    "Democratic Republic of the Congo": ("Congolese",),
    "India": ("Indian",),
    "France": ("French",),
    "Norway": ("Norwegian",),
    "United States": ("American", "U.S.", "US"),
    "China": ("Chinese",),
    "Vatican": ("Vatican",),
    "Luxembourg": ("Luxembourgish",),
    "New Zealand": ("New Zealand",),
}
"""What the list lacks, and who is meant where it gives one nationality to several."""
_CAPITALS = {
    "United States": ("Washington", "Washington D.C."),
    "Ukraine": ("Kiev",),
    "Brazil": ("Brasilia",),
    "Netherlands": ("The Hague",),
    "Myanmar": ("Naypyitaw",),
    "Kazakhstan": ("Astana",),
    "Yemen": ("Sanaa",),
    "Ivory Coast": ("Abidjan",),
    "Bolivia": ("La Paz",),
}
_UNLISTED = (State("Kosovo", ("Republic of Kosovo",), ("Kosovar", "Kosovan"), ("Pristina",)),)
_ARTICLES = {"the", "s"}


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What names are compared by: the words of a name without an article or a possessive, folded."""
    found = [word.term for word in words(name)]
    while found and found[0] in _ARTICLES:
        found = found[1:]
    return " ".join(found)


@cache
def states() -> States:
    """The states; the list is read once, in a tenth of a second."""
    from countryinfo import all_countries  # noqa: PLC0415 - it belongs to the extra

    listed = (country.info() for country in all_countries())
    found = {state.name: state for state in (_state(one) for one in listed if one["name"] not in _NO_STATES)}
    found |= {state.name: state for state in _UNLISTED}
    by_nationality = {
        form: state
        for state in (*found.values(), *(found[name] for name in _NATIONALITIES if name in found))
        for one in state.nationalities
        for form in (key(one), _plural(key(one)))
        if form
    }
    return States(
        {key(name): state for state in found.values() for name in (*state.names, state.name)},
        by_nationality,
        {key(name): state for state in found.values() for name in state.capitals},
    )


@cache
def nation_words() -> frozenset[str]:
    """The words of the keys of all states and nationalities."""
    return frozenset(word for one in (*states().by_nationality, *states().by_name) for word in one.split())


def _state(listed: Mapping[str, Any]) -> State:
    name = _SHORT.get(listed["name"], listed["name"])
    formal = (one for one in listed.get("altSpellings") or () if _FORMAL.match(one))
    demonyms = re.split(r",|/| and ", listed.get("demonym") or "")
    return State(
        name,
        tuple(dict.fromkeys((*_NAMES.get(name, ()), *formal))),
        tuple(filter(None, (*_NATIONALITIES.get(name, ()), *(one.strip() for one in demonyms)))),
        tuple(filter(None, (*_CAPITALS.get(name, ()), listed.get("capital") or ""))) if name != "Vatican" else (),
    )


def _plural(nationality: str) -> str:
    return nationality if nationality.endswith(("ese", "s", "sh", "ch")) else f"{nationality}s"
