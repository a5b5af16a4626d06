"""Back and forward through everything opened, place and selected link kept."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.history import MOST, Place, Trail
from briefing.model import HOME, Target

A = Target.card("a")

_places = st.builds(
    Place,
    st.sampled_from([HOME, A, Target.card("b"), Target.passage("c#^p1")]),
    st.integers(-1, 3),
    st.integers(0, 9),
    beside=st.sampled_from([None, A]),
)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("open"), _places),
        st.tuples(st.just("mark"), st.tuples(st.integers(-1, 3), st.integers(0, 9))),
        st.tuples(st.sampled_from(["back", "forward"]), st.none()),
    ),
    max_size=40,
)


def _walk(steps: Sequence[tuple[str, object]]) -> Trail:
    trail = Trail()
    for name, argument in steps:
        match name, argument:
            case "open", Place():
                trail = trail.open(argument)
            case "mark", (int(link), int(top)):
                trail = trail.mark(Place(HOME, link, top))
            case "back", _:
                trail = trail.back()
            case _:
                trail = trail.forward()
    return trail


trails = _steps.map(_walk)
"""Trails as they come about."""


def test_it_begins_on_the_start_page() -> None:
    trail = Trail()
    assert trail.here == Place(HOME)
    assert (trail.can_back, trail.can_forward) == (False, False)


@given(trails, _places)
def test_back_after_opening_is_exactly_where_one_was(trail: Trail, place: Place) -> None:
    opened = trail.open(place)
    assert opened.here == place
    assert not opened.can_forward or place.target == trail.here.target
    if place.target != trail.here.target:
        assert opened.back().here == trail.here
        assert opened.back().forward() == opened


@given(trails, _places)
def test_opening_what_is_open_only_moves_within_it(trail: Trail, place: Place) -> None:
    moved = trail.open(replace(place, target=trail.here.target))
    assert moved == trail.mark(place)
    assert (moved.back().here, moved.forward().at) == (
        trail.back().here if trail.can_back else moved.here,
        trail.forward().at,
    )


@given(trails)
def test_forward_undoes_back_and_back_undoes_forward(trail: Trail) -> None:
    if trail.can_back:
        assert trail.back().forward() == trail
    if trail.can_forward:
        assert trail.forward().back() == trail


@given(trails)
def test_at_either_end_one_stays(trail: Trail) -> None:
    assert (trail.back() == trail) is not trail.can_back
    assert (trail.forward() == trail) is not trail.can_forward


@given(trails, st.integers(-1, 9), st.integers(0, 99))
def test_a_mark_changes_the_open_place_alone(trail: Trail, link: int, top: int) -> None:
    marked = trail.mark(Place(HOME, link, top))
    assert marked.here == Place(trail.here.target, link, top)
    assert marked.at == trail.at
    assert marked.places[: trail.at] == trail.places[: trail.at]
    assert marked.places[trail.at + 1 :] == trail.places[trail.at + 1 :]


@given(_steps)
def test_it_goes_as_two_stacks_go(steps: Sequence[tuple[str, object]]) -> None:
    """The plainest account of back and forward: what lies behind, what lies ahead."""
    behind, here, ahead = list[Place](), Place(HOME), list[Place]()
    for name, argument in steps:
        match name, argument:
            case "open", Place() as place if place.target == here.target:
                here = place
            case "open", Place() as place:
                behind, here, ahead = [*behind, here], place, []
            case "mark", (int(link), int(top)):
                here = Place(here.target, link, top)
            case "back", _ if behind:
                behind, here, ahead = behind[:-1], behind[-1], [here, *ahead]
            case "forward", _ if ahead:
                behind, here, ahead = [*behind, here], ahead[0], ahead[1:]
    trail = _walk(steps)
    assert trail.places == (*behind, here, *ahead)
    assert trail.here == here


@given(trails)
def test_it_is_never_empty_and_no_place_stands_beside_itself_by_opening(trail: Trail) -> None:
    assert 0 <= trail.at < len(trail.places) <= MOST
    targets = [place.target for place in trail.places]
    assert all(one != other for one, other in pairwise(targets))


def test_it_keeps_the_last_five_hundred_places() -> None:
    trail = Trail()
    for number in range(MOST + 100):
        trail = trail.open(Place(Target.card(f"card-{number}")))
    assert len(trail.places) == MOST
    assert trail.here == Place(Target.card(f"card-{MOST + 99}"))
    assert trail.places[0] == Place(Target.card("card-100"))
