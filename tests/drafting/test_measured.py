"""What drafting is worth, on twelve articles of our own with cards made by hand."""

from tests.drafting.conftest import ARTICLES, Found
from tests.drafting.scoring import Gold, score_actors, score_events


def test_actors_are_found_and_few_are_false(ours: dict[str, tuple[Gold, Found]]) -> None:
    assert len(ARTICLES) >= 10
    score = score_actors(ours.values())
    assert score.recall >= 0.92
    assert score.precision >= 0.85
    assert score.agreement >= 0.9


def test_most_events_are_found_with_most_of_their_fields(ours: dict[str, tuple[Gold, Found]]) -> None:
    score = score_events(ours.values())
    assert score.recall >= 0.65
    assert score.precision >= 0.65
    assert score.agreement >= 0.6


def test_every_claim_stands_word_for_word_in_its_passages(ours: dict[str, tuple[Gold, Found]]) -> None:
    for gold, drafts in ours.values():
        for claim in (claim for draft in drafts for claim in draft.claims):
            assert claim.text in " ".join(gold.paragraphs[number - 1] for number in claim.paragraphs)
