"""The register: which known article a file is a copy of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from briefing.anchors.fingerprint import fingerprint, fingerprint_of, words

_TELLING = 5
_ENOUGH = 3


def matched(prints: Iterable[str], paragraphs: Iterable[str]) -> int:
    """How many of the fingerprints stand in a copy as whole paragraphs, each as often as the copy has it."""
    return (Counter(prints) & Counter(map(fingerprint, paragraphs))).total()


@dataclass(frozen=True, slots=True)
class Recognition:
    """An article that shares paragraphs with a file."""

    article: str
    """The id of the article."""
    matched: int
    """How many of its passages are paragraphs of the file."""
    passages: int
    """How many passages it has."""
    evidence: float
    """How many of those have five words or more; one that several known articles share is divided among them."""

    @property
    def is_certain(self) -> bool:
        """Whether the file is a copy of it: three such passages, or half of a short article."""
        return self.evidence >= min(_ENOUGH, self.passages / 2)


@dataclass(frozen=True, slots=True)
class Register:
    """Fingerprints and the articles that have them: one look-up a paragraph, however many articles are known."""

    articles: Mapping[str, Mapping[str, int]]
    """By fingerprint: how many such passages each article has."""
    passages: Mapping[str, int]
    """How many passages each article has."""

    @classmethod
    def of(cls, prints: Iterable[tuple[str, Sequence[str]]]) -> Self:
        """The register of articles, each given as its id and the fingerprints of its passages."""
        articles, passages = defaultdict[str, dict[str, int]](dict), dict[str, int]()
        for article, keys in prints:
            passages[article] = len(keys)
            for key, count in Counter(keys).items():
                articles[key][article] = count
        return cls(dict(articles), passages)

    def recognise(self, paragraphs: Iterable[str]) -> tuple[Recognition, ...]:
        """The articles that share paragraphs with a file, the one with the most evidence first."""
        hits, evidence = Counter[str](), defaultdict[str, float](float)
        for cut, count in Counter(map(words, paragraphs)).items():
            sharing = self.articles.get(fingerprint_of(cut), {})
            for article, own in sharing.items():
                hits[article] += min(own, count)
                evidence[article] += (len(cut) >= _TELLING) / len(sharing)
        found = [Recognition(article, hits[article], self.passages[article], evidence[article]) for article in hits]
        return tuple(sorted(found, key=lambda each: (-each.evidence, -each.matched, each.passages, each.article)))
