"""A scheme that is unknown or contradicts itself is refused with file, line and reason."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from legalaid.domain.errors import DefinitionFaulty, Missing
from legalaid.engine.library import read_library
from legalaid.engine.means import read_facts, read_scheme
from legalaid.engine.proof.check import check
from legalaid.paths import data_dir
from tests.engine.tiny import Tiny

ENGLISH = Path(__file__).parents[1] / "domain" / "schemes" / "2023-11-27.yaml"
ON = date(2026, 3, 2)
BANDS = "income.bands"
NO_TITLE = {"km": "", "en": "Only English"}
PART: dict[str, Any] = {"up_to": 1000, "relief": "part", "percent": 50}
NONE = {"relief": "none"}

BROKEN: list[tuple[str, str, str, Any]] = [
    # code, where the fault is told, what is changed, to what
    ("schema", "incomes", "incomes", {}),
    ("schema", "standing", "standing", "maybe"),
    ("schema", "certainty", "certainty", "sure"),
    ("schema", "income.ceiling", "income.ceiling", -1),
    ("schema", "income.ceiling", "income.ceiling", "a lot"),
    ("schema", "income.ceiling", "income.ceiling", ...),
    ("schema", "income", BANDS, [PART]),
    ("schema", "income", BANDS, [PART, {**PART, "up_to": 1000}, NONE]),
    ("schema", "income", BANDS, [PART, {**PART, "up_to": 900}, NONE]),
    ("schema", "income", BANDS, [{"relief": "none"}, NONE]),
    ("schema", "income", BANDS, [PART, {"relief": "full"}]),
    ("schema", "income", BANDS, [PART, {"up_to": 2000, "relief": "part", "sum": 9}, NONE]),
    ("schema", "income", BANDS,
     [{"up_to": 1, "relief": "part", "sum": 9}, {"up_to": 2, "relief": "part", "sum": 8}, NONE]),
    ("schema", "income.bands[0]", BANDS, [{"up_to": 10, "relief": "part"}, NONE]),
    ("schema", "income.bands[0]", BANDS, [{**PART, "sum": 5}, NONE]),
    ("schema", "income.bands[0]", BANDS, [{"up_to": 10, "relief": "full", "percent": 5}, NONE]),
    ("schema", "income.bands[0].percent", BANDS, [{**PART, "percent": 101}, NONE]),
    ("schema", "income", BANDS, []),
    ("schema", "passports.income_support", "passports.income_support.waives", []),
    ("schema", "income", "income.dependants", [{"adds": 5}, {"up_to_age": 3, "adds": 4}]),
    ("schema", "savings", "savings.ceilings", [{"fee_up_to": 5, "ceiling": 5}]),
    ("schema", "savings.ceilings[0]", "savings.ceilings", [{"ceiling": 5, "times_fee": 3}]),
    ("schema", "savings.limit", "savings.limit", "under"),
    ("schema", "passports.income_support.waives[0]", "passports.income_support.waives", ["fee"]),
    ("schema", "rounding.to", "rounding.to", 0),
    ("schema", "", "fee", ...),
    ("missing-title", "title", "title", NO_TITLE),
    ("missing-title", "currency", "currency", NO_TITLE),
    ("missing-title", "fee", "fee", NO_TITLE),
    ("missing-title", "passports.income_support.title", "passports.income_support.title", NO_TITLE),
    ("missing-title", "savings.kinds.money.title", "savings.kinds.money.title", NO_TITLE),
]  # fmt: skip


def broken(path: str, value: Any) -> dict[str, Any]:
    raw: dict[str, Any] = deepcopy(yaml.safe_load(ENGLISH.read_text(encoding="utf-8")))
    *way, last = path.split(".")
    part = raw
    for name in way:
        part = part[name]
    if value is ...:
        del part[last]
    else:
        part[last] = value
    return raw


def write(folder: Path, raw: object, name: str = "2023-11-27.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(("code", "place", "path", "value"), BROKEN)
def test_a_faulty_scheme_is_refused_where_it_is_wrong(
    tmp_path: Path, code: str, place: str, path: str, value: Any
) -> None:
    Tiny().write(tmp_path)
    file = write(tmp_path / "means", broken(path, value))

    (fault,) = check(tmp_path)

    assert (fault.code, fault.path, fault.file) == (code, place, str(file))
    assert fault.message.km != fault.message.en


def test_a_whole_scheme_is_taken_in_with_the_set(tmp_path: Path) -> None:
    Tiny().write(tmp_path)
    write(tmp_path / "means", yaml.safe_load(ENGLISH.read_text(encoding="utf-8")))

    assert check(tmp_path) == []


def test_a_file_that_is_not_named_after_a_day_is_refused(tmp_path: Path) -> None:
    Tiny().write(tmp_path)
    write(tmp_path / "means", {}, "new.yaml")

    assert [fault.code for fault in check(tmp_path)] == ["schema"]


def test_the_library_gives_the_scheme_of_the_day() -> None:
    library = read_library([data_dir("workflows")])

    assert library.scheme(date(2025, 12, 31)) is None
    assert library.scheme(date(2026, 1, 1)) == read_scheme(data_dir("workflows") / "means", ON)


def test_a_line_that_stands_twice_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "2023-11-27.yaml"
    file.write_text(ENGLISH.read_text(encoding="utf-8") + "standing: guide\n", encoding="utf-8")

    with pytest.raises(DefinitionFaulty) as refused:
        read_scheme(file, ON)

    (fault,) = refused.value.faults
    assert (fault.code, fault.line) == ("yaml", len(file.read_text().splitlines()))


def test_of_a_folder_the_newest_scheme_in_force_is_read(tmp_path: Path) -> None:
    for day, ceiling in (("2024-01-01", 1), ("2025-01-01", 2), ("2027-01-01", 3)):
        write(tmp_path, broken("income.ceiling", ceiling), f"{day}.yaml")

    assert read_scheme(tmp_path, ON).income.ceiling == 2


@pytest.mark.parametrize("path", [ENGLISH, ENGLISH.parent])
def test_before_its_day_a_scheme_says_nothing(path: Path) -> None:
    with pytest.raises(Missing):
        read_scheme(path, date(2023, 11, 26))


@pytest.mark.parametrize(
    "said", ["{", "[]", '{"fee": 1, "fee": 2}', '{"fee": NaN}', '{"fee": -1}', "[" * 100_000]
)
def test_facts_that_are_not_strict_json_are_refused(tmp_path: Path, said: str) -> None:
    (tmp_path / "facts.json").write_text(said, encoding="utf-8")

    with pytest.raises(DefinitionFaulty) as refused:
        read_facts(tmp_path / "facts.json")

    assert refused.value.faults[0].file == str(tmp_path / "facts.json")
