"""The queue of drafts: what waits, how it is grouped, and what is left out of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from briefing.drafting import Draft, DraftClaim
from briefing.drafting.review import Acceptance, Choice, DraftStore, Proposal, report, waiting
from briefing.drafting.review.near import near
from briefing.drafting.review.report import rule_of
from briefing.errors import CannotEdit
from briefing.library import Library
from briefing.library.draft_decisions import DraftDecision
from briefing.model import Entry, Kind, Roster
from tests.files import contents

HERALD, GAZETTE = "lake-herald-2022-10-11", "orla-gazette-2021-03-04"


@pytest.fixture
def words(tiny: Library) -> dict[str, str]:
    """The words of the second passage of both articles."""
    return {id: tiny.passage(f"{id}#^p2").text for id in (HERALD, GAZETTE)}


def actor(text: str, title: str = "Ebba Holm", **more: object) -> Draft:
    claims = (DraftClaim(text, (2,)),)
    return Draft(Kind.ACTOR, title, claims, "named once", 0.5, **more)  # type: ignore[arg-type]


def both(words: Mapping[str, str], title: str = "Ebba Holm") -> dict[str, Sequence[Draft]]:
    return {id: [actor(text, title)] for id, text in words.items()}


def test_the_drafts_of_one_actor_are_one_proposal(tiny: Library, words: dict[str, str]) -> None:
    drafts = {HERALD: [actor(words[HERALD], aliases=("Ebba",))], GAZETTE: [actor(words[GAZETTE], "EBBA HOLM")]}
    (one,) = waiting(tiny, drafts).proposals
    assert (one.articles, {claim.text for claim in one.claims}) == (2, set(words.values()))
    assert "in 2 articles" in one.rule
    Acceptance(tiny).accept(Choice(one))
    tiny.refresh()
    assert len(tiny.card("ebba-holm").claims) == 2
    assert not waiting(tiny, drafts).proposals


def test_what_is_refused_is_not_proposed_in_a_later_article(tiny: Library, words: dict[str, str]) -> None:
    first = {HERALD: [actor(words[HERALD])]}
    (one,) = waiting(tiny, first).proposals
    Acceptance(tiny).refuse(one)
    assert not waiting(tiny, both(words)).proposals
    assert tiny.undo().what == "refuse the draft Ebba Holm"
    assert len(waiting(tiny, both(words)).proposals) == 1


def test_claims_refused_for_a_card_leave_its_later_ones(tiny: Library, words: dict[str, str]) -> None:
    drafts = {HERALD: [actor(words[HERALD], "Bertil Åske")]}
    found = waiting(tiny, drafts).proposals
    cited = {citation for claim in tiny.card("bertil-aske").claims for citation in claim.citations}
    assert [one.existing for one in found] == (["bertil-aske"] if f"{HERALD}#^p2" not in cited else [])
    for one in found:
        Acceptance(tiny).refuse(one)
    later = {**drafts, GAZETTE: [actor(words[GAZETTE], "Bertil Åske")]}
    assert {address.article for one in waiting(tiny, later).proposals for address in one.passages} <= {GAZETTE}


def test_no_claim_is_stored_that_its_passage_does_not_hold_word_for_word(
    tiny: Library, words: dict[str, str], tmp_path: Path
) -> None:
    before = contents(tmp_path / "tiny")
    text = words[HERALD]
    for lie in (text + " More.", text.upper(), text[:9] + text[10:], "", text.replace(" ", "  ")):
        proposal = Proposal.of(HERALD, actor(lie)) if lie else Proposal(Kind.ACTOR, "Ebba Holm", (), "", 0.5)
        with pytest.raises(CannotEdit):
            Acceptance(tiny).accept(Choice(proposal))
    with pytest.raises(CannotEdit):
        Acceptance(tiny).accept(Choice(Proposal.of("nowhere", actor(text))))
    assert contents(tmp_path / "tiny") == before


def test_an_addition_to_a_card_that_is_there_is_undone_to_the_byte(
    tiny: Library, words: dict[str, str], tmp_path: Path
) -> None:
    before = contents(tmp_path / "tiny")
    proposal = Proposal.of(GAZETTE, actor(words[GAZETTE], "The Lock Keeper"))
    made = Acceptance(tiny).accept(Choice(proposal, "bertil-aske"))
    tiny.refresh()
    assert made.cards == ("bertil-aske",)
    assert "The Lock Keeper" in tiny.card("bertil-aske").aliases
    (again,) = waiting(tiny, {HERALD: [actor(words[HERALD], "The Lock Keeper")]}).proposals
    assert again.existing == "bertil-aske", "the name was learnt"
    tiny.undo()
    left = contents(tmp_path / "tiny")
    left.pop("decisions.jsonl")
    assert left == before


def test_kept_drafts_that_are_damaged_or_of_other_words_are_made_again(tmp_path: Path, words: dict[str, str]) -> None:
    store = DraftStore(tmp_path, "/some/library")
    store.put(HERALD, "1", [actor(words[HERALD])])
    (file,) = (tmp_path / "drafts").rglob("*.json")
    sums = {HERALD: "1", GAZETTE: "1"}
    assert DraftStore(tmp_path, "/some/library").drafts(sums) == {HERALD: (actor(words[HERALD]),)}
    assert DraftStore(tmp_path, "/some/library").missing({HERALD: "2"}) == [HERALD]
    assert DraftStore(tmp_path, "/other/library").missing(sums) == [HERALD, GAZETTE]
    whole = file.read_bytes()
    for bad in (b"", b"[]", b"{}", whole[:-5], whole.replace(b"actor", b"actress"), b"[" * 9_000, b"\xff\xfe"):
        file.write_bytes(bad)
        assert DraftStore(tmp_path, "/some/library").missing(sums) == [HERALD, GAZETTE]


def test_near_names_are_offered_the_likeliest_first() -> None:
    cards = [Entry(title.lower(), Kind.ACTOR, title) for title in ("Anna Holm", "Ebba Holmboe", "Norway")]
    roster = Roster([*cards, Entry("talks", Kind.TALKS, "Ebba Holm")])
    found = near(Proposal(Kind.ACTOR, "Ebba Holmbo", (), "", 0.5), roster)
    assert found[0].title == "Ebba Holmboe"
    assert "Norway" not in [entry.title for entry in found]


def test_the_report_counts_by_rule() -> None:
    assert rule_of("in 12 articles, in one of them named 14 times; speaks in ¶3, ¶9 and 2 more") == (
        "named several times; speaks"
    )
    decided = [
        DraftDecision(is_accepted, Kind.ACTOR, "", (), "", "", frozenset(), rule, 0.5, is_edited)
        for is_accepted, rule, is_edited in (
            (True, "named 2 times", False),
            (True, "named 3 times", True),
            (False, "named 4 times", False),
        )
    ]
    (one,) = report(decided)
    assert (one.accepted, one.edited, one.refused, one.precision) == (1, 1, 1, 2 / 3)
