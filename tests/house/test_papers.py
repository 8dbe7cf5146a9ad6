"""The papers as they are shipped: fresh, sound, sourced, and fit for Khmer."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from openxml_audit import OpenXmlValidator

from legalaid.documents.findings import SENTENCES
from legalaid.documents.package import NEUTRAL, read_parts
from legalaid.documents.source import read_law
from legalaid.documents.wordml import build
from legalaid.engine.library import read_library
from legalaid.engine.proof.people import acts_of
from legalaid.engine.proof.routes import whole_name
from legalaid.language import Speaker
from tests.documents.sample import PAPERS, full, many, rendered, sparse

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs_templates"
FRAME = FOLDER / "frame"
SOURCES = sorted(path for path in FOLDER.glob("*/*.txt") if path.parent != FRAME)
TWELVE = {
    *("legal_aid_request/request_for_legal_aid", "legal_aid_request/consent"),
    *("legal_aid_request/means_statement", "legal_aid_request/decision_letter"),
    *("legal_aid_request/power_to_lawyer", "court_cost_relief/relief_application"),
    *("divorce/appearance", "divorce/complaint", "divorce/joint_petition"),
    *("divorce/evidence_list", "divorce/correction", "divorce/withdrawal"),
}
ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff]")


def name_of(source: Path) -> str:
    return f"{source.parent.name}/{source.stem}"


def audit(path: Path) -> list[str]:
    return [str(fault) for fault in OpenXmlValidator().validate(path).errors]


def test_the_papers_of_the_first_workflows_are_there() -> None:
    assert set(PAPERS.names()) >= TWELVE


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_template_is_what_its_source_says_part_by_part(source: Path) -> None:
    shipped = read_parts(source.with_suffix(".docx").read_bytes())

    assert shipped == read_parts(build(source, FRAME).bytes)


def test_every_template_has_its_source() -> None:
    assert {p.with_suffix(".txt") for p in FOLDER.glob("*/*.docx")} == set(SOURCES)


def test_the_builder_says_that_nothing_is_stale() -> None:
    command = [sys.executable, str(FOLDER / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_source_names_its_law_and_warns_in_both_languages(source: Path) -> None:
    law = read_law(source)
    rules = yaml.safe_load((ROOT / "workflows" / "law.yaml").read_text("utf-8"))["rules"]

    assert law.named.is_whole
    assert law.note
    assert all(note.is_whole for note in law.note)
    assert law.law
    assert set(law.law) <= set(rules)


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_the_places_a_paper_shows_on_purpose_are_fields(source: Path) -> None:
    assert all(PAPERS.catalog.knows(path) for path in read_law(source).shows)


def test_the_thirty_papers_of_a_case_each_have_their_template() -> None:
    numbers = [read_law(source).code for source in SOURCES]

    assert set(numbers) >= {f"D{number:02}" for number in range(1, 31)}
    assert len(set(numbers)) == len(numbers)


def test_every_paper_comes_out_of_a_step() -> None:
    workflows = read_library([ROOT / "workflows"]).definitions
    acts = ((name, act) for name, one in workflows.items() for act in acts_of(one.workflow))
    made = {whole_name(name, paper) for name, act in acts for paper in act.documents}

    assert made == {name_of(source) for source in SOURCES}


@pytest.mark.parametrize("path", [*SOURCES, *sorted(FRAME.glob("*.txt"))], ids=name_of)
def test_no_zero_width_mark_is_put_into_khmer(path: Path) -> None:
    assert not ZERO_WIDTH.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_note_for_the_lawyer_never_stands_on_the_paper(source: Path) -> None:
    body = read_parts(source.with_suffix(".docx").read_bytes())["word/document.xml"].decode()

    assert not [note for note in read_law(source).note if note.km in body or note.en in body]


@pytest.mark.parametrize("name", PAPERS.names())
def test_a_template_is_sound_open_xml_and_tells_nothing_of_its_maker(name: str) -> None:
    path = PAPERS.path(name)
    parts = read_parts(path.read_bytes())

    assert audit(path) == []
    assert {part: parts[part] for part in NEUTRAL} == dict(NEUTRAL)


@pytest.mark.parametrize("kind", ["full", "sparse", "many"])
@pytest.mark.parametrize("name", PAPERS.names())
def test_a_paper_is_sound_open_xml(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(rendered(name, {"full": full, "sparse": sparse, "many": many}[kind]()))

    assert audit(path) == []


def test_papers_are_printed_in_the_two_fonts_alone(tmp_path: Path) -> None:
    for name in PAPERS.names():
        (tmp_path / f"{name.replace('/', '.')}.docx").write_bytes(rendered(name, many()))
    papers = sorted(map(str, tmp_path.glob("*.docx")))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    to_pdf = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*to_pdf, *papers], check=True, capture_output=True, timeout=300)

    pages = sorted(tmp_path.glob("*.pdf"))
    assert len(pages) == len(papers)
    assert set().union(*map(fonts, pages)) == {"KhmerOSMuolLight", "KhmerOSSiemreap"}


def fonts(pdf: Path) -> set[str]:
    told = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
    return {line.split()[0].rpartition("+")[2] for line in told.splitlines()[2:]}


def test_every_finding_about_a_template_is_said_in_khmer() -> None:
    silent = [said for said in SENTENCES.values() if Speaker("km").gettext(said) == said]

    assert silent == []


@pytest.mark.parametrize("name", PAPERS.names())
def test_every_style_sets_font_and_size_for_khmer_too(name: str) -> None:
    styles = read_parts(PAPERS.path(name).read_bytes())["word/styles.xml"].decode()

    for properties in re.findall(r"<w:rPr>.*?</w:rPr>", styles):
        assert len(re.findall(r'w:(?:ascii|hAnsi|eastAsia|cs)="Khmer OS', properties)) == 4
        assert '<w:b w:val="0"/><w:bCs w:val="0"/>' in properties
        assert properties.count("<w:sz ") == properties.count("<w:szCs ")
    assert "Theme" not in styles
