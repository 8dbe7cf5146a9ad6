"""An office's own template is looked over, put in force for all, and taken out again."""

from dataclasses import replace
from itertools import islice
from uuid import UUID

import pytest
from sqlalchemy import update

from legalaid.documents.catalog import Papers
from legalaid.documents.preview import lines_of
from legalaid.domain.errors import DefinitionFaulty, InputInvalid, NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.models.document import Document
from legalaid.models.engine import Sessions
from legalaid.models.template import Template
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.documents import download
from legalaid.services.journeys import play, scenes
from legalaid.services.looking_over import file_of_template, look_over
from legalaid.services.templates import (
    bring_template,
    file_in_force,
    list_templates,
    prove_in_force,
    put_in_force,
    put_shipped_in_force,
    restore_shipped,
    view_templates,
)
from tests.documents.small import changed
from tests.services.looking import rows
from tests.services.shipped import shipped_cast, shipped_desk

NAME = "legal_aid_request/request_for_legal_aid"
BODY, SAID, OURS = "word/document.xml", "សេចក្តីដូចមានចែង", "តាមរបៀបការិយាល័យយើង"


def in_a_process_of_its_own(desk: Desk) -> Desk:
    """The same store, seen by a program that was told nothing yet."""
    shipped = desk.papers
    fresh = Papers(shipped.folders, shipped.catalog, shipped.courts, shipped.places)
    return replace(desk, papers=fresh)


@pytest.fixture
def desk(sessions: Sessions) -> Desk:
    return in_a_process_of_its_own(shipped_desk(sessions))


@pytest.fixture
def keeper(desk: Desk) -> Person:
    return shipped_cast(desk).people["administrator"]


def bring(desk: Desk, keeper: Person, old: str = SAID, new: str = OURS) -> UUID:
    """The template in force with other words somewhere."""
    content = changed(file_in_force(desk, keeper, NAME), (BODY, old, new))
    return bring_template(desk, keeper, NAME, content)


def request_said(desk: Desk) -> list[str]:
    """What the request says in a case of now."""
    cast = shipped_cast(desk)
    story = scenes(desk, "divorce", "first_visit_to_filed_divorce")
    *_, asked = play(desk, cast, islice(story, 2))
    person, reference = cast.playing(asked.scene.by), asked.taken.reference
    paper = next(p for p in view_case(desk, person, reference).papers if p.name == NAME)
    return list(lines_of(download(desk, person, reference, paper.id).content))


def says(lines: list[str], words: str) -> bool:
    return any(words in line for line in lines)


def test_before_it_is_put_in_force_it_makes_no_paper(desk: Desk, keeper: Person) -> None:
    bring(desk, keeper)

    assert not says(request_said(desk), OURS)


def test_in_force_it_makes_the_papers_of_every_process(desk: Desk, keeper: Person) -> None:
    other = in_a_process_of_its_own(desk)
    assert says(request_said(other), SAID)
    put_in_force(desk, keeper, bring(desk, keeper))

    assert says(request_said(desk), OURS)
    assert says(request_said(other), OURS)
    assert len({one.template_hash for one in rows(desk, Document, name=NAME)}) == 2


def test_the_shipped_one_can_be_gone_back_to_and_the_others_are_kept(
    desk: Desk, keeper: Person
) -> None:
    brought = bring(desk, keeper)
    put_in_force(desk, keeper, brought)
    put_shipped_in_force(desk, keeper, NAME)

    assert says(request_said(desk), SAID)
    [kept] = view_templates(desk, keeper, NAME).brought
    assert (kept.id, kept.by, kept.is_in_force) == (brought, keeper.name, False)
    put_in_force(desk, keeper, brought)
    assert says(request_said(desk), OURS)


def test_the_newest_is_edited_further(desk: Desk, keeper: Person) -> None:
    put_in_force(desk, keeper, bring(desk, keeper))
    put_in_force(desk, keeper, bring(desk, keeper, OURS, "ម្តងទៀត"))

    assert says(request_said(desk), "ម្តងទៀត")
    listed = {one.name: one for one in list_templates(desk, keeper)}
    assert [one.is_in_force for one in listed[NAME].brought].count(True) == 1
    assert [name for name, one in listed.items() if one.is_own] == [NAME]


def test_an_unknown_word_is_told_with_the_nearest_right_one(desk: Desk, keeper: Person) -> None:
    brought = bring(desk, keeper, "{{ request.problem }}", "{{ request.problm }}")
    review = look_over(desk, keeper, brought)

    assert [one.code for one in review.faults] == ["unknown-word"]
    assert "request.problem" in review.faults[0].message.km
    assert (review.lines, review.forgets) == ((), ())
    with pytest.raises(DefinitionFaulty):
        put_in_force(desk, keeper, brought)
    assert says(request_said(desk), SAID)


def test_a_word_that_the_step_does_not_guarantee_is_told_as_a_story(
    desk: Desk, keeper: Person
) -> None:
    brought = bring(desk, keeper, SAID, "{{ decision.accepted_because }} " + SAID)
    review = look_over(desk, keeper, brought)

    assert [(one.code, one.path) for one in review.faults] == [
        ("unassigned-field", "steps.record_consent.documents[0]"),
        ("unassigned-field", "steps.send_to_bar.documents[0]"),
    ]
    assert len(review.faults[1].story) == 4
    with pytest.raises(DefinitionFaulty, match="unassigned-field"):
        put_in_force(desk, keeper, brought)


def test_fields_it_forgets_are_named_by_their_titles(desk: Desk, keeper: Person) -> None:
    review = look_over(desk, keeper, bring(desk, keeper, "{{ request.problem }}", OURS))

    titles = dict(review.forgets)
    assert titles["request.problem"].km
    assert "client.name_km" not in titles
    assert review.faults == ()


def test_the_preview_shows_each_gap_by_its_name(desk: Desk, keeper: Person) -> None:
    lines = list(look_over(desk, keeper, bring(desk, keeper)).lines)

    assert says(lines, "⟦client.address.full⟧")
    assert says(lines, "⟦request.wanted[]⟧")
    assert says(lines, OURS)


@pytest.mark.parametrize(("content", "code"), [(b"", "file_missing"), (b"%PDF", "file_not_word")])
def test_what_is_no_word_file_is_not_kept(
    desk: Desk, keeper: Person, content: bytes, code: str
) -> None:
    with pytest.raises(InputInvalid, match=code):
        bring_template(desk, keeper, NAME, content)

    assert rows(desk, Template) == []


def test_only_who_may_change_templates_does(desk: Desk, keeper: Person) -> None:
    brought = bring(desk, keeper)
    people = shipped_cast(desk).people

    assert list_templates(desk, people["supervisor"])
    for act in (
        lambda person: list_templates(desk, person),
        lambda person: look_over(desk, person, brought),
        lambda person: file_of_template(desk, person, brought),
        lambda person: put_in_force(desk, person, brought),
        lambda person: put_shipped_in_force(desk, person, NAME),
    ):
        for role in ("lawyer", "womens_affairs", "legal_aid_officer", "auditor"):
            with pytest.raises(NotAllowed):
                act(people[role])


def test_a_paper_or_a_template_that_is_not_there_is_not_found(desk: Desk, keeper: Person) -> None:
    with pytest.raises(NotFound):
        view_templates(desk, keeper, "legal_aid_request/zebra")
    with pytest.raises(NotFound):
        put_in_force(desk, keeper, UUID(int=1))


def test_a_template_that_a_changed_workflow_no_longer_feeds_is_told_at_the_start(
    desk: Desk, keeper: Person
) -> None:
    put_in_force(desk, keeper, bring(desk, keeper))
    prove_in_force(desk)
    content = changed(
        file_in_force(desk, keeper, NAME), (BODY, OURS, "{{ decision.accepted_because }}")
    )
    with desk.sessions.writing.begin() as session:
        session.execute(update(Template).values(content=content))

    with pytest.raises(DefinitionFaulty, match="unassigned-field"):
        prove_in_force(in_a_process_of_its_own(desk))
    restore_shipped(desk, NAME)
    prove_in_force(in_a_process_of_its_own(desk))
