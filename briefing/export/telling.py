"""What every dossier tells of itself: what is in it, and whose words it holds."""

from collections.abc import Iterator

from briefing import __version__
from briefing.model import Card, Dossier, Kind, Words

OWN, DIGEST, NONE = "own words", "digest", "no words"
"""What a passage's words are called: the article's own, our account of them, or neither."""
MADE_BY = f"briefing {__version__}"
"""The program that made the dossier."""


def whose(words: Words) -> str:
    """What the words of a passage are called."""
    return (OWN if words.is_own else DIGEST) if words.text else NONE


def contents(dossier: Dossier) -> str:
    """How much is in a dossier: `70 cards, 2 articles, 60 passages`."""
    counts = (
        (len(dossier.cards), "card"),
        (len(dossier.sources), "article"),
        (sum(len(source.held) for source in dossier.sources), "passage"),
    )
    return ", ".join(f"{count:,} {what}{'' if count == 1 else 's'}" for count, what in counts)


def rights(dossier: Dossier) -> str:
    """Whose the words of the passages are, in sentences."""
    owners = dict[str, None]()
    has_digests = False
    for source in dossier.sources:
        for passage in source.held:
            words = dossier.words(passage)
            if words.is_own:
                owners[source.article.outlet or source.article.title] = None
            elif words.text:
                has_digests = True
    told = []
    if has_digests:
        told.append("A digest tells in our own words what a passage of an article says.")
    if owners:
        told.append(f"Passages in own words are quoted from the articles and belong to {_listed(list(owners))}.")
    elif has_digests:
        told.append("No article is quoted.")
    return " ".join(told)


def by_kind(dossier: Dossier) -> Iterator[tuple[Kind, list[Card]]]:
    """The cards of each kind that there are."""
    for kind in Kind:
        if cards := [card for card in dossier.cards if card.kind is kind]:
            yield kind, cards


def heading(kind: Kind) -> str:
    """The heading of the cards of a kind."""
    return kind.plural[:1].upper() + kind.plural[1:]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
