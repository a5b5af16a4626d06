"""Where a document answers: a window on its text, with the words that answer marked."""

from collections.abc import Callable, Sequence

from briefing.index.marker import Marker, Match
from briefing.model import Prose, Role, Span

WIDTH = 160
_ELLIPSIS = "…"


def snippet(texts: Sequence[str], marker: Marker) -> Prose:
    """The best window of about WIDTH characters: in the first text that has most of the reader's different words."""
    text, matches = _most(texts, marker.quick, marker.count)
    if not matches and marker.count:
        text, matches = _most(texts, marker.thorough, marker.count)
    return _window(text, matches)


def _most(texts: Sequence[str], find: Callable[[str], list[Match]], wanted: int) -> tuple[str, list[Match]]:
    """The first text with most different matches, and they; the first of all where there are none."""
    best, most = (texts[0] if texts else "", list[Match]()), 0
    for text in texts if wanted else ():
        matches = find(text)
        count = len(matches) if len(matches) < 2 else len({match[2] for match in matches})
        if count > most:
            best, most = (text, matches), count
        if most >= wanted:
            break
    return best


def _window(text: str, matches: Sequence[Match]) -> Prose:
    if len(text) <= WIDTH:
        return _marked(text, 0, len(text), matches)
    left, right = _densest(matches)
    spare = WIDTH - (right - left)
    start = max(0, min(left - spare // 3, len(text) - WIDTH))
    end = min(len(text), start + WIDTH)
    return _marked(text, _word_start(text, start, left), _word_end(text, end, right), matches)


def _densest(matches: Sequence[Match]) -> tuple[int, int]:
    """The stretch of at most WIDTH characters with most different words, and of those most words."""
    if not matches:
        return 0, 0
    if matches[-1][1] - matches[0][0] <= WIDTH:
        return matches[0][0], matches[-1][1]
    best, stretch, first = (0, 0), (0, 0), 0
    inside: dict[int, int] = {}
    for last, (_, end, word) in enumerate(matches):
        inside[word] = inside.get(word, 0) + 1
        while first < last and end - matches[first][0] > WIDTH:
            left = matches[first][2]
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            first += 1
        score = len(inside), last - first + 1
        if score > best:
            best, stretch = score, (matches[first][0], min(end, matches[first][0] + WIDTH))
    return stretch


def _word_start(text: str, start: int, limit: int) -> int:
    """The start of the first whole word from `start`, not after `limit`."""
    if start == 0:
        return 0
    at = text.find(" ", start - 1, max(start - 1, limit))
    return at + 1 if at >= 0 else start


def _word_end(text: str, end: int, limit: int) -> int:
    """The end of the last whole word before `end`, not before `limit`."""
    if end >= len(text):
        return len(text)
    at = text.rfind(" ", limit, end + 1)
    return at if at >= 0 else end


def _marked(text: str, start: int, end: int, matches: Sequence[Match]) -> Prose:
    before, after = _ELLIPSIS if start > 0 else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    spans = [
        Span(max(left, start) + shift, min(right, end) + shift, Role.MATCH)
        for left, right, _ in matches
        if left < end and right > start
    ]
    return Prose(before + text[start:end] + after, tuple(spans))
