"""The printed recovery sheets: three lists of words, any two of which open every backup.

SLIP-39 (Shamir's scheme over GF(256), with a checksum in each sheet), 256 bits, 2 of 3.
"""

from collections.abc import Iterable, Sequence

from bech32 import bech32_decode, bech32_encode, convertbits
from pyrage.x25519 import Identity
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from legalaid.domain.errors import BackupFailed

PREFIX = "age-secret-key-"
SHEETS, NEEDED = 3, 2


def make_sheets(identity: Identity) -> tuple[str, ...]:
    """The words of each sheet. One alone tells nothing."""
    _, groups = bech32_decode(str(identity).lower())
    secret = bytes(regroup(groups, 5, 8, is_padded=False))
    return tuple(generate_mnemonics(1, [(NEEDED, SHEETS)], secret)[0])


def read_sheets(sheets: Sequence[str]) -> Identity:
    """Raises BackupFailed for a word that is wrong, and for sheets that do not belong together."""
    try:
        secret = combine_mnemonics([" ".join(sheet.lower().split()) for sheet in sheets])
    except MnemonicError as wrong:
        raise BackupFailed("sheet_wrong") from wrong
    return Identity.from_str(bech32_encode(PREFIX, regroup(secret, 8, 5, is_padded=True)).upper())


def regroup(values: Iterable[int] | None, bits: int, wanted: int, *, is_padded: bool) -> list[int]:
    """Raises ValueError for what is no bech32 text."""
    regrouped = None if values is None else convertbits(values, bits, wanted, is_padded)
    if regrouped is None:
        raise ValueError("not in bech32")
    return regrouped
