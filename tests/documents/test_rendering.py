"""What stands on a paper, and what does not."""

from pathlib import Path
from typing import Any

import pytest

from legalaid.documents.catalog import Papers
from legalaid.documents.facts import PaperFacts
from legalaid.domain.errors import DefinitionFaulty, InputInvalid, Missing, WordsMissing
from tests.documents.reading import lines, text
from tests.documents.sample import (
    CATALOG,
    COURTS,
    FULL,
    PAPERS,
    PLACES,
    full,
    many,
    rendered,
    sparse,
)
from tests.documents.small import template

GOLDEN = Path(__file__).parent / "golden"
SEEN_BY_HIM = [name for name in PAPERS.names() if PAPERS.law(name).reaches_other_party]
HER_VILLAGE = "ត្រពាំងលើក"


def papers_of(folder: Path, body: str) -> Papers:
    (folder / "small").mkdir(exist_ok=True)
    (folder / "small" / "paper.docx").write_bytes(template(body))
    (folder / "small" / "paper.txt").write_text("@reaches court", encoding="utf-8")
    return Papers([folder], CATALOG, COURTS, PLACES)


@pytest.mark.parametrize("kind", ["full", "sparse", "many"])
@pytest.mark.parametrize("name", PAPERS.names())
def test_a_paper_says_what_it_said_when_it_was_read(name: str, kind: str) -> None:
    data = {"full": full, "sparse": sparse, "many": many}[kind]()
    golden = GOLDEN / f"{name.replace('/', '.')}.{kind}.txt"

    assert text(rendered(name, data)) + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["full", "sparse", "many"])
@pytest.mark.parametrize("name", PAPERS.names())
def test_no_line_dangles(name: str, kind: str) -> None:
    found = lines(rendered(name, {"full": full, "sparse": sparse, "many": many}[kind]()))

    assert not [line for line in found if line.endswith(("៖ ", " ។", "()", "( )", "លេខ", "លេខ "))]
    assert not [line for line in found if "  " in line or "{" in line or "None" in line]


def test_missing_words_are_told_all_together() -> None:
    data = full(seized_court=None, means={"savings": 0}, cost_buckets=None)

    with pytest.raises(WordsMissing) as told:
        rendered("court_cost_relief/relief_application", data)

    missing = {"seized_court", "means.monthly_income", "cost_buckets"}
    assert set(told.value.words) == missing


def test_a_row_that_lacks_a_word_is_told_by_its_number() -> None:
    data = full()
    del data["children"][1]["name_km"]

    with pytest.raises(WordsMissing) as told:
        rendered("divorce/complaint", data)

    assert "children[1].name_km" in told.value.words


@pytest.mark.parametrize("name", SEEN_BY_HIM)
@pytest.mark.parametrize("data", [full(), many(), sparse()], ids=["full", "many", "sparse"])
def test_what_he_sees_never_tells_where_she_is(name: str, data: dict[str, Any]) -> None:
    data["paper"] = data["paper"] | {"place": "ទីសម្ងាត់"}
    paper = text(rendered(name, data))

    for place in (HER_VILLAGE, "012 345 678", "០១២ ៣៤៥ ៦៧៨", "ទីសម្ងាត់", "មន្ទីរពេទ្យ (ច្បាប់ដើម)"):
        assert place not in paper


def test_a_place_ticked_by_a_person_is_shown() -> None:
    data = full(paper=FULL["paper"] | {"show_location": True})

    assert "កំពង់ស្ពឺ, ថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦" in text(rendered("divorce/complaint", data))


def test_a_complaint_without_a_chosen_address_is_not_made() -> None:
    with pytest.raises(WordsMissing) as told:
        rendered("divorce/complaint", full(served_address=None))

    assert told.value.words == ("served_address",)


def test_evidence_for_the_court_alone_is_only_counted() -> None:
    paper = text(rendered("divorce/evidence_list", full()))

    assert "មន្ទីរពេទ្យ" not in paper.replace("បាននាំខ្ញុំទៅមន្ទីរពេទ្យ", "")
    assert "ឯកសារ ចំនួន ១ ច្បាប់ផ្សេងទៀត ដាក់ជូនតុលាការដោយឡែក។" in paper


def test_without_a_date_both_lines_are_left_open_for_the_day_of_signing() -> None:
    found = lines(rendered("divorce/complaint", sparse()))

    assert any("កើត/រោច" in line for line in found)
    assert any(line.startswith("| ថ្ងៃទី....") for line in found)


def test_she_speaks_by_her_sex_and_the_lawyer_for_her() -> None:
    name = "court_cost_relief/relief_application"
    man = full(client=FULL["client"] | {"sex": "male"})

    assert lines(rendered(name, full()))[4].startswith("នាងខ្ញុំឈ្មោះ សុខ ម៉ាលី")
    assert lines(rendered(name, man))[4].startswith("ខ្ញុំបាទឈ្មោះ សុខ ម៉ាលី")
    assert lines(rendered(name, many()))[4].startswith("នាងខ្ញុំឈ្មោះ ឈុន រតនា ជាមេធាវី")


def test_who_cannot_read_has_it_read_and_gives_her_thumbprint() -> None:
    reader = full(client=FULL["client"] | {"reads_khmer": True})

    assert "បានអានឱ្យស្តាប់" in text(rendered("divorce/complaint", full()))
    assert "ស្នាមមេដៃស្តាំ" in text(rendered("divorce/complaint", full()))
    assert "បានអានឱ្យស្តាប់" not in text(rendered("divorce/complaint", reader))


def test_a_paper_of_nine_children_names_nine() -> None:
    paper = text(rendered("divorce/complaint", many(9)))

    assert "ភាគីទាំងពីរមានកូនរួមគ្នា ចំនួន ៩ នាក់៖" in paper


def test_the_same_answers_give_the_same_bytes_and_other_answers_other_hashes() -> None:
    facts = PaperFacts(place="កំពង់ស្ពឺ")
    papers = Papers(PAPERS.folders, CATALOG, COURTS, PLACES)
    name, values = "legal_aid_request/means_statement", _values()

    first, again = PAPERS.render(name, values, facts), papers.render(name, values, facts)
    other = PAPERS.render(name, values | {"means": values["means"] | {"debts": 7}}, facts)

    assert first == again
    assert other.template_hash == first.template_hash
    assert other.data_hash != first.data_hash
    assert other.content_hash != first.content_hash


def test_an_answer_that_a_paper_does_not_read_leaves_its_data_hash_alone() -> None:
    name, values, facts = "legal_aid_request/means_statement", _values(), PaperFacts()

    one = PAPERS.render(name, values, facts)
    two = PAPERS.render(name, values | {"prospects": "ផ្សេង"}, facts)

    assert one.data_hash == two.data_hash


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, "one {{ client.name_km }}")
    values = {"client": {"name_km": "សុខ"}}
    before = papers.render("small/paper", values, PaperFacts())

    papers_of(tmp_path, "and another {{ client.name_km }}")
    after = papers.render("small/paper", values, PaperFacts())

    assert lines(after.bytes)[0] == "and another សុខ"
    assert before.template_hash != after.template_hash


def test_the_installed_template_hides_the_shipped_one(tmp_path: Path) -> None:
    papers_of(tmp_path, "ours")
    papers = Papers([tmp_path, *PAPERS.folders], CATALOG, COURTS, PLACES)

    assert set(papers.names()) == {"small/paper", *PAPERS.names()}


def test_a_paper_that_is_not_there_is_named() -> None:
    with pytest.raises(Missing, match="divorce/nothing"):
        PAPERS.render("divorce/nothing", {}, PaperFacts())


def test_a_template_with_an_unknown_word_is_not_filled(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, "{{ client.nam_km }}")

    with pytest.raises(DefinitionFaulty) as told:
        papers.render("small/paper", {}, PaperFacts())

    assert "client.name_km" in told.value.faults[0].message.en


def test_text_that_no_paper_can_carry_is_refused_by_its_path(tmp_path: Path) -> None:
    papers = papers_of(tmp_path, "{{ client.name_km }}")

    with pytest.raises(InputInvalid) as told:
        papers.render("small/paper", {"client": {"name_km": "a\x0bb"}}, PaperFacts())

    assert [fault.path for fault in told.value.faults] == ["client.name_km"]


def test_a_paper_needs_what_it_prints_and_not_what_only_decides() -> None:
    needs = PAPERS.needs("divorce/complaint")

    assert {"client.name_km", "opponent.name_km", "served_address", "ground_facts"} <= needs
    assert not {"client.name_latin", "incidents.place", "support.reason"} & needs
    assert "support.reason" in PAPERS.reads("divorce/complaint")


def _values() -> dict[str, Any]:
    means = {"monthly_income": 1, "assets_value": 2, "savings": 3, "debts": 4, "dependants": 5}
    return {"client": {"name_km": "សុខ", "sex": "female"}, "means": means}
