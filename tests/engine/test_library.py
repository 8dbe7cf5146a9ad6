"""The library gives each workflow with exactly what it names, and amounts by their day."""

from datetime import date
from pathlib import Path

import pytest

from legalaid.domain.definition import Definition
from legalaid.domain.errors import DefinitionFaulty
from legalaid.engine.library import Library, read_library
from tests.engine.tiny import AMOUNTS, Tiny, change, text, write


def library(tiny: Tiny, folder: Path) -> Library:
    return read_library([tiny.write(folder)])


def hash_of(tiny: Tiny, folder: Path) -> str:
    return library(tiny, folder).definitions["relief"].hash


def test_a_definition_holds_what_its_workflow_names_and_no_more(tmp_path: Path) -> None:
    tiny = change(Tiny(), "rules.CCP_264", Tiny().rules["CCP_303"])
    change(tiny, "fields.groups.means.parts.savings", tiny.fields["fields"]["reason"])
    definition = library(tiny, tmp_path).definitions["relief"]

    assert list(definition.rules) == ["CCP_303"]
    assert list(definition.catalog.fields) == ["assigned_lawyer", "reason", "kind", "urgent"]
    assert list(definition.catalog.groups["means"].parts) == ["income"]


def test_a_group_named_whole_comes_with_all_its_parts(tmp_path: Path) -> None:
    groups = library(Tiny(), tmp_path).definitions["relief"].catalog.groups

    assert list(groups["ruling"].parts) == ["number", "received_on"]
    assert list(groups["client"].parts) == ["name_km"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("workflow.steps.send.title", text("Hand in")),
        ("workflow.steps.send.when.0.otherwise", text("Far too much.")),
        ("fields.fields.kind.choices.first", text("The first")),
        ("rules.CCP_303.certainty", "guessed"),
        ("fields.fields.unused", {"title": text("U"), "type": "text", "class": "filing"}),
    ],
)
def test_what_is_only_said_leaves_the_hash_alone(tmp_path: Path, path: str, value: object) -> None:
    changed = hash_of(change(Tiny(), path, value), tmp_path / "changed")

    assert changed == hash_of(Tiny(), tmp_path / "before")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("workflow.steps.send.asks_if_known", []),
        ("workflow.steps.appeal.to", "denied"),
        ("fields.fields.kind.choices.third", text("Third")),
        ("fields.fields.reason.optional", True),
        ("rules.CCP_303.period", {"days": 8}),
        ("fields.groups.ruling.parts.title", Tiny().fields["fields"]["reason"]),
        ("workflow.steps.appeal.opens", {"relief": {"kind": "first"}}),
    ],
)
def test_what_binds_changes_the_hash(tmp_path: Path, path: str, value: object) -> None:
    changed = hash_of(change(Tiny(), path, value), tmp_path / "changed")

    assert changed != hash_of(Tiny(), tmp_path / "before")


def test_a_definition_is_found_by_its_hash(tmp_path: Path) -> None:
    found = library(Tiny(), tmp_path)
    definition = found.definitions["relief"]

    assert found.definition(definition.hash) is definition
    assert found.definition("0" * 64) is None


def test_a_definition_survives_being_written_down(tmp_path: Path) -> None:
    definition = library(Tiny(), tmp_path).definitions["relief"]

    again = Definition.model_validate_json(definition.model_dump_json(by_alias=True))
    assert (again, again.hash) == (definition, definition.hash)


def test_an_amount_stays_in_force_until_a_later_file_names_it(tmp_path: Path) -> None:
    ceiling, floor = AMOUNTS["ceiling"], AMOUNTS["ceiling"] | {"riel": 20}
    Tiny().write(tmp_path)
    write(tmp_path / "amounts/2020-01-01.yaml", {"amounts": {"floor": floor}})
    write(tmp_path / "amounts/2026-01-01.yaml", {"amounts": {"ceiling": ceiling | {"riel": 900}}})
    found = read_library([tmp_path])

    assert found.amounts(date(2019, 12, 31)) == {"ceiling": 500}
    assert found.amounts(date(2025, 12, 31)) == {"ceiling": 500, "floor": 20}
    assert found.amounts(date(2026, 1, 1)) == {"ceiling": 900, "floor": 20}


def test_an_amounts_file_is_named_after_a_day(tmp_path: Path) -> None:
    write(Tiny().write(tmp_path) / "amounts/later.yaml", {"amounts": {}})

    with pytest.raises(DefinitionFaulty, match="schema"):
        read_library([tmp_path])


def test_the_first_folder_wins_file_by_file(tmp_path: Path) -> None:
    shipped = Tiny().write(tmp_path / "shipped")
    own = change(Tiny(), "workflow.steps.send.asks_if_known", []).workflow
    write(tmp_path / "instance/relief/workflow.yaml", own)
    found = read_library([tmp_path / "instance", shipped])

    assert found.definitions["relief"].workflow.steps["send"].asks_if_known == ()
    assert list(found.law.rules) == ["CCP_303"]


def test_a_faulty_set_is_not_taken_in_and_all_its_faults_are_told(tmp_path: Path) -> None:
    tiny = change(change(Tiny(), "workflow.steps.send.too", 1), "fields.fields.kind.type", "x")

    with pytest.raises(DefinitionFaulty) as caught:
        read_library([tiny.write(tmp_path)])
    assert {Path(fault.file).name for fault in caught.value.faults} == {
        "workflow.yaml", "fields.yaml",
    }  # fmt: skip


def test_a_set_without_law_is_told_so(tmp_path: Path) -> None:
    (Tiny().write(tmp_path) / "law.yaml").unlink()

    with pytest.raises(DefinitionFaulty) as caught:
        read_library([tmp_path])
    assert caught.value.faults[0].message.en == "There is no file “law.yaml”."


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("workflow.timers.passed.to", "done", "timer-loses-right"),
        ("workflow.steps.send.title", ..., "missing-title"),
        ("workflow.steps.send.documents", ["letter"], "unknown-name"),
    ],
)
def test_a_set_that_cannot_be_proved_is_not_taken_in(
    tmp_path: Path, path: str, value: object, code: str
) -> None:
    with pytest.raises(DefinitionFaulty, match=code):
        read_library([change(Tiny(), path, value).write(tmp_path)], frozenset({"relief/request"}))
