"""Lists, search and home show what is mine, and only what is mine."""

import pytest

from legalaid.domain.errors import NotAllowed, NotFound
from legalaid.services.case_page import view_case
from legalaid.services.cases import PAGE, list_cases, search_cases
from legalaid.services.home import home
from legalaid.services.notices import work_off_outbox
from legalaid.services.rows import Filters
from tests.people import DWA, FAR, add_person
from tests.services.conftest import Watch
from tests.services.stories import TOLD, Story, day

EVERY = Filters()


def references(story: Story, filters: Filters = EVERY) -> list[str]:
    return [one.reference for one in list_cases(story.desk, story.officer, filters).rows]


def test_the_newest_stands_first(story: Story, watch: Watch) -> None:
    watch.go(minutes=1)
    story.open()

    assert references(story) == ["KSP-LAC1-2026-000002", "KSP-LAC1-2026-000001"]


def test_pages_follow_each_other_while_cases_are_added(story: Story, watch: Watch) -> None:
    for _ in range(PAGE + 3):
        watch.go(minutes=1)
        story.open()
    first = list_cases(story.desk, story.officer, EVERY)
    watch.go(minutes=1)
    story.open()
    second = list_cases(story.desk, story.officer, EVERY, first.after)

    seen = [one.reference for one in (*first.rows, *second.rows)]
    assert (len(first.rows), len(second.rows), second.after) == (PAGE, 4, None)
    assert len(set(seen)) == PAGE + 4


@pytest.mark.parametrize(
    "after", ["nonsense", "2026-01-01T00:00:00~x", "2026-01-01T00:00:00~" + "0" * 32]
)
def test_a_cursor_that_we_did_not_give_is_not_found(story: Story, after: str) -> None:
    with pytest.raises(NotFound):
        list_cases(story.desk, story.officer, EVERY, after)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(workflow="suit"), [2]),
        (Filters(state="received"), [1]),
        (Filters(workflow="request", state="active"), [2]),
        (Filters(workflow="suit", state="received"), []),
        (Filters(standing="open"), [2, 1]),
        (Filters(standing="closed"), []),
        (Filters(office=FAR), []),
        (Filters(office=DWA), [2, 1]),
        (Filters(mine=True), [2, 1]),
    ],
)
def test_filters_choose(filed: Story, filters: Filters, found: list[int]) -> None:
    assert sorted(references(filed, filters)) == sorted(f"KSP-LAC1-2026-{n:06}" for n in found)


def test_a_line_says_who_where_and_when_the_next_is_due(filed: Story) -> None:
    row = list_cases(filed.desk, filed.lawyer, EVERY).rows[0]

    assert (row.name, row.serving_office) == ("សុខ ដារ៉ា", "Office 2")
    assert row.next_due == day("2026-04-01")
    assert [one.state_title.en for one in row.stands] == ["Active", "Filed"]


def test_another_office_lists_nothing(filed: Story) -> None:
    far = add_person(filed.desk, "far", "supervisor", FAR)

    assert list_cases(filed.desk, far, EVERY).rows == ()
    with pytest.raises(NotAllowed):
        list_cases(filed.desk, add_person(filed.desk, "admin", "administrator"), EVERY)


@pytest.mark.parametrize(
    "typed",
    ["សុខ ដារ៉ា", "ដារ៉ា សុខ", "Sok Dara", "sok  dara", "DARA", "ដារ៉ា", "KSP-LAC1-2026-2",
     "ksp-lac1-2026-000002", "KSP-LAC1-២០២៦-២", "Chan Rith"],
)  # fmt: skip
def test_a_case_is_found_however_it_is_typed(filed: Story, typed: str) -> None:
    found = search_cases(filed.desk, filed.officer, typed)

    assert filed.reference in [one.reference for one in found]


@pytest.mark.parametrize(
    "typed", ["", "  ", "zzz", "\x00", "\ud800", "a" * 500, "%", "KSP-LAC1-2026-9"]
)
def test_what_is_nobody_finds_nobody(filed: Story, typed: str) -> None:
    assert search_cases(filed.desk, filed.officer, typed) == ()


def test_the_same_spelling_stands_before_a_like_one(story: Story, watch: Watch) -> None:
    story.open({**TOLD, "client": {"name_km": "សុខ តារា", "sex": "female"}})
    exact = story.reference
    watch.go(minutes=1)
    story.open({**TOLD, "client": {"name_km": "សុខ ដារ៉ា", "sex": "female"}})

    found = search_cases(story.desk, story.officer, "សុខ តារា")
    assert [one.reference for one in found] == [exact, story.reference]


def test_a_name_is_not_found_from_another_province(filed: Story) -> None:
    far = add_person(filed.desk, "far", "supervisor", FAR)

    assert search_cases(filed.desk, far, "Sok Dara") == ()


def test_home_shows_what_waits_for_me(filed: Story) -> None:
    filed.refuse()
    mine = home(filed.desk, filed.lawyer)

    assert {one.state_title.en for one in mine.moves} == {"Active", "Refused"}
    assert [one.name for one in home(filed.desk, filed.aide).moves] == ["ផ្សេង ទៀត"]


def test_home_shows_what_is_due_and_what_is_past(filed: Story, watch: Watch) -> None:
    filed.refuse()
    assert [one.title.en for one in home(filed.desk, filed.lawyer).due] == ["Appeal"]

    watch.go(days=8)

    assert [one.title.en for one in home(filed.desk, filed.lawyer).overdue] == ["Appeal"]
    assert home(filed.desk, filed.lawyer).due == ()


def test_news_goes_when_the_case_is_looked_at(filed: Story) -> None:
    work_off_outbox(filed.desk)
    before = home(filed.desk, filed.officer).news
    view_case(filed.desk, filed.officer, filed.reference)

    assert len(before) == 5
    assert home(filed.desk, filed.officer).news == ()
