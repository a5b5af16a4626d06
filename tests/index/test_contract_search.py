"""Search, whatever engine stands behind it."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.errors import Cancelled
from briefing.index import Changes, Index, Reader
from briefing.model import Address, Date, Hit, HitKind, Kind, Results, Role, TextKind
from tests.index.asking import found
from tests.index.harbour import CARDS, SOURCES, card, source
from tests.query.queries import NASTY, queries


def marked(hit: Hit) -> list[str]:
    return [hit.snippet.text[span.start : span.end] for span in hit.snippet.leads(Role.MATCH)]


EVERYTHING = {card.id for card in CARDS} | {str(passage.address) for given in SOURCES for passage in given.passages}


_OF_THE_POST = {"ana-solis", "lamp-trust", "oil-ban", "keepers-pardon", *(f"post-2031#^p{at}" for at in range(1, 5))}
_OF_THE_GULL = {"gull-2032#^p1", "gull-2032#^p2", "gull-2032#^p3", "keepers-pardon", "quay-talks"}


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("ferry", {"post-2031#^p3"}),
        ("GULLS", {"gull-2032#^p3"}),
        ("The Gull", _OF_THE_GULL),
        ("the gull, 2032-02-03", _OF_THE_GULL),
        ("the harbour post, 2031", _OF_THE_POST),
        ("gull", _OF_THE_GULL),
        ("ferry AND engineers", {"post-2031#^p3"}),
        ("“belongs to the town”", {"post-2031#^p1"}),
        ("«belongs to the town»", {"post-2031#^p1"}),
        ("„belongs to the town“", {"post-2031#^p1"}),
        ("‘belongs to the town’", {"post-2031#^p1"}),
        ('"belongs to the tow*"', {"post-2031#^p1"}),
        ("quay −useful", {"quay-talks"}),
        ("quay –useful", {"quay-talks"}),
        ("pard", {"keepers-pardon", "post-2031#^p2", "gull-2032#^p1"}),
        ('"pard"', set()),
        ("solis told", {"post-2031#^p1"}),
        ("solís useful", {"gull-2032#^p2"}),
        ("us", {"post-2031#^p3"}),
        ("U.S. engineer", {"post-2031#^p3"}),
        ("U.S", {"post-2031#^p3"}),
        ("u.s engineer", {"post-2031#^p3"}),
        ("250000", {"post-2031#^p4"}),
        ("ferry/engineers", {"post-2031#^p3"}),
        ("ferry,gulls", set()),
        ("brought;state-run+U.S/ebba", {"post-2031#^p3"}),
        ("paper/-useful", {"gull-2032#^p2"}),
        ("gulls OR ferry/port", {"post-2031#^p3"}),
        ("its", {"post-2031#^p2"}),
        ("state-run", {"post-2031#^p3"}),
        ("run-state", set()),
        ('"belongs to the town"', {"post-2031#^p1"}),
        ('"town belongs"', set()),
        ("gulls OR ferry", {"gull-2032#^p3", "post-2031#^p3"}),
        ("gulls OR ferry winners", {"gull-2032#^p3"}),
        ("paper -useful", set()),
        ("quay -useful", {"quay-talks"}),
        ('tower -"to the town"', {"keepers-pardon", "oil-ban", "gull-2032#^p1"}),
        ("nobody leaves", {"gull-2032#^p1"}),
        ("nobody taker", {"gull-2032#^p1"}),
        ("guar*", {"gull-2032#^p1"}),
        ("garantees~", {"gull-2032#^p1"}),
        ("grntees~2", set()),
        ("guarnteez~2", {"gull-2032#^p1"}),
        ("kind:talks", {"quay-talks"}),
        ("kind:offers pardon", {"keepers-pardon"}),
        ("kind:passage quay", {"gull-2032#^p2"}),
        ("quay -kind:passage", {"quay-talks"}),
        ("source:gull", {"gull-2032#^p1", "gull-2032#^p2", "gull-2032#^p3", "keepers-pardon", "quay-talks"}),
        ('source:"nobody leaves" quay', {"gull-2032#^p2", "quay-talks"}),
        ("source:nowhere", set()),
        ("actor:solis", {"keepers-pardon", "port-ebba", "post-2031#^p1", "gull-2032#^p2"}),
        ("actor:ana-solis", {"keepers-pardon", "port-ebba", "post-2031#^p1", "gull-2032#^p2"}),
        ('actor:"the trust"', {"keepers-pardon", "quay-talks", "post-2031#^p2"}),
        ("actor:nobody", set()),
        ("offer:solis", set()),
        ("date:2032 -kind:passage", {"oil-ban", "quay-talks"}),
        ("date:2032-03.. -kind:passage", {"oil-ban"}),
        ("date:..2031-05-01", {"keepers-pardon"}),
        ("date:2031-09-15", {"quay-talks"}),
        ("date:2031-05-20..2031-05", {f"post-2031#^p{number}" for number in range(1, 5)} | {"keepers-pardon"}),
        ("kind:actor OR kind:talks", {"ana-solis", "port-ebba", "lamp-trust", "quay-talks"}),
        ("oil OR -kind:passage", {card.id for card in CARDS} | {"post-2031#^p4"}),
        ("-kind:passage -kind:actor", {"keepers-pardon", "quay-talks", "oil-ban"}),
    ],
)
def test_what_answers(reader: Reader, query: str, wanted: set[str]) -> None:
    assert found(reader, query) == wanted


@pytest.mark.parametrize("query", ["U.", "U.S", "U.S.", "us"])
def test_initials_are_found_with_each_key(index: Index, query: str) -> None:
    states = card("states", Kind.ACTOR, "U.S. Navy", "The US navy.")
    index.update(Changes([states]))
    with closing(index.open()) as reader:
        assert "states" in found(reader, query, typing=True)


def test_texts_that_write_initials_in_different_ways_have_the_same_word(index: Index) -> None:
    texts = ["A U.S envoy.", "A U.S. envoy.", "A US envoy.", "The U.S’s envoy.", "Plan U. S was dropped."]
    index.build(Changes(sources=[source("s", "2031-01-01", *texts)]))
    with closing(index.open()) as reader:
        for query in ("U.S", "U.S.", "US", "u.s envoy", "U.S-envoy", "U.S.'s"):
            assert found(reader, query) - {"s#^p4"} == {"s#^p1", "s#^p2", "s#^p3"}
        assert found(reader, "U.S") == {f"s#^p{number}" for number in range(1, 5)}


def test_only_a_negative_is_everything_but(reader: Reader) -> None:
    assert EVERYTHING > found(reader, "-the") == EVERYTHING - found(reader, "the") > set()


def test_words_of_the_library_need_not_be_long_or_rare(reader: Reader) -> None:
    assert found(reader, "a") >= {"post-2031#^p3"}
    assert found(reader, "to") == found(reader, '"to"') >= {"post-2031#^p1"}


def test_a_phrase_spans_no_two_blocks(reader: Reader) -> None:
    assert found(reader, '"tower a second"') == set()
    assert found(reader, '"ana solis mayor"') == set()


def test_citations_are_no_text(reader: Reader) -> None:
    assert found(reader, "p1") == found(reader, "2031 -kind:passage") == set()
    assert all("post-2031" not in hit.snippet.text for hit in reader.search("kind:actor").hits)


@pytest.mark.parametrize("query", ["pard", "pardon", "pardons"])
def test_the_word_that_is_typed_is_a_beginning(reader: Reader, query: str) -> None:
    assert found(reader, query, typing=True) == {"keepers-pardon", "post-2031#^p2", "gull-2032#^p1"}


def test_a_word_that_is_not_typed_is_whole_unless_no_text_has_it(index: Index) -> None:
    """Where a text has the word, longer ones are no answer; else they are, and the reading says so."""
    index.update(Changes(sources=[source("pub", "2033-01-01", "The pard, a leopard.")]))
    with closing(index.open()) as reader:
        assert found(reader, "pard") == found(reader, "pard ", typing=True) == {"pub#^p1"}
        assert reader.search("winne").read_as == 'a word that begins with "winne"'


def test_the_digit_or_letter_that_is_typed_last_tells_names_apart(index: Index) -> None:
    cards = [card(f"quay-{end}", Kind.TALKS, f"Long quay {end}", "Talks.") for end in ("1", "2", "b")]
    index.update(Changes(cards=cards))
    with closing(index.open()) as reader:
        for query, wanted in (("long quay 2", "quay-2"), ("long quay b", "quay-b"), ("long quay 1", "quay-1")):
            assert reader.search(query, typing=True).hits[0].id == wanted


def test_cards_whose_relations_name_all_that_is_asked_for_stand_right_behind_those_named(index: Index) -> None:
    shout = source("shout", "2031-01-01", "Solís and Ebba, Ebba and Solís! Solís, Ebba.")
    cards = [
        card("tied", Kind.TALKS, "The lantern walk", "A walk.", parties="[[ana-solis|Solís]] [[port-ebba|Ebba]]"),
        card("half", Kind.TALKS, "The other walk", "Solís Solís Ebba Ebba.", parties="[[ana-solis|Solís]]"),
    ]
    index.update(Changes(cards=cards, sources=[shout]))
    with closing(index.open()) as reader:
        assert reader.search("solís ebba").hits[0].id == "tied"


def test_words_for_a_kind_and_a_year_mean_cards_of_these(index: Index) -> None:
    """An offer of 2031 stands before an offer of 2033 that has the word in its title; quoted, words are words."""
    by = "[[ana-solis|Solís]]"
    cards = [
        card(
            "asked",
            Kind.OFFER,
            "Safe conduct",
            "An offer of 2031.",
            date=Date("2031-07", "2031-07-01", "2031-07-31"),
            by=by,
        ),
        card(
            "later",
            Kind.OFFER,
            "Oil offered",
            "Offers since 2031.",
            date=Date("2033", "2033-01-01", "2033-12-31"),
            by=by,
        ),
        card("told", Kind.ACTOR, "Offer desk", "Ana Solís made offers, offers, offers in 2031.", of=by),
    ]
    index.update(Changes(cards=cards))
    with closing(index.open()) as reader:
        for query in ("offers solís 2031", "2031 offer Solís"):
            assert reader.search(query).hits[0].id == "asked"
        assert reader.search('"offers" solís').hits[0].id != "asked"


def test_an_and_that_no_text_has_is_left_out_and_told(index: Index) -> None:
    index.build(Changes(sources=[source("one", "2031-01-01", "A pardon.", "A lamp, a pardon.")]))
    with closing(index.open()) as reader:
        told = reader.search("pardon and lamp")
        assert told.read_as == "AND is not needed: all words must match; pardon and lamp"
        assert [hit.id for hit in told.hits] == ["one#^p2"]
        assert reader.search("pardon and quay").read_as.startswith("AND is not needed")


def test_one_letter_is_answered_from_names(reader: Reader) -> None:
    assert found(reader, "t", typing=True) == {"lamp-trust", "quay-talks"}
    assert found(reader, "p", typing=True) == {"keepers-pardon", "port-ebba"}


def test_filters_are_open_while_they_are_typed(reader: Reader) -> None:
    assert found(reader, "actor:sol", typing=True) == found(reader, "actor:solis")
    assert found(reader, "source:gul", typing=True) == found(reader, "source:gull")


@pytest.mark.parametrize("typing", [True, False])
def test_a_filter_that_is_exactly_a_name_or_an_id_means_those_cards_alone(index: Index, typing: bool) -> None:  # noqa: FBT001
    cards = [
        card("quay", Kind.ACTOR, "The old quay", aliases=("Quay",)),
        card("quay-wardens", Kind.ACTOR, "Quay wardens"),
        card("friends", Kind.ACTOR, "Friends of the quay", aliases=("Quay wardens",)),
        card("told", Kind.OFFER, "Offer", "[[quay]]"),
        card("wardens-told", Kind.OFFER, "Another", "[[quay-wardens]]"),
        card("friends-told", Kind.OFFER, "Third", "[[friends]]"),
        card("quays", Kind.TALKS, "Quays", "[[quay-wardens]]"),
    ]
    index.build(Changes(cards))
    with closing(index.open()) as reader:
        assert found(reader, "actor:QUAY", typing=typing) == {"told"}
        assert found(reader, "actor:quay-wardens", typing=typing) == {"wardens-told", "friends-told", "quays"}
        assert found(reader, "actor:wardens", typing=typing) == {"wardens-told", "friends-told", "quays"}
        assert found(reader, "actor:friends", typing=typing) == {"friends-told"}
        assert found(reader, 'actor:"of the quay"', typing=typing) == {"friends-told"}
        assert reader.search("actor:quay", typing=typing).read_as == "everything about The old quay"


ADDRESSES = [
    "post-2031#^p3",
    "[post-2031#^p3]",
    "[[post-2031#^p3]]",
    " post-2031#^p3 ",
    "x" * 700 + ", ¶3 [post-2031#^p3]",
]


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize("query", ADDRESSES)
def test_the_address_of_a_passage_finds_it(reader: Reader, query: str, typing: bool) -> None:  # noqa: FBT001
    results = reader.search(query, typing=typing)
    assert [hit.id for hit in results.hits] == ["post-2031#^p3"]
    assert results.read_as == "the passage Harbour Post, 2031-05-20 ¶3"
    assert not reader.search(query, kind=Kind.ACTOR).hits


def test_a_copied_citation_finds_its_passage(reader: Reader) -> None:
    cited = "“A ferry.” Ruth Quill, “Report”, Harbour Post, 2031-05-20, ¶3 [post-2031#^p3]"
    assert found(reader, cited) == {"post-2031#^p3"}


@pytest.mark.parametrize(
    "query",
    ["post-2031#^p9", "post-2032#^p1", "the post-2031#^p3", "POST-2031#^p3", "post-2031#^p03"],
)
def test_any_other_text_with_an_address_is_words(reader: Reader, query: str) -> None:
    results = reader.search(query)
    assert not results.hits
    assert "phrase" in results.read_as


@pytest.mark.parametrize("typing", [True, False])
def test_a_cards_id_finds_the_card_first(index: Index, typing: bool) -> None:  # noqa: FBT001
    cards = [
        card("pay-2031", Kind.OFFER, "Gold for the keepers"),
        card("lamp", Kind.ACTOR, "The light"),
        card("other", Kind.ACTOR, "Lamp", aliases=("Pay 2031",)),
        card("quay_talks", Kind.TALKS, "Three days in May"),
    ]
    index.update(Changes(cards, [source("s", "2031-01-01", "No lamp.", "Pay, 2031.")]))
    with closing(index.open()) as reader:
        for id_ in (each.id for each in (*CARDS, *cards)):
            hits = reader.search(id_, typing=typing).hits
            assert hits[0].id == id_
            assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert found(reader, "pay-2031", typing=typing) == {"pay-2031", "other", "s#^p2"}
        assert found(reader, "lamp", typing=typing) > {"lamp", "other", "lamp-trust", "s#^p1"}
        assert reader.search("pay-2031").read_as == 'the card Gold for the keepers or the phrase "pay 2031"'
        assert reader.search("lamp-trust").read_as == 'the phrase "lamp trust"'
        assert reader.search("pay-2031", kind=Kind.OFFER).counts == (("offer", 1),)
        assert {hit.id for hit in reader.search("pay-2031", kind=TextKind.PASSAGE).hits} == {"s#^p2"}


def test_an_articles_id_finds_what_is_from_it(reader: Reader) -> None:
    results = reader.search("gull-2032")
    assert {hit.id for hit in results.hits} == found(reader, "source:gull-2032") != set()
    assert results.read_as == "everything from The Gull, 2032-02-03"
    assert {hit.id for hit in reader.search("gull-2032", kind=Kind.TALKS).hits} == {"quay-talks"}


def test_an_articles_id_means_that_article_alone(index: Index) -> None:
    index.update(Changes(sources=[source("gull-2032-b", "2032-02-03", "A gull.")]))
    with closing(index.open()) as reader:
        assert "gull-2032-b#^p1" not in found(reader, "gull-2032") != set()


def test_an_articles_id_of_one_word_is_a_word(index: Index) -> None:
    """It would hide what has the word, and `source:` is there to ask for it."""
    index.update(Changes(sources=[source("ferry", "2031-01-01", "Of something else.")]))
    with closing(index.open()) as reader:
        assert found(reader, "ferry") == {"post-2031#^p3"}


def test_a_cards_own_name_outranks_any_passage(index: Index) -> None:
    shout = source("shout", "2031-01-01", "Quay talks! Quay talks! Quay talks!")
    index.update(Changes(sources=[shout]))
    with closing(index.open()) as reader:
        for query in ("quay talks", "talks quay", "talk", "quay tal"):
            assert reader.search(query, typing=True).hits[0].id == "quay-talks"


def test_the_very_name_comes_before_one_that_begins_so_before_one_that_has_it(index: Index) -> None:
    cards = [
        card("has", Kind.ACTOR, "Old Lamp", "lamp lamp lamp lamp"),
        card("begins", Kind.ACTOR, "Lamp Street", "lamp lamp lamp"),
        card("is", Kind.ACTOR, "Zone", aliases=("Lamp",)),
        card("tells", Kind.ACTOR, "Other", "lamp " * 50),
    ]
    index.build(Changes(cards, [source("s", "2031-01-01", "lamp " * 50)]))
    with closing(index.open()) as reader:
        for typing in (True, False):
            assert [hit.id for hit in reader.search("lamp", typing=typing).hits][:3] == ["is", "begins", "has"]


def test_hits_come_best_first(reader: Reader) -> None:
    scores = [hit.score for hit in reader.search("the").hits]
    assert scores == sorted(scores, reverse=True)


def test_a_rarer_word_and_a_shorter_text_tell_more(index: Index) -> None:
    texts = ["oil " + "and so on " * 20, "oil now", "oil now and now"]
    index.build(Changes(sources=[source("s", "2031-01-01", *texts)]))
    with closing(index.open()) as reader:
        assert [hit.id for hit in reader.search("oil").hits] == ["s#^p2", "s#^p3", "s#^p1"]


def test_a_card_hit(reader: Reader) -> None:
    hit = reader.search("pardon").hits[0]
    assert (hit.id, hit.kind, hit.title, hit.date, hit.cited_by) == (
        "keepers-pardon",
        Kind.OFFER,
        "Keepers' pardon",
        "2031-05",
        (),
    )


def test_a_passage_hit(reader: Reader) -> None:
    (hit,) = reader.search("within a month").hits
    assert (hit.id, hit.kind, hit.title, hit.date) == (
        "post-2031#^p2",
        TextKind.PASSAGE,
        "Harbour Post, 2031-05-20 ¶2",
        "2031-05-20",
    )
    assert hit.cited_by == ("keepers-pardon", "lamp-trust")
    assert hit.snippet.text == SOURCES[0].passages[1].digest
    assert marked(hit) == ["a", "within", "a", "month"]


def test_snippets_mark_the_readers_own_words(reader: Reader) -> None:
    assert marked(reader.search("us engine", typing=True).hits[0]) == ["U.S.", "engineers"]
    assert marked(reader.search("250,000").hits[0]) == ["250,000"]
    assert marked(reader.search('"called them"').hits[0]) == ["called", "them"]
    assert marked(reader.search("SOLÍS kind:passage told").hits[0]) == ["Solís", "told"]


def test_the_digest_is_searched_and_shown_where_the_original_says_it_otherwise(index: Index) -> None:
    both = source("both", "2031-01-01", "Our own account.")
    passage = replace(both.passages[0], original="Words of theirs.")
    index.build(Changes(sources=[replace(both, passages=(passage,))]))
    with closing(index.open()) as reader:
        assert [hit.snippet.text for hit in reader.search("words").hits] == ["Words of theirs."]
        assert [hit.snippet.text for hit in reader.search("account").hits] == ["Our own account."]


def test_the_headline_and_who_wrote_it_find_the_first_passage_and_are_shown_where_it_does_not_answer(
    index: Index,
) -> None:
    report = source("report", "2031-01-01", "Oil is short.", "Oil is dear.", title="A harbour in want of oil")
    report = replace(report, article=replace(report.article, authors=("Ruth Quill",), gaps=((1, 2),)))
    passages = tuple(replace(each, address=Address("report", each.address.number + 2)) for each in report.passages)
    index.build(Changes(sources=[replace(report, passages=passages)]))
    with closing(index.open()) as reader:
        assert found(reader, "quill") == found(reader, "harbour short") == {"report#^p3"}
        assert [hit.snippet.text for hit in reader.search("quill harb", typing=True).hits] == [
            "A harbour in want of oil · Ruth Quill"
        ]
        assert {hit.id: hit.snippet.text for hit in reader.search("oil").hits} == {
            "report#^p3": "Oil is short.",
            "report#^p4": "Oil is dear.",
        }


def test_counts_are_of_all_that_answers_in_the_order_of_kinds(reader: Reader) -> None:
    results = reader.search("the", limit=1)
    every = found(reader, "the")
    cards = [one for one in CARDS if one.id in every]
    wanted = [(kind, sum(one.kind is kind for one in cards)) for kind in Kind]
    assert results.counts == (*(pair for pair in wanted if pair[1]), ("passage", len(every) - len(cards)))
    assert results.total == len(every)
    assert [hit.is_card for hit in results.hits].count(True) == 1
    assert [hit.is_card for hit in results.hits].count(False) == 1


@pytest.mark.parametrize("kind", [*Kind, *TextKind])
def test_one_kind_alone(reader: Reader, kind: HitKind) -> None:
    results = reader.search("the", kind=kind)
    wanted = dict(reader.search("the").counts)
    assert dict(results.counts) == {name: count for name, count in wanted.items() if name == kind}
    assert {hit.kind for hit in results.hits} <= {kind}


def test_an_empty_query_finds_nothing_and_says_nothing(reader: Reader) -> None:
    for query in ("", "   "):
        assert reader.search(query) == Results("", "", is_asked=False)


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("pardn", "pardon"),
        ("gaurantees wirting", "guarantees writing"),
        ('"gulls were siad"', '"gulls were said"'),
        ("state-rum ferry", "state-run ferry"),
        ("-ferry pardn", "-ferry pardon"),
        ("kind:talks pardn", ""),
        ("ferry gulls", ""),
        ("pardon", ""),
        ("zzzzzz", ""),
        ("9", ""),
    ],
)
def test_the_nearest_spelling_is_offered_where_it_finds_something(reader: Reader, query: str, suggestion: str) -> None:
    results = reader.search(query)
    assert results.suggestion == suggestion
    if suggestion:
        assert not results.hits
        assert reader.search(suggestion).hits


def test_the_reading_names_what_a_filter_means(reader: Reader) -> None:
    assert reader.search("actor:sol", typing=True).read_as == "everything about Ana Solís"
    assert reader.search("source:gull date:2032 a", kind=Kind.TALKS).read_as == (
        "a; from The Gull, 2032-02-03; dated 2032; talks only"
    )


@pytest.mark.parametrize("query", NASTY)
def test_nasty_text_is_answered(reader: Reader, query: str) -> None:
    for typing in (True, False):
        results = reader.search(query, typing=typing)
        assert results.read_as
        assert not results.is_partial


@given(queries)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_text_is_answered(reader: Reader, query: str) -> None:
    results = reader.search(query, typing=True)
    assert results.total >= len(results.hits)
    for hit in results.hits:
        assert all(0 <= span.start < span.end <= len(hit.snippet.text) for span in hit.snippet.spans)


def test_a_card_asked_for_by_its_id_is_not_promised_among_another_kind(index: Index) -> None:
    """The line that tells how a query was read names a card only where the answer has it."""
    index.update(Changes([card("quay-2031", Kind.OFFER, "A new quay", "Stone.")]))
    with closing(index.open()) as reader:
        for kind in (None, Kind.OFFER):
            results = reader.search("quay-2031", kind=kind)
            assert results.read_as.startswith("the card A new quay or")
            assert results.hits[0].id == "quay-2031"
        assert "card" not in reader.search("quay-2031", kind=Kind.ACTOR).read_as
        assert "card" not in reader.search("quay-2031", kind=TextKind.PASSAGE).read_as


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("tag:release", {"early"}),
        ("tag:RELEASE", {"early"}),
        ('tag:"prisoner release"', {"late"}),
        ("tag:prisoner-release", {"late"}),
        ("tag:prisoner", set()),
        ("-tag:release kind:offer", {"late", "none"}),
        ("tag:release OR tag:prisoner-release", {"early", "late"}),
        ("tag:liberation", {"accent"}),
    ],
)
def test_a_tag_is_found_whole_whatever_its_case_and_accents(index: Index, query: str, ids: set[str]) -> None:
    tags = {"early": ("release",), "late": ("prisoner release",), "none": (), "accent": ("Libération",)}
    index.build(
        Changes(
            [replace(card(id, Kind.TALKS if id == "accent" else Kind.OFFER, id.title()), tags=tags[id]) for id in tags]
        )
    )
    with closing(index.open()) as reader:
        assert found(reader, query) == ids


def test_a_tag_that_is_being_typed_is_a_beginning(index: Index) -> None:
    index.build(Changes([replace(card("early", Kind.OFFER, "Early"), tags=("prisoner release",))]))
    with closing(index.open()) as reader:
        assert found(reader, "tag:pris", typing=True) == {"early"}
        assert found(reader, "tag:pris") == set()
        assert reader.search("tag:release").read_as == 'everything tagged "release"'


_ASKED = [
    "ferry",
    "pard",
    "gull",
    "kind:offer",
    "actor:solis",
    "solis -useful",
    "the gull, 2032-02-03",
    "pardon and writing",
]


@pytest.mark.parametrize("query", _ASKED)
def test_all_that_answers_is_named_without_being_ranked(reader: Reader, query: str) -> None:
    hits = reader.search(query, limit=100).hits
    assert reader.answering(query) == {hit.id for hit in hits}


def test_what_answers_is_named_whatever_its_date(reader: Reader) -> None:
    """A timeline compares the dates of events itself."""
    assert reader.answering("date:1999 kind:offer") == {"keepers-pardon"}
    assert reader.answering("date:1999") == EVERYTHING
    assert reader.answering("nosuchword date:2031") == frozenset()


def test_naming_what_answers_stops_where_it_is_no_longer_wanted(reader: Reader) -> None:
    with pytest.raises(Cancelled):
        reader.answering("ferry", cancelled=lambda: True)


def test_among_what_is_new_only_that_is_found_and_counted(reader: Reader) -> None:
    """A query is read as it is without: a word that only old texts have is no beginning of another."""
    everything = found(reader, "the")
    assert {"post-2031#^p1", "keepers-pardon"} <= everything
    new = reader.search("the", among={"post-2031#^p1": (), "no-such-card": ()})
    assert [hit.id for hit in new.hits] == ["post-2031#^p1"]
    assert new.counts == (("passage", 1),)
    assert reader.search("ferry", among={"post-2031#^p1": ()}).hits == ()
    assert reader.search("the", among={}).total == 0


def test_a_card_is_new_by_its_names_or_by_a_claim_that_answers(reader: Reader) -> None:
    assert "keepers-pardon" in found(reader, "pardon")
    for texts, is_new in ((("It rained.",), True), (("A pardon at last.",), True)):
        assert bool(reader.search("pardon", among={"keepers-pardon": texts}).hits) is is_new
    word = "town"
    cards = {id for id in found(reader, word) if "#" not in id}
    for id in cards:
        assert not reader.search(word, among={id: ("It rained.",)}).hits
        assert reader.search(word, among={id: ("The whole town came.",)}).hits
    assert reader.search("kind:offer", among={"keepers-pardon": ("It rained.",)}).hits
