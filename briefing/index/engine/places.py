"""Where a word stands in a document: the number of the word, in 16 bits."""

import sys
from array import array
from collections.abc import Sequence

_FARTHEST = 0xFF00  # phrases count back from a place and must not reach the document before

PLACE = 2
"""Bytes of a place."""


def pack_places(places: Sequence[int]) -> bytes:
    """Places as bytes, little-endian; those too far to be numbered are not kept, so no phrase is found there."""
    if len(places) == 1 and places[0] < len(_ONE):
        return _ONE[places[0]]
    return _swapped(array("H", [place for place in places if place <= _FARTHEST])).tobytes()


def unpack_places(data: bytes) -> "array[int]":
    """The places of `pack_places`, of one document or of many in a row."""
    return _swapped(array("H", data))


def _swapped(places: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        places.byteswap()
    return places


_ONE = [_swapped(array("H", [place])).tobytes() for place in range(1024)]  # most words stand once
