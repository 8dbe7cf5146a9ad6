"""What is built runs from any folder, with its workflows, pages and papers inside."""

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    checkout = out / "checkout"
    run("git", "clone", "-q", str(ROOT), str(checkout), cwd=out)
    run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(out),
        str(checkout),
        cwd=out,
    )
    return next(out.glob("*.whl"))


def test_every_package_is_listed() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(config["options"]["packages"].split())
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "legalaid").rglob("__init__.py")
    }

    assert found == {name for name in listed if "_data" not in name}


@pytest.mark.parametrize(
    "name",
    [
        "legalaid/_data/workflows/divorce/workflow.yaml",
        "legalaid/_data/docs_templates/divorce/complaint.docx",
        "legalaid/_data/templates/base.html",
        "legalaid/_data/data/gazetteer/villages.csv",
        "legalaid/_data/data/gazetteer/LICENSE.txt",
        "legalaid/static/desk.css",
        "legalaid/translations/km/web.po",
    ],
)
def test_the_wheel_carries(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_plays_a_journey_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(unpacked)
    at = f"import sys; sys.path.insert(0, {str(unpacked)!r})"
    code = f"{at}; from legalaid.cli.main import main; main()"

    out = run(
        sys.executable, "-P", "-c", code,
        "journey", "court_cost_relief/granted_in_full", "--out", str(tmp_path / "papers"),
        cwd=tmp_path,
    )  # fmt: skip

    assert "relief_application" in out
    assert list((tmp_path / "papers").rglob("*.docx"))
