"""How each kind of proceeding goes, on pages open to everybody who is signed in."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from legalaid.services.desk import Desk
from legalaid.web.claims import CLAIMS, OF_THE_SET
from legalaid.web.ways import code_of
from tests.build import NOW
from tests.services.stories import Story
from tests.web.shipped import Shipped
from tests.web.test_shipped_pages import HEAVIEST, latin_in
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
ENGINE = Path(__file__).resolve().parents[2] / "legalaid" / "engine"
CODES = re.compile(r"""(?:^CODE = |[Ff]ault\(\s*(?:code=)?)"([a-z]+(?:-[a-z]+)*)\"""", re.MULTILINE)
PAGES = ("", "/steps", "/periods", "/law", "/proofs")
STEPS = f"/workflows/{code_of('request')}/steps"


def test_every_fault_that_the_proof_knows_has_its_claim() -> None:
    known = {
        code for path in ENGINE.rglob("*.py") for code in CODES.findall(path.read_text("utf-8"))
    }

    assert known == CLAIMS.keys()


def test_the_case_leads_to_how_its_proceeding_works(active: Story, visit: Visit) -> None:
    visitor = visit(active.officer.login)
    visitor.get(f"/cases/{active.reference}")

    page = visitor.get(visitor.page.link("How this works"))

    assert page.status == 200
    assert "The places on the way" in page.text
    assert page.all("//svg")


def test_steps_can_be_narrowed_to_one_party(active: Story, visit: Visit) -> None:
    visitor = visit(active.officer.login)

    told = [
        [row.text_content().split()[0] for row in visitor.get(path).all("//tbody/tr")]
        for path in (STEPS, f"{STEPS}?by={code_of('supervisor')}", f"{STEPS}?by=0")
    ]

    assert len(told[0]) > len(told[1]) > len(told[2]) == 0


def test_a_link_to_a_step_shows_the_part_that_holds_it(shipped: Shipped) -> None:
    visitor = shipped.visit("auditor")
    definition = shipped.desk.library.definitions["divorce"]
    last = code_of(list(definition.workflow.steps)[-1])

    page = visitor.get(f"/workflows/{code_of('divorce')}/steps?step={last}")

    assert page.all(f"//tr[@id='{last}']")


@pytest.mark.parametrize("proved", [True, False])
def test_what_was_not_proved_at_this_start_is_not_claimed(
    app: Flask, desk: Desk, active: Story, visit: Visit, *, proved: bool
) -> None:
    app.extensions["legalaid"] = replace(desk, proved_at=NOW if proved else None)

    page = visit(active.officer.login).get(f"/workflows/{code_of('suit')}/proofs")

    assert (OF_THE_SET["stuck-case"] in page.text) == proved
    assert ("Proved when the program started, on 02/03/2026" in page.text) == proved


@pytest.mark.parametrize("path", ["/workflows/00000000", f"{STEPS}?began=00"])
def test_what_there_is_not_is_no_page(active: Story, visit: Visit, path: str) -> None:
    assert visit(active.officer.login).get(path).status == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_every_proceeding_is_light_and_khmer(shipped: Shipped, page: str) -> None:
    visitor = shipped.visit("supervisor")
    own = set(shipped.login("supervisor").split("-"))
    waiting = [f"/workflows/{code_of(name)}{page}" for name in shipped.desk.library.definitions]
    while waiting:
        shown = visitor.get(waiting.pop())
        assert (shown.status, latin_in(shown, own)) == (200, set()), shown.path
        assert len(shown.response.data) <= HEAVIEST, shown.path
        further = shown.all("//main//a[@class='button quiet']/@href")
        waiting += [f"{shown.path.partition('?')[0]}{one}" for one in further]
