"""Exact words: what is compared where a text is to be word for word another, in quotations and fingerprints."""

import re
from collections.abc import Iterator, Sequence

from briefing.text.cutting import Cut, cut
from briefing.text.folding import fold, fold_exactly, visible
from briefing.text.signs import APOSTROPHES, CURRENCIES, DASHES, MINUS, SPACES
from briefing.text.words import Word, raised

_INSIDE = re.compile(r"[.\s\u00b7\u2027\\]")
_PARTING = re.compile(rf"[{DASHES}{APOSTROPHES}:/.,\u00b7\u00d7]")
_CURRENCY = re.compile(rf"[{CURRENCIES}]")


def exact_words(text: str) -> Iterator[Word]:
    """The words of `text`, in order, as quotations and fingerprints compare them.

    They are cut as those of search are. Case, typography, a footnote's figure and what nobody sees do not count;
    accents, endings and contractions do. A figure is one word with all its signs: `$1,200` is `$1200`, `2–5` is `2-5`,
    `3.5 %` is `3.5%`, `5 €` is `€5`.
    """
    shown, places = visible(text)
    held: list[Cut] = []
    for piece in cut(shown):
        if held and not _is_one_figure(shown, held, piece):
            yield from _word(shown, held, places)
            held = []
        held.append(piece)
    if held:
        yield from _word(shown, held, places)


def _word(text: str, pieces: Sequence[Cut], places: Sequence[int]) -> Iterator[Word]:
    """The word that pieces are; none where nothing of them is left."""
    term, currency, end = "", "", pieces[0].start
    for piece in pieces:
        gap, end = text[end : piece.start], piece.end
        if piece.kind == "sign" and _CURRENCY.match(piece.text) and not currency:
            currency = fold(piece.text)
            continue
        if term[-1:].isdecimal() and piece.kind != "sign":
            gap = fold(gap).strip() or "+"  # 2½
        term += fold(gap).strip() + _exact(piece)
    if term or currency:
        yield Word(currency + term, places[pieces[0].start], places[end - 1] + 1)


def _exact(piece: Cut) -> str:
    if piece.figure:
        return piece.figure.exact
    if piece.kind == "fraction":
        return fold(piece.text).replace("\u2044", "/")
    term = fold_exactly(piece.text)
    return (term if term.isalnum() else _INSIDE.sub("", term)) + (raised(piece) if piece.note else "")


def _is_one_figure(text: str, held: Sequence[Cut], piece: Cut) -> bool:
    """Whether a piece belongs to the figure that ends in those held before it."""
    last, gap = held[-1], text[held[-1].end : piece.start]
    if len(gap) > 1:
        return False
    opens = piece.kind == "sign" and text[piece.end : piece.end + 1].isdecimal()  # a sign before a figure
    if last.kind == "sign" and (not gap or len(held) == 1) and not (piece.kind == "sign" and not opens):
        is_next = _begins(piece) or (opens and not gap)
        return is_next and (not gap or (gap in SPACES and _is_currency(last)))
    if not _ends(last):
        return False
    if piece.kind == "sign" and not opens:
        return not gap or gap in SPACES
    if not gap:
        return piece.kind == "fraction"
    return (_begins(piece) or opens) and _PARTING.match(gap) is not None


def _is_currency(piece: Cut) -> bool:
    return piece.kind == "sign" and _CURRENCY.match(piece.text) is not None


def _begins(piece: Cut) -> bool:
    return piece.kind == "fraction" or piece.text[:1].isdecimal() or piece.figure is not None


def _ends(piece: Cut) -> bool:
    """Whether a figure may end with a piece, its sign included."""
    return piece.kind in ("figure", "fraction") or (piece.kind == "sign" and piece.text not in MINUS)
