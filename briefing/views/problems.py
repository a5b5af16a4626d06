"""The page of the problems of a library."""

from itertools import groupby

from briefing.model import Problem, Target
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.prose import counted


def problems_page(problems: tuple[Problem, ...], notices: tuple[str, ...]) -> Page:
    """What is wrong, by file and line, and how to mend it; and what the library had to say."""
    blocks = [Block(_heading(len(problems), len(notices)), look="title")]
    blocks += [Block(notice, indent=2, marker="• ", gap=index == 0) for index, notice in enumerate(notices)]
    if problems:
        told = "Everything else was read. Enter opens the file at the line."
        blocks.append(Block(told, look="quiet", gap=1 if notices else 0))
    for file, group in groupby(sorted(problems), key=lambda problem: problem.file):
        blocks.append(Block(file, look="heading", gap=1))
        blocks += [_row(problem) for problem in group]
    return Page(tuple(blocks))


def _heading(problems: int, notices: int) -> str:
    """What there is: `2 problems in the files, 1 notice`."""
    told = [counted(problems, "problem") + " in the files"] if problems else []
    return ", ".join([*told, counted(notices, "notice")] if notices else told) or "No problems"


def _row(problem: Problem) -> Block:
    where = f"line {problem.line}: " if problem.line else ""
    text = f"{where}{problem.message}  {problem.rule}"
    rule = Span(len(text) - len(problem.rule), len(text), "quiet")
    return Block(text, (Span(0, len(where), "label"), rule), indent=2, target=Target.file(problem.file, problem.line))
