"""The shortest story of each workflow in a real browser, with script and without.

Without script all stories are told as well by the HTTP client of `tests/web`.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from legalaid.app import create_app
from legalaid.config import Config
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.journeys import Stage, at_noon, scenes
from tests.browser.conftest import LOUD, serve
from tests.browser.telling import Teller
from tests.build import KEYRING
from tests.services.conftest import Watch
from tests.services.shipped import shipped_cast, shipped_desk, sources

pytestmark = pytest.mark.browser
WATCH = Watch()


def length(workflow: str, name: str) -> int:
    journey = sources().library.journeys(workflow)[name]
    before = length(*journey.follows.split("/")) if journey.follows else 0
    return before + len(journey.steps)


def shortest(workflow: str) -> str:
    return min(sources().library.journeys(workflow), key=lambda name: length(workflow, name))


@pytest.fixture(scope="module")
def desk(sqlite_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    store = tmp_path_factory.mktemp("journeys") / "store.db"
    store.write_bytes(sqlite_master.read_bytes())
    engine = open_engine(f"sqlite:///{store}")
    yield replace(shipped_desk(open_sessions(engine, KEYRING)), clock=WATCH)
    engine.dispose()


@pytest.fixture(scope="module")
def here(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    config = Config(
        database_url="",
        master_keys={1: b"k" * 32},
        secret=b"s" * 32,
        instance=tmp_path_factory.mktemp("instance"),
    )
    yield from serve(create_app(config, desk))


@pytest.mark.parametrize("workflow", list(sources().library.definitions))
def test_the_shortest_story_is_told_with_script(
    browser: Browser, here: str, desk: Desk, workflow: str
) -> None:
    tell(browser, here, desk, (workflow, shortest(workflow)), has_script=True)


def test_a_story_is_told_without_script(browser: Browser, here: str, desk: Desk) -> None:
    tell(browser, here, desk, ("court_cost_relief", "refused_and_paid"), has_script=False)


def tell(
    browser: Browser, here: str, desk: Desk, story: tuple[str, str], *, has_script: bool
) -> None:
    (workflow, name), stage, cast = story, Stage(), shipped_cast(desk)
    page = browser.new_context(java_script_enabled=has_script).new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in LOUD else None)
    teller = Teller(page, here, desk, cast, has_script)

    for scene in scenes(desk, workflow, name):
        WATCH.now = at_noon(scene.on)
        teller.tell(scene, stage)

    page.context.close()
    case = view_case(desk, cast.playing("case_owner"), str(stage.reference))
    stands = {one.number: one.state for one in case.proceedings}
    assert stands[stage.numbers[workflow]] == desk.library.journeys(workflow)[name].expect.state
    assert said == []
