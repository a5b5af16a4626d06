"""`briefing split`: claims of a card go to a new one."""

from argparse import Namespace
from typing import Any

from briefing.cli import exits
from briefing.cli.changelog import change_json, tell
from briefing.cli.printing import Printer
from briefing.errors import CannotEdit
from briefing.library import Library
from briefing.model import Claim, Kind
from briefing.render.columns import cells, fit


def split(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Move claims to a new card, or list those that can be moved; the exit status."""
    card = library.find(arguments.id)
    claims = library.edits.own_claims(card)
    if not arguments.claims:
        return _list([one.claim for one in claims], printer, json=arguments.json)
    if not arguments.title:
        raise CannotEdit("The new card needs a title: give it with --title.")
    if unknown := [number for number in arguments.claims if number > len(claims)]:
        raise CannotEdit(f"There is no claim {unknown[0]}: briefing split {card} lists the {len(claims)} there are.")
    chosen = [claims[number - 1] for number in arguments.claims]
    entry = library.roster.card(card)
    kind = Kind(arguments.kind) if arguments.kind else entry.kind if entry else Kind.OTHER
    new = library.edits.split(card, chosen, kind, arguments.title)
    change = library.log()[-1]
    if arguments.json:
        printer.write_json({"id": new, "change": change_json(change)})
    else:
        tell(change, "written", printer)
    return exits.DONE


def _list(claims: list[Claim], printer: Printer, *, json: bool) -> int:
    """Write the claims that can be moved, with their numbers; the exit status."""
    if json:
        printer.write_json({"claims": [_as_json(number, claim) for number, claim in enumerate(claims, 1)]})
    else:
        width = cells(str(len(claims)))
        for number, claim in enumerate(claims, 1):
            cited = " ".join(f"[[{address}]]" for address in claim.citations)
            printer.write([f"{fit(str(number), width)}  {claim.text} {cited}".rstrip()])
    if not claims:
        printer.say("none of its claims stands in your own library, so none can be moved")
    return exits.DONE if claims else exits.NOTHING


def _as_json(number: int, claim: Claim) -> dict[str, Any]:
    return {"n": number, "text": claim.text, "heading": claim.heading, "citations": list(claim.citations)}
