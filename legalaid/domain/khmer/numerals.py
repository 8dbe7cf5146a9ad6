"""Khmer digits and Latin digits, one for the other."""

_TO_KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_TO_LATIN = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")


def to_khmer(text: str) -> str:
    """Every Latin digit as a Khmer digit; all else stays."""
    return text.translate(_TO_KHMER)


def to_latin(text: str) -> str:
    """Every Khmer digit as a Latin digit; all else stays."""
    return text.translate(_TO_LATIN)
