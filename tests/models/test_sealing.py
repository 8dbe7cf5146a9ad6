"""What is sealed opens under its own key, at its own place, and nowhere else."""

from uuid import UUID

import pytest

from legalaid.models.sealing import Keyring, SealBroken

ROW, OTHER = UUID(int=1), UUID(int=2)
KEYRING = Keyring.of({1: b"1" * 32})
ROTATED = Keyring.of({1: b"1" * 32, 2: b"2" * 32})


def test_what_was_closed_opens_again() -> None:
    seal = KEYRING.unwrap(KEYRING.make_data_key("case", ROW), "case", ROW)

    assert seal.open(seal.close(b"told", "case:1:identity"), "case:1:identity") == b"told"


def test_a_sealed_value_does_not_open_in_another_column() -> None:
    seal = KEYRING.unwrap(KEYRING.make_data_key("case", ROW), "case", ROW)

    with pytest.raises(SealBroken):
        seal.open(seal.close(b"told", "case:1:identity"), "case:1:location")


def test_the_same_value_is_never_sealed_to_the_same_bytes() -> None:
    seal = KEYRING.unwrap(KEYRING.make_data_key("case", ROW), "case", ROW)

    assert seal.close(b"told", "x") != seal.close(b"told", "x")


@pytest.mark.parametrize("place", [0, 1, 13, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    seal = KEYRING.unwrap(KEYRING.make_data_key("case", ROW), "case", ROW)
    changed = bytearray(seal.close(b"told", "x"))
    changed[place] ^= 1

    with pytest.raises(SealBroken):
        seal.open(bytes(changed), "x")


def test_nothing_opens_as_something() -> None:
    seal = KEYRING.unwrap(KEYRING.make_data_key("case", ROW), "case", ROW)

    with pytest.raises(SealBroken):
        seal.open(b"", "x")


def test_the_data_key_of_one_case_is_not_that_of_another() -> None:
    wrapped = KEYRING.make_data_key("case", ROW)

    with pytest.raises(SealBroken):
        KEYRING.unwrap(wrapped, "case", OTHER)


def test_a_key_wrapped_before_a_rotation_still_unwraps() -> None:
    wrapped = KEYRING.make_data_key("case", ROW)

    assert ROTATED.unwrap(wrapped, "case", ROW).key_id == 1
    assert ROTATED.make_data_key("case", ROW)[0] == 2


def test_a_short_master_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring.of({1: b"short"})


def test_a_name_has_another_token_in_another_province() -> None:
    assert KEYRING.name_tokens("05", ["sok"]) != KEYRING.name_tokens("12", ["sok"])


def test_a_search_after_a_rotation_finds_what_was_kept_before() -> None:
    assert KEYRING.name_tokens("05", ["sok"]) < ROTATED.search_tokens("05", ["sok"])


def test_a_link_holds_the_link_before_it() -> None:
    assert KEYRING.link(1, b"a", b"same") != KEYRING.link(1, b"b", b"same")
