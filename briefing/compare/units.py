"""Units: in what an amount is measured, brought to one unit of each dimension."""

from collections.abc import Mapping
from typing import NamedTuple

from briefing.compare.token import Words

COUNT, PERCENT, AGE, HOURS = "count", "percent", "age", "hours"
_POINTS = "points"

_MONEY = {
    "dollar": "$ dollar dollars usd",
    "euro": "€ euro euros eur",
    "pound": "£ pound pounds gbp",
    "yen": "¥ yen",
    "yuan": "yuan renminbi",
    "ruble": "₽ ruble rubles rouble roubles",
    "rupee": "₹ rupee rupees",
    "lira": "₺ lira",
    "peso": "peso pesos",
    "bolivar": "bolivar bolivars bolivares",
    "franc": "franc francs",
    "crown": "krona kronor krone kroner",
    "real": "reais",
    "rand": "rand",
    "shekel": "₪ shekel shekels",
    "hryvnia": "₴ hryvnia",
    "won": "₩",
}
_CURRENCIES = {word: f"money: {name}" for name, written in _MONEY.items() for word in written.split()}
_MEASURES: tuple[tuple[str, str, float], ...] = (
    (HOURS, "second seconds", 1 / 3600),
    (HOURS, "minute minutes", 1 / 60),
    (HOURS, "hour hours", 1.0),
    (HOURS, "day days", 24.0),
    (HOURS, "week weeks", 168.0),
    (HOURS, "month months", 730.5),
    (HOURS, "year years", 8766.0),
    (HOURS, "decade decades", 87660.0),
    ("metres", "metre metres meter meters", 1.0),
    ("metres", "km kilometre kilometres kilometer kilometers", 1000.0),
    ("metres", "mile miles", 1609.344),
    ("metres", "foot feet ft", 0.3048),
    ("kilograms", "kg kilogram kilograms kilo kilos", 1.0),
    ("kilograms", "tonne tonnes ton tons", 1000.0),
    ("barrels", "barrel barrels", 1.0),
    ("hectares", "hectare hectares", 1.0),
    ("hectares", "acre acres", 0.404686),
)
_UNITS: Mapping[str, tuple[str, float]] = {
    word: (dimension, factor) for dimension, written, factor in _MEASURES for word in written.split()
}
_WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("percentage", "points"), _POINTS),
    (("percentage", "point"), _POINTS),
    (("per", "cent"), PERCENT),
    (("percent",), PERCENT),
    (("pc",), PERCENT),
    (("%",), PERCENT),
    (("year", "old"), AGE),
    (("years", "old"), AGE),
)


class Unit(NamedTuple):
    """In what an amount is measured."""

    dimension: str
    """What is measured: COUNT where things are counted."""
    factor: float
    """What to multiply the amount with for the unit of its dimension."""
    last: int
    """The place after the last token of the unit."""


def unit_at(words: Words, at: int) -> Unit:
    """The unit that stands behind a number, whose tokens end at a place."""
    for these, dimension in _WORDS:
        if tuple(words.terms(at, len(these))) == these:
            return Unit(dimension, 1.0, at + len(these))
    skipped = at + (words.term(at) in ("us", "american"))
    term = words.term(skipped)
    if term in _CURRENCIES:
        return Unit(_CURRENCIES[term], 1.0, skipped + 1)
    if skipped == at and term in _UNITS:
        return Unit(*_UNITS[term], at + 1)
    return Unit(COUNT, 1.0, at)


def currency_before(words: Words, at: int) -> str:
    """The dimension of an amount whose currency stands before its first token; empty where none does."""
    before = words.tokens[at - 1].term if at else ""
    return _CURRENCIES.get(before, "") if not words.gap(at).strip() else ""
