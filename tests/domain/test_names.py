"""Names that must meet under one key, and how many place names do."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legalaid.domain.khmer.names import name_keys, skeleton
from legalaid.paths import data_dir

MEET = [
    ("សុខ", "សុក"),
    ("វុទ្ធី", "វុឌ្ឍី"),
    ("ចន្ថា", "ចាន់ថា"),
    ("ព្រំ", "ព្រហ្ម"),
    ("កណ្ដាល", "កណ្តាល"),
    ("Chhouk", "Chhuk"),
    ("Chantha", "Chanthar"),
    ("Kim Ly", "KIM LI"),
    ("សុ\u200bខា", "Sokha"),
    ("សុខសុភា", "Sok Sophea"),
    ("កែវ វណ្ណា", "Keo Vanna"),
    ("ចាន់ណារី", "Chan Nary"),
    ("អ៊ុក ម៉ាលី", "Ouk Maly"),
    ("ឡុង វុទ្ធី", "Long Vuthy"),
    ("ជា សុវណ្ណ", "Chea Sovann"),
    ("សុខ ហេង", "Sokheng"),
    ("ញឹម សុភ័ក្រ្ត", "Nhem Sopheak"),
    ("រស់ រតនា", "Ros Ratana"),
    ("ឃឹម សារ៉ាត់", "Khim Sarath"),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


def test_different_names_keep_apart() -> None:
    names = ["សុខ សុភា", "ចាន់ ណារី", "ហេង សំណាង", "លី យ៉ាណា", "ម៉ៅ ច័ន្ទ"]

    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sok Sophea", "Sophea Sok"), ("សុខ ស្រី មុំ", "Srey Mom Sok"), ("Sophea", "សុខ សុភា")],
)
def test_names_meet_in_either_order_and_by_a_part(one: str, other: str) -> None:
    assert name_keys(one) & name_keys(other)


def test_keys_are_the_whole_in_both_orders_and_the_parts() -> None:
    assert name_keys("សុខ សុភា") == {"SKSP", "SPSK", "SK", "SP"}


@pytest.mark.parametrize("name", ["", " \u200b", "។", "៖-"])
def test_a_name_of_no_letters_has_no_key(name: str) -> None:
    assert name_keys(name) == frozenset()


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17FF)))
def test_any_text_has_keys_without_blanks(name: str) -> None:
    assert not any(key != key.strip() or not key for key in name_keys(name))


def test_nine_in_ten_place_names_meet_across_the_scripts() -> None:
    pairs = set()
    for kind in ("villages", "communes"):
        with (data_dir("data") / "gazetteer" / f"{kind}.csv").open(encoding="utf-8") as rows:
            pairs |= {(r["name_km"], r["name_latin"]) for r in csv.DictReader(rows)}
    lettered = [pair for pair in pairs if not any(c.isdigit() for c in pair[0])]

    met = sum(skeleton(km) == skeleton(latin) for km, latin in lettered)

    assert met / len(lettered) > 0.9
