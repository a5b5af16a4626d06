"""The rules that look at one card."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from briefing.check.dating import named_instead, points
from briefing.check.evidence import Evidence
from briefing.check.quotes import quotations, stands_in
from briefing.model import Address, Card
from briefing.text import clean_line

_MOST = 60


class Remark(NamedTuple):
    """What a rule finds in a card."""

    place: int | str
    """The line, 0 where the whole card is meant; or the field of the front matter."""
    message: str
    """What it finds."""


def uncited_claims(card: Card, _evidence: Evidence) -> Iterator[Remark]:
    """The claims that cite no passage."""
    for claim in card.claims:
        if not claim.citations:
            yield Remark(claim.line, f"{_shortened(claim.text)} cites no passage: put the one it rests on behind it.")


def quotes_not_found(card: Card, evidence: Evidence) -> Iterator[Remark]:
    """The quotations that no cited passage has, where the own words of all that the claim cites are at hand."""
    for claim in card.claims:
        for text, pieces in quotations(claim.text) if claim.citations else ():
            cited = evidence.originals(claim.citations)
            if cited and not stands_in(pieces, cited):
                where = ", ".join(claim.citations)
                yield Remark(claim.line, f"{_shortened(text)} does not stand in {where}: quote its words, or none.")


def dates_too_exact(card: Card, evidence: Evidence) -> Iterator[Remark]:
    """The ends of the card's date that are finer than what the cited passages name."""
    for point in points(str(card.date)) if card.date else ():
        if coarser := named_instead(point, evidence.told(card.citations)):
            what = "month" if "-" in coarser else "year"
            yield Remark(
                "date",
                f"The date has {point}, and the passages the card cites name the {what} alone:"
                f" write {coarser}, or cite a passage that says it.",
            )


def single_sources(card: Card, _evidence: Evidence) -> Iterator[Remark]:
    """The card, where all it cites is of one article."""
    cited = (Address.parse(target) for claim in card.claims for target in claim.citations)
    articles = {address.article for address in cited if address}
    if len(articles) == 1:
        yield Remark(0, f"All that the card cites is of one article, {articles.pop()}.")


def _shortened(text: str) -> str:
    """`text` as a message has it: on one line, in backquotes, cut after 60 characters."""
    line = clean_line(text)
    return f"`{line}`" if len(line) <= _MOST else f"`{line[: _MOST - 1]}…`"


CARD_RULES: Mapping[str, Callable[[Card, Evidence], Iterator[Remark]]] = {
    "uncited-claim": uncited_claims,
    "quote-not-found": quotes_not_found,
    "date-too-exact": dates_too_exact,
    "single-source": single_sources,
}
"""What finds what on a card, by the rule's name."""
