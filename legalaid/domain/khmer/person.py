"""How a paper speaks of a person by sex: as the one who writes, as one addressed, as a spouse."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words for one sex."""

    i: str
    honorific: str
    spouse: str
    parent: str


SPOKEN: Mapping[str, Spoken] = {
    "female": Spoken(i="នាងខ្ញុំ", honorific="លោកស្រី", spouse="ប្រពន្ធ", parent="ម្តាយ"),
    "male": Spoken(i="ខ្ញុំបាទ", honorific="លោក", spouse="ប្តី", parent="ឪពុក"),
}
