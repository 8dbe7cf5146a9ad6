"""Unions and people as they are: what the papers say for them, and what they keep to themselves."""

from typing import Any

import pytest

from tests.documents.reading import text
from tests.documents.sample import FULL, full, many, rendered

MOTHER = {
    "name_km": "សុខ ចាន់ណា", "sex": "female", "relation": "mother", "is_independent": True,
    "identity_document": "identity_card", "identity_number": "050111222",
}  # fmt: skip
CEREMONY = {"registered": "ceremony_only", "date": "2014-03-12", "place": "ខេត្តកំពង់ស្ពឺ"}
UNION: dict[str, Any] = {
    "route": "without_divorce",
    "claims": ["parental_power", "support", "property", "costs"],
    "marriage": CEREMONY,
    "unregistered_suit_reason": "ភាគីទាំងពីរមានកូនរួមគ្នា។",
    "copy_request": FULL["copy_request"] | {"purpose": "ប្រើនៅសាលារៀន"},
    "grounds": [],
}
IN_THE_SUIT = (
    *("divorce/complaint", "divorce/appearance", "divorce/evidence_list", "divorce/correction"),
    *("divorce/closed_hearing", "divorce/preparatory_brief", "divorce/change_of_date"),
    *("divorce/withdrawal", "divorce/certified_copy", "divorce/public_notice_request"),
)


def lost(**changed: object) -> dict[str, object]:
    marriage = {"registered": "certificate_lost", "date": "2014-03-12", "place": "ខេត្តកំពង់ស្ពឺ"}
    return full(marriage=marriage, **changed)


@pytest.mark.parametrize("name", IN_THE_SUIT)
def test_no_paper_of_an_unregistered_union_speaks_of_a_divorce(name: str) -> None:
    paper = text(rendered(name, many(**UNION)))

    assert "លែងលះ" not in paper
    assert "៩៧៨" not in paper
    assert "១០៣៧" not in paper


def test_the_complaint_of_a_union_names_its_claims_in_title_object_and_prayer() -> None:
    paper = text(rendered("divorce/complaint", full(**UNION)))

    assert "ពាក្យបណ្តឹងទាមទារអំណាចមេបា អាហារកាតព្វកិច្ច និងការបែងចែកទ្រព្យ\n" in paper
    assert "ដែលរស់នៅក្នុងអនីតិសង្វាស" in paper
    assert "ទ្រព្យសម្បត្តិរួម" not in paper


@pytest.mark.parametrize(
    ("claims", "title"),
    [
        (["support"], "ពាក្យបណ្តឹងទាមទារ អាហារកាតព្វកិច្ច\n"),
        (["property"], "ពាក្យបណ្តឹងទាមទារ ការបែងចែកទ្រព្យ\n"),
        (["parental_power", "property"], "ពាក្យបណ្តឹងទាមទារអំណាចមេបា និងការបែងចែកទ្រព្យ\n"),
    ],
)
def test_the_title_names_only_what_is_claimed(claims: list[str], title: str) -> None:
    assert title in text(rendered("divorce/complaint", full(**UNION | {"claims": claims})))


@pytest.mark.parametrize(
    "name", ["divorce/complaint", "divorce/withdrawal", "legal_aid_request/power_to_lawyer"]
)
def test_a_representative_is_named_and_signs_where_she_cannot_act_alone(name: str) -> None:
    alone = text(rendered(name, full()))
    paper = text(rendered(name, full(representative=MOTHER)))

    assert "អ្នកតំណាងតាមច្បាប់របស់" in paper
    assert "សុខ ចាន់ណា" in paper
    assert "អ្នកតំណាងតាមច្បាប់" not in alone


def test_the_request_to_the_registrar_tells_neither_why_nor_where_she_is() -> None:
    held = FULL["marriage"] | {"registered": "certificate_held_by_him"}
    paper = text(rendered("divorce/certificate_request", full(marriage=held)))

    assert not [word for word in ("លែងលះ", "ហិង្សា", "តុលាការ", "០១២ ៣៤៥") if word in paper]
    assert "ភាគីម្ខាងទៀត" not in paper


def test_a_complaint_says_that_the_copy_was_asked_for() -> None:
    asked = FULL["registry_request"] | {"asked_on": "2026-10-20"}

    assert "ត្រូវបានស្នើសុំ នៅថ្ងៃទី២០ ខែតុលា" in text(
        rendered("divorce/complaint", lost(registry_request=asked))
    )
    assert "ត្រូវបានស្នើសុំ" not in text(rendered("divorce/complaint", lost()))


@pytest.mark.parametrize("whereabouts", ["abroad", "detained"])
def test_a_complaint_says_where_he_is_held_or_has_gone(whereabouts: str) -> None:
    opponent = FULL["opponent"] | {"whereabouts": whereabouts, "stays_at": "ទីក្រុងបាងកក"}

    assert "ទីក្រុងបាងកក" in text(rendered("divorce/complaint", full(opponent=opponent)))


def test_his_lawyer_is_named_with_where_papers_reach_her() -> None:
    opponent = FULL["opponent"] | {"lawyer_address": "ផ្លូវ 271 រាជធានីភ្នំពេញ"}

    assert "ហេង បូរ៉ា មានអាសយដ្ឋានទទួលការបញ្ជូននៅ ផ្លូវ ២៧១" in text(
        rendered("divorce/complaint", full(opponent=opponent))
    )


@pytest.mark.parametrize("whereabouts", ["abroad", "detained"])
def test_where_she_is_held_or_has_gone_stands_on_no_paper_that_he_sees(whereabouts: str) -> None:
    client = FULL["client"] | {"whereabouts": whereabouts}

    for name in IN_THE_SUIT:
        assert rendered(name, full(client=client)) == rendered(name, full())


def test_a_power_signed_away_names_before_whom_and_not_the_office_as_its_place() -> None:
    client = FULL["client"] | {"whereabouts": "detained"}
    power = FULL["power"] | {"signed_before": "ប្រធានពន្ធនាគារគំរូ"}
    paper = text(rendered("legal_aid_request/power_to_lawyer", full(client=client, power=power)))

    assert "នៅចំពោះមុខ ប្រធានពន្ធនាគារគំរូ ព្រោះនាងខ្ញុំជាប់ឃុំ" in paper
    assert "កំពង់ស្ពឺ, ថ្ងៃទី" not in paper


@pytest.mark.parametrize(
    ("by", "said"),
    [("the_state", "ដោយរដ្ឋជាអ្នកផ្តល់"), ("herself", "អ្នកបកប្រែដែលគាត់ជួលដោយខ្លួនឯង")],
)
def test_an_interpreter_and_the_support_needed_are_asked_of_the_court(by: str, said: str) -> None:
    needs = FULL["needs"] | {"interpreter_by": by}
    paper = text(rendered("divorce/closed_hearing", full(needs=needs)))

    assert said in paper
    assert "ភាសាចាម" in paper
    assert "ផ្លូវចូលដោយគ្មានជណ្តើរ" in paper
    assert "មើលឃើញ" not in paper
