"""How a paper says things that are codes: a person by sex, and yes and no."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words for one sex: who writes, who is addressed, a spouse, a parent."""

    i: str
    honorific: str
    spouse: str
    parent: str


SPOKEN: Mapping[str, Spoken] = {
    "female": Spoken(i="នាងខ្ញុំ", honorific="លោកស្រី", spouse="ប្រពន្ធ", parent="ម្តាយ"),
    "male": Spoken(i="ខ្ញុំបាទ", honorific="លោក", spouse="ប្តី", parent="ឪពុក"),
}
HAS: Mapping[bool, str] = {True: "មាន", False: "គ្មាន"}
