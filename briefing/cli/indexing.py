"""`briefing index`: bring the index up to date, and list what is wrong in the files."""

from briefing.cli import exits
from briefing.cli.printing import Printer
from briefing.library import Library


def index(library: Library, printer: Printer, *, json: bool) -> int:
    """Write what a library that is up to date holds, and the problems in its files; the exit status."""
    roster, problems, count = library.roster, library.problems, len(library.problems)
    if json:
        counts = {"cards": len(roster.cards), "articles": len(roster.articles), "passages": roster.passages}
        printer.write_json({**counts, "problems": [one._asdict() for one in problems]})
    else:
        printer.write(f"{one.file}:{one.line}: {one.rule}: {one.message}" for one in problems)
    printer.say(
        f"{_count(len(roster.cards), 'card')}, {_count(len(roster.articles), 'article')},"
        f" {_count(roster.passages, 'passage')}; {_count(count, 'problem')} in the files"
    )
    return exits.FAILED if library.is_waiting else exits.DONE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
