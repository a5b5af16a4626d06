"""The front matter: every scalar a string, and no damage to it costs the text."""

import pytest
import yaml

from briefing.dialect import yaml_fields
from briefing.model import RELATIONS, Card, Kind, Role
from tests.dialect.reading import HEAD, article, card, fields, rules, runs

_BODY = "The board met. [[gazette-2021-04-02#^p1]]\n"


def _values(of: Card) -> dict[str, list[str]]:
    return {field.name: [value.text for value in field.values] for field in of.fields}


def test_a_card_is_read_with_its_title_names_tags_and_date() -> None:
    read = fields("aliases: [the ferry, Isla’s ferry, the ferry]\ntags: ['#sea', islands]\ndate: 2021-04")
    assert (read.id, read.kind, read.title) == ("ferry-2021", Kind.OFFER, "A ferry")
    assert (read.aliases, read.tags) == (("the ferry", "Isla’s ferry"), ("sea", "islands"))
    assert str(read.date) == "2021-04"
    assert read.fields == ()


@pytest.mark.parametrize("value", ["no", "12:30", "0x10", "1e3", "~", "2021-04-02", "null", "0o7", "=", "<<"])
def test_every_scalar_is_the_string_that_stands_there(value: str) -> None:
    assert _values(fields(f"status: {value}")) == {"status": [value]}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.OTHER])
def test_the_fields_of_the_kind_come_first_in_its_order_then_the_others_in_that_of_the_file(kind: Kind) -> None:
    order = [name for name in RELATIONS[kind] if name != "date"]
    written = "\n".join(f"{name}: x" for name in ["harbour", *reversed(order), "berth"])
    read, problems = card(f"---\nkind: {kind}\ntitle: A\n{written}\n---\n")
    assert problems == ()
    assert [field.name for field in read.fields] == [*order, "harbour", "berth"]


def test_links_in_values_are_typed_relations() -> None:
    read = fields('by: ["[[pier-board]]", the crew]\nto: "told [[elodie-tarnow|Tarnow]]"')
    by, to = read.fields
    assert [value.text for value in by.values] == ["pier-board", "the crew"]
    assert runs(by.values[0]) == [(Role.LINK, "pier-board", "pier-board")]
    assert runs(to.values[0]) == [(Role.LINK, "Tarnow", "elodie-tarnow")]
    assert [span.line for span in read.link_spans] == [4, 5]


def test_a_link_without_quotes_which_yaml_takes_for_lists_is_a_link_all_the_same() -> None:
    read = fields("by: [[pier-board]]\nto:\n  - [[elodie-tarnow|Tarnow]]")
    assert read.links == ("pier-board", "elodie-tarnow")


def test_a_citation_in_a_value_shares_the_numbers_of_the_text() -> None:
    text = (
        '---\nkind: offer\ntitle: A\nstatus: "open [[gazette-2021-04-02#^p9]] [[gazette-2021-04-02#^p1]]"\n---\n'
        + _BODY
    )
    read, _ = card(text)
    assert read.fields[0].values[0].text == "open [2] [1]"


def test_markdown_in_a_value_is_text() -> None:
    assert _values(fields('status: "**bold** [a](https://example.org) `b`"')) == {
        "status": ["**bold** [a](https://example.org) `b`"]
    }


def test_values_within_values_are_given_as_they_are_written() -> None:
    read = fields(
        "status: {answer: none, by: {a: b}}\nroute: [[a, b], {c: d}, e]\nempty:\nnone: []\nlines: |\n  a\n  b"
    )
    assert _values(read) == {
        "status": ["{answer: none, by: {a: b}}"],
        "route": ["[a, b]", "{c: d}", "e"],
        "lines": ["a b"],
    }


def test_what_yaml_would_follow_or_convert_is_text() -> None:
    read = fields("a: &x [one]\nb: *x\nc: !!python/object:os.system ls\nd: &y two")
    assert _values(read) == {"a": ["one"], "b": ["*x"], "c": ["!!python/object:os.system ls"], "d": ["&y two"]}


def test_aliases_of_aliases_do_not_grow() -> None:
    rows = ["a0: &a0 x"] + [f"a{row}: &a{row} [{', '.join([f'*a{row - 1}'] * 9)}]" for row in range(1, 60)]
    assert [len(field.values) for field in fields("\n".join(rows)).fields] == [1] + [9] * 59


def test_escapes_in_double_quotes_cannot_make_control_characters() -> None:
    read = fields(r'"st\e[31matus": "\e]0;x\a \x9b \u202e \u2028 \N end"')
    assert _values(read) == {"st␛[31matus": ["␛]0;x␇ \ufffd end"]}


def test_where_none_of_the_kinds_is_named_the_card_is_of_another_kind() -> None:
    for line, where in (("kind: ferry\n", 2), ("", 1), ("kind: other\n", 2), ("kind: [offer, talks]\n", 2)):
        read, problems = card(f"---\n{line}title: A\n---\n{_BODY}")
        assert read.kind is Kind.OTHER
        assert rules(problems) == [(where, "unknown-kind")]
        assert "actor, offer, talks, sanction" in problems[0].message


def test_without_a_title_the_name_of_the_file_is_the_title() -> None:
    read, problems = card("---\nkind: offer\n---\n")
    assert read.title == "Ferry 2021"
    assert rules(problems) == [(1, "missing-title")]


def test_a_field_that_stands_twice_counts_once() -> None:
    read, problems = card("---\nkind: offer\ntitle: A\ntitle: B\n---\n")
    assert read.title == "A"
    assert rules(problems) == [(4, "front-matter")]
    assert "`title`" in problems[0].message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (_BODY, 1),
        (f"\n{HEAD}{_BODY}", 1),
        (f"---\nkind: offer\n{_BODY}", 1),
        (f"---\nkind: offer\ntitle: Talks: a new round\n---\n{_BODY}", 3),
        (f"---\nkind: offer\ntitle: [a\n---\n{_BODY}", 4),
        (f"---\nkind: offer\n\tstatus: x\n---\n{_BODY}", 3),
        (f"---\njust words\n---\n{_BODY}", 2),
        (f"---\n- a\n- b\n---\n{_BODY}", 2),
        (f"---\nkind: offer\n...\n---\n{_BODY}", 3),
        (f"---\ntitle: \ufffe\n---\n{_BODY}", 2),
        (f"---\ntitle: {'[' * 9000}\n---\n{_BODY}", 2),
        (f"---\ntitle: {'x' * (16 << 10)}\n---\n{_BODY}", 1),
        ('---\ntitle: "\\UFFFFFFFF"\n---\n' + _BODY, 2),
    ],
    ids=lambda value: f"{value!r:.24}",
)
def test_where_it_cannot_be_read_the_card_still_shows(text: str, line: int) -> None:
    """Titled by the name of its file, with its text whole; the problem names the line and tells how to mend it."""
    read, problems = card(text)
    assert (read.kind, read.title) == (Kind.OTHER, "Ferry 2021")
    assert read.blocks[-1].prose.text.endswith("The board met. [1]")
    assert rules(problems) == [(line, "front-matter")]
    assert problems[0].file == "cards/offers/ferry-2021.md"


def test_an_empty_front_matter_and_one_of_remarks_are_fine_but_for_the_title() -> None:
    for inside in ("", "# a remark\n"):
        _, problems = card(f"---\n{inside}---\n")
        assert {problem.rule for problem in problems} == {"missing-title", "unknown-kind"}


def test_it_is_read_the_same_where_pyyaml_is_built_without_its_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"---\nkind: offer\ntitle: é {value}\nby: [[a]]\nto: [[b], {{c: d}}]\n---\n{_BODY}"
        for value in ("A", "😀", '"\\e"', "&x y", "*x", "no", "a: b", "[", '"\\UFFFFFFFF"')
    ]
    in_c = [(card(text)[0], rules(card(text)[1])) for text in texts]
    monkeypatch.setattr(yaml_fields, "_LOADER", yaml.BaseLoader)
    assert [card(text)[0] for text in texts] == [read for read, _ in in_c]
    assert [[rule for _, rule in rules(card(text)[1])] for text in texts] == [
        [rule for _, rule in of] for _, of in in_c
    ]


def test_an_article_may_have_a_longer_one_since_it_grows_with_the_passages() -> None:
    prints = ", ".join(f'"p{number}:0123456789abcdef"' for number in range(1, 2001))
    text = f"---\ntitle: A\nprints: [{prints}]\n---\n" + "\n\n".join(f"a ^p{number}" for number in range(1, 2001))
    _, passages, problems = article(text)
    assert problems == ()
    assert all(passage.fingerprint for passage in passages)
