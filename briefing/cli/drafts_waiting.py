"""After `briefing add`: the articles that were added are drafted, and how many drafts wait is said."""

from pathlib import Path

from briefing.cli.own_model import tell_dropped
from briefing.cli.printing import Printer
from briefing.drafting.own_model import OwnModel
from briefing.drafting.review import Drafter, DraftStore
from briefing.errors import BriefingError, ModelMissing
from briefing.library import Library


def draft_ahead(library: Library, cache: Path, own_model: OwnModel | None, printer: Printer) -> None:
    """Draft what was added; Ctrl+C leaves the rest to the reader, which drafts while it is open.

    Without the language model nothing is drafted, and nothing said: `briefing draft` and the reader tell what to
    install.
    """
    drafter = Drafter(library, DraftStore(cache, library.drafts.folder), own_model)

    def progress(done: int, total: int) -> None:
        if printer.talks_on_terminal:
            printer.say_over(f"drafting cards: {done:,} of {total:,} articles; Ctrl+C leaves the rest for later", 79)

    try:
        drafter.run(progress, lambda: False)
    except ModelMissing:
        return
    except KeyboardInterrupt:
        printer.say("the rest is drafted while the reader is open")
    except (BriefingError, OSError) as error:
        printer.say(f"no cards are drafted: {error}")
        return
    if printer.talks_on_terminal:
        printer.say_over("", 79)
    if drafter.trouble:
        printer.say(drafter.trouble)
    if own_model:
        tell_dropped(own_model, printer)
    count = len(drafter.queue().proposals)
    if count:
        printer.say(f"{count:,} draft{' waits' if count == 1 else 's wait'} for you: r in the reader reviews them")
