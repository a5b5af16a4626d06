"""What a check looked at, and what it could not look at, is counted and told."""

from briefing.check import Matter, check
from tests.check.conftest import Written
from tests.check.making import article, card

_WEIR = article("The weir is “dry”, he said.", "It was shut in July 2021.")
_DAM = article("The dam held.", fields=("language: es",))


def test_what_was_looked_at_is_counted(written: Written) -> None:
    text = "It is “dry”. [[weir#^p1]] It was shut. [[weir#^p2]] See [[talks]] and <https://weir.example>."
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card(text, "date: 2021-07")})
    report = check(library)
    assert dict(report.looked_at) == {
        Matter.QUOTATIONS: 1,
        Matter.DATES: 1,
        Matter.LINKS: 3,
        Matter.PASSAGES: 2,
    }
    assert report.told == ("looked at 1 quotation, 1 date, 3 links and 2 passages; not at 1 link leading out")


def test_what_could_not_be_is_counted_with_its_reason(written: Written) -> None:
    text = "He said “dry”. [[dam#^p1]]\n\nShe said “wet”, ‘damp’ and “so.\n\nThey said “low”. [[dam#^p7]]"
    library = written({"articles/dam.md": _DAM, "cards/talks.md": card(text, "date: 2021-07")})
    report = check(library)
    assert {(one.matter.value, one.why): one.number for one in report.left} == {
        ("quotations", "whose passage has a digest alone"): 1,
        ("quotations", "behind which nothing is cited"): 1,
        ("quotations", "whose passage is not there"): 1,
        ("quotations", "in single marks, which may be apostrophes"): 1,
        ("quotations", "without a closing mark"): 1,
        ("dates", "whose passage is not there"): 1,
        ("passages", "with a digest alone"): 1,
    }
    assert dict(report.looked_at)[Matter.QUOTATIONS] == 0


def test_a_rule_that_is_off_looks_at_nothing(written: Written) -> None:
    library = written({"articles/weir.md": _WEIR, "cards/talks.md": card("It is “dry”. [[weir#^p1]]")})
    assert dict(check(library, ["quote-not-found"]).looked_at)[Matter.QUOTATIONS] == 0
