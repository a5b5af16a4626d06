"""Actors: one for each who acts, by the fullest name, with the role the text gives."""

import pytest

from briefing.drafting import ActorType, KnownCard
from briefing.model import Kind
from tests.drafting.conftest import Drafts


def test_a_surname_is_the_person_named_in_full_before(drafted: Drafts) -> None:
    found = drafted(
        "Foreign Minister Karin Holmboe told parliament on Monday that Norway would pay.",
        "Holmboe said the sum was small. Mrs. Holmboe left at noon.",
    )
    holmboe = found.actor("Karin Holmboe")
    assert holmboe.aliases == ("Holmboe",)
    assert holmboe.type is ActorType.PERSON
    assert holmboe.role == "Foreign Minister"
    assert [claim.paragraphs for claim in holmboe.claims] == [(1,), (2,), (2,)]
    assert "named 3 times" in holmboe.rule
    assert "speaks in ¶1, ¶2" in holmboe.rule


def test_a_surname_of_two_is_the_one_named_before_it(drafted: Drafts) -> None:
    found = drafted(
        "Peter Vance, the mayor, met farmers on Monday. Vance promised help.",
        "His cousin, General Alexander Vance, said nothing. Vance denied that he knew him.",
    )
    assert found.actor("Peter Vance").aliases == ("Vance",)
    assert found.actor("Alexander Vance").aliases == ()


def test_a_state_is_one_actor_under_all_its_names(drafted: Drafts) -> None:
    found = drafted(
        "The U.S. offered Iran a deal on Monday.",
        "Washington said Tehran had a week to answer. American officials said America would wait.",
    )
    assert found.actors == {"United States", "Iran"}
    assert set(found.actor("United States").aliases) == {"U.S.", "Washington", "American officials", "America"}
    assert found.actor("Iran").aliases == ("Tehran",)


def test_a_state_that_is_only_a_place_is_no_actor(drafted: Drafts) -> None:
    assert drafted("The painter Ana Ruiz lives in Portugal and travelled to Spain.").actors == {"Ana Ruiz"}


def test_an_organ_of_a_state_is_a_body(drafted: Drafts) -> None:
    found = drafted("Philippine police arrested two men. The Norwegian parliament rejected the bill.")
    assert found.actor("Philippine police").type is ActorType.BODY
    assert found.actor("Norwegian parliament").type is ActorType.BODY


def test_the_administration_of_a_person_is_not_the_person(drafted: Drafts) -> None:
    found = drafted("President Olaf Berg spoke. The Berg administration imposed a fine, and Berg defended it.")
    assert found.actor("Berg administration").type is ActorType.BODY
    assert found.actor("Olaf Berg").aliases == ("Berg",)


def test_an_acronym_is_the_name_it_stands_for(drafted: Drafts) -> None:
    found = drafted(
        "The World Grain Council (WGC) warned of a shortage. The WGC met in Rome.",
        "The International Atomic Energy Agency confirmed it. The IAEA said no more.",
    )
    assert found.actor("World Grain Council").aliases == ("WGC",)
    assert found.actor("International Atomic Energy Agency").aliases == ("IAEA",)


@pytest.mark.parametrize(
    "text",
    [
        "(Reporting by Elsa Brandt in Oslo; editing by Tom Field)",
        "By Elsa Brandt",
        "They met at the World Cup on the banks of the Danube.",
        "He spoke on Tuesday, the Reuters news agency said.",
    ],
)
def test_credits_places_contests_and_agencies_are_no_actors(drafted: Drafts, text: str) -> None:
    assert drafted(text).actors == set()


def test_in_a_report_of_sport_a_state_is_a_team(drafted: Drafts) -> None:
    found = drafted(
        "Striker Ivo Kolar scored the winning goal of the match as Croatia beat Japan in the semi-final.",
        "The coach praised his team-mate, a defender in the same league, before the tournament's medal ceremony.",
    )
    assert found.actors == {"Ivo Kolar"}


def test_a_draft_carries_the_id_of_the_card_it_names(drafted: Drafts) -> None:
    known = [
        KnownCard("karin-holmboe", Kind.ACTOR, ("Karin Holmboe", "Holmboe")),
        KnownCard("norway", Kind.ACTOR, ("Norway",)),
        KnownCard("talks-oslo", Kind.TALKS, ("Karin Holmboe",)),
    ]
    found = drafted("Minister Karin Holmboe said Norway would pay. Peter Holm agreed.", known=known)
    assert {draft.title: draft.existing for draft in found.of(Kind.ACTOR)} == {
        "Karin Holmboe": "karin-holmboe",
        "Norway": "norway",
        "Peter Holm": None,
    }


def test_near_names_are_not_joined(drafted: Drafts) -> None:
    """A surname that two cards share is neither of them."""
    known = [KnownCard(id, Kind.ACTOR, (name, "Holm")) for id, name in (("a-holm", "Anna Holm"), ("b-holm", "Bo Holm"))]
    assert drafted("Mr. Holm said that he would pay.", known=known).actor("Holm").existing is None


def test_what_a_known_card_cites_is_not_proposed_again(drafted: Drafts) -> None:
    first = "Minister Karin Holmboe said Norway would pay."
    second = "Holmboe met farmers. Norway imposed sanctions on Iran."
    known = [
        KnownCard("holmboe", Kind.ACTOR, ("Holmboe, Karin", "Karin Holmboe"), frozenset({1})),
        KnownCard("norway", Kind.ACTOR, ("Norway",), frozenset({1, 2})),
        KnownCard("sanctions", Kind.SANCTION, ("Sanctions",), frozenset({2})),
    ]
    found = drafted(first, second, known=known)
    assert [claim.paragraphs for claim in found.actor("Holmboe, Karin").claims] == [(2,)]
    assert "Karin Holmboe" in found.actor("Holmboe, Karin").aliases
    assert "Norway" not in found.actors
    assert found.of(Kind.SANCTION) == []
