"""The articles that a file can be a copy of: those of the index, and those added since it was brought up to date."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from briefing.model import Address, Passage


class Known:
    """Fingerprints and the passages that have them."""

    def __init__(
        self,
        fingerprinted: Callable[[Sequence[str]], dict[str, tuple[Address, ...]]],
        passages: Callable[[str], tuple[Passage, ...]],
    ) -> None:
        self._fingerprinted = fingerprinted
        self._passages = passages
        self._added = dict[str, tuple[Passage, ...]]()
        self._holders = defaultdict[str, set[str]](set)

    def holders(self, prints: Iterable[str]) -> dict[str, frozenset[str]]:
        """The ids of the articles that have a passage of each fingerprint; none where no article has."""
        wanted = tuple(dict.fromkeys(prints))
        found = {print_: {one.article for one in has} for print_, has in self._fingerprinted(wanted).items()}
        both = {print_: found.get(print_, set()) | self._holders.get(print_, set()) for print_ in wanted}
        return {print_: frozenset(articles) for print_, articles in both.items() if articles}

    def passages(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article, in order."""
        return self._added.get(article) or self._passages(article)

    def note(self, article: str, passages: tuple[Passage, ...]) -> None:
        """Take an article in that the index does not hold yet."""
        self._added[article] = passages
        for passage in passages:
            self._holders[passage.fingerprint].add(article)
