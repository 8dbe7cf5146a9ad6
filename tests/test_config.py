"""Settings: whole and safe, or every fault named."""

import base64
from pathlib import Path

import pytest

from legalaid.config import Config, UnsafeConfig

KEY = base64.b64encode(b"k" * 32).decode()
WHOLE = {
    "LEGALAID_DATABASE": "sqlite:///x.db",
    "LEGALAID_MASTER_KEY": KEY,
    "LEGALAID_SECRET": KEY,
}


def faults(**changes: str) -> set[tuple[str, str]]:
    with pytest.raises(UnsafeConfig) as refused:
        Config.from_env(WHOLE | changes)
    return set(refused.value.faults)


def test_a_whole_configuration_is_taken() -> None:
    config = Config.from_env(WHOLE)

    assert config.master_keys == {1: b"k" * 32}
    assert (config.host, config.port) == ("127.0.0.1", 8000)


def test_nothing_set_names_all_that_is_missing() -> None:
    with pytest.raises(UnsafeConfig) as refused:
        Config.from_env({})

    assert {name for name, _ in refused.value.faults} == set(WHOLE)


def test_a_key_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY + "\n")
    changed = {**WHOLE, "LEGALAID_MASTER_KEY_FILE": str(tmp_path / "key")}

    assert Config.from_env(changed).master_keys == {1: b"k" * 32}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"LEGALAID_PORT": "many"}, ("LEGALAID_PORT", "not_a_port")),
        ({"LEGALAID_PORT": "0"}, ("LEGALAID_PORT", "not_a_port")),
        ({"LEGALAID_SECRET": "c2hvcnQ="}, ("LEGALAID_SECRET", "too_short")),
        ({"LEGALAID_SECRET": "***"}, ("LEGALAID_SECRET", "not_base64")),
        ({"LEGALAID_HOST": "192.0.2.1"}, ("LEGALAID_BEHIND_TLS", "no_tls")),
        ({"LEGALAID_PUBLIC_ADDRESS": "http://x.org"}, ("LEGALAID_PUBLIC_ADDRESS", "not_https")),
        ({"LEGALAID_BEHIND_TLS": "yes"}, ("LEGALAID_TRUSTED_HOSTS", "missing")),
        ({"LEGALAID_MASTER_KEY_FILE": "/nowhere"}, ("LEGALAID_MASTER_KEY_FILE", "not_readable")),
    ],
)
def test_what_is_unsafe_is_named(changes: dict[str, str], fault: tuple[str, str]) -> None:
    assert fault in faults(**changes)


def test_keys_do_not_show_when_a_configuration_is_printed() -> None:
    assert "kkkk" not in repr(Config.from_env(WHOLE))
