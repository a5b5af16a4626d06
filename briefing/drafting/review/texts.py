"""Articles and cards of the library, as drafting reads them."""

from briefing.drafting.draft import ArticleText, KnownCard
from briefing.library import Library
from briefing.model import Date, Roster


def article_text(library: Library, id: str, *, title: str = "", published: Date | None = None) -> ArticleText:
    """The text of an article of the library, under another title or date where one is given.

    Raises NotFound where there is no such article.
    """
    article, passages = library.article(id), library.passages(id)
    return ArticleText(
        tuple(passage.text for passage in passages),
        title or article.title,
        published or article.published,
        article.language,
        tuple(passage.address.number for passage in passages),
    )


def known_cards(roster: Roster) -> list[KnownCard]:
    """The cards of the library by their names."""
    return [KnownCard(entry.id, entry.kind, (entry.title, *entry.aliases)) for entry in roster.cards]
