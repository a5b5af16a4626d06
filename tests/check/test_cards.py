"""Cards among others: linked to, and resting on more than one article."""

from tests.check.conftest import Written
from tests.check.making import article, card, found

_ARTICLES = {"articles/weir.md": article("The weir was shut."), "articles/dam.md": article("The dam held.")}


def test_a_card_that_no_other_links_to_is_found(written: Written) -> None:
    """Its own links to itself do not count; those in a front matter do."""
    files = {
        "cards/miller.md": card("He left. [[weir#^p1]]", 'parties: ["[[bailiff]]"]'),
        "cards/bailiff.md": card("See [[mayor]]. [[weir#^p1]]"),
        "cards/mayor.md": card("See [[bailiff]]. [[weir#^p1]]"),
        "cards/ferryman.md": card("See [[ferryman]]. [[weir#^p1]]"),
    }
    library = written({**_ARTICLES, **files})
    assert [file for file, _, _ in found(library, "unlinked-card")] == ["ferryman.md", "miller.md"]


def test_a_card_that_rests_on_one_article_is_found(written: Written) -> None:
    files = {
        "cards/one.md": card("It was shut. [[weir#^p1]] It was. [[weir#^p1]]"),
        "cards/two.md": card("It was shut. [[weir#^p1]] It held. [[dam#^p1]]"),
        "cards/none.md": card("It was shut."),
    }
    ((file, line, message),) = found(written({**_ARTICLES, **files}), "single-source")
    assert (file, line) == ("one.md", 0)
    assert "weir" in message
