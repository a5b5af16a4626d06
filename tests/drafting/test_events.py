"""Offers, talks and sanctions: who with whom, and whether it was done, is to come, was refused or threatened."""

import pytest

from briefing.drafting import Draft, Status
from briefing.model import Kind
from tests.drafting.conftest import Drafts


def fields(draft: Draft) -> dict[str, set[str]]:
    return {field.name: set(field.values) for field in draft.fields}


def only(drafted: Drafts, kind: Kind, *passages: str) -> Draft:
    (found,) = drafted(*passages).of(kind)
    return found


def test_talks_have_parties_a_mediator_a_place_and_a_date(drafted: Drafts) -> None:
    talks = only(drafted, Kind.TALKS, "Norway mediated talks between Iran and Iraq in Oslo in May.")
    assert fields(talks) == {"parties": {"Iran", "Iraq"}, "facilitator": {"Norway"}}
    assert (talks.place, talks.date, talks.status) == ("Oslo", "2024-05", Status.HELD)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran and Iraq held talks in Oslo on Monday.", Status.HELD),
        ("Iran and Iraq are holding talks in Oslo.", Status.ONGOING),
        ("Iran and Iraq will hold talks in Oslo on Friday.", Status.PLANNED),
        ("Iran has called for talks with Iraq.", Status.PROPOSED),
        ("Iran cancelled talks with Iraq on Monday.", Status.CANCELLED),
        ("Iran called off a meeting with Iraq on Monday.", Status.CANCELLED),
        ("Talks between Iran and Iraq collapsed on Monday.", Status.FAILED),
        ("Iran broke off talks with Iraq in May.", Status.FAILED),
        ("Iran refused to hold talks with Iraq.", Status.REFUSED),
    ],
)
def test_talks_tell_how_far_they_have_come(drafted: Drafts, text: str, status: Status) -> None:
    talks = only(drafted, Kind.TALKS, text)
    assert talks.status is status
    assert fields(talks)["parties"] == {"Iran", "Iraq"}


def test_a_meeting_has_those_who_met(drafted: Drafts) -> None:
    talks = only(drafted, Kind.TALKS, "Minister Ana Ruiz met General Ivo Kolar in Zagreb last week.")
    assert fields(talks) == {"parties": {"Ana Ruiz", "Ivo Kolar"}}
    assert (talks.place, talks.date) == ("Zagreb", "2024-06")


def test_a_press_conference_is_no_talks_and_demands_are_not_met(drafted: Drafts) -> None:
    found = drafted("Ana Ruiz gave a news conference. Iran said its demands were not met.")
    assert found.of(Kind.TALKS) == []


def test_mentions_of_one_event_are_one_draft(drafted: Drafts) -> None:
    talks = only(
        drafted,
        Kind.TALKS,
        "Iran and Iraq held talks in Oslo on Monday.",
        "The talks lasted two days.",
        "Iraq said that its talks with Iran had gone well.",
    )
    assert [claim.paragraphs for claim in talks.claims] == [(1,), (2,), (3,)]


def test_an_offer_has_who_makes_it_and_to_whom(drafted: Drafts) -> None:
    offer = only(drafted, Kind.OFFER, "Colombia offered an amnesty to the Black Vultures Front on Sunday.")
    assert fields(offer) == {"by": {"Colombia"}, "to": {"Black Vultures Front"}}
    assert (offer.date, offer.status) == ("2024-06-09", Status.PROPOSED)
    assert "amnesty" in offer.title.lower()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iraq rejected an Iranian proposal on Monday.", Status.REFUSED),
        ("Iraq welcomed the Iranian proposal on Monday.", Status.ACCEPTED),
        ("Iraq remained opposed to an Iranian initiative.", Status.REFUSED),
    ],
)
def test_an_offer_tells_what_became_of_it(drafted: Drafts, text: str, status: Status) -> None:
    offer = only(drafted, Kind.OFFER, text)
    assert offer.status is status
    assert fields(offer) == {"by": {"Iran"}, "to": {"Iraq"}}


def test_an_exchange_is_an_offer_that_was_taken(drafted: Drafts) -> None:
    offer = only(drafted, Kind.OFFER, "Iran freed two men on Saturday in exchange for the crew that Norway had held.")
    assert fields(offer) == {"by": {"Iran"}, "to": {"Norway"}}
    assert offer.status is Status.ACCEPTED


@pytest.mark.parametrize(
    "text",
    ["Iran offered its condolences to Iraq.", "Norway agreed to nothing.", "If Iran agrees to leave, all is well."],
)
def test_what_offers_nothing_is_no_offer(drafted: Drafts, text: str) -> None:
    assert drafted(text).of(Kind.OFFER) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The United States imposed sanctions on Iran in May.", Status.IMPOSED),
        ("The United States sanctioned Iran in May.", Status.IMPOSED),
        ("The United States lifted its sanctions on Iran in May.", Status.LIFTED),
        ("The United States eased sanctions on Iran in May.", Status.EASED),
        ("The United States threatened to impose sanctions on Iran.", Status.THREATENED),
        ("The United States will impose sanctions on Iran.", Status.PLANNED),
        ("The United States is considering sanctions on Iran.", Status.THREATENED),
    ],
)
def test_a_sanction_tells_whether_it_stands(drafted: Drafts, text: str, status: Status) -> None:
    sanction = only(drafted, Kind.SANCTION, text)
    assert fields(sanction) == {"authority": {"United States"}, "targets": {"Iran"}}
    assert sanction.status is status


def test_what_is_asked_of_another_is_not_done(drafted: Drafts) -> None:
    sanction = only(drafted, Kind.SANCTION, "France urged the European Union to impose sanctions on Iran.")
    assert sanction.status is Status.PROPOSED
    assert fields(sanction) == {"authority": {"European Union"}, "targets": {"Iran"}}


def test_a_pronoun_is_whom_it_stands_for(drafted: Drafts) -> None:
    found = drafted("Norway was quick. In May it imposed an embargo on Iran.")
    assert fields(found.of(Kind.SANCTION)[0]) == {"authority": {"Norway"}, "targets": {"Iran"}}
