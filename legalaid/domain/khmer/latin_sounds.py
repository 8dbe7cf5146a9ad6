"""Which consonants a Khmer name in Latin letters sounds, however it was romanised."""

import re
import unicodedata

_SOUNDS = {
    spelling: sound
    for sound, spellings in (
        ("C", ("tch", "chh", "ch", "dj", "j")),
        ("G", ("ng",)),
        ("K", ("kh", "gh", "k", "g", "c", "q")),
        ("L", ("l",)),
        ("M", ("m",)),
        ("N", ("nh", "ny", "n")),
        ("P", ("ph", "bh", "p", "b")),
        ("R", ("r",)),
        ("S", ("sh", "s", "x", "z")),
        ("T", ("th", "dh", "t", "d", "đ")),
        ("V", ("v", "w", "f")),
    )
    for spelling in spellings
}
_SPELLING = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_STEPS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("y(?![aeiou])", "i"),
        ("y", "Y"),
        ("^h(?=[aeiou])", "H"),
        ("h", ""),
        ("[RV](?![aeiou])", ""),  # Chanthar, Keov: not heard where they close
        ("([A-Z])[A-Z]+$", r"\1"),  # Chanth, Pechr: only the first of a closing cluster
        ("^[aeiou]", "A"),
    )
)
_CLOSING = re.compile("[B-Z](?![aeiou])")
_VOWEL = re.compile("[aeiou]")


def sounds_of_latin(word: str) -> str:
    """A letter for each consonant heard, small where it closes a syllable; A for a first vowel.

    Letters of other scripts, and digits, stay.
    """
    heard = _SPELLING.sub(lambda spelling: _SOUNDS[spelling.group()], _plain(word))
    for pattern, replacement in _STEPS:
        heard = pattern.sub(replacement, heard)
    return _VOWEL.sub("", _CLOSING.sub(lambda sound: sound.group().lower(), heard))


def _plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())
