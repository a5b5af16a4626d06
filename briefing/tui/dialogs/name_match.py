"""Names as they are typed in the palette: which fit, how well, and where."""

from collections.abc import Iterator, Sequence

from briefing.text import terms, words


def typed(query: str) -> tuple[str, ...]:
    """What is typed, as folded words, or beginnings of them, each of which a name must have."""
    return terms(query)


def fits(pieces: Sequence[str], folded: str) -> int:
    """How well a folded name fits: 0 not at all, more where a piece begins a word, most where one begins the name."""
    score = 0
    for piece in pieces:
        at = folded.find(piece)
        if at < 0:
            return 0
        score += 9 if at == 0 else 3 if f" {piece}" in folded else 1
    return score


def places(pieces: Sequence[str], name: str) -> Iterator[tuple[int, int]]:
    """Where the pieces stand in a name: the part of the first word that has each."""
    found = tuple(words(name))
    for piece in pieces:
        for term, start, end in found:
            if 0 <= (at := term.find(piece)) < end - start:  # a folded word may be longer than it is written
                yield start + at, min(start + at + len(piece), end)
                break
