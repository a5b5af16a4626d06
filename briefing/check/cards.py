"""The rules that look at one card."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from briefing.check.dating import named_instead, points
from briefing.check.evidence import Evidence
from briefing.check.marks import unread
from briefing.check.quotes import MOST_PIECES, Quotation, quotations, stands_in, swallowed
from briefing.check.report import Matter
from briefing.model import Address, Card, Passage
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
        for why in unread(claim.text):
            evidence.tally.leave(Matter.QUOTATIONS, why)
        for quotation in quotations(claim.text):
            cited, why = evidence.originals(claim.citations)
            if len(quotation.pieces) > MOST_PIECES:
                cited, why = (), "in too many pieces"
            if not cited:
                evidence.tally.leave(Matter.QUOTATIONS, why)
                continue
            evidence.tally.look(Matter.QUOTATIONS)
            if told := _misquoted(quotation, cited):
                yield Remark(claim.line, f"{_shortened(quotation.text)} {told.format(', '.join(claim.citations))}")


def _misquoted(quotation: Quotation, cited: tuple[Passage, ...]) -> str:
    """What is to be said of a quotation of passages, `{}` standing for their addresses; nothing where it is true."""
    if not stands_in(quotation, cited):
        return "does not stand in {}: quote its words, or none."
    turned = swallowed(quotation, cited)
    if turned is None:
        return ""
    if turned.is_own:
        return f"puts “{turned.word}” in where {{}} has no such word: quote its words, or none."
    return f"leaves out “{turned.word}”, which {{}} has there: quote it as well."


def dates_too_exact(card: Card, evidence: Evidence) -> Iterator[Remark]:
    """The ends of the card's date that are finer than what the cited passages name."""
    if not card.date:
        return
    told, why = evidence.told(card.citations)
    exact = tuple(points(str(card.date)))
    if told and exact:
        evidence.tally.look(Matter.DATES)
    else:
        evidence.tally.leave(Matter.DATES, why if exact else "without a certain day or month")
    for point in exact if told else ():
        if coarser := named_instead(point, told):
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
