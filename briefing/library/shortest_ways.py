"""The shortest ways from one node of a graph to another. Pure."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

Near = Callable[[str], Iterable[str]]
"""The nodes that are one step from a node."""


def shortest_ways(start: str, goal: str, near: Near, *, most_steps: int, most_ways: int) -> list[tuple[str, ...]]:
    """The shortest ways as the nodes on them, `start` and `goal` included; none where there is none so short.

    A breadth-first search from both ends: of the two it goes on from the end that has reached fewer nodes. `near` has
    to lead both ways, and is asked once for each node.
    """
    if start == goal:
        return [(start,)]
    before, after = {start: list[str]()}, {goal: list[str]()}
    ends = [[start], [goal]]
    for _ in range(most_steps):
        at = 0 if len(ends[0]) <= len(ends[1]) else 1
        known, others = (before, after) if at == 0 else (after, before)
        ends[at] = _widen(ends[at], known, near)
        if not ends[at]:
            return []
        if met := [node for node in ends[at] if node in others]:
            ways = ((*head, *tail[1:]) for node in met for head in _back(node, before) for tail in _on(node, after))
            return list(islice(ways, most_ways))
    return []


def _widen(nodes: list[str], known: dict[str, list[str]], near: Near) -> list[str]:
    """The nodes that are a step further; `known` learns by which nodes each is reached."""
    found = dict[str, list[str]]()
    for node in nodes:
        for other in near(node):
            if other not in known:
                found.setdefault(other, []).append(node)
    known.update(found)
    return list(found)


def _back(node: str, before: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The ways from the start to a node."""
    if not before[node]:
        yield (node,)
    for other in before[node]:
        yield from ((*way, node) for way in _back(other, before))


def _on(node: str, after: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The ways from a node to the goal."""
    if not after[node]:
        yield (node,)
    for other in after[node]:
        yield from ((node, *way) for way in _on(other, after))
