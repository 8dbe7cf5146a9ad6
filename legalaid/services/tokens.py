"""Tokens of a browser and codes of an invitation: random, long, and kept as a hash."""

import hashlib
import secrets


def hash_token(token: str) -> str:
    """A token is random and long: a plain hash keeps it."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_token() -> str:
    return secrets.token_urlsafe(32)
