"""Bounds: whether a passage that stands inside a larger paragraph stands there as sentences of its own.

Words that are glued to a passage without the end of a sentence between them, such as `It is false that`, say something
about it that its own words do not say.
"""

import re
from collections.abc import Mapping

from briefing.anchors.paragraphs import Copy, Place
from briefing.text import is_abbreviation

_FINAL = (".", "!", "?")
_FINAL_UNSPACED = ("\u3002", "\uff01", "\uff1f")
_CLOSING = "\"'”’»›)]}」』"


def glued(places: Mapping[int, Place], copy: Copy) -> frozenset[int]:
    """Those of the passages found that begin or end in mid-sentence.

    A passage may begin where its paragraph does, behind the end of a sentence, or behind another passage that is not
    glued; it may end likewise.
    """
    starts = {(place.paragraph, place.word): passage for passage, place in places.items()}
    ends = {(place.last, place.end): passage for passage, place in places.items()}
    found, waiting = set[int](), list(places)
    while waiting:
        passage = waiting.pop()
        place = places[passage]
        head, tail = (place.paragraph, place.word), (place.last, place.end)
        before, after = ends.get(head), starts.get(tail)
        if passage in found or (_is_bound(copy, head, before, found) and _is_bound(copy, tail, after, found)):
            continue
        found.add(passage)
        waiting += [neighbour for neighbour in (before, after) if neighbour is not None]
    return frozenset(found)


def _is_bound(copy: Copy, position: tuple[int, int], neighbour: int | None, found: set[int]) -> bool:
    """Whether a passage may begin, and may end, before that word of that paragraph."""
    paragraph, word = position
    if word in (0, len(copy.words[paragraph])) or (neighbour is not None and neighbour not in found):
        return True
    return _ends_sentence(copy.words[paragraph][word - 1], *copy.seam(paragraph, word))


def _ends_sentence(word: str, gap: str, follows: str) -> bool:
    """Whether a sentence ends with a word, by what stands behind it and by the character that follows.

    Dots that trail off end none, nor does a quotation or an aside that the sentence goes on behind.
    """
    head = re.split(r"\s", gap, maxsplit=1)[0]
    mark = head.rstrip(_CLOSING)
    if mark.endswith(_FINAL_UNSPACED):
        return True
    if not mark.endswith(_FINAL) or mark.endswith("..") or len(head) == len(gap):
        return False
    if mark != head and follows.islower():
        return False
    return mark != "." or not is_abbreviation(word)
