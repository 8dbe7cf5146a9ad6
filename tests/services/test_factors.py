"""Whoever sees names shows a second thing beside the password, and each code opens once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from legalaid.domain.errors import InputInvalid, ProofWanted
from legalaid.domain.roles import ROLES, Person, needs_second_factor
from legalaid.services import factors
from legalaid.services.desk import Desk
from legalaid.services.sign_in import sign_in
from legalaid.services.staff import Appointment
from legalaid.services.standing import person_of, standing_of
from legalaid.services.step_up import come_back, prove, require_proof
from legalaid.services.users import grant_role, renew_invitation
from tests.build import TODAY
from tests.people import LAC, PASSWORD, add_person
from tests.services.conftest import Watch

SEES_NO_NAME = {"secretariat", "chair", "working_group", "provider"}


@pytest.fixture
def asking(founded: Desk) -> Desk:
    return replace(founded, asks_second_factor=True)


@pytest.fixture
def dara(asking: Desk) -> Person:
    add_person(asking, "noise", "lawyer")
    return add_person(asking, "dara", "lawyer")


def lacks(desk: Desk, token: str) -> str | None:
    standing = standing_of(desk, token)
    assert standing is not None
    return standing.lacks


def phone_of(desk: Desk, person: Person) -> Callable[[], str]:
    """A telephone that has read the picture; it makes the code of the desk's present moment."""
    totp = pyotp.parse_uri(factors.begin_phone(desk, person))
    assert isinstance(totp, pyotp.TOTP)
    return lambda: totp.at(desk.now())


def with_phone(desk: Desk, person: Person, watch: Watch) -> Callable[[], str]:
    phone = phone_of(desk, person)
    factors.confirm_phone(desk, person, sign_in(desk, person.login, PASSWORD, "a"), phone())
    watch.go(seconds=60)
    return phone


@pytest.mark.parametrize("role", ROLES)
def test_every_role_that_sees_names_or_watches_needs_a_second_factor(role: str) -> None:
    assert needs_second_factor([role]) == (role not in SEES_NO_NAME)


def test_the_password_alone_opens_nothing_until_a_factor_is_set_up(
    asking: Desk, dara: Person
) -> None:
    token = sign_in(asking, dara.login, PASSWORD, "a")

    assert lacks(asking, token) == "factor"
    assert person_of(asking, token) is None


def test_a_telephone_is_confirmed_by_a_code_and_the_token_changes(
    asking: Desk, dara: Person
) -> None:
    token = sign_in(asking, "dara", PASSWORD, "a")
    phone = phone_of(asking, dara)

    fresh, codes = factors.confirm_phone(asking, dara, token, phone())

    assert person_of(asking, fresh) is not None
    assert standing_of(asking, token) is None
    assert len(set(codes)) == 10


def test_the_next_sign_in_asks_for_a_code(asking: Desk, dara: Person, watch: Watch) -> None:
    phone = with_phone(asking, dara, watch)
    token = sign_in(asking, "dara", PASSWORD, "a")

    assert lacks(asking, token) == "code"
    assert person_of(asking, factors.prove_code(asking, dara, token, phone())) is not None


def test_a_code_opens_once_and_an_older_one_not_after_it(
    asking: Desk, dara: Person, watch: Watch
) -> None:
    phone = with_phone(asking, dara, watch)
    token = sign_in(asking, "dara", PASSWORD, "a")
    earlier = phone()
    watch.go(seconds=30)
    code = phone()
    factors.prove_code(asking, dara, token, code)

    for used in (code, earlier):
        with pytest.raises(InputInvalid) as refused:
            factors.prove_code(asking, dara, token, used)
        assert refused.value.faults[0].code == "code_wrong"


def test_a_printed_code_opens_once(asking: Desk, dara: Person) -> None:
    token = sign_in(asking, "dara", PASSWORD, "a")
    codes = factors.begin_sheet(asking, dara)

    fresh = factors.prove_code(asking, dara, token, f" {codes[0].lower()[:5]} {codes[0][5:]}")

    assert person_of(asking, fresh) is not None
    assert factors.view_factor(asking, dara).codes_left == 59
    with pytest.raises(InputInvalid):
        factors.prove_code(asking, dara, fresh, codes[0])


def test_a_code_of_another_person_opens_nothing(asking: Desk, dara: Person) -> None:
    other = add_person(asking, "bopha", "lawyer")
    codes = factors.begin_sheet(asking, other)
    factors.begin_sheet(asking, dara)

    with pytest.raises(InputInvalid):
        factors.prove_code(asking, dara, sign_in(asking, "dara", PASSWORD, "a"), codes[0])


def test_no_code_and_no_secret_lies_open_in_the_store(asking: Desk, dara: Person) -> None:
    secret = factors.secret_of(factors.begin_phone(asking, dara)).replace(" ", "")
    codes = factors.begin_sheet(asking, add_person(asking, "bopha", "lawyer"))

    with asking.sessions.engine.connect() as connection:
        kept = repr(connection.exec_driver_sql("SELECT * FROM factor").all())
        kept += repr(connection.exec_driver_sql("SELECT * FROM printed_code").all())

    assert secret not in kept
    assert codes[0] not in kept


def test_of_an_hour_of_guesses_at_most_sixty_are_looked_at(
    asking: Desk, dara: Person, watch: Watch
) -> None:
    with_phone(asking, dara, watch)
    token, weighed = sign_in(asking, "dara", PASSWORD, "a"), 0
    for _ in range(600):
        watch.go(seconds=6)
        with pytest.raises(InputInvalid) as refused:
            factors.prove_code(asking, dara, token, "000000")
        weighed += refused.value.faults[0].code == "code_wrong"

    assert 0 < weighed <= 60


def test_a_reset_ends_the_factor_and_nobody_chooses_a_password(
    asking: Desk, dara: Person, watch: Watch
) -> None:
    with_phone(asking, dara, watch)
    token = sign_in(asking, "dara", PASSWORD, "a")

    renew_invitation(asking, add_person(asking, "boss", "administrator"), dara.id)

    assert standing_of(asking, token) is None
    assert not factors.view_factor(asking, dara).is_confirmed


def test_a_new_role_is_opened_only_by_showing_all_anew(
    asking: Desk, dara: Person, watch: Watch
) -> None:
    phone = with_phone(asking, dara, watch)
    token = factors.prove_code(asking, dara, sign_in(asking, "dara", PASSWORD, "a"), phone())
    boss = add_person(asking, "boss", "administrator")

    grant_role(
        asking, boss, Appointment(user=dara.id, office=LAC, role="supervisor", starts_on=TODAY)
    )

    assert lacks(asking, token) == "code"


def test_a_quiet_time_asks_for_the_password_alone(asking: Desk, dara: Person, watch: Watch) -> None:
    phone = with_phone(asking, dara, watch)
    token = factors.prove_code(asking, dara, sign_in(asking, "dara", PASSWORD, "a"), phone())
    watch.go(minutes=16)
    assert lacks(asking, token) == "password"
    with pytest.raises(InputInvalid):
        come_back(asking, dara, token, "wrong")

    fresh = come_back(asking, dara, token, PASSWORD)

    assert person_of(asking, fresh) is not None
    assert standing_of(asking, token) is None


def test_nobody_comes_back_after_ten_hours(asking: Desk, dara: Person, watch: Watch) -> None:
    token = sign_in(asking, dara.login, PASSWORD, "a")
    watch.go(hours=10)

    assert standing_of(asking, token) is None


def test_what_reaches_far_asks_anew_after_five_minutes(
    asking: Desk, dara: Person, watch: Watch
) -> None:
    phone = with_phone(asking, dara, watch)
    token = factors.prove_code(asking, dara, sign_in(asking, "dara", PASSWORD, "a"), phone())
    require_proof(asking, token)
    watch.go(minutes=5)
    with pytest.raises(ProofWanted):
        require_proof(asking, token)

    fresh = prove(asking, dara, token, PASSWORD, phone())

    require_proof(asking, fresh)
    with pytest.raises(ProofWanted):
        require_proof(asking, token)


def test_the_clock_of_a_telephone_may_be_half_a_minute_off(asking: Desk, dara: Person) -> None:
    totp = pyotp.parse_uri(factors.begin_phone(asking, dara))
    assert isinstance(totp, pyotp.TOTP)
    token = sign_in(asking, "dara", PASSWORD, "a")

    with pytest.raises(InputInvalid):
        factors.prove_code(asking, dara, token, totp.at(asking.now() - timedelta(seconds=90)))
    assert factors.prove_code(asking, dara, token, totp.at(asking.now() - timedelta(seconds=30)))
