"""The pile as files: articles of 25 passages, and a card for every hundred passages."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from briefing.anchors import fingerprint
from tests.pile.language import Language

_SEED = 20_261_122
_EACH = 25
_KINDS = ("actor", "actor", "actor", "actor", "offer", "talks", "sanction", "offer")
_OUTLETS = ("Gazette", "Herald", "Courier", "Observer", "Post", "Tribune", "Chronicle")


def write_pile(passages: int, folder: Path) -> str:
    """Write a library of so many passages, the same for the same number; what was written, in words."""
    chance = Random(_SEED)  # noqa: S311 - the same pile every time is the point
    language = Language(chance)
    cards = max(passages // 100, 4)
    names = [language.name() for _ in range(cards)]
    weights = [1 / (rank + 2) for rank in range(cards)]
    (folder / "articles").mkdir(parents=True)
    (folder / "cards").mkdir()
    articles = -(-passages // _EACH)
    for number in range(articles):
        size = min(_EACH, passages - number * _EACH)
        text = _article(chance, language, number, size, chance.choices(names, weights, k=size))
        (folder / "articles" / f"{_article_id(number)}.md").write_text(text, encoding="utf-8")
    for number, name in enumerate(names):
        text = _card(chance, language, number, name, names, articles, passages)
        (folder / "cards" / f"{_card_id(number)}.md").write_text(text, encoding="utf-8")
    return f"{passages:,} passages in {articles:,} articles, {cards:,} cards"


def _article_id(number: int) -> str:
    return f"article-{number:06}"


def _card_id(number: int) -> str:
    return f"card-{number:05}"


def _date(chance: Random) -> str:
    return (date(2015, 1, 1) + timedelta(days=chance.randrange(4000))).isoformat()


def _article(chance: Random, language: Language, number: int, size: int, names: list[str]) -> str:
    paragraphs = [_paragraph(chance, language, name) for name in names[:size]]
    prints = ", ".join(f'"p{at}:{fingerprint(text)}"' for at, text in enumerate(paragraphs, 1))
    head = (
        f"---\ntitle: {' '.join(language.words(8)).capitalize()}\noutlet: The {chance.choice(_OUTLETS)} {number % 40}\n"
        f"authors: [{language.name()}]\npublished: {_date(chance)}\nlanguage: en\nprints: [{prints}]\n---\n"
    )
    return head + "\n\n".join(f"{text} ^p{at}" for at, text in enumerate(paragraphs, 1)) + "\n"


def _paragraph(chance: Random, language: Language, name: str) -> str:
    words = language.words(chance.randint(35, 85))
    words[chance.randrange(len(words))] = name
    if chance.random() < 0.1:
        words[chance.randrange(len(words))] = (
            f"in {chance.choice(('March', 'June', 'October'))} {chance.randint(2015, 2025)}"
        )
    return f"{' '.join(words).capitalize()}."


def _card(
    chance: Random, language: Language, number: int, name: str, names: list[str], articles: int, passages: int
) -> str:
    kind = _KINDS[number % len(_KINDS)]
    dated = "" if kind == "actor" else f"date: {_date(chance)[: chance.choice((4, 7, 10))]}\n"
    blocks = "\n\n".join(_claims(chance, language, number, names, articles, passages))
    return f"---\nkind: {kind}\ntitle: {name}\naliases: [{name.rsplit(maxsplit=1)[-1]}]\n{dated}---\n{blocks}\n"


def _claims(
    chance: Random, language: Language, number: int, names: list[str], articles: int, passages: int
) -> Iterator[str]:
    """Six claims, each linking to another card and citing a passage."""
    for _ in range(6):
        other = int(len(names) * chance.random() ** 3)
        at = chance.randrange(passages)
        article, paragraph = divmod(at, _EACH)
        words = " ".join(language.words(18)).capitalize()
        link = f" [[{_card_id(other)}|{names[other]}]]" if other != number else ""
        yield f"{words}{link}. [[{_article_id(min(article, articles - 1))}#^p{paragraph + 1}]]"
