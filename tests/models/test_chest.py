"""Master keys under a passphrase."""

import json
from pathlib import Path

import pytest

from legalaid.models import chest
from legalaid.models.chest import lock_keys, unlock_keys
from legalaid.models.sealing import SealBroken

KEYS = {1: b"1" * 32, 2: b"2" * 32}
PASSPHRASE = "seven quiet rivers go north"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(chest, "MEMORY", 64)
    lock_keys(tmp_path / "keys.json", PASSPHRASE, KEYS)
    return tmp_path / "keys.json"


def test_the_passphrase_opens_them(place: Path) -> None:
    assert unlock_keys(place, PASSPHRASE) == KEYS


def test_another_passphrase_does_not(place: Path) -> None:
    with pytest.raises(SealBroken):
        unlock_keys(place, PASSPHRASE.upper())


def test_neither_a_key_nor_the_passphrase_is_stored(place: Path) -> None:
    stored = place.read_bytes()

    assert not any(word in stored for word in (b"1" * 32, b"31" * 32, b"rivers"))
    assert place.stat().st_mode & 0o077 == 0


def test_a_key_put_under_another_number_is_noticed(place: Path) -> None:
    told = json.loads(place.read_text())
    told["keys"] = {"1": told["keys"]["2"]}
    place.write_text(json.dumps(told))

    with pytest.raises(SealBroken):
        unlock_keys(place, PASSPHRASE)


def test_the_cost_is_what_it_is_meant_to_be() -> None:
    """256 MiB and four rounds, argon2id: no less than the stronger of OWASP's two."""
    assert (chest.MEMORY, chest.ROUNDS, chest.Type.ID.name) == (262144, 4, "ID")
