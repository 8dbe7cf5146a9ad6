"""The stories that lawyers agreed on, played through the real services on both databases."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import takewhile
from zipfile import ZipFile

import pytest

from legalaid.documents.facts import read_fields_json
from legalaid.models.engine import Sessions
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.events import verify
from legalaid.services.journeys import (
    Cast,
    Played,
    PlayedPaper,
    Scene,
    Stage,
    at_noon,
    papers_of,
    perform,
    play,
    scenes,
)  # fmt: skip
from legalaid.services.timers import run_timers
from tests.services.shipped import shipped_cast, shipped_desk, sources

STORIES = [
    (workflow, name)
    for workflow in sources().library.definitions
    for name in sources().library.journeys(workflow)
]
FIRST_VISIT = ("divorce", "first_visit_to_filed_divorce")


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return shipped_desk(sessions)


@pytest.fixture
def cast(desk: Desk) -> Cast:
    return shipped_cast(desk)


def told(desk: Desk, cast: Cast, story: tuple[str, str]) -> list[Played]:
    return list(play(desk, cast, scenes(desk, *story)))


@pytest.mark.parametrize("story", STORIES, ids="/".join)
def test_a_story_ends_as_the_lawyers_agreed(desk: Desk, cast: Cast, story: tuple[str, str]) -> None:
    workflow, name = story
    expected = desk.library.journeys(workflow)[name].expect
    played = told(desk, cast, story)
    own = [one for one in played if one.scene.story == "/".join(story)]
    papers = [paper for one in own for paper in one.taken.papers]
    wanted = [paper if "/" in paper else f"{workflow}/{paper}" for paper in expected.papers]

    assert last_of(played, workflow).taken.state == expected.state
    assert papers == wanted
    assert running(desk, cast, played, workflow) == expected.deadlines
    assert verify(desk) == ()


def last_of(played: list[Played], workflow: str) -> Played:
    return [one for one in played if one.scene.workflow == workflow][-1]


def running(desk: Desk, cast: Cast, played: list[Played], workflow: str) -> dict[str, date | None]:
    """The deadlines of the story's own proceeding that run on its last day or have passed."""
    last = last_of(played, workflow)
    then = replace(desk, clock=lambda: at_noon(played[-1].scene.on))
    case = view_case(then, cast.playing("supervisor"), last.taken.reference)
    return {
        one.name: one.due_on
        for one in case.deadlines
        if one.number == last.taken.number and one.standing != "stopped"
    }


def test_the_first_visit_leaves_exactly_the_papers_its_steps_declare(
    desk: Desk, cast: Cast
) -> None:
    played = told(desk, cast, FIRST_VISIT)
    declared = [paper for one in played for paper in declared_by(desk, one.scene)]
    case = view_case(desk, cast.playing("supervisor"), played[-1].taken.reference)

    assert sorted(paper.name for paper in case.papers) == sorted(declared)
    assert "divorce/complaint" in declared
    assert "court_cost_relief/relief_application" in declared


def declared_by(desk: Desk, scene: Scene) -> list[str]:
    workflow = desk.library.definitions[scene.workflow].workflow
    act = workflow.opening if scene.take == "open" else workflow.steps[scene.take]
    return [name if "/" in name else f"{scene.workflow}/{name}" for name in act.documents]


def first_papers(desk: Desk, cast: Cast) -> list[PlayedPaper]:
    return list(papers_of(desk, cast, play(desk, cast, scenes(desk, *FIRST_VISIT))))


def test_every_paper_opens_and_is_made_again_from_its_fields(desk: Desk, cast: Cast) -> None:
    for paper in first_papers(desk, cast):
        world = sources().world(desk.today())
        values, facts = read_fields_json(paper.fields, desk.library.catalog, world)

        assert "word/document.xml" in ZipFile(BytesIO(paper.content)).namelist()
        assert desk.papers.render(paper.document, values, facts).bytes == paper.content


def up_to(desk: Desk, story: tuple[str, str], step: str) -> list[Scene]:
    """The scenes of a story before that step."""
    return list(takewhile(lambda one: one.take != step, scenes(desk, *story)))


def test_an_appeal_filed_in_time_is_recorded_after_the_timer_moved_the_case(
    desk: Desk, cast: Cast
) -> None:
    story = ("court_cost_relief", "appealed_and_granted_in_part")
    line = list(scenes(desk, *story))
    appeal = next(one for one in line if one.take.startswith("appeal"))
    before = list(play(desk, cast, iter(up_to(desk, story, appeal.take))))
    late = replace(desk, clock=lambda: at_noon(date(2026, 12, 1)))

    assert run_timers(late) > 0
    seen = view_case(late, cast.playing("supervisor"), before[-1].taken.reference).seen
    stage = Stage(before[-1].taken.reference, seen, numbers(before))
    taken = perform(late, cast, appeal, stage, "filed in time, recorded late")

    assert taken.state == desk.library.definitions[story[0]].workflow.steps[appeal.take].to


def numbers(played: list[Played]) -> dict[str, int]:
    return {one.scene.workflow: one.taken.number for one in played}
