"""Articles, and copies of them that a publisher or a program could have made."""

from dataclasses import dataclass
from unicodedata import normalize

from hypothesis import settings
from hypothesis import strategies as st

untimed = settings(deadline=None, max_examples=70)
"""How the properties are tried: a busy machine fails none of them."""

WORDS = (
    *("harbour", "Peñón", "ferry", "the", "of", "café", "straße", "no", "boats", "Ålesund", "2021", "1,250", "don't"),
    *("tide", "first", "łódź", "кит", "U.S.", "naïve", "\ufb01sh", "½", "$15", "well-known", "Ἀθῆναι", "각", "नाव"),
)
ASIDES = ("photo", "credit", "advert", "newsletter", "archive", "share", "agency", "caption")
SHORT = ("Tide tables.", "At the pier", "Also: boats!")


@dataclass(frozen=True, slots=True)
class Made:
    """An article, a copy of it, and what became of its passages."""

    passages: tuple[str, ...]
    paragraphs: tuple[str, ...]
    standing: tuple[tuple[int, ...], ...]
    """The paragraphs of the copy that hold each passage; none where it was dropped."""


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, ...]:
    """Passages: most have a word of their own somewhere, a few short ones stand several times."""
    passages = list[str]()
    for number in range(draw(st.integers(1, 9))):
        if draw(st.integers(0, 3)) == 0:
            passages.append(draw(st.sampled_from(SHORT)))
        else:
            words = draw(st.lists(st.sampled_from(WORDS), min_size=5, max_size=14))
            words.insert(draw(st.integers(0, len(words))), f"mark{number}")
            passages.append(draw(sentences(words)))
    return tuple(passages)


@st.composite
def sentences(draw: st.DrawFn, words: list[str]) -> str:
    """The words with punctuation here and there."""
    stops = draw(st.lists(st.sampled_from(("", "", "", ",", ".", ":")), min_size=len(words), max_size=len(words)))
    return " ".join(word + stop for word, stop in zip(words, stops, strict=True))


@st.composite
def retypeset(draw: st.DrawFn, text: str) -> str:
    """`text` with other white space, quotes, dashes, escapes, case and Unicode form, and the same words."""
    spaces = st.sampled_from((" ", " ", " ", "\n", "  ", "\u00a0", " \u201c", "\u201d ", " \u2013 ", " *", "\\\n"))
    head, *rest = text.split(" ")
    text = head + "".join(draw(spaces) + word for word in rest)
    text = text.replace("-", draw(st.sampled_from("-\u2011\u2013"))).replace(":", draw(st.sampled_from((":", "\\:"))))
    text = text.replace("'", draw(st.sampled_from(("'", "\u2019", "\\'"))))
    return draw(st.sampled_from((text, text.upper(), normalize("NFD", text), normalize("NFKC", text))))


@st.composite
def copies(draw: st.DrawFn) -> Made:
    """A copy that drops, splits, merges and re-typesets passages, and puts asides between them or behind them.

    An aside is a sentence of its own, and so is what it is put behind.
    """
    passages = draw(articles())
    paragraphs, standing = list[str](), list[tuple[int, ...]]()
    ends_in_aside, ends_in_short = False, False
    for passage in passages:
        is_short = passage in SHORT
        if draw(st.integers(0, 4)) == 0:
            aside = " ".join(draw(st.lists(st.sampled_from(ASIDES), min_size=1, max_size=4)))
            is_new = ends_in_short or not paragraphs or draw(st.booleans())
            _append(paragraphs, f"{aside}!" if is_new else f"! {aside}!", is_new=is_new, space="")
            ends_in_aside, ends_in_short = True, False
        if draw(st.integers(0, 4)) == 0:
            standing.append(())
            continue
        pieces = [passage] if is_short else draw(split(passage))
        held = list[int]()
        for number, piece in enumerate(pieces):
            is_new = number > 0 or (is_short and (ends_in_aside or ends_in_short)) or draw(st.integers(0, 3)) > 0
            _append(paragraphs, draw(retypeset(piece)), is_new=is_new)
            held.append(len(paragraphs) - 1)
            ends_in_aside, ends_in_short = False, is_short
        standing.append(tuple(held))
    return Made(passages, tuple(paragraphs), tuple(standing))


@st.composite
def split(draw: st.DrawFn, passage: str) -> list[str]:
    """A passage in one piece, mostly, or in several."""
    words = passage.split(" ")
    cuts = sorted(draw(st.sets(st.integers(1, len(words) - 1), max_size=2))) if draw(st.integers(0, 3)) == 0 else []
    return [" ".join(words[start:end]) for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def _append(paragraphs: list[str], text: str, *, is_new: bool, space: str = " ") -> None:
    if is_new or not paragraphs:
        paragraphs.append(text)
    else:
        paragraphs[-1] += space + text
