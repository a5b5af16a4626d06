"""`briefing draft`: cards proposed from articles; stored is what is accepted."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.cli import exits
from briefing.cli.draft_output import Drafted, as_json, as_lines, report_json, report_lines
from briefing.cli.environment import columns
from briefing.cli.own_model import ask_too
from briefing.cli.printing import Printer
from briefing.drafting import ArticleText, draft_all
from briefing.drafting.own_model import OwnModel
from briefing.drafting.review import Acceptance, Choice, Proposal, article_text, propose, report
from briefing.errors import BriefingError, CannotEdit, ConfigError, FileRefused, NotFound
from briefing.library import Library
from briefing.model import AddStatus
from briefing.sources import read_source
from briefing.text import clean_line


class _Source(NamedTuple):
    """An article that drafts are made of."""

    path: str
    """The file it stands in, as it was named; empty for an article of the library."""
    id: str
    """Its id in the library; empty for a file that is not there."""
    article: ArticleText
    """Its text."""


def draft(library: Library, arguments: argparse.Namespace, own_model: OwnModel | None, printer: Printer) -> int:
    """Write the drafts of files and articles, and store those that are accepted; the exit status.

    A model of the reader's own is asked, too, where there is one.

    Raises ModelMissing, DraftingFailed and ConfigError.
    """
    if arguments.report:
        return _report(library, printer, json=arguments.json)
    accepted = [number for numbers in arguments.accept or () for number in numbers]
    _check(arguments, accepted)
    sources, has_failed = list[_Source](), False
    for name in arguments.names:
        try:
            sources.append(_source(library, name, arguments, is_added=bool(accepted)))
        except (FileRefused, NotFound) as refusal:
            has_failed = True
            printer.say(f"{name}: {refusal}")
    articles = [source.article for source in sources]
    by_rules = zip(articles, draft_all([(article, ()) for article in articles]), strict=True)
    drafts = ask_too(own_model, by_rules, printer)
    found = [
        Drafted(source.path, source.id, len(source.article.paragraphs), tuple(propose(library, {source.id: ones})))
        for source, ones in zip(sources, drafts, strict=True)
    ]
    if arguments.json:
        printer.write_json({"drafts": [as_json(one) for one in found]})
    else:
        printer.write(line for one in found for line in as_lines(one, columns()))
    proposals = [one for drafted in found for one in drafted.proposals]
    told = f"{len(proposals):,} draft{'' if len(proposals) == 1 else 's'}"
    if accepted:
        is_done = _accept(library, proposals, accepted, told, printer)
        return exits.FAILED if has_failed or not is_done else exits.DONE
    printer.say(f"{told}; nothing is stored")
    if has_failed:
        return exits.FAILED
    return exits.DONE if proposals else exits.NOTHING


def _check(arguments: argparse.Namespace, accepted: Sequence[int]) -> None:
    """Raise ConfigError where the arguments don't go together."""
    if not arguments.names:
        raise ConfigError("Name a file or an article to draft cards from, or ask for the --report.")
    if any(accepted) and len(arguments.names) > 1:
        raise ConfigError("The numbers of drafts are those of one article: name one, or --accept all.")
    if accepted and arguments.title and any(Path(name).exists() for name in arguments.names):
        raise ConfigError("What is accepted cites the article as it is added: leave --title out.")


def _source(library: Library, name: str, arguments: argparse.Namespace, *, is_added: bool) -> _Source:
    """The article of a name: a file, or an article of the library.

    A file whose text the library has is that article; where something of it is accepted, it is added first.
    """
    path, id = "", ""
    if Path(name).exists():
        path = name
        if not is_added:
            parsed = read_source(Path(name), title=clean_line(arguments.title or ""))
            id = library.recognise(parsed.paragraphs)
            if not id or not all(passage.original for passage in library.passages(id)):
                published = arguments.published or parsed.published
                return _Source(path, "", ArticleText(parsed.paragraphs, parsed.title, published, parsed.language))
        else:
            id = _added(library, Path(name))
    try:
        id = id or library.find(name)
        return _Source(path, id, article_text(library, id, title=arguments.title or "", published=arguments.published))
    except NotFound as error:
        raise NotFound("There is no such file, and no article of the library is called so.") from error


def _added(library: Library, path: Path) -> str:
    """The id of the article in a file, added where it was not. Raises FileRefused where it can't be."""
    files = library.add([path], library.own).files
    if len(files) != 1:
        raise FileRefused("It is a folder: add it, and draft its articles by name.")
    if files[0].status is AddStatus.FAILED:
        raise FileRefused(files[0].message)
    return files[0].article


def _accept(
    library: Library, proposals: Sequence[Proposal], numbers: Sequence[int], told: str, printer: Printer
) -> bool:
    """Accept the proposals of these numbers, each as a change of its own; whether all could be."""
    wanted = range(1, len(proposals) + 1) if 0 in numbers else dict.fromkeys(numbers)
    acceptance, made, is_whole = Acceptance(library), list[str](), True
    for number in wanted:
        try:
            if number > len(proposals):
                raise CannotEdit("There is no such draft.")
            made += acceptance.accept(Choice(proposals[number - 1])).cards
        except (BriefingError, OSError) as error:
            is_whole = False
            printer.say(f"draft {number}: {error}")
    library.refresh()
    cards = ", ".join(dict.fromkeys(made))
    printer.say(f"{told}; {len(made):,} accepted" + (f": {cards}; briefing undo takes them back" if made else ""))
    return is_whole


def _report(library: Library, printer: Printer, *, json: bool) -> int:
    counts = report(library.drafts.decided())
    if json:
        printer.write_json(report_json(counts))
    elif counts:
        printer.write(report_lines(counts))
    if not counts:
        printer.say("no draft has been decided yet")
    return exits.DONE if counts else exits.NOTHING
