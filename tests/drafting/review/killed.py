"""`python -m tests.drafting.review.killed START TARGETS WORK`: decides about drafts, killed at each step."""

import os
import shutil
import sys
from pathlib import Path

from briefing.drafting import Draft, DraftClaim, DraftField
from briefing.drafting.review import Acceptance, Choice, Queue, waiting
from briefing.library import Library
from briefing.model import Kind
from tests.library.killing import killed_at_every_step

ARTICLE = "lake-herald-2022-10-11"


def opened(folder: Path) -> Library:
    """The library in a folder, its index beside it."""
    library = Library.open([folder], folder.with_name(f"{folder.name}-cache"))
    library.refresh()
    return library


def queue(library: Library) -> Queue:
    """What waits of four drafts: an offer whose party is named by no card, that party, another actor, an addition."""

    def draft(kind: Kind, title: str, number: int, *fields: DraftField) -> Draft:
        text = library.passage(f"{ARTICLE}#^p{number}").text
        return Draft(kind, title, (DraftClaim(text, (number,)),), "named once", 0.9, fields=fields)

    ones = (
        draft(Kind.ACTOR, "Senn", 3),
        draft(Kind.ACTOR, "The bishop of the valley", 2),
        draft(Kind.ACTOR, "Bertil Åske", 6),
        draft(Kind.OFFER, "Pardon by Senn", 6, DraftField("by", ("Senn",)), DraftField("to", ("The owners",))),
    )
    return waiting(library, {ARTICLE: ones})


def work(what: str, folder: Path) -> None:
    """Decide."""
    library = opened(folder)
    proposals, acceptance = queue(library).proposals, Acceptance(library)
    match what:
        case "offer":
            acceptance.accept(Choice(next(one for one in proposals if one.kind is Kind.OFFER)))
        case "accept":
            acceptance.accept(Choice(next(one for one in proposals if "bishop" in one.title)))
        case "accept all":
            acceptance.accept_all(map(Choice, proposals))
        case "refuse":
            acceptance.refuse(proposals[0])


def main(start: Path, targets: Path, what: str) -> int:
    """Kill at each step; the number of the last, which comes to its end. All is loaded before the first fork."""
    setattr(os, "fsync", lambda _: None)  # noqa: B010 - a program is killed, not the machine: what it wrote is there
    work(what, shutil.copytree(start, targets.with_name("loaded")))
    return killed_at_every_step(start, targets, lambda target: work(what, target))


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
