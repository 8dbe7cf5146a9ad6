"""What the papers of the later matters say, and what they keep to themselves."""

from typing import Any

import pytest

from legalaid.domain.errors import WordsMissing
from tests.documents.reading import lines, text
from tests.documents.sample import FULL, PAPERS, full, many, rendered, sparse

HERS = ("សុខ ម៉ាលី", "SOK MALY", "ភូមិព្រីង", "០១២ ៣៤៥ ៦៧៨", "០១១ ២២២ ៣៣៣", "០៥០១២៣៤៥៦", "ផ្កាម្លិះ")
LATER = {
    *("legal_aid_request/case_sheet", "legal_aid_request/poverty_letter"),
    *("legal_aid_request/conflict_record", "legal_aid_request/closing_letter"),
    *("protection_order/protection_request", "protection_order/administrative_request"),
    *("protection_order/provisional_measures", "divorce/closed_hearing"),
    *("divorce/preparatory_brief", "divorce/change_of_date", "divorce/certified_copy"),
    *("divorce/registration_request", "appeal/chomtoah_appeal", "appeal/uttor_appeal"),
    "appeal/chomtoah_grounds",
    *("enforcement/enforcement_request", "referral/referral_letter"),
    "blocked_case/blocked_case_note",
}


def telling(*may_tell: str) -> Any:
    return FULL["sharing_consent"] | {"may_tell": list(may_tell)}


def appealing(**answers: object) -> Any:
    return FULL["appeal"] | answers


def test_the_papers_of_the_later_matters_are_there() -> None:
    assert set(PAPERS.names()) >= LATER


@pytest.mark.parametrize("name", ["blocked_case_note", "minutes"])
@pytest.mark.parametrize("data", [full(), many(), sparse()], ids=["full", "many", "sparse"])
def test_a_blocked_case_is_told_without_who_she_is(name: str, data: dict[str, object]) -> None:
    paper = text(rendered(f"blocked_case/{name}", data))

    assert "KSP-LAC1-2026-000123" in paper
    assert not [word for word in HERS if word in paper]


@pytest.mark.parametrize("name", ["blocked_case_note", "minutes"])
def test_a_blocked_case_reads_nothing_of_her_but_her_case(name: str) -> None:
    reads = PAPERS.reads(f"blocked_case/{name}")

    assert {path.partition(".")[0] for path in reads} <= {"blockage", "group_decision"}


def test_a_referral_tells_the_code_alone_unless_she_agrees_to_more() -> None:
    paper = text(rendered("referral/referral_letter", full(sharing_consent=telling("code_only"))))

    assert not [word for word in HERS if word in paper]
    assert FULL["referral"]["need"] not in paper
    assert "សូមទាក់ទងតាមរយៈការិយាល័យ" in paper


@pytest.mark.parametrize(
    ("part", "said"),
    [("name", "សុខ ម៉ាលី"), ("contact", "០១១ ២២២ ៣៣៣"), ("facts", FULL["referral"]["need"])],
)
def test_a_referral_tells_each_thing_she_agreed_to(part: str, said: str) -> None:
    kept = text(rendered("referral/referral_letter", full(sharing_consent=telling("code_only"))))
    told = text(rendered("referral/referral_letter", full(sharing_consent=telling(part))))

    assert said in told
    assert said not in kept


def test_the_reply_slip_bears_nothing_of_her() -> None:
    found = lines(rendered("referral/referral_letter", full()))
    slip = "\n".join(found[found.index("បណ្ណចម្លើយតប") :])

    assert not [word for word in HERS if word in slip]


def test_a_survey_bears_neither_name_nor_case() -> None:
    found = lines(rendered("legal_aid_request/closing_letter", full()))
    survey = "\n".join(found[found.index("កម្រងសំណួរអំពីសេវា") :])

    assert "KSP" not in survey
    assert "សុខ ម៉ាលី" not in survey


def test_the_commune_is_not_told_what_the_letter_is_for() -> None:
    paper = text(rendered("legal_aid_request/poverty_letter", full()))

    assert not [word for word in ("លែងលះ", "ហិង្សា", "ចាន់ ដារ៉ា") if word in paper]


def test_an_appeal_without_grounds_says_that_they_follow() -> None:
    paper = text(rendered("appeal/chomtoah_appeal", full(appeal=appealing(grounds=None))))

    assert "ក្នុងអំឡុងពេលពីរសប្តាហ៍" in paper
    assert "មាត្រា ៣០១ កថាខណ្ឌ ២" in paper


@pytest.mark.parametrize("provision", ["cost_relief", "protection", "other"])
def test_an_appeal_cites_no_article_that_is_not_known(provision: str) -> None:
    appeal = appealing(provision=provision, provision_note=None)
    paper = text(rendered("appeal/chomtoah_appeal", full(appeal=appeal)))

    assert "មាត្រា ៧៨" not in paper
    assert "មិនទាន់បញ្ជាក់" not in paper


def test_grounds_that_follow_are_no_second_appeal() -> None:
    found = lines(rendered("appeal/chomtoah_grounds", full()))

    assert "លិខិតដាក់មូលហេតុនៃបណ្តឹងជំទាស់" in found
    assert "ពាក្យបណ្តឹងជំទាស់" not in found


def test_the_appeal_paper_is_a_satuk_appeal_where_that_is_its_kind() -> None:
    uttor = text(rendered("appeal/uttor_appeal", full()))
    satuk = text(rendered("appeal/uttor_appeal", full(appeal=appealing(kind="satuk"))))

    assert "ឧទ្ធរណ៍" in uttor
    assert "សាទុក្ខ" not in uttor
    assert "សាលដីកាលេខ ៥៥/២៦" in satuk


@pytest.mark.parametrize(
    ("instance", "said"),
    [("uttor", "នៅថ្នាក់បណ្តឹងឧទ្ធរណ៍"), ("satuk", "នៅថ្នាក់បណ្តឹងសាទុក្ខ"), ("first", "")],
)
def test_relief_asked_for_in_a_second_instance_names_it(instance: str, said: str) -> None:
    found = lines(rendered("court_cost_relief/relief_application", full(instance=instance)))
    subject = next(line for line in found if line.startswith("កម្មវត្ថុ"))

    assert subject.endswith(said or "១៥៦/២៦")


def test_an_officer_may_ask_the_authority_for_her() -> None:
    herself = text(rendered("protection_order/administrative_request", full()))
    officer = text(rendered("protection_order/administrative_request", many()))

    assert "ធ្វើពាក្យស្នើសុំជំនួសសាមីខ្លួន" in officer
    assert "ម៉ៅ ចាន់ធី" in officer
    assert "ម៉ៅ ចាន់ធី" not in herself


def test_a_registrar_is_not_told_where_she_lives_and_neither_is_he() -> None:
    name = "divorce/registration_request"

    assert not {path for path in PAPERS.reads(name) if path.endswith(("address", "phone"))}
    assert "ឃុំអង្គភ្នំ" in text(rendered(name, full()))


def test_a_date_that_is_not_set_cannot_be_changed() -> None:
    with pytest.raises(WordsMissing) as told:
        rendered("divorce/change_of_date", full(hearing=None))

    assert told.value.words == ("hearing.date",)


@pytest.mark.parametrize(
    ("measures", "title"),
    [
        (["closed_doors"], "ពាក្យសុំសវនាការមិនជាសាធារណៈ"),
        (["closed_doors", "companion"], "ពាក្យសុំសវនាការមិនជាសាធារណៈ និងវិធានការការពារ"),
        (["interpreter"], "ពាក្យសុំវិធានការការពារក្នុងសវនាការ"),
    ],
)
def test_a_request_about_a_hearing_is_called_what_it_asks(measures: list[str], title: str) -> None:
    care = FULL["hearing_care"] | {"measures": measures}

    assert title in lines(rendered("divorce/closed_hearing", full(hearing_care=care)))


def test_an_appeal_against_a_revocation_names_that_ruling_and_the_instance() -> None:
    taken_away = {"number": "០៣១", "date": "2026-11-10", "notice_received_on": "2026-11-12"}

    paper = text(rendered("appeal/chomtoah_appeal", full(revocation=taken_away)))

    assert "ដីកាសម្រេចដកហូតលេខ ០៣១" in paper
    assert "ថ្ងៃទី១២ ខែវិច្ឆិកា ឆ្នាំ២០២៦" in paper
    assert f"ដីកាសម្រេចលេខ {FULL['ruling']['number']}" not in paper


@pytest.mark.parametrize("name", ["chomtoah_appeal", "chomtoah_grounds"])
def test_an_appeal_in_a_second_instance_carries_the_instance(name: str) -> None:
    paper = text(rendered(f"appeal/{name}", full(instance="uttor")))

    assert "ថ្នាក់តុលាការ៖ " in paper
    assert "ថ្នាក់តុលាការ៖ " not in text(rendered(f"appeal/{name}", full(instance=None)))
