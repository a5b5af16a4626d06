"""The page of the problems of a library."""

from itertools import groupby

from briefing.model import Problem
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.pages.start import counted


def problems_page(problems: tuple[Problem, ...], notices: tuple[str, ...]) -> Page:
    """What is wrong, by file and line, and how to mend it; and what the library had to say."""
    stanzas = [Stanza(_heading(len(problems), len(notices)), look="title")]
    stanzas += [Stanza(notice, indent=2, marker="• ", gap=index == 0) for index, notice in enumerate(notices)]
    if problems:
        told = "Everything else was read. Enter opens the file at the line."
        stanzas.append(Stanza(told, look="quiet", gap=1 if notices else 0))
    for file, group in groupby(sorted(problems), key=lambda problem: problem.file):
        stanzas.append(Stanza(file, look="heading", gap=1))
        stanzas += [_row(problem) for problem in group]
    return Page(tuple(stanzas))


def _heading(problems: int, notices: int) -> str:
    """What there is: `2 problems in the files, 1 notice`."""
    told = [counted(problems, "problem") + " in the files"] if problems else []
    return ", ".join([*told, counted(notices, "notice")] if notices else told) or "No problems"


def _row(problem: Problem) -> Stanza:
    where = f"line {problem.line}: " if problem.line else ""
    text = f"{where}{problem.message}  {problem.rule}"
    rule = Run(len(text) - len(problem.rule), len(text), "quiet")
    return Stanza(text, (Run(0, len(where), "label"), rule), indent=2, target=_target(problem))


def _target(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}:{problem.rule}:{problem.message}"


def problem_of(problems: tuple[Problem, ...], target: str) -> Problem | None:
    """The problem whose row has this target."""
    return next((problem for problem in problems if _target(problem) == target), None)
