"""`briefing show`: a card, an article or a passage as plain text."""

from briefing.cli import exits
from briefing.cli.as_json import article_json, card_json, passage_json
from briefing.cli.as_text import article_text, card_text, passage_text
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Address


def show(library: Library, name: str, printer: Printer, *, json: bool) -> int:
    """Write what stands at a name; the exit status. Raises NotFound where nothing does."""
    found = library.find(name)
    address = Address.parse(found)
    if address:
        passage = library.passage(address)
        values, lines = passage_json(library, passage), passage_text(library, passage, columns())
    elif library.roster.card(found):
        card = library.card(found)
        values, lines = card_json(library, card), card_text(library, card, columns())
    else:
        article = library.article(found)
        values, lines = article_json(library, article), article_text(library, article, columns())
    if json:
        printer.write_json(values)
    else:
        printer.write(lines)
    return exits.DONE
