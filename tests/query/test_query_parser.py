"""Reading queries: every text has a meaning, and its cost is bounded."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model import Kind, Roster, TextKind
from briefing.query.catalogue import Catalogue
from briefing.query.explain import explain
from briefing.query.query import (
    ASKED,
    TYPED,
    AboutCard,
    Dated,
    Either,
    FromSource,
    Near,
    Not,
    OfKind,
    Part,
    Words,
)
from briefing.query.query_parser import LENGTH, TERMS, parse_query
from briefing.text import WORD_LENGTH, clean_line
from tests.query.queries import NASTY, queries

NOTHING = Catalogue(Roster())


def terms(part: Part) -> list[str]:
    if isinstance(part, Either):
        return [term for one in part.parts for term in terms(one)]
    if isinstance(part, Not):
        return terms(part.part)
    if isinstance(part, Near):
        return [part.term]
    return list(part.terms) if isinstance(part, Words | FromSource | AboutCard) else [""]


def one(text: str, *, typing: bool = False) -> Part:
    (part,) = parse_query(text, typing=typing).parts
    return part


def words(part: Part) -> tuple[str, ...]:
    assert isinstance(part, Words)
    return part.terms


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("typing", [True, False])
def test_nasty_text_is_read(text: str, typing: bool) -> None:  # noqa: FBT001
    assert explain(parse_query(text, typing=typing), NOTHING)


@given(queries, st.booleans())
@example("a" * 64 + "\u0301", True)
def test_any_text_is_read_and_the_limits_hold(text: str, typing: bool) -> None:  # noqa: FBT001
    query = parse_query(text, typing=typing)
    found = [term for part in query.parts for term in terms(part)]
    assert len(query.text) <= LENGTH
    assert len(found) <= TERMS
    assert all(len(term) <= WORD_LENGTH for term in found)
    assert bool(explain(query, NOTHING)) == bool(clean_line(text))


def test_words_stand_side_by_side() -> None:
    assert [words(part) for part in parse_query("Guaidó's U.S. 250,000").parts] == [("guaido",), ("us",), ("250000",)]


def test_a_word_of_several_words_is_a_phrase() -> None:
    assert words(one("state-run")) == ("state", "run")


@pytest.mark.parametrize(
    "text", ["oslo/barbados", "oslo,barbados", "oslo;barbados", "oslo+barbados", "oslo&barbados", "oslo|barbados"]
)
@pytest.mark.parametrize("around", ["{}", "({})", "/{}/", "…{}…"])
def test_other_punctuation_parts_words_as_white_space_does(text: str, around: str) -> None:
    assert [words(part) for part in parse_query(around.format(text)).parts] == [("oslo",), ("barbados",)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Maduro/Guaidó's", [("maduro",), ("guaido",)]),
        ("state-run/state‑owned", [("state", "run"), ("state", "owned")]),
        ("talks—sanctions--oil", [("talks",), ("sanctions",), ("oil",)]),
        ("250,000/3.5", [("250000",), ("3.5",)]),
        ("U.S./E.U,U.S-led", [("us",), ("eu",), ("us", "led")]),
        ("end.begin a_b", [("end",), ("begin",), ("a",), ("b",)]),
        ("https://harbour.example/a", [("https",), ("harbour",), ("example",), ("a",)]),
        ("漢字", [("漢", "字")]),
        ("Solís's-'own'", [("solis",), ("own",)]),
    ],
)
def test_only_a_hyphen_or_an_apostrophe_makes_a_phrase_of_what_stands_between_white_space(
    text: str, wanted: list[tuple[str, ...]]
) -> None:
    assert [words(part) for part in parse_query(text).parts] == wanted


def test_each_word_between_punctuation_has_its_own_place_and_ending() -> None:
    assert parse_query("lamp/gu*,oil").parts == (
        Words(("lamp",), 0, 4),
        Words(("gu",), 5, 8, completions=ASKED),
        Words(("oil",), 9, 12),
    )
    assert parse_query("madro~2/guaydo~").parts == (Near("madro", 2), Near("guaydo", 1))
    assert parse_query("lamp/oi", typing=True).parts == (
        Words(("lamp",), 0, 4),
        Words(("oi",), 5, 7, completions=TYPED),
    )
    assert parse_query("lamp/oi,", typing=True).parts == (Words(("lamp",), 0, 4), Words(("oi",), 5, 7))


def test_a_minus_refuses_each_word_between_punctuation() -> None:
    assert parse_query("-lamp/oil").parts == (Not(Words(("lamp",), 1, 5)), Not(Words(("oil",), 6, 9)))


def test_or_takes_the_nearest_words_between_punctuation() -> None:
    either, last = parse_query("a OR b/c").parts
    assert isinstance(either, Either)
    assert [words(part) for part in either.parts if isinstance(part, Words)] == [("a",), ("b",)]
    assert words(last) == ("c",)


def test_punctuation_in_the_value_of_a_filter_stays_there() -> None:
    assert one("source:harbour/post") == FromSource(("harbour", "post"))
    assert one("actor:solis,ana") == AboutCard(Kind.ACTOR, ("solis", "ana"))


@pytest.mark.parametrize("text", ["U.S", "U.S.", "u.s", "(U.S)", "US"])
def test_initials_are_one_word_with_or_without_their_last_stop(text: str) -> None:
    assert words(one(text)) == ("us",)


def test_one_letter_and_a_full_stop_are_the_beginning_of_initials_while_they_are_typed() -> None:
    assert one("U.", typing=True) == Words(("u",), 0, 1, completions=TYPED)
    assert one("U.S", typing=True) == Words(("us",), 0, 3, completions=TYPED)
    assert one("U.S.", typing=True) == Words(("us",), 0, 4)
    assert one("U. ", typing=True) == one("U.") == Words(("u",), 0, 1)


def test_a_phrase() -> None:
    assert one('"exit Guarantees"') == Words(("exit", "guarantees"), 1, 16, is_quoted=True)


def test_a_quotation_mark_without_its_partner_is_left_out() -> None:
    assert [words(part) for part in parse_query('"exit guarantees').parts] == [("exit",), ("guarantees",)]


def test_not() -> None:
    assert one("-amnesty") == Not(Words(("amnesty",), 1, 8))
    assert one('-"no deal"') == Not(Words(("no", "deal"), 2, 9, is_quoted=True))
    assert one("-kind:offer") == Not(OfKind(Kind.OFFER))


def test_a_lone_minus_says_nothing() -> None:
    assert [words(part) for part in parse_query("a - b").parts] == [("a",), ("b",)]


def test_or_binds_tighter_than_standing_side_by_side() -> None:
    first, second = parse_query("a OR b c").parts
    assert isinstance(first, Either)
    assert [words(part) for part in first.parts if isinstance(part, Words)] == [("a",), ("b",)]
    assert words(second) == ("c",)


@pytest.mark.parametrize("text", ["OR peace", "peace OR", "peace or"])
def test_or_without_two_sides_is_a_word(text: str) -> None:
    assert {words(part) for part in parse_query(text).parts} == {("or",), ("peace",)}


def test_a_star_after_two_letters_is_any_ending() -> None:
    assert one("gu*") == Words(("gu",), 0, 3, completions=ASKED)
    assert one("g*") == Words(("g",), 0, 2)
    assert parse_query("*").parts == ()


@pytest.mark.parametrize(("text", "distance"), [("madro~", 1), ("madro~2", 2), ("madro~9", 2), ("madro~0", 1)])
def test_a_tilde_is_any_spelling(text: str, distance: int) -> None:
    assert one(text) == Near("madro", distance)


def test_the_last_word_is_open_while_it_is_typed() -> None:
    assert [part.completions for part in parse_query("lamp oi", typing=True).parts if isinstance(part, Words)] == [
        0,
        TYPED,
    ]


@pytest.mark.parametrize("text", ["lamp oil ", 'lamp "oil"', "lamp -oil", "lamp (oil)"])
def test_the_last_word_is_whole_once_it_has_ended(text: str) -> None:
    parts = [part.part if isinstance(part, Not) else part for part in parse_query(text, typing=True).parts]
    assert [part.completions for part in parts if isinstance(part, Words)] == [0, 0]


@pytest.mark.parametrize("kind", Kind)
def test_kinds_in_singular_and_plural(kind: Kind) -> None:
    assert one(f"kind:{kind}") == one(f"KIND:{kind.value.upper()}") == OfKind(kind)
    assert one(f'kind:"{kind.plural}"') == OfKind(kind)


@pytest.mark.parametrize("kind", TextKind)
def test_passages_and_notes_are_kinds(kind: TextKind) -> None:
    assert one(f"kind:{kind}") == one(f"kind:{kind}s") == OfKind(kind)


def test_sources_and_cards() -> None:
    assert one('source:"Harbour Post"') == FromSource(("harbour", "post"))
    assert one("talks:quay", typing=True) == AboutCard(Kind.TALKS, ("quay",), is_open=True)


@pytest.mark.parametrize("text", ["colour:red", "kind:nonsense", "date:soon", "date:2019-02-30"])
def test_a_field_that_means_nothing_is_words(text: str) -> None:
    first, second = parse_query(text).parts
    assert (*words(first), *words(second)) == tuple(text.replace(":", " ").replace("-", " ").split())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-05-07", "2019-05-07", "2019-05-07"),
        ("2019-05..2024", "2019-05-01", "2024-12-31"),
        ("2024..2019-05", "2019-05-01", "2024-12-31"),
        ("..2019", "0001-01-01", "2019-12-31"),
        ("2019..", "2019-01-01", "9999-12-31"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    part = one(f"date:{text}")
    assert isinstance(part, Dated)
    assert (part.first, part.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("amnesty guar kind:offers date:2019", "amnesty and guar; offers only; dated 2019"),
        ("amnesty guar*", 'amnesty and a word that begins with "guar"'),
        ('"no deal" -talks -quay', 'the phrase "no deal" but not talks nor quay'),
        ("kind:offer date:2019", "all offers dated 2019"),
        ("kind:passage", "all passages"),
        ("kind:offer kind:talks date:2019", "everything dated 2019; offers only; talks only"),
        ("tag:x -kind:offer", 'everything tagged "x"; no offers'),
        ("-kind:offer -talks", "everything but talks; no offers"),
        ("a OR b c", "(a or b) and c"),
        ("oil OR kind:offer", "everything; either oil or offers only"),
        ("((", "no word to search for"),
        ("actor:nobody", 'everything about "nobody", but no actor is called that'),
        ("lamp~", 'a word spelled like "lamp"'),
        ("oslo/barbados,state-run", 'oslo and barbados and the phrase "state run"'),
        ("amnesty+par*", 'amnesty and a word that begins with "par"'),
        ("U.S sanctions", "us and sanctions"),
        ("kind:bogus", "no kind “bogus”: actor, offer, talks, sanction, passage, note; kind and bogus"),
        ('kind:""', "kind"),
        ("date:2019.. date:..2021-03", "everything dated 2019 or later, dated 2021-03 or earlier"),
        ("x " * 300, f"only the first {LENGTH} characters; only the first {TERMS} words; {' and '.join('x' * TERMS)}"),
        ("peace and bread", 'peace and "and" and bread'),
        ("date:soon", "no date “soon”: 2019, 2019-05, 2019-05..2024; date and soon"),
        ("NOT peace", 'NOT is a word here: -word leaves out; "not" and peace'),
        ("g* lamp", "“g*” needs two letters before its *; g and lamp"),
        ("y" * 70, f"only the first {WORD_LENGTH} letters of a word; {'y' * WORD_LENGTH}"),
    ],
)
def test_how_it_was_read(text: str, said: str) -> None:
    assert explain(parse_query(text), NOTHING) == said


def test_how_it_was_read_while_it_is_typed() -> None:
    assert explain(parse_query("exit-gua", typing=True), NOTHING) == 'a phrase that begins with "exit gua"'


@pytest.mark.parametrize(
    "unfinished",
    ["kind:", "kind:of", "KIND:o", "date:", "date:20", "date:2019-", "date:..", "source:", 'source:"harbour po', "OR"],
)
def test_what_is_not_finished_waits_for_the_next_letter(unfinished: str) -> None:
    """While it is typed; once the query is sent as it is, it has to mean something."""
    query = parse_query(f"lamp {unfinished}", typing=True)
    assert query.parts == (Words(("lamp",), 0, 4),)
    assert query.notes[-1].endswith(" …")
    assert parse_query(f"lamp {unfinished}").parts != query.parts


@pytest.mark.parametrize(
    "text", ["kind:offer", "date:2019", "date:2019-05..", "source:h", "kind:bogus", "colour:", "a:", "OR", "lamp or"]
)
def test_what_is_finished_or_nothing_waits_for_nothing(text: str) -> None:
    assert not any(note.endswith(" …") for note in parse_query(text, typing=True).notes)


def test_one_letter_is_a_name_s_and_the_first_letter_of_a_further_word_waits() -> None:
    assert explain(parse_query("g", typing=True), NOTHING) == 'names that begin with "g"'
    assert explain(parse_query("lamp g", typing=True), NOTHING) == "“g” and another letter …; lamp"
    assert explain(parse_query("lamp g"), NOTHING) == "lamp and g"


def test_each_unknown_kind_is_told_once() -> None:
    query = parse_query('lamp -KIND:"no such" kind:offer kind:bogus kind:bogus')
    assert query.notes == tuple(
        f"no kind “{name}”: actor, offer, talks, sanction, passage, note" for name in ("no such", "bogus")
    )


@pytest.mark.parametrize("text", ["Ines Holmberg", "Ines-Maria O'Hara", '"the mill"', "Nord Stream 2", ""])
def test_a_name_has_words_alone(text: str) -> None:
    assert parse_query(text).has_words_alone


@pytest.mark.parametrize(
    "text", ["tag:water", "mill -boats", "mill OR boat", "mil*", "mull~", "kind:offer mill", "date:2019"]
)
def test_what_narrows_a_search_is_no_part_of_a_name(text: str) -> None:
    assert not parse_query(text).has_words_alone
