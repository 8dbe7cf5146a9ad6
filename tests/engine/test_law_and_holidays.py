"""A rule, a question or a list of holidays that cannot be is refused with file, line and reason."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from legalaid.domain.errors import DefinitionFaulty
from legalaid.engine.library import read_library
from legalaid.engine.proof.check import check
from legalaid.services.sources import read_sources
from tests.engine.tiny import Raw, Tiny, text

YEAR: Raw = {
    "year": 2026, "confirmed": False, "source": "S1", "certainty": "guessed",
    "days": {"2026-01-01": text("New Year")},
}  # fmt: skip
ASKED: Raw = {
    "about": text("About"), "certainties": {"guessed": text("Guessed")},
    "questions": [{"asks": text("Who?"), "rules": ["CCP_303"]}],
}  # fmt: skip

FAULTY: list[tuple[str, str, str, Raw]] = [
    # file, code, where the fault is told, what is changed
    ("holidays/2026.yaml", "schema", "confirmd", {"confirmd": True}),
    ("holidays/2026.yaml", "schema", "certainty", {"certainty": "sure"}),
    ("holidays/2026.yaml", "schema", "", {"days": {"2025-01-01": text("New Year")}}),
    ("holidays/2026.yaml", "schema", "days.2026-02-30", {"days": {"2026-02-30": text("Day")}}),
    ("holidays/2026.yaml", "schema", "year", {"year": 2027, "days": {}}),
    ("holidays/2026.yaml", "missing-title", "days.2026-01-01",
     {"days": {"2026-01-01": {"km": "", "en": "New Year"}}}),
    ("questions.yaml", "schema", "questions[0].rule",
     {"questions": [{"asks": text("?"), "rule": 1}]}),
    ("questions.yaml", "unknown-name", "questions[0].rules[0]",
     {"questions": [{"asks": text("?"), "rules": ["CCP_304"]}]}),
    ("questions.yaml", "missing-title", "about", {"about": {"km": "", "en": "About"}}),
]  # fmt: skip

UNLAWFUL: list[tuple[str, str, Raw]] = [
    ("schema", "rules.CCP_303", {"period": {"days": 7, "weeks": 1}}),
    ("schema", "rules.CCP_303", {"period": {}}),
    ("schema", "rules.CCP_303", {"period": None}),
    ("schema", "rules.CCP_303.period.days", {"period": {"days": 0}}),
    ("schema", "rules.CCP_303.certainty", {"certainty": "sure"}),
    ("schema", "rules.CCP_303.rolls", {"rolls": True}),
    ("missing-title", "rules.CCP_303.says", {"says": {"km": "", "en": "Seven days"}}),
]


def write(folder: Path, name: str, raw: object) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(("name", "code", "place", "changed"), FAULTY)
def test_a_faulty_file_is_refused_where_it_is_wrong(
    tmp_path: Path, name: str, code: str, place: str, changed: Raw
) -> None:
    Tiny().write(tmp_path)
    whole = YEAR if name.startswith("holidays") else ASKED
    file = write(tmp_path, name, {**whole, **changed})

    told = check(tmp_path)

    assert {(one.code, one.file) for one in told} == {(code, str(file))}
    assert place in {one.path for one in told}
    assert all(one.line >= 1 and one.message.km != one.message.en for one in told)


@pytest.mark.parametrize(("code", "place", "changed"), UNLAWFUL)
def test_a_rule_that_contradicts_itself_is_refused(
    tmp_path: Path, code: str, place: str, changed: dict[str, Any]
) -> None:
    Tiny().write(tmp_path)
    law = yaml.safe_load((tmp_path / "law.yaml").read_text(encoding="utf-8"))
    law["rules"]["CCP_303"] |= changed
    file = write(tmp_path, "law.yaml", law)

    (told,) = check(tmp_path)

    assert (told.code, told.path, told.file) == (code, place, str(file))


def test_a_year_that_stands_twice_in_its_file_is_refused_with_its_line(tmp_path: Path) -> None:
    Tiny().write(tmp_path)
    file = write(tmp_path, "holidays/2026.yaml", YEAR)
    file.write_text(file.read_text(encoding="utf-8") + "year: 2026\n", encoding="utf-8")

    (told,) = check(tmp_path)

    assert (told.code, told.line) == ("yaml", len(file.read_text(encoding="utf-8").splitlines()))


def test_whole_files_are_taken_in(tmp_path: Path) -> None:
    Tiny().write(tmp_path)
    write(tmp_path, "holidays/2026.yaml", YEAR)
    write(tmp_path, "questions.yaml", ASKED)

    library = read_library([tmp_path])

    assert library.holidays.standing(2026) == "unconfirmed"
    assert [number for number, _ in library.questions.touching("CCP_303")] == [1]


@pytest.mark.parametrize(
    ("name", "text_of_file"),
    [
        ("holidays/2028.yaml", "year: 2028\nconfirmed: maybe\n"),
        ("means/2028-01-01.yaml", "title: {}\nunknown: 1\n"),
        ("law.yaml", "rules:\n  X: {source: S, certainty: sure}\n"),
    ],
)
def test_the_program_does_not_start_on_an_office_s_own_faulty_file(
    tmp_path: Path, name: str, text_of_file: str
) -> None:
    folder = tmp_path / "workflows"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text(text_of_file, encoding="utf-8")

    with pytest.raises(DefinitionFaulty) as refused:
        read_sources(tmp_path)

    assert {one.file for one in refused.value.faults} == {str(folder / name)}


def test_an_office_adds_a_year_and_keeps_those_that_are_shipped(tmp_path: Path) -> None:
    year = {**YEAR, "year": 2028, "confirmed": True, "days": {"2028-01-01": text("New Year")}}
    write(tmp_path, "workflows/holidays/2028.yaml", year)

    holidays = read_sources(tmp_path).holidays

    assert [holidays.standing(one) for one in (2026, 2028)] == ["unconfirmed", "confirmed"]


def test_a_deadline_counts_by_a_rule_that_has_a_period(tmp_path: Path) -> None:
    Tiny().write(tmp_path)
    law = yaml.safe_load((tmp_path / "law.yaml").read_text(encoding="utf-8"))
    law["rules"]["CCP_303"] |= {"period": None, "extendable": None}
    write(tmp_path, "law.yaml", law)

    assert {(one.code, one.path.split(".")[0]) for one in check(tmp_path)} == {
        ("unknown-name", "deadlines")
    }
