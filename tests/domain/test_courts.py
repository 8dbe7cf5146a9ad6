"""The shipped list of courts."""

from datetime import date

import pytest
import yaml
from pydantic import ValidationError

from legalaid.domain.courts import Courts, UnknownCourt, load_courts
from legalaid.domain.places import load_places
from legalaid.paths import data_dir

FILE = data_dir("workflows") / "courts.yaml"
SHIPPED = load_courts(FILE)
PROVINCES = [place.code for place in load_places(data_dir("data") / "gazetteer").provinces]
TODAY = date(2026, 11, 22)


def test_there_are_thirty_courts() -> None:
    kinds = [court.kind for court in SHIPPED]

    assert [kinds.count(kind) for kind in ("first_instance", "appeal", "supreme")] == [25, 4, 1]


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_has_one_court_now_and_its_appeals_have_a_way(province: str) -> None:
    serving = [court for court in SHIPPED if court.does_serve(province, TODAY)]

    assert [court.province for court in serving] == [province]
    assert serving[0].appeal is not None
    assert serving[0].appeal.certainty == "guessed"
    assert SHIPPED.court(serving[0].appeal.court).kind == "appeal"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2018-01-01", "kpt_first_instance"),
        ("2021-09-23", "kpt_first_instance"),
        ("2021-09-24", "kep_first_instance"),
        ("2026-11-22", "kep_first_instance"),
    ],
)
def test_kep_had_no_court_of_its_own_before_it_opened(day: str, code: str) -> None:
    assert SHIPPED.first_instance("23", date.fromisoformat(day)).code == code


def test_the_court_of_kampong_speu_is_addressed_by_its_president() -> None:
    court = SHIPPED.first_instance("05", TODAY)

    assert court.code == "ksp_first_instance"
    assert court.name_km == "សាលាដំបូងខេត្តកំពង់ស្ពឺ"
    assert court.president_km == "ប្រធានសាលាដំបូងខេត្តកំពង់ស្ពឺ"


def test_the_capital_is_no_province() -> None:
    assert SHIPPED.court("pnp_first_instance").name_km == "សាលាដំបូងរាជធានីភ្នំពេញ"


def test_a_court_is_named_in_both_languages() -> None:
    assert SHIPPED.court("supreme").name.en == "Supreme Court"
    assert all(court.name.is_whole for court in SHIPPED)


def test_an_unknown_court_is_told() -> None:
    assert "ksp_first_instance" in SHIPPED
    assert "atlantis_first_instance" not in SHIPPED
    with pytest.raises(UnknownCourt):
        SHIPPED.court("atlantis_first_instance")
    with pytest.raises(UnknownCourt):
        SHIPPED.first_instance("99", TODAY)


def test_a_court_listed_twice_is_refused() -> None:
    data = _shipped_data()
    data["courts"].append(data["courts"][0])

    with pytest.raises(ValidationError, match="twice"):
        Courts.model_validate(data)


def test_a_way_of_appeal_to_nowhere_is_refused() -> None:
    data = _shipped_data()
    data["courts"][0]["appeal"]["court"] = "atlantis_appeal"

    with pytest.raises(ValidationError, match="unknown court"):
        Courts.model_validate(data)


def _shipped_data() -> dict[str, list[dict[str, dict[str, str]]]]:
    data: dict[str, list[dict[str, dict[str, str]]]] = yaml.safe_load(FILE.read_text("utf-8"))
    return data
