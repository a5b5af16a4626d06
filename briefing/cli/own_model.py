"""The language model of the reader's own, on the command line: whether there is one, and what came of asking it."""

from collections.abc import Iterable, Iterator

from briefing.cli.config import read_config
from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.cli.printing import Printer
from briefing.drafting import ArticleText, Draft
from briefing.drafting.own_model import OwnModel
from briefing.errors import DraftingFailed


def own_model(environment: Environment, directories: Directories, printer: Printer) -> OwnModel | None:
    """The model that the config file sets, which is told, or None; what cannot be followed of the file is told."""
    config = read_config(directories.config / "config.toml", environment.variables)
    for complaint in config.complaints:
        printer.say(f"briefing: {complaint}")
    if not config.own_model:
        return None
    printer.say(f"the words of the articles are sent to {config.own_model.host}: config.toml sets a model in [draft]")
    return OwnModel(config.own_model)


def ask_too(
    model: OwnModel | None, found: Iterable[tuple[ArticleText, tuple[Draft, ...]]], printer: Printer
) -> Iterator[tuple[Draft, ...]]:
    """The drafts of articles with what a model adds to them; one that gives no answer is not asked again."""
    is_asked = model is not None
    for article, drafts in found:
        if not is_asked or model is None:
            yield drafts
            continue
        try:
            yield model.add_to(drafts, article, lambda: False)
        except DraftingFailed as error:
            is_asked = False
            printer.say(f"{error} The rules alone are followed.")
            yield drafts
    if model:
        tell_dropped(model, printer)


def tell_dropped(model: OwnModel, printer: Printer) -> None:
    """Say how many answers of a model did not hold."""
    if model.dropped:
        printer.say(f"dropped of what your model answered: {model.dropped:,} that the passages do not hold")
