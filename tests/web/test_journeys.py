"""Every story of the workflows, told through the pages without script; nothing of it leaks."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask, request_finished

from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.case_page import view_case
from legalaid.services.demo import login_of, read_demo
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, Stage, at_noon, scenes
from legalaid.services.views import CaseView
from tests.build import KEYRING
from tests.services.conftest import Watch
from tests.services.shipped import shipped_cast, shipped_desk, sources
from tests.web.canaries import Listener, is_heard, planted, stored
from tests.web.telling import Typed, door_of, note, path_of, typed_answers
from tests.web.visitor import Visitor

WATCHERS = ("auditor", "working_group")
STORIES = [
    (workflow, name)
    for workflow in sources().library.definitions
    for name in sources().library.journeys(workflow)
]


@pytest.fixture
def desk(sqlite_url: str, watch: Watch) -> Iterator[Desk]:
    engine = open_engine(sqlite_url)
    yield replace(shipped_desk(open_sessions(engine, KEYRING)), clock=watch)
    engine.dispose()


def tell(browser: Visitor, desk: Desk, cast: Cast, scene: Scene, stage: Stage) -> None:
    """Goes to the form, fills it in page by page, checks and confirms."""
    filled = typed_answers(desk, cast, scene)
    page = browser.get(door_of(desk, scene, stage))
    while not page.path.endswith("/check"):
        fit_rows(browser, filled)
        page = browser.submit(those_asked(browser, filled))
        assert page.faults() == [], page.text
    if ahead := page.all("//a[@id='bundle']/@href"):
        page = browser.get(ahead[0])
        assert page.status == 200, page.text
    page = browser.submit()
    assert page.path.startswith("/cases/"), page.text
    note(desk, cast, scene, stage, page.path)


def fit_rows(browser: Visitor, filled: Typed) -> None:
    """As many rows as the story has, by the buttons of the page."""
    for name in [one for one in filled if one.endswith((".rows", ".none"))]:
        path = path_of(name)
        wanted = int(str(filled.get(f"{path}.rows", 0)))
        if browser.page.all(f"//input[@name='{path}.rows']"):
            there = int(browser.page.value(f"{path}.rows"))
            for number in reversed(range(wanted, there)):
                browser.submit(act=f"remove:{path}:{number}")
            for _ in range(there, wanted):
                browser.submit(act=f"add:{path}")


def those_asked(browser: Visitor, filled: Typed) -> Typed:
    """What of it stands on this page; how many rows there are is not typed."""
    asked = set(browser.page.all("//main//form[@data-draft]//@name"))
    return {n: v for n, v in filled.items() if n in asked and not n.endswith(".rows")}


@pytest.fixture
def listener(app: Flask, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Listener]:
    """Listens while a story is told, and then to every file that it left behind."""
    ears = Listener(app)
    logging.getLogger().addHandler(ears)
    with request_finished.connected_to(ears.hear, app):
        yield ears
    logging.getLogger().removeHandler(ears)
    ears.note("output", "".join(capfd.readouterr()))
    for place, text in stored(tmp_path):
        ears.note(place, text)
    assert ears.heard == []


def tells_of_her(desk: Desk, scene: Scene) -> bool:
    """Whether it answers, in words, what the page of all that is known of a case shows."""
    catalog = desk.library.catalog
    told = {path: said for path, said in scene.answers.items() if catalog.scope(path) == "case"}
    return is_heard(str(told))


def look_around(app: Flask, reference: str, *, is_told: bool) -> None:
    """Her words are on the page of her case; strangers and watchers find none on theirs."""
    officer = Visitor(app).sign_in(login_of("womens_affairs"), read_demo().password)
    assert is_heard(officer.get(f"/cases/{reference}/known").text) == is_told
    papers = officer.get(f"/cases/{reference}/papers").all(
        "//main//a/@href[contains(., 'papers/')]"
    )
    for path in papers:
        officer.get(path)
    for role in WATCHERS:
        other = Visitor(app).sign_in(login_of(role), read_demo().password)
        for path in ("/", "/cases/", f"/cases/{reference}", "/acts/"):
            assert not is_heard(other.get(path).text), (role, path)


@pytest.mark.parametrize(("workflow", "name"), STORIES, ids=["/".join(one) for one in STORIES])
def test_a_story_is_told_through_the_pages(
    app: Flask, desk: Desk, watch: Watch, listener: Listener, workflow: str, name: str
) -> None:
    cast, stage, is_told = shipped_cast(desk), Stage(), False
    borrowed = 0  # papers of the other story that this one goes on from

    for scene in scenes(desk, workflow, name):
        watch.now = at_noon(scene.on)
        login = login_of(role_of(cast, scene.by))
        browser = Visitor(app).sign_in(login, read_demo().password)
        sung = planted(desk.library.catalog, scene)
        is_told = is_told or tells_of_her(desk, sung)
        tell(browser, desk, cast, sung, stage)
        if scene.story != f"{workflow}/{name}":
            borrowed = len(looked_at(desk, cast, stage).papers)

    expected = desk.library.journeys(workflow)[name].expect
    case = looked_at(desk, cast, stage)
    stands = {one.number: one.state for one in case.proceedings}
    assert stands[stage.numbers[workflow]] == expected.state
    assert len(case.papers) - borrowed == len(expected.papers)
    look_around(app, str(stage.reference), is_told=is_told)
    assert listener.answers > 0


def looked_at(desk: Desk, cast: Cast, stage: Stage) -> CaseView:
    return view_case(desk, cast.playing("case_owner"), str(stage.reference))


def role_of(cast: Cast, part: str) -> str:
    person = cast.playing(part)
    return next(role for role, one in cast.people.items() if one.id == person.id)
