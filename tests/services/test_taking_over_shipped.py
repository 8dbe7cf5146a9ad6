"""Wherever a proceeding can stand, one that ran on paper is taken over, and goes on from there."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from legalaid.domain.errors import InputInvalid, StepNotPossible
from legalaid.engine.proof.graph import Way
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.acts import Act, Taken
from legalaid.services.ground import Ground
from legalaid.services.steps import plan
from tests.build import KEYRING
from tests.documents.sample import FULL
from tests.services.looking import count_rows, ground, is_told_by_its_events
from tests.services.paper_cases import TODAY, Office, point
from tests.services.shipped import sources
from tests.services.stories import KEYS

FIRST = "legal_aid_request"
STATES = [
    (name, state, sparsely)
    for name, one in sources().library.definitions.items()
    for state in one.workflow.states
    for sparsely in (True, False)
]


@pytest.fixture(scope="module")
def office(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One store for all of them: no case knows of another."""
    path = tmp_path_factory.mktemp("paper") / "store.db"
    shutil.copy(sqlite_master, path)
    engine = open_engine(f"sqlite:///{path}")
    yield Office.of(open_sessions(engine, KEYRING))
    engine.dispose()


def brought_in(office: Office, workflow: str, state: str, *, sparsely: bool) -> Taken:
    """The request for legal aid first, where the proceeding is another one."""
    first = None if workflow == FIRST else brought_in(office, FIRST, "active", sparsely=sparsely)
    asked = office.asked(workflow, state, first)
    stands = office.stands(workflow)
    world = stands.cases[state][0]
    answers = office.answers(stands, world, asked, sparsely=sparsely)
    with suppress(InputInvalid):
        return office.take_over(workflow, state, first, answers=answers)
    more = dict.fromkeys(lacking(office, workflow, state, first, answers), True)
    answers = office.answers(stands, world, asked | more, sparsely=sparsely)
    return office.take_over(workflow, state, first, answers=answers)


def lacking(
    office: Office, workflow: str, state: str, first: Taken | None, answers: Mapping[str, Any]
) -> list[str]:
    """What such a case would have given as well, as the refusal names it."""
    with pytest.raises(InputInvalid) as refused:
        office.take_over(workflow, state, first, answers=answers)
    return [one.path for one in refused.value.faults if one.code == "required_there"]


@pytest.mark.parametrize(("workflow", "state", "sparsely"), STATES)
def test_it_goes_on_from_every_state(
    office: Office, workflow: str, state: str, *, sparsely: bool
) -> None:
    taken = brought_in(office, workflow, state, sparsely=sparsely)

    assert taken.state == state
    assert count_rows(office.desk)["document"] == 0
    assert is_told_by_its_events(office.desk, taken.reference)
    went_on = list(steps_ahead(office, workflow, taken, sparsely=sparsely))
    is_final = sources().library.definitions[workflow].workflow.states[state].final
    assert bool(went_on) != is_final


def steps_ahead(office: Office, workflow: str, taken: Taken, *, sparsely: bool) -> Iterator[str]:
    """The steps that can be taken next, each planned with its papers and not written."""
    definition = office.desk.library.definitions[workflow]
    for name, step in definition.workflow.steps.items():
        if taken.state in step.from_ and goes(office, workflow, taken, name, sparsely=sparsely):
            yield name


def goes(office: Office, workflow: str, taken: Taken, step: str, *, sparsely: bool) -> bool:
    with office.desk.sessions.reading() as session:
        here = ground(office.desk, session, taken.reference)
        stands = office.stands(workflow)
        flow = stands.flow
        before = point(stands, here.values(here.proceeding(taken.number)))
        way = Way("step", step, taken.state, flow.workflow.steps[step].to)
        for world in flow.taking(before, way)[:1]:
            answers = office.answers(stands, world, flow.asked[step], sparsely=sparsely)
            act = Act(
                reference=taken.reference, number=taken.number, step=step, answers=answers,
                happened_on=TODAY, key=f"go on {next(KEYS)}", seen=taken.seen, paper_on=TODAY,
            )  # fmt: skip
            if is_planned(office, session, here, workflow, act):
                return True
    return False


def is_planned(office: Office, session: Session, here: Ground, workflow: str, act: Act) -> bool:
    """By whoever of the people may; a refusal is no hole."""
    by = sources().library.definitions[workflow].workflow.steps[act.step].by
    for part in by:
        try:
            plan(session, here, office.cast.playing(part), act)
        except StepNotPossible:
            continue
        return True
    return False


def test_an_answer_that_no_case_has_there_is_refused(office: Office) -> None:
    first = brought_in(office, FIRST, "active", sparsely=True)
    asked = office.asked("protection_order", "filed", first)
    stands = office.stands("protection_order")
    answers = office.answers(stands, stands.cases["filed"][0], asked, sparsely=True)
    answers["protection"]["track"] = "administrative"
    with pytest.raises(InputInvalid) as refused:
        office.take_over("protection_order", "filed", first, answers=answers)

    assert ("protection.track", "not_so_there") in [
        (one.path, one.code) for one in refused.value.faults
    ]


def test_what_is_given_where_another_answer_is_given_is_asked_for(office: Office) -> None:
    first = brought_in(office, FIRST, "active", sparsely=True)
    asked = office.asked("divorce", "served", first)
    stands = office.stands("divorce")
    answers = office.answers(stands, stands.cases["served"][0], asked, sparsely=True)
    answers |= {"witnesses": FULL["witnesses"]}
    answers.pop("incidents", None)

    assert "incidents" in lacking(office, "divorce", "served", first, answers)
