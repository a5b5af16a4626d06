"""Notes of an Obsidian vault: what is written beyond Markdown reads as what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import read_vault_article, read_vault_card
from briefing.dialect.obsidian import plain_obsidian, tags_in
from briefing.model import Card, Form, Kind, Role, name_of


def note(text: str, name: str = "Órla’s Pier") -> Card:
    read, problems = read_vault_card("orlas-pier", name, text, "Pier.md")
    assert problems == ()
    return read


def links(card: Card) -> list[tuple[str, str]]:
    """What its links say, and which note they name."""
    return [
        (block.prose.text[span.start : span.end], name_of(span.target))
        for block in card.blocks
        for span in block.prose.leads(Role.LINK)
    ]


def test_a_note_needs_no_front_matter_and_is_called_as_its_file_is() -> None:
    read = note("The crane turns.\n")
    assert (read.title, read.kind, read.aliases, read.tags) == ("Órla’s Pier", Kind.OTHER, (), ())


def test_front_matter_tells_title_aliases_tags_kind_and_date() -> None:
    read = note(
        "---\ntitle: The old pier\nalias: quay\ntags: harbour, talks/oslo\nkind: Actor\n"
        "created: 2021-04-02T10:00\nmood: calm\n---\nIt stands. #Lamps #2021 #a1\n"
    )
    assert (read.title, read.aliases, read.kind) == ("The old pier", ("Órla’s Pier", "quay"), Kind.ACTOR)
    assert read.tags == ("harbour", "talks/oslo", "Lamps", "a1")
    assert str(read.date) == "2021-04-02"
    assert [(field.name, field.values[0].text) for field in read.fields] == [("mood", "calm")]


@pytest.mark.parametrize(
    ("written", "text", "name"),
    [
        ("[[Old Pier]]", "Old Pier", "Old Pier"),
        ("[[Old Pier|the pier]]", "the pier", "Old Pier"),
        ("[[Old Pier#The lamps]]", "Old Pier › The lamps", "Old Pier"),
        ("[[Old Pier#^a1b2]]", "Old Pier", "Old Pier"),
        ("[[Old Pier#^a1b2|there]]", "there", "Old Pier"),
        ("[[Places/Old Pier]]", "Old Pier", "Places/Old Pier"),
        ("![[Old Pier]]", "Old Pier", "Old Pier"),
        ("![[Old Pier#The lamps]]", "Old Pier", "Old Pier"),
        ("[the pier](Old%20Pier.md)", "the pier", "Old Pier"),
        ("[the pier](<Places/Old Pier.md#Lamps>)", "the pier", "Places/Old Pier"),
        ("[[Old Pier.md]]", "Old Pier", "Old Pier"),
    ],
)
def test_links_of_every_kind_lead_to_their_note(written: str, text: str, name: str) -> None:
    assert links(note(f"See {written} soon.")) == [(text, name)]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("A %%hidden%% word.", "A  word."),
        ("One.\n%%\nhidden\n\n%%\nTwo.", "One. Two."),
        ("First line\nsecond line", "First line\nsecond line"),
        ('<span class="x">Fine</span><br>print, a<b', "Fineprint, a<b"),
        ("A <!-- hidden --> word.", "A  word."),
        ("A ==bright== word.", "A bright word."),
        ("A word.[^1] More.[^note]", "A word.¹ More.[note]"),
        ("[^1]: The source.", "¹ The source."),
        ("A word.^[Who said so?]", "A word. (Who said so?)"),
        ("A block. ^a1b2c3", "A block."),
        ("A picture ![[crane.png|300]] here.", "A picture [crane.png] here."),
        ("See [[#The lamps]] below.", "See The lamps below."),
        ("`[[Old Pier]]` and `==x==`", "[[Old Pier]] and ==x=="),
    ],
)
def test_signs_beyond_markdown_are_what_they_mean(written: str, text: str) -> None:
    assert " ".join(block.prose.text for block in note(written).blocks) == text


def test_a_callout_is_a_quotation_with_its_title() -> None:
    read = note("> [!warning]- Mind the gap\n> It is [[Wide]].\n\n> [!note]\n> So be it.")
    assert [(block.form, block.prose.text) for block in read.blocks] == [
        (Form.QUOTE, "Mind the gap\nIt is Wide."),
        (Form.QUOTE, "Note\nSo be it."),
    ]
    assert [span.role for span in read.blocks[0].prose.spans] == [Role.STRONG, Role.LINK]


def test_the_cells_of_a_table_stand_below_one_another() -> None:
    read = note("|Year|Who|\n|-|:-:|\n|2019|[[Old Pier\\|the pier]]|\n|2020||\n\nAfter it.")
    assert read.blocks[0].prose.text.split("\n") == [
        "| Year | Who      |",
        "| ---- | -------- |",
        "| 2019 | the pier |",
        "| 2020 |          |",
    ]
    assert links(read) == [("the pier", "Old Pier")]


def test_code_stays_as_it_is() -> None:
    text = "```\n%% x %% [[y]] ==z==\n[^1]: a\n```\n"
    assert plain_obsidian(text) == text
    assert tags_in(f"#out\n{text.replace('x', '#in')}`#in` and #so/on, https://a.example/#not") == ("out", "so/on")


@given(st.text(st.sampled_from("ab |-[]#^%=`>!\n\\()~:<1é"), max_size=80))
def test_every_line_keeps_its_number(body: str) -> None:
    assert plain_obsidian(body).count("\n") == body.count("\n")


@given(st.text(max_size=200))
def test_any_text_is_a_note(text: str) -> None:
    read, _ = read_vault_card("a", "A", text, "A.md")
    assert read.title
    read_vault_article("a", "A", text, "A.md")


def test_an_article_has_its_blocks_as_passages() -> None:
    article, passages, problems = read_vault_article(
        "clip",
        "Pier closes",
        "---\nauthor: [Tor Vik]\nsource: https://a.example/pier\npublished: 2021-04-02\n---\n"
        "It is shut. ^a1\n\n- [[Why]]?\n",
        "c.md",
    )
    assert (article.title, article.authors, article.url) == ("Pier closes", ("Tor Vik",), "https://a.example/pier")
    assert str(article.published) == "2021-04-02"
    assert [(one.address.number, one.original) for one in passages] == [(1, "It is shut."), (2, "Why?")]
    assert problems == ()


def test_an_article_of_the_dialect_in_a_vault_keeps_its_numbers() -> None:
    _, passages, _ = read_vault_article("a", "A", "---\ntitle: A\nwords: original\n---\nTwo. ^p7\n", "a.md")
    assert [one.address.number for one in passages] == [7]
