"""An administrator brings people in and sends them out, and never knows a password."""

from collections.abc import Callable
from datetime import date

import pytest

from legalaid.domain.errors import InputInvalid, NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.services.desk import Desk
from legalaid.services.offices import found_office, list_offices
from legalaid.services.passwords import accept_invitation
from legalaid.services.sign_in import sign_in
from legalaid.services.staff import Appointment, Invitation, NewOffice
from legalaid.services.standing import person_of
from legalaid.services.users import (
    disable_user,
    enable_user,
    end_role,
    found_installation,
    grant_role,
    invite_user,
    list_users,
    renew_invitation,
)
from tests.build import TODAY
from tests.people import LAC, PASSWORD, add_person
from tests.services.conftest import Watch

SOKHA = Invitation(login="Sokha", name="សុខា")
OFFICE = NewOffice(code="LAC9", kind="legal_aid", province="05", name_km="ក", name_en="K")


@pytest.fixture
def admin(founded: Desk) -> Person:
    return add_person(founded, "admin", "administrator")


def test_who_is_invited_sets_the_password_once(desk: Desk, admin: Person) -> None:
    code = invite_user(desk, admin, SOKHA)

    accept_invitation(desk, code, PASSWORD)

    assert sign_in(desk, "sokha", PASSWORD, "a")
    with pytest.raises(NotFound):
        accept_invitation(desk, code, PASSWORD)


def test_an_invitation_ends_after_a_week(desk: Desk, admin: Person, watch: Watch) -> None:
    code = invite_user(desk, admin, SOKHA)
    watch.go(days=8)

    with pytest.raises(NotFound):
        accept_invitation(desk, code, PASSWORD)


def test_a_name_is_given_once(desk: Desk, admin: Person) -> None:
    invite_user(desk, admin, SOKHA)

    with pytest.raises(InputInvalid, match="already_taken"):
        invite_user(desk, admin, SOKHA)


def test_a_hidden_character_in_a_name_is_refused(desk: Desk, admin: Person) -> None:
    with pytest.raises(InputInvalid, match="bidi"):
        invite_user(desk, admin, Invitation(login="x", name="so\u202ekha"))


def test_disabling_ends_every_sign_in_at_once(desk: Desk, admin: Person) -> None:
    dara = add_person(desk, "dara", "lawyer")
    token = sign_in(desk, "dara", PASSWORD, "a")

    disable_user(desk, admin, dara.id)

    assert person_of(desk, token) is None
    with pytest.raises(InputInvalid, match="sign_in_failed"):
        sign_in(desk, "dara", PASSWORD, "a")
    enable_user(desk, admin, dara.id)
    assert sign_in(desk, "dara", PASSWORD, "a")


def test_renewing_an_invitation_ends_the_old_password(desk: Desk, admin: Person) -> None:
    dara = add_person(desk, "dara", "lawyer")
    token = sign_in(desk, "dara", PASSWORD, "a")

    code = renew_invitation(desk, admin, dara.id)

    assert person_of(desk, token) is None
    with pytest.raises(InputInvalid):
        sign_in(desk, "dara", PASSWORD, "a")
    accept_invitation(desk, code, "eleven loud mountains")


def test_a_role_counts_from_the_next_page_and_not_after_its_end(desk: Desk, admin: Person) -> None:
    dara = add_person(desk, "dara", "lawyer")
    token = sign_in(desk, "dara", PASSWORD, "a")

    held = grant_role(desk, admin, Appointment(
        user=dara.id, office=LAC, role="supervisor", starts_on=TODAY
    ))  # fmt: skip
    before = person_of(desk, token)
    end_role(desk, admin, held)
    after = person_of(desk, token)

    assert before is not None
    assert after is not None
    assert (before.roles, after.roles) == ({"lawyer", "supervisor"}, {"lawyer"})


@pytest.mark.parametrize("act", [disable_user, enable_user, renew_invitation])
def test_nobody_administers_himself(
    desk: Desk, admin: Person, act: Callable[[Desk, Person, object], object]
) -> None:
    with pytest.raises(InputInvalid, match="not_yourself"):
        act(desk, admin, admin.id)


def test_who_is_no_administrator_administers_nobody(desk: Desk, admin: Person) -> None:
    dara = add_person(desk, "dara", "supervisor")
    acts: list[Callable[[], object]] = [
        lambda: list_users(desk, dara),
        lambda: invite_user(desk, dara, SOKHA),
        lambda: disable_user(desk, dara, admin.id),
        lambda: found_office(desk, dara, OFFICE),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def test_the_list_tells_who_holds_what(desk: Desk, admin: Person) -> None:
    add_person(desk, "dara", "lawyer")

    seen = {one.login: [m.role for m in one.memberships] for one in list_users(desk, admin)}

    assert seen == {"admin": ["administrator"], "dara": ["lawyer"]}


def test_an_office_needs_a_code_that_fits_a_reference(desk: Desk, admin: Person) -> None:
    found_office(desk, admin, OFFICE)

    assert "LAC9" in [one.code for one in list_offices(desk, admin)]
    with pytest.raises(InputInvalid, match="already_taken"):
        found_office(desk, admin, OFFICE)
    with pytest.raises(InputInvalid, match="not_an_office_code"):
        found_office(desk, admin, NewOffice(**{**vars_of(OFFICE), "code": "lac-1"}))


def vars_of(office: NewOffice) -> dict[str, str]:
    return {name: getattr(office, name) for name in office.__slots__}


def test_an_empty_installation_is_founded_once(desk: Desk) -> None:
    _, code = found_installation(desk, OFFICE, SOKHA)
    accept_invitation(desk, code, PASSWORD)
    person = person_of(desk, sign_in(desk, "sokha", PASSWORD, "a"))

    assert person is not None
    assert person.roles == {"administrator"}
    with pytest.raises(InputInvalid, match="already_founded"):
        found_installation(desk, OFFICE, SOKHA)


def test_a_role_cannot_end_before_it_begins(desk: Desk, admin: Person) -> None:
    dara = add_person(desk, "dara", "lawyer")

    with pytest.raises(InputInvalid, match="before_beginning"):
        grant_role(desk, admin, Appointment(
            user=dara.id, office=LAC, role="lawyer", starts_on=TODAY, ends_on=date(2026, 3, 1)
        ))  # fmt: skip
