"""Opening dialogs: each is imported on first use, because the first screen does without."""

# ruff: noqa: PLC0415 - see above

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from briefing.model import Problem, Roster, Target
from briefing.views import Page

if TYPE_CHECKING:
    from briefing.tui.dialogs.fields import Field
    from briefing.tui.dialogs.note import TakeNote
    from briefing.tui.dialogs.offers import Offer


def show_help(screen: Screen[None], keys: Mapping[str, Sequence[tuple[str, str]]], *, has_search: bool = True) -> None:
    """All keys, and how to search where there is a search box."""
    from briefing.tui.dialogs.sheet import Sheet
    from briefing.views.help import help_page

    screen.app.push_screen(Sheet(help_page(keys, has_search=has_search)))


def show_problems(
    screen: Screen[None], problems: tuple[Problem, ...], notices: tuple[str, ...], edit: Callable[[Target], None]
) -> None:
    """What is wrong in the files; one that is chosen is edited."""
    from briefing.tui.dialogs.sheet import Sheet
    from briefing.views.problems import problems_page

    def chosen(target: Target | None) -> None:
        if target:
            edit(target)

    screen.app.push_screen(Sheet(problems_page(problems, notices)), chosen)


def ask_to_visit(screen: Screen[None], url: str, visit: Callable[[str], None]) -> None:
    """Show the whole URL, and open it where the reader agrees."""
    from briefing.tui.dialogs.visit import Visit

    def answered(is_agreed: bool | None) -> None:  # noqa: FBT001 - the answer of the dialog
        if is_agreed:
            visit(url)

    screen.app.push_screen(Visit(url), answered)


def ask_what_to_add(screen: Screen[None], add: Callable[[Path], object]) -> None:
    """Ask for a file or a folder, and add it."""
    from briefing.tui.dialogs.add import Add

    def answered(path: Path | None) -> None:
        if path:
            add(path)

    screen.app.push_screen(Add(), answered)


def show_palette(screen: Screen[None], roster: Roster, show: Callable[[Target], None]) -> None:
    """Commands, cards, articles and themes by name; what is chosen is done or shown."""
    from briefing.tui.dialogs.offers import commands, names, offered, themes
    from briefing.tui.dialogs.palette import Palette

    async def chosen(offer: "Offer | None") -> None:
        if offer and (done := offer.run()):
            await done

    def choose_theme() -> None:
        screen.app.push_screen(Palette(tuple(themes(screen.app)), placeholder="A theme…"), chosen)

    first = (*commands(screen), offered("Change the theme", choose_theme))
    others = (*themes(screen.app, "Theme: "), *names(roster, show))
    screen.app.push_screen(Palette(first, others, placeholder="A command, a card, an article, a theme…"), chosen)


def ask_form(
    screen: Screen[None],
    title: str,
    fields: "Sequence[Field]",
    take: Callable[[dict[str, str]], object],
    first: str = "",
) -> None:
    """Ask for the answers of some fields, beginning in the one named `first`, and hand them on."""
    from briefing.tui.dialogs.form import Form

    def answered(answers: dict[str, str] | None) -> None:
        if answers is not None:
            take(answers)

    screen.app.push_screen(Form(title, fields, first=first), answered)


def ask_for_card(screen: Screen[None], title: str, roster: Roster, without: str, take: Callable[[str], object]) -> None:
    """Ask for a card but the one of the id `without`, and hand on its id."""
    from briefing.tui.dialogs.fields import Field
    from briefing.tui.editing.names import CardNames

    names = CardNames(roster, without=without)
    field = Field("card", "Card", "", names.choices, is_choice=True, check=names.missing)
    ask_form(screen, title, (field,), lambda answers: take(names.id_of(answers["card"])))


def ask_for_article(
    screen: Screen[None], title: str, roster: Roster, without: str, take: Callable[[str], object]
) -> None:
    """Ask for an article but the one of the id `without`, and hand on its id; the only one there is stands there."""
    from briefing.tui.dialogs.article_names import ArticleNames
    from briefing.tui.dialogs.fields import Field

    names = ArticleNames(roster, without=without)
    field = Field("article", "Article", names.only, names.choices, is_choice=True, check=names.missing)
    ask_form(screen, title, (field,), lambda answers: take(names.id_of(answers["article"])))


def ask_for_note(screen: Screen[None], title: str, fields: "Sequence[Field]", take: "TakeNote") -> None:
    """Ask for a note, and hand it on."""
    from briefing.tui.dialogs.note import NoteForm

    form = NoteForm(title, fields, first="note")

    def answered(answers: dict[str, str] | None) -> None:
        if answers is not None:
            take(answers, is_by_hand=form.is_by_hand)

    screen.app.push_screen(form, answered)


def ask_for_marks(
    screen: Screen[None], title: str, texts: Sequence[str], take: Callable[[Sequence[int]], object]
) -> None:
    """Have some of several texts marked, and hand on the numbers of those that are."""
    from briefing.tui.dialogs.marking import Marking

    def answered(numbers: tuple[int, ...] | None) -> None:
        if numbers:
            take(numbers)

    screen.app.push_screen(Marking(title, texts), answered)


def show_added(screen: Screen[None], page: Page, take: Callable[[str, Target], object]) -> None:
    """List the articles that were added; what is to be done with one of them is handed on."""
    from briefing.tui.dialogs.added import AddedArticles

    def answered(asked: tuple[str, Target] | None) -> None:
        if asked:
            take(*asked)

    screen.app.push_screen(AddedArticles(page), answered)


def choose(screen: Screen[None], question: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
    """Ask a question that has a few answers; what is to be done for the chosen one is done."""
    from briefing.tui.dialogs.offers import offered
    from briefing.tui.dialogs.palette import Palette

    def chosen(offer: "Offer | None") -> None:
        if offer:
            offer.run()

    screen.app.push_screen(Palette([offered(*choice) for choice in choices], placeholder=question), chosen)
