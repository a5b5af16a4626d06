"""Where a word stands in a document: the number of the word, in 16 bits."""

import sys
from array import array

GAP = 16
"""Places left free between two pieces of a document, so that no phrase spans them."""

FARTHEST = 0xFF00
"""The place of every word that stands farther from the beginning, so that no phrase is found there. Phrases count back
from a place and must not reach the document before."""

PLACE = 2
"""Bytes of a place."""


def as_text(places: "array[int]") -> str:
    """Places as the characters of a text, which is searched at the speed of C."""
    wide = array("H", bytes(2 * PLACE * len(places)))
    wide[sys.byteorder == "big" :: 2] = places
    return wide.tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")
