"""The markup of a web page, made ready for extraction: what its tags mean is put into the text."""

import re
from collections.abc import Iterator
from typing import Any

LINE_END = "\u2424"
"""What stands in the text for a line end that the page has there (`<br>`); extraction takes other ones for spaces."""

_STRUCK_OUT = ("del", "s", "strike")
_INLINE = ("ins", "kbd", "samp", "var", "tt", "bdi", "bdo", "wbr", "data")
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_MARKS = (("“", "”"), ("‘", "’"))
_QUOTATION = re.compile(r"\s*[\"'“”„«»‘’‹›「『]")
_SUPERSCRIPTS = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_NUMBER = re.compile(r"\s*[0-9+()-]{1,4}\s*")
_DATELINE = re.compile(r"\s*(?:by|(?:first |last )?(?:published|posted|updated|modified))\b", re.IGNORECASE)
_SENTENCE = 40
_MOST_STRUCK_OUT = 0.5


def prepare(tree: Any) -> None:
    """Put the meaning of inline elements into the text of an lxml tree, in place.

    What is struck out goes, `<q>` becomes its marks, digits in `<sup>` become superscripts, and `<br>` is followed by
    LINE_END. Inline code, and a `<time>` within a sentence, become part of their sentence.
    """
    _drop_struck_out(tree)
    for quotation in list(tree.iter("q")):
        _mark(quotation)
    for element in list(tree.iter("q")):
        element.tag = "span"
    for section in tree.iter("section"):
        if (section.text or "").strip():
            section.tag = "div"  # what stands in a section without an element of its own is lost in extraction
    for number in list(tree.iter("sup")):
        if not len(number) and _NUMBER.fullmatch(number.text or ""):
            number.text = number.text.strip().translate(_SUPERSCRIPTS)
            number.drop_tag()
    for element in [*_inline_code(tree), *_times(tree), *list(tree.iter(*_INLINE))]:
        element.drop_tag()
    for line_end in tree.iter("br"):
        line_end.tail = LINE_END + (line_end.tail or "")


def _drop_struck_out(tree: Any) -> None:
    """Drop what is struck out, unless that is most of the page: then it is a whim of the layout."""
    struck = [one for one in tree.iter() if _is_struck_out(one) and not any(map(_is_struck_out, one.iterancestors()))]
    length = sum(len(one.text_content()) for one in struck)
    if length and length <= _MOST_STRUCK_OUT * len(tree.text_content()):
        for element in struck:
            element.drop_tree()


def _is_struck_out(element: Any) -> bool:
    return element.tag in _STRUCK_OUT or bool(_LINE_THROUGH.search(element.get("style") or ""))


def _mark(quotation: Any) -> None:
    """Put quotation marks around a `<q>` that has none, other ones where it stands within another."""
    if not _QUOTATION.match(quotation.text_content()):
        opening, closing = _MARKS[sum(one.tag == "q" for one in quotation.iterancestors()) % 2]
        quotation.text = opening + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + closing
        else:
            quotation.text += closing


def _inline_code(tree: Any) -> Iterator[Any]:
    for code in list(tree.iter("code")):
        if (
            not any(one.tag == "pre" for one in code.iterancestors())
            and "\n" not in (code.text_content() or "").strip()
        ):
            yield code


def _times(tree: Any) -> Iterator[Any]:
    """The times within sentences; the others tell when the page came out."""
    for time in list(tree.iter("time")):
        parent = time.getparent()
        if parent is not None and parent.tag in ("p", "li", "td", "dd", "blockquote", "em", "strong", "b", "i"):
            around = parent.text_content()
            if len(around) - len(time.text_content()) >= _SENTENCE and not _DATELINE.match(around):
                yield time
