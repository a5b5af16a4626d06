"""Markdown, with front matter and without."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import FileRefused
from briefing.model import Form, Role, Span
from briefing.sources.markdown_file import read_markdown
from tests.sources.made import PARAGRAPHS, TITLE

BODY = "\n\n".join(PARAGRAPHS)


def test_front_matter_of_the_dialect_tells_the_facts() -> None:
    found = read_markdown(
        f"---\ntitle: {TITLE}\noutlet: Island Gazette\nauthors: [Åse Núñez, Tor Vik]\npublished: 2021-04-02\n"
        f"url: https://gazette.example/harbour\nlanguage: en\n---\n{BODY}\n".encode()
    )
    assert found.paragraphs == PARAGRAPHS
    assert (found.title, found.outlet, found.authors) == (TITLE, "Island Gazette", ("Åse Núñez", "Tor Vik"))
    assert (found.published, found.url, found.language) == ("2021-04-02", "https://gazette.example/harbour", "en")


def test_front_matter_of_others_tells_them_too() -> None:
    found = read_markdown(
        f'---\ntitle: "{TITLE}"\nauthor:\n  - "[[Tor Vik]]"\n  - "[[ase|Åse Núñez]]"\ndate: 2021-04-02\n'
        f"source: https://gazette.example/harbour\n---\n{BODY}".encode()
    )
    assert found.authors == ("Tor Vik", "Åse Núñez")
    assert (found.published, found.url) == ("2021-04-02", "https://gazette.example/harbour")


def test_without_front_matter_the_first_heading_is_the_title_and_no_paragraph() -> None:
    found = read_markdown(f"# {TITLE}\n\n{BODY}\n\n## What follows\n\n- May\n- June\n\n---\n\n> So be it.\n".encode())
    assert found.title == TITLE
    assert found.paragraphs == (*PARAGRAPHS, "What follows", "May", "June", "So be it.")


def test_what_a_paragraph_was_is_kept() -> None:
    text = "# A\n\nSee [the crane](https://a.example/x).\n\n### Signs\n\n2. May\n3. June\n    - rain\n\n> So be it."
    body = read_markdown(text.encode()).body
    assert [(each.text, each.layout.form, each.layout.level, each.layout.marker) for each in body] == [
        ("See the crane.", Form.PARAGRAPH, 0, ""),
        ("Signs", Form.HEADING, 3, ""),
        ("May", Form.ITEM, 1, "2."),
        ("June", Form.ITEM, 1, "3."),
        ("rain", Form.ITEM, 2, "•"),
        ("So be it.", Form.QUOTE, 1, ""),
    ]
    assert body[0].layout.links == (Span(4, 13, Role.URL, "https://a.example/x"),)


def test_a_heading_that_repeats_the_title_is_no_paragraph() -> None:
    assert read_markdown(f"---\ntitle: {TITLE}\n---\n# {TITLE}\n\n{BODY}".encode()).paragraphs == PARAGRAPHS


def test_block_ids_are_taken_off_and_part_paragraphs() -> None:
    text = "".join(f"{paragraph} ^p{number}\n" for number, paragraph in enumerate(PARAGRAPHS, 1))
    assert read_markdown(f"# {TITLE}\n\n{text}".encode()).paragraphs == PARAGRAPHS
    assert read_markdown(b"# Sums\n\nTwo to the tenth is 2 ^10\n").paragraphs == ("Two to the tenth is 2 ^10",)


def test_lines_of_a_paragraph_are_joined_and_signs_of_markdown_are_gone() -> None:
    found = read_markdown(b"# A\n\nThe *pier*\nis `open`, and [the crane](https://a.example/x) \\[sic\\] **turns**.\n")
    assert found.paragraphs == ("The pier is open, and the crane [sic] turns.",)


def test_front_matter_that_cannot_be_read_costs_the_facts_alone() -> None:
    found = read_markdown(f"---\ntitle: [\n---\n# {TITLE}\n\n{BODY}".encode())
    assert (found.title, found.paragraphs) == (TITLE, PARAGRAPHS)


def test_signs_of_a_vault_are_gone_and_its_words_stay() -> None:
    found = read_markdown(
        b"# Talks of [[Port Olav|the port]]\n\nSee [[Oslo talks|the talks of Oslo]], [[Island]] and [[Pier#Crane]].\n\n"
        b"![[map.png]]\n\n> [!NOTE]- Source\n> The ==mediators== gave no names.%%check%%\n\n> [!tip]\n> Ask.\n\n"
        b"Brazil spoke.[^1] So did Peru[^long].<!-- no -->\n\n[^1]: A statement.\n[^long]: Another.\n"
    )
    assert found.title == "Talks of the port"
    assert found.paragraphs == (
        *("See the talks of Oslo, Island and Pier.", "Source", "The mediators gave no names.", "Tip", "Ask."),
        *("Brazil spoke. So did Peru.", "A statement.", "Another."),
    )


def test_each_row_of_a_table_is_a_paragraph() -> None:
    table = "| Year | Crane | Pier |\n|:---|---|---:|\n| 2019 | **two** | 4 |\n| 2020 | a \\| b | |"
    rows = ("Year | Crane | Pier", "2019 | two | 4", "2020 | a | b")
    assert read_markdown(f"# A\n\nBelow:\n{table}\nAbove.\n".encode()).paragraphs == ("Below:", *rows, "Above.")
    quoted = "\n".join(f"> {line}" for line in table.split("\n"))
    assert read_markdown(f"# A\n\n{quoted}\n".encode()).paragraphs == rows
    assert read_markdown(b"# A\n\nEither | or.\n").paragraphs == ("Either | or.",)


def test_code_is_no_markup() -> None:
    assert read_markdown(b"# A\n\n```\n[[a|b]] ==c==\n| d |\n```\n").paragraphs == ("[[a|b]] ==c== | d |",)


def test_front_matter_tells_outlet_and_tags() -> None:
    found = read_markdown(b"---\ntitle: A\nsource: The Andean Review\ntags: [harbour, crane]\n---\nText.\n")
    assert (found.outlet, found.url, found.tags) == ("The Andean Review", "The Andean Review", ("harbour", "crane"))
    assert read_markdown(b"---\nsource: https://a.example/b\n---\nText.\n").outlet == ""


@given(st.text(max_size=200) | st.text("-#>*`[]^p1 \n:a", max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_markdown(text.encode("utf-8", "replace"))
    except FileRefused:
        return
    assert all(one and "\n" not in one for one in found.paragraphs)
