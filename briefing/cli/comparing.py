"""`briefing compare`: two articles or two cards side by side, or what contradicts what across a pile."""

from argparse import Namespace

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.compare import contradictions
from briefing.errors import NotFound
from briefing.library import Library
from briefing.render import comparison_json, page_text
from briefing.views import ProseRenderer
from briefing.views.comparison import contradictions_page, read_comparison


def compare(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write a comparison; the exit status. Raises NotFound where a name stands for nothing that can be compared."""
    if arguments.all == bool(arguments.names) or len(arguments.names) not in (0, 2):
        printer.say("briefing compare: give two articles or two cards, or --all; see briefing compare --help")
        return exits.FAILED
    if arguments.all:
        return _contradictions(library, printer, json=arguments.json)
    one, other = (library.find(name) for name in arguments.names)
    if one == other:
        raise NotFound(f"`{one}` cannot be compared with itself.")
    view = read_comparison(library, ProseRenderer(library.roster), one, other)
    if arguments.json:
        printer.write_json(comparison_json(view.comparison))
    else:
        printer.write(page_text(view.page(columns()), columns()))
    return _found(view.comparison.shared, "they have nothing in common", printer)


def _contradictions(library: Library, printer: Printer, *, json: bool) -> int:
    found = contradictions(library)
    if json:
        printer.write_json({"comparisons": [comparison_json(one) for one in found]})
    else:
        page = contradictions_page(found, ProseRenderer(library.roster), library.roster, columns())
        printer.write(page_text(page, columns()) if found else [])
    return _found(found, "no article contradicts another, as far as can be told", printer)


def _found(found: tuple[object, ...], told: str, printer: Printer) -> int:
    if not found:
        printer.say(told)
    return exits.DONE if found else exits.NOTHING
