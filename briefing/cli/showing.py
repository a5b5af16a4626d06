"""`briefing show`: a card, an article or a passage."""

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Address
from briefing.render import article_json, card_json, page_text, passage_json
from briefing.views import (
    Page,
    PassageStyle,
    ProseRenderer,
    article_page,
    card_page,
    evidence_page,
    passage_page,
    read_article,
    read_card,
    read_passage,
)


def show(library: Library, name: str, printer: Printer, *, json: bool) -> int:
    """Write what stands at a name; the exit status. Raises NotFound where nothing does."""
    found = library.find(name)
    renderer = ProseRenderer(library.roster, passage_style=PassageStyle(has_keys=False))
    pages: tuple[Page, ...]
    if Address.parse(found):
        passage = read_passage(library, found)
        values, pages = passage_json(passage), (passage_page(passage, renderer),)
    elif library.roster.card(found):
        card = read_card(library, found)
        evidence = evidence_page(card.evidence, library, renderer)
        values, pages = card_json(card), (card_page(card, library.roster, renderer), evidence)
    else:
        article = read_article(library, found)
        values = article_json(library, article.article)
        pages = (article_page(article, library, renderer),)
    if json:
        printer.write_json(values)
        return exits.DONE
    for number, page in enumerate(pages):
        printer.write([""] if number else [])
        printer.write(page_text(page, columns()))
    return exits.DONE
