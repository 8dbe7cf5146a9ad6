"""The command `means`: one document on standard output, one sentence on standard error."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from legalaid.cli.main import main
from legalaid.paths import data_dir

ENGLISH = Path(__file__).parents[1] / "domain" / "schemes" / "2023-11-27.yaml"
TOLD: dict[str, Any] = {
    "income": {"wages": 2500.5}, "savings": 3000, "fee": 612, "age": "1990-05-05",
    "partner": False, "dependants": [5], "passports": [],
}  # fmt: skip


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(TOLD), encoding="utf-8")
    return path


def run(*given: str | Path) -> Result:
    return CliRunner().invoke(main, ["means", *map(str, given)])


def test_it_prints_answer_amount_lines_and_changes(facts: Path) -> None:
    body = json.loads(run(ENGLISH, facts, "--on", "2026-03-02", "--json").stdout)

    assert list(body) == ["outcome", "amount", "lines", "changes"]
    assert (body["outcome"], body["amount"]) == ("part", 320)
    assert {"why": "The income above the ceiling.", "amount": "655.5",
            "source": "SI 2008/1053, Schedule 2, para. 11 and 12"} in body["lines"]  # fmt: skip
    why = "The answer changes at an income of 3005 or more."
    assert {"fact": "income", "at": 3005, "outcome": "none", "why": why} in body["changes"]


def test_it_tells_the_reckoning_to_people(facts: Path) -> None:
    said = run(ENGLISH, facts).stdout

    assert "320 pounds  Part relief: this part is to be paid." in said
    assert "full  The answer changes at 3 dependants, those added aged 13 or less." in said


def test_the_shipped_guide_says_first_what_it_is(facts: Path) -> None:
    facts.write_text('{"income": 10}', encoding="utf-8")
    body = json.loads(run(data_dir("workflows") / "means", facts, "--json").stdout)

    assert body["outcome"] == "unknown"
    assert body["lines"][0]["why"].startswith("This is the office's own guide.")
    assert "The savings are not known." in [line["why"] for line in body["lines"]]


def test_facts_that_the_scheme_does_not_know_are_refused(facts: Path) -> None:
    facts.write_text('{"income": {"rent": 5}}', encoding="utf-8")
    done = run(ENGLISH, facts)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "rent" in done.stderr


def test_a_faulty_scheme_is_refused_with_file_and_line(facts: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "new.yaml"
    scheme.write_text(ENGLISH.read_text(encoding="utf-8").replace("below", "under"), "utf-8")
    done = run(scheme, facts)

    assert done.exit_code == 1
    assert f"{scheme}:42: schema: savings.limit" in done.stderr


def test_before_its_day_no_scheme_is_in_force(facts: Path) -> None:
    done = run(ENGLISH, facts, "--on", "2020-01-01")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "No scheme of means is in force on 2020-01-01." in done.stderr
