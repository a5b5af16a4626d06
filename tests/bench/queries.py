"""What is typed: queries out of the texts of a pile, the same every time, key by key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.bench.documents import Document

_SEED = 1202
_WORDS, _OTHERS, _PHRASES = 16, 6, 24
_FILTERS = (("kind:passage", "passage", ""), ("kind:offer", "offer", ""), ("date:2019", "", "2019"))


@dataclass(frozen=True, slots=True)
class Step:
    """A query as it stands in the box after a key."""

    figure: str
    """What it is an example of."""
    text: str
    """What stands in the box."""
    match: str
    """The same, as FTS5 reads it: the last word is a beginning."""
    kind: str = ""
    """The kind it asks for, or `passage`; empty for any."""
    year: str = ""
    """The year it asks for; empty for any."""


def steps(documents: Sequence[Document]) -> list[Step]:
    """Words, two words, phrases, misspelt words and words behind a filter.

    A word is picked as often as it stands in the texts. A step is a key after which the last word has two letters or
    more: one letter is answered from names alone, which asks FTS5 for something else. A phrase is one when its second
    quotation mark is typed; until then it is two words.
    """
    chance = Random(_SEED)  # noqa: S311 - the same queries every time is the point
    texts = [words for document in documents if len(words := _words(document.text)) > 3]
    runs = [_run(chance, texts) for _ in range(_WORDS + _PHRASES + 3 * _OTHERS)]
    return [
        *(step for run in runs[:_WORDS] for step in _word(run[0])),
        *(_phrase(run) for run in runs[_WORDS : _WORDS + _PHRASES]),
        *(step for run in runs[-3 * _OTHERS : -2 * _OTHERS] for step in _two(run)),
        *(step for run in runs[-2 * _OTHERS : -_OTHERS] for step in _typo(chance, run)),
        *(step for number, run in enumerate(runs[-_OTHERS:]) for step in _filtered(number, run[0])),
    ]


def typed(all_steps: Sequence[Step]) -> list[str]:
    """The whole queries among the steps: those that no next key continues."""
    texts = [step.text for step in all_steps]
    return [text for text, after in zip(texts, [*texts[1:], ""], strict=True) if not after.startswith(text)]


def _words(text: str) -> list[str]:
    bare = (word.strip(".,").lower() for word in text.split())
    return [word for word in bare if word.isascii() and word.isalpha()]


def _run(chance: Random, texts: Sequence[list[str]]) -> list[str]:
    """Three words that follow each other, the first of three letters or more."""
    while True:
        words = chance.choice(texts)
        at = chance.randrange(len(words) - 2)
        if len(words[at]) > 2:
            return words[at : at + 3]


def _prefixes(word: str) -> Iterator[str]:
    return (word[:end] for end in range(min(2, len(word)), len(word) + 1))


def _word(word: str) -> Iterator[Step]:
    for prefix in _prefixes(word):
        figure = f"{len(prefix)} letters" if len(prefix) < 4 else "4 letters and more"
        yield Step(figure, prefix, f'"{prefix}"*')


def _two(run: list[str]) -> Iterator[Step]:
    return (Step("two words", f"{run[0]} {prefix}", f'"{run[0]}" "{prefix}"*') for prefix in _prefixes(run[1]))


def _phrase(run: list[str]) -> Step:
    words = " ".join(run[: 2 + len(run[0]) % 2])
    return Step("a phrase", f'"{words}"', f'"{words}"')


def _typo(chance: Random, run: list[str]) -> Iterator[Step]:
    """The longest of the words with two neighbours swapped, from there on."""
    word = max(run, key=len)
    at = chance.randrange(1, len(word) - 1)
    wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at + 1 < len(word) else word
    return (Step("a typo", wrong[:end], f'"{wrong[:end]}"*') for end in range(at + 1, len(wrong) + 1) if end > 1)


def _filtered(number: int, word: str) -> Iterator[Step]:
    before, kind, year = _FILTERS[number % len(_FILTERS)]
    return (Step("a filter", f"{before} {prefix}", f'"{prefix}"*', kind, year) for prefix in _prefixes(word))
