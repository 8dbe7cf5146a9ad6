"""The command line: JSON on standard output, one clear sentence on standard error."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legalaid.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
STORY = "court_cost_relief/granted_in_full"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    out = tmp_path_factory.mktemp("papers")
    done = run("journey", STORY, "--out", out, "--json")
    assert done.exit_code == 0, done.output
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return out, rows


def test_a_story_leaves_its_papers_and_a_manifest(
    played: tuple[Path, list[dict[str, object]]],
) -> None:
    out, rows = played

    assert json.loads((out / "manifest.json").read_text(encoding="utf-8")) == rows
    assert {"journey", "step", "state", "document", "file", "sha256", "fields"} == set(rows[0])
    assert all(digest(out / str(row["file"])) == row["sha256"] for row in rows)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_paper_of_a_story_is_rendered_again_to_the_same_bytes(
    played: tuple[Path, list[dict[str, object]]], tmp_path: Path
) -> None:
    for row in played[1]:
        fields, paper = tmp_path / "fields.json", tmp_path / "paper.docx"
        fields.write_text(json.dumps(row["fields"]), encoding="utf-8")

        assert run("document", "render", str(row["document"]), fields, paper).exit_code == 0
        assert digest(paper) == row["sha256"]


def test_all_words_that_a_paper_lacks_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "fields.json").write_text('{"client.name_km": "ផ្កា"}', encoding="utf-8")
    paper = tmp_path / "paper.docx"

    done = run("document", "render", "divorce/complaint", tmp_path / "fields.json", paper)

    assert done.exit_code == 1
    assert all(word in done.stderr for word in ("grounds", "seized_court", "opponent.name_km"))
    assert not paper.exists()


def test_a_name_that_is_no_field_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "fields.json").write_text('{"client": {"nam": "x"}}', encoding="utf-8")

    done = run("document", "render", "divorce/complaint", tmp_path / "fields.json", tmp_path / "o")

    assert done.exit_code == 1
    assert done.stderr.startswith("client.nam: ")


def test_the_date_lines_of_a_paper() -> None:
    assert run("date", "2021-01-11").stdout.splitlines() == [
        "ថ្ងៃចន្ទ ១៣រោច ខែបុស្ស ឆ្នាំជូត ទោស័ក ព.ស. ២៥៦៤",
        "ថ្ងៃទី១១ ខែមករា ឆ្នាំ២០២១",
    ]


def test_a_deadline_tells_how_it_was_reached() -> None:
    body = json.loads(run("deadline", "CCP_303", "2026-06-01", "--json").stdout)

    assert (body["rule"], body["from"], body["due"]) == ("CCP_303", "2026-06-01", "2026-06-08")
    assert {"lines", "article", "certainty", "calendar"} < set(body)
    assert all(set(line) == {"date", "why"} for line in body["lines"])


def test_the_shipped_workflows_have_no_faults() -> None:
    done = run("workflow", "check", "--json")

    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_a_faulty_folder_is_told_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "workflow.yaml").write_text("workflow: x\n", encoding="utf-8")

    done = run("workflow", "check", tmp_path, "--json")

    assert done.exit_code == 1
    keys = {"code", "file", "line", "path", "message_en", "message_km", "story"}
    assert all(set(fault) == keys for fault in json.loads(done.stdout))


@pytest.mark.parametrize(
    "words",
    [
        ("workflow", "check", "no/such/folder"),
        ("document", "render", "divorce/complaint", "no-such-file", "out"),
        ("deadline", "CCP_303", "yesterday"),
        ("date", "1800-01-01"),
        ("journey", STORY),
    ],
)
def test_wrong_usage_ends_with_two(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("deadline", "NO_SUCH_RULE", "2026-01-01"),
        ("workflow", "diagram", "no_such_workflow"),
        ("journey", "divorce/no_such_story", "--out", "nowhere"),
    ],
)
def test_what_is_not_there_is_one_sentence_and_ends_with_one(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)

    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_serve_names_every_setting_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LEGALAID_DATABASE", "LEGALAID_MASTER_KEY", "LEGALAID_SECRET"):
        monkeypatch.delenv(name, raising=False)
    done = run("serve")

    assert done.exit_code == 1
    assert done.stderr.count("is not set.") == 3


def test_the_demo_is_seeded_once_and_its_chains_hold(tmp_path: Path) -> None:
    first = run("demo", "--instance", tmp_path / "i", "--seed-only")
    before = (tmp_path / "i" / "demo.key").read_bytes()
    again = run("demo", "--instance", tmp_path / "i", "--seed-only")

    assert (first.exit_code, again.exit_code) == (0, 0), first.output + again.output
    assert "Playing stories" in first.stdout
    assert "Playing stories" not in again.stdout
    assert (tmp_path / "i" / "demo.key").read_bytes() == before
    assert "Every chain holds." in run("events", "verify", "--demo", tmp_path / "i").stdout


def test_a_paper_goes_back_to_its_shipped_template(tmp_path: Path) -> None:
    name = "legal_aid_request/consent"
    run("db", "upgrade", "--demo", tmp_path)

    assert f"makes {name} again" in run("document", "shipped", name, "--demo", tmp_path).stdout
    unknown = run("document", "shipped", "divorce/zebra", "--demo", tmp_path)
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "divorce/zebra" in unknown.stderr


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(name in readme for name in main.commands)
