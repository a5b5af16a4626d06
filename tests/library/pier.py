"""An article whose digests ship and whose own words the reader has; both invented, and ours."""

from pathlib import Path

from briefing.anchors import fingerprint
from briefing.dialect import write_article
from briefing.dialect.edtf_dates import read_date
from briefing.model import Address, Article, Passage

PIER = "pier-post-2030-05-01"

PARAGRAPHS = (
    "The old pier will close for the winter, the harbour master Órla Finn said on Tuesday, and it may never reopen.",
    "“Nobody has offered us a plank,” she told the Pier Post; the council's grant of 2,500 crowns ran out in March.",
    "Fishermen — eleven families of them — were promised berths at the new quay, but no date was ever set for that.",
    "Read more",
    "A ferry company from the other shore wants the pier for itself. It would pay for the repairs and keep the lamps.",
    "The mayor has not answered. His office said that he would speak to the crews first, some time after the regatta.",
    "Storms took the last twenty metres of the pier in 2028. Divers who looked at the piles found most of them sound.",
    "Whoever takes it over inherits a bell, two cranes and a cat, according to an inventory posted at the gate.",
)
"""Its own words; the fourth is no sentence of it, but stands under many articles."""

THIRD = (
    "Órla Finn rang the bell herself when the first ferry of the season came in on Saturday, an hour behind its time.",
    "Read more",
    "The company declined to say what the new lamps had cost, and nobody on the quay would guess at it in public.",
    "Two of the eleven families have moved their boats already. The others wait for the mayor, who was out of town.",
)
"""A different article about the same things."""


def digest(number: int) -> str:
    """Our account of a passage."""
    return f"In our words, what stands in paragraph {number} about the pier."


def write_known(folder: Path, id: str = PIER, paragraphs: tuple[str, ...] = PARAGRAPHS) -> Path:
    """Write the article as it ships: a digest and a fingerprint for each paragraph."""
    passages = tuple(
        Passage(Address(id, number), digest(number), fingerprint=fingerprint(text))
        for number, text in enumerate(paragraphs, 1)
    )
    article = Article(id, "A pier in want of planks", outlet="Pier Post", published=read_date("2030-05-01"))
    path = folder / "articles" / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_article(article, passages), encoding="utf-8")
    return path


def write_text(path: Path, paragraphs: tuple[str, ...] = PARAGRAPHS, title: str = "") -> Path:
    """Write paragraphs as a text file, a blank line between them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(filter(None, (title, *paragraphs))) + "\n", encoding="utf-8")
    return path


def write_copy(path: Path, paragraphs: tuple[str, ...] = PARAGRAPHS, of: str = PIER) -> Path:
    """Write a copy as `add` does."""
    passages = tuple(Passage(Address("copy", number), original=text) for number, text in enumerate(paragraphs, 1))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_article(Article("copy", "A copy"), passages, copy_of=of), encoding="utf-8")
    return path
