"""What a reader answers, whatever engine stands behind it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from briefing.errors import Cancelled
from briefing.index import Changes, Index, Reader
from briefing.model import Address, Date, DatedClaim, Kind, Passage
from tests.index.asking import assert_mentions_come_in_order
from tests.index.harbour import CARDS, SOURCES, card, source


def ids(reader: Reader) -> list[str]:
    return [entry.id for entry in reader.roster().cards]


def test_cards_come_back_as_they_were_given(reader: Reader) -> None:
    assert tuple(reader.card(card.id) for card in CARDS) == CARDS


def test_passages_come_back_as_they_were_given(reader: Reader) -> None:
    for given in SOURCES:
        assert reader.passages(given.article.id) == given.passages
        assert tuple(reader.passage(passage.address) for passage in given.passages) == given.passages


def test_what_is_not_there_is_none(reader: Reader) -> None:
    assert reader.card("nobody") is None
    assert reader.card("post-2031#^p1") is None
    assert reader.card("post-2031") is None
    assert reader.passage(Address("post-2031", 5)) is None
    assert reader.passages("nothing") == ()
    assert reader.backlinks("nobody") == reader.cited_by(Address("nothing", 1)) == ()
    assert reader.named_in(Address("nothing", 1)) == ()
    assert reader.mentions("nobody").total == 0


@pytest.mark.parametrize(("first", "last"), [(2, 3), (3, None), (0, 2), (3, 9), (4, 2), (1, 10**9), (10**9, None)])
def test_a_range_of_an_article(reader: Reader, first: int, last: int | None) -> None:
    whole = SOURCES[0].passages
    wanted = [passage for passage in whole if passage.address.number >= first]
    wanted = [passage for passage in wanted if last is None or passage.address.number <= last]
    assert reader.passages("post-2031", first, last) == tuple(wanted)


def test_numbers_may_have_gaps(index: Index) -> None:
    sparse = source("sparse", "2033-01-01", *"abcdef")
    article = replace(sparse.article, passages=3, gaps=((2, 2), (4, 4)))
    sparse = replace(sparse, article=article, passages=sparse.passages[::2])
    index.update(Changes(sources=[sparse]))
    with closing(index.open()) as reader:
        assert reader.passages("sparse") == reader.passages("sparse", 1, 5) == sparse.passages


def test_passages_are_found_by_their_fingerprints(index: Index) -> None:
    first, second = (
        replace(whole, passages=tuple(replace(passage, fingerprint=print_) for passage in whole.passages))
        for whole, print_ in zip(SOURCES, ("a" * 16, "b" * 16), strict=True)
    )
    index.update(Changes(sources=[first, second]))
    with closing(index.open()) as reader:
        found = reader.fingerprinted(["b" * 16, "c" * 16, "b" * 16, "", "a" * 16])
    assert found == {
        "b" * 16: tuple(passage.address for passage in second.passages),
        "a" * 16: tuple(passage.address for passage in first.passages),
    }
    index.update(Changes(sources=[replace(second, passages=second.passages[1:])]))
    with closing(index.open()) as reader:
        assert reader.fingerprinted(["b" * 16]) == {"b" * 16: tuple(one.address for one in second.passages[1:])}
        assert reader.fingerprinted([]) == {}


def test_the_roster_is_by_kind_and_folded_title_and_by_date(index: Index, reader: Reader) -> None:
    wanted = ["ana-solis", "lamp-trust", "port-ebba", "keepers-pardon", "quay-talks", "oil-ban"]
    assert ids(reader) == [entry.id for entry in index.roster().cards] == wanted
    assert index.roster() == reader.roster()
    assert [article.id for article in index.roster().articles] == ["post-2031", "gull-2032"]
    entry = index.roster().card("keepers-pardon")
    assert entry is not None
    assert (entry.title, entry.kind, entry.date) == ("Keepers' pardon", Kind.OFFER, "2031-05")


def test_titles_are_sorted_without_accents_and_case(index: Index) -> None:
    index.build(
        Changes([card(id_, Kind.ACTOR, title) for id_, title in zip("abc", ("Zé", "élan", "Able"), strict=True)])
    )
    assert [entry.id for entry in index.roster().cards] == ["c", "b", "a"]


def test_backlinks_are_the_other_cards_that_link_by_title(reader: Reader) -> None:
    assert reader.backlinks("lamp-trust") == ("keepers-pardon", "quay-talks")
    assert reader.backlinks("ana-solis") == ("keepers-pardon", "port-ebba")
    assert reader.backlinks("oil-ban") == ()


def test_a_card_is_not_its_own_backlink(index: Index) -> None:
    index.build(Changes([card("self", Kind.ACTOR, "Self", "See [[self]].")]))
    with closing(index.open()) as reader:
        assert reader.backlinks("self") == ()


def test_who_cites_a_passage_by_title(reader: Reader) -> None:
    assert reader.cited_by(Address("post-2031", 2)) == ("keepers-pardon", "lamp-trust")
    addresses = [passage.address for passage in SOURCES[0].passages]
    assert reader.citing(addresses) == {
        addresses[0]: ("ana-solis",),
        addresses[1]: ("keepers-pardon", "lamp-trust"),
        addresses[3]: ("oil-ban",),
    }


def test_mentions_name_the_card_and_are_not_cited_by_it(reader: Reader) -> None:
    """Ana Solís cites the first passage that names her; the Lamp Trust cites the only one."""
    mentions = reader.mentions("ana-solis")
    assert (mentions.total, mentions.addresses) == (1, ("gull-2032#^p2",))
    assert reader.mentions("lamp-trust").total == 0
    assert reader.mentions("port-ebba").addresses == ("post-2031#^p3",)


def test_the_surest_mentions_come_first(index: Index) -> None:
    """The whole name, though in a later article; then a name beside a card that is linked; then a bare one."""
    bare = source("bare", "2030-01-01", "The mayor of another town, Mayor Falk, was away.")
    beside = source("beside", "2031-01-01", "In Port Ebba Falk kept silent.")
    whole = source("whole", "2032-01-01", "Rike Falk spoke.")
    falk = card("rike-falk", Kind.ACTOR, "Rike Falk", "Lives in [[port-ebba|Ebba]].", aliases=("Falk",))
    index.update(Changes(cards=[falk], sources=[bare, beside, whole]))
    with closing(index.open()) as reader:
        assert reader.mentions("rike-falk").addresses == ("whole#^p1", "beside#^p1", "bare#^p1")
        namesake = card("ole-falk", Kind.ACTOR, "Ole Falk", aliases=("Rike Falk",))
    index.update(Changes(cards=[namesake]))
    with closing(index.open()) as reader:
        assert reader.mentions("rike-falk").addresses == ("beside#^p1", "bare#^p1", "whole#^p1")


def test_mentions_are_counted_in_full_and_told_in_order_up_to_a_limit(index: Index) -> None:
    assert_mentions_come_in_order(index)


def test_mentions_can_be_had_without_some_passages_and_articles(index: Index) -> None:
    """What is left out is neither listed nor counted; what is no mention, or is nowhere, makes no difference."""
    one, other = source("one", "2031-01-01", "A lamp.", "No light.", "Lamp!"), source("other", "2032-01-01", "A lamp?")
    index.build(Changes([card("lamp", Kind.ACTOR, "Lamp", "It burns. {one#^p1}")], [one, other]))
    with closing(index.open()) as reader:
        everything = reader.mentions("lamp")
        assert everything.addresses == ("one#^p3", "other#^p1")
        for nothing in ((), ("one#^p1", "one#^p2", "one#^p9", "nowhere", "nowhere#^p1", "")):
            assert reader.mentions("lamp", 50, nothing) == everything
        assert reader.mentions("lamp", 50, ("one#^p3", "one#^p3")) == (1, ("other#^p1",))
        assert reader.mentions("lamp", 50, ("one",)) == (1, ("other#^p1",))
        assert reader.mentions("lamp", 50, ("one", "one#^p3", "other")) == (0, ())


def test_a_card_is_not_mentioned_by_a_name_that_is_refused(index: Index) -> None:
    """Passages that are there are read again where names are refused, and where they are not any more."""
    one, names = source("one", "2031-01-01", "A lamp.", "The light."), ("Light",)
    lamp = card("lamp", Kind.ACTOR, "Lamp", aliases=names)
    index.build(Changes([lamp], [one]))
    for refused, found in ((("Light",), ("one#^p1",)), (("Lamp", "Light"), ()), ((), ("one#^p1", "one#^p2"))):
        index.update(Changes([replace(lamp, refused_names=refused)]))
        with closing(index.open()) as reader:
            assert reader.mentions("lamp").addresses == found
            assert reader.roster().entries["lamp"].refused_names == refused
            assert reader.search("light").hits[0].id == "lamp"
        assert index.roster().entries["lamp"].refused_names == refused


def test_names_are_sought_in_the_digest_and_the_original(index: Index) -> None:
    both = source("both", "2031-01-01", "The lamp.")
    passage = replace(both.passages[0], original="Das Licht.")
    index.build(
        Changes(
            [card("lamp", Kind.ACTOR, "Lamp"), card("licht", Kind.ACTOR, "Licht")], [replace(both, passages=(passage,))]
        )
    )
    with closing(index.open()) as reader:
        assert reader.named_in(passage.address) == ("lamp", "licht")
        assert reader.passage(passage.address) == passage


def test_an_empty_library(index: Index) -> None:
    index.build(Changes())
    with closing(index.open()) as reader:
        assert reader.roster() == index.roster()
        assert [*reader.roster().cards, *reader.passages("x")] == []
        assert reader.search("lamp").total == reader.search("-lamp").total == 0


def test_text_of_any_script_and_size_is_kept(index: Index) -> None:
    strange = Passage(Address("strange", 1), "\n".join(["漢字 𝔘 ﷽", "x" * 200_000, "word " * 70_000]))
    index.build(Changes(sources=[replace(source("strange", "2031-01-01"), passages=(strange,))]))
    with closing(index.open()) as reader:
        assert reader.passage(strange.address) == strange
        assert reader.search("漢字").total == reader.search("x" * 200_000).total == reader.search("word").total == 1


def calls(reader: Reader) -> Iterator[Callable[[Callable[[], bool]], object]]:
    """Every call that may take long."""
    addresses = [passage.address for passage in SOURCES[0].passages]
    yield lambda cancelled: reader.search("the OR a OR pardon~ -tower", cancelled=cancelled)
    yield lambda cancelled: reader.search('"lamp trust" gaurantees', cancelled=cancelled)
    yield lambda cancelled: reader.passages("post-2031", cancelled=cancelled)
    yield lambda cancelled: reader.passages("post-2031", 1, 3, cancelled=cancelled)
    yield lambda cancelled: reader.citing(addresses, cancelled=cancelled)
    yield lambda cancelled: reader.fingerprinted(["a" * 16, "b" * 16], cancelled=cancelled)


def test_a_call_that_is_cancelled_ends_wherever_it_is(reader: Reader) -> None:
    """At once, in the middle, at the last step; one that is not answers as ever, and so does the next."""
    for call in calls(reader):
        whole, steps = call(lambda: False), 0

        def count() -> bool:
            nonlocal steps
            steps += 1
            return False

        assert call(count) == whole
        assert steps
        for step in range(steps):
            answers = iter([False] * step + [True])
            with pytest.raises(Cancelled):
                call(answers.__next__)
        assert call(lambda: False) == whole


def test_what_many_passages_name_is_one_question(reader: Reader) -> None:
    addresses = [passage.address for one in SOURCES for passage in one.passages]
    named = {address: ids for address in addresses if (ids := reader.named_in(address))}
    assert named
    assert reader.naming(addresses) == named


def test_each_card_tells_the_dates_its_claims_name_and_what_it_cites(index: Index) -> None:
    text = "In May 2031 [[ana-solis|she]] came. {post-2031#^p1} She stayed. {gull-2032#^p1}"
    index.update(Changes(cards=[card("log", Kind.ACTOR, "Log", text)]))
    with closing(index.open()) as reader:
        dates = {one.id: one for one in reader.dates()}
        assert set(dates) == {entry.id for entry in reader.roster().cards}
        (claim,) = dates["log"].claims
        may = Date("2031-05", "2031-05-01", "2031-05-31")
        assert claim == DatedClaim("In May 2031 she came.", may, ("post-2031#^p1",), ("ana-solis",))
        assert dates["log"].citations == ("post-2031#^p1", "gull-2032#^p1")
        with pytest.raises(Cancelled):
            reader.dates(cancelled=lambda: True)
