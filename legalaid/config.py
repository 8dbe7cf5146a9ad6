"""The settings, handed in whole: read from the environment once, all faults named together."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
KEY_LENGTH = 32
LAST_PORT = 65535
SettingFault = Literal[
    "missing", "not_readable", "not_base64", "too_short", "not_a_port", "no_tls", "not_https",
    "not_numbered",
]  # fmt: skip


class UnsafeConfig(Exception):
    """The settings that are missing or unsafe: (name, what is wrong with it)."""

    def __init__(self, faults: tuple[tuple[str, SettingFault], ...]) -> None:
        super().__init__(", ".join(f"{name} {fault}" for name, fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`master_keys` by id, the highest is current; `secret` signs forms and nothing else.

    `soffice` is LibreOffice by its name or path. At `public_address` anybody may ask whether a
    file was made here; there is no such page while it is empty. Backups lie in `backups`, by
    default within the instance, closed for the recovery sheets and for `backup_recipients` (age).
    """

    database_url: str = field(repr=False)
    master_keys: Mapping[int, bytes] = field(repr=False)
    secret: bytes = field(repr=False)
    instance: Path
    host: str = "127.0.0.1"
    port: int = 8000
    is_behind_tls: bool = False
    trusted_hosts: tuple[str, ...] = ()
    is_demo: bool = False
    soffice: str = "soffice"
    public_address: str = ""
    backups: Path | None = None
    backup_recipients: tuple[str, ...] = ()

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Config":
        """Raises UnsafeConfig with everything that is missing or unsafe."""
        reading = Reading(environ)
        config = cls(
            database_url=reading.text("LEGALAID_DATABASE"),
            master_keys=reading.keys("LEGALAID_MASTER_KEY"),
            secret=reading.key("LEGALAID_SECRET"),
            instance=Path(environ.get("LEGALAID_INSTANCE", "instance")).absolute(),
            host=environ.get("LEGALAID_HOST", "127.0.0.1"),
            port=reading.port("LEGALAID_PORT", 8000),
            is_behind_tls=environ.get("LEGALAID_BEHIND_TLS") == "yes",
            soffice=environ.get("LEGALAID_SOFFICE", "soffice"),
            public_address=reading.public_address(),
            backups=Path(environ["LEGALAID_BACKUPS"]).absolute()
            if environ.get("LEGALAID_BACKUPS")
            else None,
            backup_recipients=tuple(environ.get("LEGALAID_BACKUP_RECIPIENTS", "").split()),
            trusted_hosts=tuple(environ.get("LEGALAID_TRUSTED_HOSTS", "").split()),
        )
        reading.require_tls(config)
        if reading.faults:
            raise UnsafeConfig(tuple(reading.faults))
        return config


@dataclass(slots=True)
class Reading:
    """Reads settings and gathers what is wrong with them."""

    environ: Mapping[str, str]
    faults: list[tuple[str, SettingFault]] = field(default_factory=list)

    def refuse(self, name: str, fault: SettingFault) -> None:
        self.faults.append((name, fault))

    def text(self, name: str) -> str:
        found = self.environ.get(name, "")
        if not found:
            self.refuse(name, "missing")
        return found

    def key(self, name: str) -> bytes:
        """At least 32 bytes in base64, in the variable itself or in the file NAME_FILE names."""
        return self.decoded(name, self.text_or_file(name))

    def keys(self, name: str) -> Mapping[int, bytes]:
        """One key, which is number 1; or several, each as `number:key`, the highest current."""
        words = self.text_or_file(name).split() or [""]
        parted = [word.rpartition(":") for word in words]
        if any(not (number or "1").isdecimal() for number, _, _ in parted):
            self.refuse(name, "not_numbered")
            return {}
        return {int(number or "1"): self.decoded(name, key) for number, _, key in parted}

    def decoded(self, name: str, found: str) -> bytes:
        try:
            key = base64.b64decode(found, validate=True)
        except binascii.Error:
            self.refuse(name, "not_base64")
            return b""
        if found and len(key) < KEY_LENGTH:
            self.refuse(name, "too_short")
        return key

    def text_or_file(self, name: str) -> str:
        path = self.environ.get(f"{name}_FILE")
        if path is None:
            return self.text(name)
        try:
            return Path(path).read_text(encoding="ascii").strip()
        except OSError:
            self.refuse(f"{name}_FILE", "not_readable")
            return ""

    def port(self, name: str, usual: int) -> int:
        found = self.environ.get(name, str(usual))
        if found.isascii() and found.isdigit() and 0 < int(found) <= LAST_PORT:
            return int(found)
        self.refuse(name, "not_a_port")
        return usual

    def public_address(self) -> str:
        """Where anybody may ask whether a file was made here; nowhere unless it is set."""
        address = self.environ.get("LEGALAID_PUBLIC_ADDRESS", "")
        if address and not address.startswith("https://"):
            self.refuse("LEGALAID_PUBLIC_ADDRESS", "not_https")
        return address

    def require_tls(self, config: Config) -> None:
        """What leaves this machine travels over TLS, ended by a proxy in front of us."""
        if config.host not in LOOPBACK and not config.is_behind_tls:
            self.refuse("LEGALAID_BEHIND_TLS", "no_tls")
        if config.is_behind_tls and not config.trusted_hosts:
            self.refuse("LEGALAID_TRUSTED_HOSTS", "missing")
