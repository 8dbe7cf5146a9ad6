"""The search tells who asks yes or no; one named officer sees why."""

from typing import Any

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.models.conflict_search import ConflictSearch
from legalaid.models.event import Event
from legalaid.models.notice import Notice
from legalaid.services.access_acts import JudgingConflict, SearchingConflicts
from legalaid.services.acts import Taken
from legalaid.services.case_page import view_case
from legalaid.services.conflicts import (
    Details,
    SearchView,
    judge_conflict,
    search_conflicts,
    view_conflicts,
    view_details,
)
from legalaid.services.events import verify
from legalaid.services.home import home
from tests.people import DWA, FAR, LAC, add_person
from tests.services.excluding import exclude
from tests.services.looking import rows
from tests.services.stories import KEYS, Story

HIM: dict[str, Any] = {"name_latin": "Chan Rithy", "name_km": "ចាន់ រិទ្ធី", "sex": "male"}


@pytest.fixture
def chief(filed: Story) -> Person:
    return add_person(filed.desk, "chief", "supervisor")


def other_case(story: Story, **client: object) -> str:
    """A case of the same office whose client is as said."""
    answers = {"client": {**HIM, **client}, "problem": "ក"}
    other = Story(story.desk, story.officer, story.aide, story.lawyer)
    return other.open(answers).reference


def search(story: Story, officer: Person, by: Person | None = None) -> SearchView:
    wish = SearchingConflicts(
        reference=story.reference, officer=officer.id, key=f"search {next(KEYS)}", seen=story.seen
    )
    asker = by or story.aide
    story.note(search_conflicts(story.desk, asker, wish))
    return view_conflicts(story.desk, asker, story.reference).searches[0]


def details(story: Story, officer: Person) -> Details:
    found = rows(story.desk, ConflictSearch)[0]
    return view_details(story.desk, officer, story.reference, found.id)


def judge(story: Story, officer: Person, *, is_conflict: bool) -> Taken:
    wish = JudgingConflict(
        reference=story.reference, search=rows(story.desk, ConflictSearch)[0].id,
        is_conflict=is_conflict, reason="It is another man.", key=f"judge {next(KEYS)}",
        seen=story.seen,
    )  # fmt: skip
    return story.note(judge_conflict(story.desk, officer, wish))


def test_nothing_found_is_clear(filed: Story, chief: Person) -> None:
    other_case(filed, name_km="ហេង វិសាល", name_latin="Heng Visal")

    assert search(filed, chief).outcome == "clear"
    assert rows(filed.desk, Notice, user_id=chief.id) == []


def test_he_is_found_in_the_other_script_as_the_client_of_another_case(
    filed: Story, chief: Person
) -> None:
    other = other_case(filed)

    assert search(filed, chief).outcome == "possible"
    assert [(one.reference, one.here, one.there) for one in details(filed, chief).found] == [
        (other, "opponent", "client")
    ]


def test_who_stands_on_the_same_side_is_no_conflict(filed: Story, chief: Person) -> None:
    told = {"name_km": "សុខ ដារ៉ា", "name_latin": "Sok Dara", "sex": "female"}
    other_case(filed, **told)

    assert search(filed, chief).outcome == "clear"


def test_a_case_of_another_office_is_none(filed: Story, chief: Person) -> None:
    answers = {"client": HIM, "problem": "ក"}
    opener = add_person(filed.desk, "opener", "womens_affairs", FAR)
    Story(filed.desk, opener, filed.aide, filed.lawyer).open(answers, serving_office=FAR)

    assert search(filed, chief).outcome == "clear"


def test_only_the_named_officer_sees_what_was_found(filed: Story, chief: Person) -> None:
    other = other_case(filed)
    told = search(filed, chief)
    second = add_person(filed.desk, "second", "supervisor")

    assert other not in repr(told)
    for one, refused in ((filed.aide, NotAllowed), (filed.lawyer, NotAllowed), (second, NotFound)):
        with pytest.raises(refused):
            details(filed, one)


def test_nothing_of_it_is_in_the_record_that_others_read(filed: Story, chief: Person) -> None:
    other = other_case(filed)
    search(filed, chief)
    judge(filed, chief, is_conflict=True)

    told = repr(view_case(filed.desk, filed.officer, filed.reference))
    assert other not in told
    assert "another man" not in told
    assert {row.kind for row in rows(filed.desk, Event)} >= {"search_conflicts", "judge_conflict"}
    assert other.encode() not in b"".join(row.sealed for row in rows(filed.desk, ConflictSearch))
    assert verify(filed.desk) == ()


def test_the_officer_is_told_at_once_and_the_asker_hears_the_word(
    filed: Story, chief: Person
) -> None:
    other_case(filed)
    search(filed, chief)
    assert [one.title for one in home(filed.desk, chief).news] == ["search_conflicts"]

    judge(filed, chief, is_conflict=False)

    seen = view_conflicts(filed.desk, filed.aide, filed.reference).searches[0]
    assert (seen.outcome, seen.word) == ("possible", "clear")
    assert [one.title for one in home(filed.desk, filed.aide).news] == ["judge_conflict"]


def test_a_word_is_given_once(filed: Story, chief: Person) -> None:
    other_case(filed)
    search(filed, chief)
    judge(filed, chief, is_conflict=False)

    with pytest.raises(InputInvalid, match="already_judged"):
        judge(filed, chief, is_conflict=True)


def test_a_match_with_a_case_she_is_kept_out_of_is_counted_not_shown(
    filed: Story, chief: Person
) -> None:
    other = other_case(filed)
    noise = Story(filed.desk, filed.officer, filed.aide, filed.lawyer, other, 1)
    exclude(noise, filed.officer, chief)
    search(filed, chief)

    found = details(filed, chief)
    assert (found.found, found.hidden) == ((), 1)


@pytest.mark.parametrize("office", [DWA, FAR])
def test_the_officer_is_one_of_the_office_that_would_serve(filed: Story, office: Any) -> None:
    elsewhere = add_person(filed.desk, "elsewhere", "supervisor", office)

    with pytest.raises(InputInvalid, match="officer: not_a_choice"):
        search(filed, elsewhere)


def test_nobody_names_herself(filed: Story, chief: Person) -> None:
    with pytest.raises(InputInvalid, match="officer: not_a_choice"):
        search(filed, chief, by=chief)


def test_an_identity_number_finds_him_under_any_name(story: Story) -> None:
    chief = add_person(story.desk, "chief", "supervisor", LAC)
    other_case(story, name_km="ហេង វិសាល", name_latin="", identity_number="០១២ ៣៤៥")
    story.open({
        "client": {"name_km": "សុខ ដារ៉ា", "sex": "female"}, "problem": "ក",
    })  # fmt: skip
    story.accept()
    story.assign()
    story.sue()
    him = {"name_km": "ចាន់ រិទ្ធី", "identity_number": "012-345"}
    story.take(story.lawyer, "file", 2, answers={"opponent": him, "children": []})

    assert search(story, chief).outcome == "possible"
    assert details(story, chief).found[0].agree == ("identity_number",)
