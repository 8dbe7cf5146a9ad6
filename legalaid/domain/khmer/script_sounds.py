"""Which consonants a word in Khmer script sounds, and which of them close a syllable."""

import re
from dataclasses import dataclass

_SOUNDS = (
    *(("កខគឃ", "K"), ("ចឆជឈ", "C"), ("ដឋឌឍតថទធ", "T"), ("បផពភឝ", "P"), ("ណនញ", "N"), ("ង", "G")),
    *(("ម", "M"), ("យ", "Y"), ("រឫឬ", "R"), ("លឡឭឮ", "L"), ("វ", "V"), ("សឞ", "S"), ("ហ", "H")),
    ("អឣឤឥឦឧឨឩឪឯឰឱឲឳ", "A"),
)
_SOUND = {letter: sound for letters, sound in _SOUNDS for letter in letters}
_COENG = "\u17d2"
_BANTOC = "\u17cb"
_NASAL = "\u17c6"
_SILENCED = re.compile("[ក-អ][ា-ៅ]?[\u17cc\u17cd]")  # under toandakhiat or robat: not spoken
_SILENT_HEAD = re.compile(f"[ហអ]{_COENG}")  # ហ្ម is m, ហ្វ is f, អ្ន is n
_CLUSTER = re.compile(f"([ក-ឳ])((?:{_COENG}[ក-អ]|[^ក-ឳ])*)")
_SUBSCRIPT = re.compile(f"{_COENG}([ក-អ])")
_VOWEL = re.compile("[ា-ៈ័]")
_CLOSING_VOWEL = re.compile("[ៃៅំ-ៈ]")


@dataclass(frozen=True)
class _Cluster:
    base: str
    tail: str

    @property
    def has_vowel(self) -> bool:
        return self.base > "អ" or bool(_VOWEL.search(self.tail))

    @property
    def subscripts(self) -> str:
        """Sounds below the base but its own doubling."""
        sounds = "".join(_SOUND[letter] for letter in _SUBSCRIPT.findall(self.tail))
        return re.sub("[AH]", "", sounds).removeprefix(_SOUND[self.base])


def sounds_of_khmer(word: str) -> str:
    """A letter for each consonant heard, small where it closes a syllable; A for a first vowel."""
    spoken = _SILENT_HEAD.sub("", _SILENCED.sub("", word)).replace(f"{_NASAL}ង", "ង")
    clusters = [_Cluster(base, tail) for base, tail in _CLUSTER.findall(spoken)]
    sounds, is_open = "", False
    for place, cluster in enumerate(clusters):
        following = clusters[place + 1 :]
        if _closes(cluster, following, is_open=is_open):
            sounds += _closing(cluster)
            is_open = False
        else:
            sounds += _opening(cluster, is_first=not place)
            is_open = not _CLOSING_VOWEL.search(cluster.tail)
    return sounds


def _closes(cluster: _Cluster, following: list[_Cluster], *, is_open: bool) -> bool:
    if not is_open or cluster.has_vowel:
        return False
    if not following or _BANTOC in cluster.tail:
        return True
    if cluster.subscripts and _BANTOC in following[0].tail:
        return False
    return following[0].has_vowel or len(following) > 1


def _closing(cluster: _Cluster) -> str:
    sound = _SOUND[cluster.base]
    return "" if sound in "RVYAH" else sound.lower()


def _opening(cluster: _Cluster, *, is_first: bool) -> str:
    sound = _SOUND[cluster.base]
    if not is_first and sound in "AH":
        sound = ""
    return sound + cluster.subscripts + ("m" if _NASAL in cluster.tail else "")
