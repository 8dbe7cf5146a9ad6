"""Keys and sealed values: a data key per case, wrapped by the master key; AES-GCM throughout."""

import hashlib
import hmac
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32
NONCE_LENGTH = 12
FIRST_DATA_KEY = 1


class SealBroken(Exception):
    """What is stored is not what was sealed here under this key."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One key with its id; what it closes is bound to `table:id:name`."""

    key_id: int
    cipher: AESGCM

    def close(self, plain: bytes, bound_to: str) -> bytes:
        nonce = os.urandom(NONCE_LENGTH)
        return bytes([self.key_id]) + nonce + self.cipher.encrypt(nonce, plain, bound_to.encode())

    def open(self, sealed: bytes, bound_to: str) -> bytes:
        if not sealed or sealed[0] != self.key_id:
            raise SealBroken(bound_to)
        nonce, text = sealed[1 : 1 + NONCE_LENGTH], sealed[1 + NONCE_LENGTH :]
        try:
            return self.cipher.decrypt(nonce, text, bound_to.encode())
        except InvalidTag as broken:
            raise SealBroken(bound_to) from broken


def bound(table: str, row: UUID, name: str) -> str:
    return f"{table}:{row}:{name}"


def derive(master: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose (HKDF-SHA256)."""
    info = f"legalaid {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=info).derive(master)


@dataclass(frozen=True)
class Master:
    """A master key and what is derived from it."""

    key_id: int
    secret: bytes

    @cached_property
    def wrapping(self) -> Seal:
        return Seal(self.key_id, AESGCM(derive(self.secret, "wrapping")))

    @cached_property
    def chain(self) -> bytes:
        return derive(self.secret, "chain")

    @cached_property
    def tokens(self) -> bytes:
        return derive(self.secret, "tokens")

    @cached_property
    def hashes(self) -> bytes:
        return derive(self.secret, "hashes")


@dataclass(frozen=True)
class Keyring:
    """The master keys by id. New things use the current one; old ones stay readable."""

    masters: Mapping[int, Master]
    current: int

    @classmethod
    def of(cls, secrets: Mapping[int, bytes]) -> "Keyring":
        """The highest id is the current key."""
        for secret in secrets.values():
            if len(secret) < KEY_LENGTH:
                raise ValueError(f"a master key has at least {KEY_LENGTH} bytes")
        return cls({n: Master(n, secret) for n, secret in secrets.items()}, max(secrets))

    @property
    def master(self) -> Master:
        return self.masters[self.current]

    def make_data_key(self, table: str, row: UUID) -> bytes:
        """A new data key, wrapped."""
        key = os.urandom(KEY_LENGTH)
        return self.master.wrapping.close(key, bound(table, row, "data_key"))

    def unwrap(self, wrapped: bytes, table: str, row: UUID) -> Seal:
        """The seal of a row that has its own data key."""
        return Seal(FIRST_DATA_KEY, AESGCM(self.data_key(wrapped, table, row)))

    def data_key(self, wrapped: bytes, table: str, row: UUID) -> bytes:
        """Raises SealBroken; KeyError where its master key is not on the ring."""
        if not wrapped:
            raise SealBroken(bound(table, row, "data_key"))
        return self.masters[wrapped[0]].wrapping.open(wrapped, bound(table, row, "data_key"))

    def rewrap(self, wrapped: bytes, table: str, row: UUID) -> bytes:
        """The same data key under the current master key."""
        key = self.data_key(wrapped, table, row)
        return self.master.wrapping.close(key, bound(table, row, "data_key"))

    def link(self, key_id: int, before: bytes, material: bytes) -> bytes:
        """The next link of a chain: it holds all links before it."""
        return hmac.new(self.masters[key_id].chain, before + material, hashlib.sha256).digest()

    def keyed_hash(self, text: str) -> str:
        """A hash that tells nothing to who has only the database."""
        return hash_under(self.master, text)

    def hashes(self, text: str) -> frozenset[str]:
        """The keyed hashes under every key, so that a rotation forgets none."""
        return frozenset(hash_under(master, text) for master in self.masters.values())

    def name_tokens(self, province: str, names: Iterable[str]) -> frozenset[bytes]:
        return frozenset(token(self.master, province, name) for name in names)

    def search_tokens(self, province: str, names: Iterable[str]) -> frozenset[bytes]:
        """Under every key, so that a search finds what was kept before a rotation."""
        wanted = tuple(names)
        return frozenset(
            token(master, province, name) for master in self.masters.values() for name in wanted
        )


def hash_under(master: Master, text: str) -> str:
    return hmac.new(master.hashes, text.encode(), hashlib.sha256).hexdigest()


def token(master: Master, province: str, name: str) -> bytes:
    return hmac.new(master.tokens, f"{province}:{name}".encode(), hashlib.sha256).digest()[:16]
