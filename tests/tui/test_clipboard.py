"""Citations on their way to the clipboard."""

import pytest

from briefing.model import Address, Article, Passage, Standing
from briefing.tui.clipboard import citation, nested

ARTICLE = Article("herald", "“Old mill” reopens", outlet="Lake Herald", authors=("Ana Süß",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no quotes", "no quotes"),
        ("“I think so,” he said.", "‘I think so,’ he said."),
        ('"I think so," he said, "and more."', "‘I think so,’ he said, ‘and more.’"),
        ("«Ja», sagt er, „nein“.", "‹Ja›, sagt er, ‚nein‘."),
    ],
)
def test_quotation_marks_within_quotation_marks_are_the_inner_ones(text: str, told: str) -> None:
    assert nested(text) == told


def test_a_citation_quotes_the_own_words_alone() -> None:
    """A digest is never quoted as the article."""
    own = Passage(Address("herald", 2), "ours", "“Yes,” he said.", standing=Standing.VERBATIM)
    assert citation(ARTICLE, own) == "“‘Yes,’ he said.” Ana Süß, “‘Old mill’ reopens”, Lake Herald, ¶2 [herald#^p2]"
    ours = Passage(Address("herald", 2), "ours")
    assert citation(ARTICLE, ours).startswith("Ana Süß, “‘Old mill’ reopens”")
