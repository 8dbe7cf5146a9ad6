"""Master keys locked under a passphrase: what is stored opens nothing without it.

The key made from the passphrase (argon2id) is never stored, only its salt and its cost.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from legalaid.models.sealing import KEY_LENGTH, Seal

ROUNDS, MEMORY, LANES = 4, 256 * 1024, 4  # MEMORY in KiB; about a second, once at the start
SALT_LENGTH = 16
Cost = Mapping[str, str | int]
LOCK = 0  # the id of the seal that a passphrase makes


def lock_keys(place: Path, passphrase: str, secrets: Mapping[int, bytes]) -> None:
    """Whole under its name, or what was there before."""
    salt = os.urandom(SALT_LENGTH).hex()
    cost: Cost = {"salt": salt, "rounds": ROUNDS, "memory": MEMORY, "lanes": LANES}
    lock = lock_of(passphrase, cost)
    keys = {n: lock.close(secret, bound(n)).hex() for n, secret in secrets.items()}
    unfinished = place.with_name(f"{place.name}.part")
    unfinished.touch(mode=0o600)
    with unfinished.open("w", encoding="ascii") as file:
        json.dump({**cost, "keys": keys}, file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(place)


def unlock_keys(place: Path, passphrase: str) -> Mapping[int, bytes]:
    """Raises SealBroken for another passphrase, and where the file was changed."""
    told = json.loads(place.read_text(encoding="ascii"))
    lock = lock_of(passphrase, told)
    return {int(n): lock.open(bytes.fromhex(key), bound(n)) for n, key in told["keys"].items()}


def bound(number: int | str) -> str:
    return f"master key {number}"


def lock_of(passphrase: str, cost: Cost) -> Seal:
    key = hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(str(cost["salt"])),
        time_cost=int(cost["rounds"]),
        memory_cost=int(cost["memory"]),
        parallelism=int(cost["lanes"]),
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )
    return Seal(LOCK, AESGCM(key))
