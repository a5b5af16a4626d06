"""Where the passages of an article stand in a copy, each in its very words."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import chain

from briefing.anchors.gaps import gaps
from briefing.anchors.paragraphs import Copy, Place
from briefing.anchors.runs import ROUNDS, Purse, Search, Window
from briefing.anchors.stream import Edge, Stream
from briefing.anchors.subsequence import common


def find(prints: Sequence[str], copy: Copy) -> dict[int, Place]:
    """The place of each passage, by its index, that stands in the copy word for word; an empty print stands nowhere."""
    whole = {passage: copy.whole(paragraph) for passage, paragraph in _deal(prints, copy.prints).items()}
    found = sorted((place, prints[passage]) for passage, place in _with_runs(prints, copy, whole).items())
    return {passage: found[at][0] for passage, at in _deal(prints, [key for _, key in found]).items()}


def _deal(prints: Sequence[str], keys: Sequence[str]) -> dict[int, int]:
    """Which passage has which of the fingerprints of a copy: as many as can be in order, then those that have moved."""
    shared = set(prints) & set(keys)
    passages = [index for index, key in enumerate(prints) if key in shared]
    places = [index for index, key in enumerate(keys) if key in shared]
    blocks = common([prints[index] for index in passages], [keys[index] for index in places])
    pairs = {passages[block.old + step]: places[block.new + step] for block in blocks for step in range(block.size)}
    taken = set(pairs.values())
    free = _by_print(keys, (place for place in places if place not in taken))
    for passage in passages:
        if passage not in pairs and free.get(prints[passage]):
            pairs[passage] = free[prints[passage]].popleft()
    return pairs


def _with_runs(prints: Sequence[str], copy: Copy, whole: dict[int, Place]) -> dict[int, Place]:
    """These and the passages that the copy split or merged: each is looked for in its gap, then in all that is left."""
    purse, searches, elsewhere = Purse(), list[Search](), list[range]()
    free = set(range(len(copy.paragraphs))) - {place.paragraph for place in whole.values()}
    for gap in gaps(len(prints), len(copy.paragraphs), whole):
        wanted = _by_print(prints, (passage for passage in gap.passages if passage not in whole))
        stretches = _stretches(paragraph for paragraph in gap.paragraphs if paragraph in free)
        if wanted:
            searches.append(Search(copy, wanted, _windows(copy, stretches), purse, Edge.SENTENCE))
        else:
            elsewhere += stretches
    _exhaust(searches)
    found = whole | dict(chain.from_iterable(search.found for search in searches))
    missing = _by_print(prints, (passage for passage in range(len(prints)) if passage not in found))
    if missing and (elsewhere or len(searches) > 1):
        left = [window for search in searches for window in (*search.settled, *search.windows)]
        last = Search(copy, missing, left + _windows(copy, elsewhere), purse, Edge.PARAGRAPH)
        _exhaust([last])
        found |= dict(last.found)
    return found


def _exhaust(searches: Sequence[Search]) -> None:
    """Search until the rounds leave every window as it was, the likelier round first in all of them."""
    active = searches
    while active := [search for search in active if search.windows and search.wanted and search.purse.bytes > 0]:
        before = [frozenset(search.windows) for search in active]
        for using in ROUNDS:
            for search in active:
                search.sweep(using)
        for search, windows in zip(active, before, strict=True):
            search.settle(windows)


def _windows(copy: Copy, stretches: Iterable[range]) -> list[Window]:
    streams = [Stream.of(copy, stretch) for stretch in stretches]
    return [Window(stream, 0, len(stream)) for stream in streams if len(stream)]


def _stretches(paragraphs: Iterable[int]) -> list[range]:
    """The ranges that increasing numbers fall into."""
    found = list[range]()
    for paragraph in paragraphs:
        if found and found[-1].stop == paragraph:
            found[-1] = range(found[-1].start, paragraph + 1)
        else:
            found.append(range(paragraph, paragraph + 1))
    return found


def _by_print(prints: Sequence[str], indexes: Iterable[int]) -> dict[str, deque[int]]:
    """The indexes by the print that stands there, none for an empty one."""
    found = defaultdict[str, deque[int]](deque)
    for index in indexes:
        if prints[index]:
            found[prints[index]].append(index)
    return dict(found)
