"""A passage as it is cited elsewhere."""

from briefing.model import Article, Passage


def citation(article: Article, passage: Passage) -> str:
    """Author, headline, outlet, date, paragraph, address; with the article's own words where they are at hand."""
    facts = [", ".join(article.authors), f"“{article.title}”", article.outlet, str(article.published or "")]
    quoted = f"“{passage.original}” " if passage.is_original else ""
    return f"{quoted}{', '.join(filter(None, facts))}, ¶{passage.address.number} [{passage.address}]"
