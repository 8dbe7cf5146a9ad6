"""Who signs in is who she says, for a while, and until the server ends it."""

import pytest

from legalaid.domain.errors import InputInvalid, NotFound
from legalaid.services.desk import Desk
from legalaid.services.passwords import change_password
from legalaid.services.sign_in import end_sign_in, list_sign_ins, sign_in, sign_out
from legalaid.services.standing import person_of
from tests.people import PASSWORD, add_person
from tests.services.conftest import Watch

NEW = "eleven loud mountains"


def codes(refused: pytest.ExceptionInfo[InputInvalid]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


@pytest.fixture(autouse=True)
def people(founded: Desk) -> None:
    add_person(founded, "noise", "auditor")
    add_person(founded, "dara", "lawyer")


def test_the_right_password_opens(desk: Desk) -> None:
    person = person_of(desk, sign_in(desk, " Dara ", PASSWORD, "a"))

    assert person is not None
    assert (person.login, person.roles) == ("dara", {"lawyer"})


@pytest.mark.parametrize(("login", "password"), [("dara", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_sound_alike(
    desk: Desk, login: str, password: str
) -> None:
    with pytest.raises(InputInvalid) as refused:
        sign_in(desk, login, password, "a")

    assert codes(refused) == ["sign_in_failed"]


def test_after_signing_out_the_token_opens_nothing(desk: Desk) -> None:
    token = sign_in(desk, "dara", PASSWORD, "a")
    other = sign_in(desk, "dara", PASSWORD, "b")

    sign_out(desk, token)

    assert person_of(desk, token) is None
    assert person_of(desk, other) is not None


def test_fifteen_quiet_minutes_end_it(desk: Desk, watch: Watch) -> None:
    token = sign_in(desk, "dara", PASSWORD, "a")

    watch.go(minutes=14)
    assert person_of(desk, token) is not None
    watch.go(minutes=14)
    assert person_of(desk, token) is not None
    watch.go(minutes=15)
    assert person_of(desk, token) is None


def test_ten_hours_end_it_however_busy(desk: Desk, watch: Watch) -> None:
    token = sign_in(desk, "dara", PASSWORD, "a")
    for _ in range(59):
        watch.go(minutes=10)
        assert person_of(desk, token) is not None

    watch.go(minutes=10)

    assert person_of(desk, token) is None


def test_the_token_is_nowhere_in_the_store(desk: Desk) -> None:
    token = sign_in(desk, "dara", PASSWORD, "a")
    with desk.sessions.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT token_hash FROM sign_in").scalars().all()

    assert token not in kept


def test_failures_make_an_account_wait_and_a_pause_frees_it(desk: Desk, watch: Watch) -> None:
    for _ in range(5):
        with pytest.raises(InputInvalid):
            sign_in(desk, "dara", "wrong", "a")

    with pytest.raises(InputInvalid) as refused:
        sign_in(desk, "dara", PASSWORD, "b")

    assert codes(refused) == ["too_many_attempts"]
    watch.go(seconds=60)
    assert sign_in(desk, "dara", PASSWORD, "b")


def test_failures_of_one_account_do_not_keep_another_out(desk: Desk) -> None:
    for _ in range(6):
        with pytest.raises(InputInvalid):
            sign_in(desk, "dara", "wrong", "a")

    assert sign_in(desk, "noise", PASSWORD, "a")


def test_an_address_that_tries_many_accounts_must_wait(desk: Desk) -> None:
    for number in range(30):
        with pytest.raises(InputInvalid):
            sign_in(desk, f"guess{number}", "wrong", "a")

    with pytest.raises(InputInvalid) as refused:
        sign_in(desk, "dara", PASSWORD, "a")

    assert codes(refused) == ["too_many_attempts"]
    assert sign_in(desk, "dara", PASSWORD, "b")


def test_a_new_password_ends_every_other_sign_in(desk: Desk) -> None:
    here, there = sign_in(desk, "dara", PASSWORD, "a"), sign_in(desk, "dara", PASSWORD, "b")
    person = person_of(desk, here)
    assert person is not None

    change_password(desk, person, here, PASSWORD, NEW)

    assert person_of(desk, here) is not None
    assert person_of(desk, there) is None
    assert sign_in(desk, "dara", NEW, "a")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong", NEW, "password_wrong"),
        (PASSWORD, "short", "password_short"),
        (PASSWORD, "a" * 20, "password_plain"),
        (PASSWORD, "my name is dara", "password_plain"),
        (PASSWORD, "passwordpassword", "password_plain"),
        (PASSWORD, "qwertyuiop123", "password_plain"),
        (PASSWORD, NEW * 10, "too_long"),
    ],
)
def test_a_poor_password_is_refused(desk: Desk, old: str, new: str, code: str) -> None:
    token = sign_in(desk, "dara", PASSWORD, "a")
    person = person_of(desk, token)
    assert person is not None

    with pytest.raises(InputInvalid) as refused:
        change_password(desk, person, token, old, new)

    assert codes(refused) == [code]


def test_a_person_sees_and_ends_only_her_own_sign_ins(desk: Desk) -> None:
    here, there = sign_in(desk, "dara", PASSWORD, "a"), sign_in(desk, "dara", PASSWORD, "b")
    mine, noise = person_of(desk, here), person_of(desk, sign_in(desk, "noise", PASSWORD, "a"))
    assert mine is not None
    assert noise is not None
    other = next(one for one in list_sign_ins(desk, mine, here) if not one.is_this_one)

    with pytest.raises(NotFound):
        end_sign_in(desk, noise, other.id)
    end_sign_in(desk, mine, other.id)

    assert person_of(desk, there) is None
