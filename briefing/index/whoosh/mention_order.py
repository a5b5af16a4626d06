"""The order of mentions: how surely each means the card."""

from collections.abc import Iterator

from briefing.index.sureness import NEAR, facts, whole_names
from briefing.index.whoosh.phrases import phrase
from briefing.index.whoosh.snapshot import Leaf
from briefing.model import Address, Card
from briefing.query.analysis import Stems
from briefing.query.catalogue import Catalogue
from briefing.query.title_match import Name

Found = dict[Leaf, set[int]]
"""Documents by segment."""


def by_sureness(card: Card, found: Found, catalogue: Catalogue) -> Iterator[Found]:
    """Part the passages that name a card, the surest first.

    First those with a whole name that no other card bears: the title, an alias of several words, an acronym. Then those
    with the card's own context: a card to which this one links, a value of its fields or the year of its date in the
    same passage, or an article that it cites or that has a whole name elsewhere. Then the others: a surname alone, a
    place. Last what may well be another's, by the words beside it.
    """
    doubted = {leaf: numbers & leaf.documents("doubted", card.id) for leaf, numbers in found.items()}
    sure = {leaf: numbers - doubted[leaf] for leaf, numbers in found.items()}
    whole = _with_phrases(whole_names(card, catalogue), sure, catalogue.stems)
    rest = {leaf: sure[leaf] - whole[leaf] for leaf in found}
    near = _with_phrases(facts(card), rest, catalogue.stems)
    articles = _articles(whole) | {address.article for text in card.citations if (address := Address.parse(text))}
    for leaf, numbers in rest.items():
        for id_ in card.links[:NEAR]:
            near[leaf] |= numbers & leaf.documents("names", id_)
        near[leaf] |= {number for number, article in _by_article(leaf, numbers - near[leaf]) if article in articles}
    yield whole
    yield near
    yield {leaf: numbers - near[leaf] for leaf, numbers in rest.items()}
    yield doubted


def _with_phrases(names: Iterator[Name], found: Found, stems: Stems) -> Found:
    """Those of some passages that have one of several names."""
    rows = [list(map(stems.of, name)) for name in names]
    return {
        leaf: set[int]().union(*(phrase(leaf, row, within=within) for row in rows)) for leaf, within in found.items()
    }


def _articles(found: Found) -> set[str]:
    """The ids of the articles that some passages are of."""
    return {article for leaf, numbers in found.items() for _, article in _by_article(leaf, numbers)}


def _by_article(leaf: Leaf, numbers: set[int]) -> Iterator[tuple[int, str]]:
    """Passages with the ids of their articles."""
    ordered = sorted(numbers)
    return zip(ordered, (key.rpartition("#^p")[0] for key in leaf.keys(ordered)), strict=True)
