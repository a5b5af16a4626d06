"""States by the names, nationalities and capitals that newspapers use."""

import pytest

from briefing.drafting.states import key, states


@pytest.mark.parametrize("name", ["U.S.", "US", "USA", "America", "the United States", "United States of America"])
def test_the_united_states_have_many_names(name: str) -> None:
    assert states().by_name[key(name)].name == "United States"


@pytest.mark.parametrize(
    ("nationality", "state"),
    [
        *(
            ("American", "United States"),
            ("Iranians", "Iran"),
            ("Philippine", "Philippines"),
            ("British", "United Kingdom"),
        ),
        *(
            ("French", "France"),
            ("Saudi", "Saudi Arabia"),
            ("Dominican", "Dominican Republic"),
            ("Norwegians", "Norway"),
        ),
    ],
)
def test_a_nationality_leads_to_its_state(nationality: str, state: str) -> None:
    assert states().by_nationality[key(nationality)].name == state


def test_a_capital_leads_to_its_state() -> None:
    for city, state in (("Washington", "United States"), ("Kiev", "Ukraine"), ("Kyiv", "Ukraine"), ("Tehran", "Iran")):
        assert states().by_capital[key(city)].name == state


def test_no_common_word_is_a_state() -> None:
    assert not {"island", "mann", "the", ""} & states().by_name.keys()
