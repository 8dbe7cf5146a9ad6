"""A small case as tests tell it: who does what, with answers that do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from legalaid.domain.roles import Person
from legalaid.services.acts import Act, Opening, Taken
from legalaid.services.desk import Desk
from legalaid.services.opening import open_proceeding
from legalaid.services.steps import take
from tests.people import DWA, LAC, add_person

KEYS = count()
TOLD: dict[str, Any] = {
    "client": {"name_km": "សុខ ដារ៉ា", "sex": "female", "address": {"province": "05"}},
    "problem": "គាត់ចង់លែងលះ",
}
SUIT = {
    "opponent": {"name_km": "ចាន់ រិទ្ធ"},
    "children": [{"name_km": "ក", "sex": "male"}],
}
RULING = {"ruling": {"number": "12", "notice_received_on": "2026-03-02"}}


@dataclass
class Story:
    """One case, told step by step; `seen` follows what was last done."""

    desk: Desk
    officer: Person
    aide: Person
    lawyer: Person
    reference: str = ""
    seen: int = 0
    last: Taken | None = field(default=None)

    def open(self, answers: Mapping[str, Any] = TOLD, **given: Any) -> Taken:
        wanted: dict[str, Any] = {
            "reference": None, "workflow": "request", "answers": answers, "seen": self.seen,
            "happened_on": self.desk.today(), "key": f"open {next(KEYS)}", "serving_office": LAC,
        }  # fmt: skip
        by = given.pop("by", self.officer)
        return self.note(open_proceeding(self.desk, by, Opening(**wanted | given)))

    def act(self, step: str, number: int = 1, /, **given: Any) -> Act:
        wanted: dict[str, Any] = {
            "reference": self.reference, "number": number, "step": step, "seen": self.seen,
            "answers": {}, "happened_on": self.desk.today(), "key": f"{step} {next(KEYS)}",
        }  # fmt: skip
        return Act(**wanted | given)

    def take(self, by: Person, step: str, number: int = 1, /, **given: Any) -> Taken:
        return self.note(take(self.desk, by, self.act(step, number, **given)))

    def note(self, taken: Taken) -> Taken:
        self.reference, self.seen, self.last = taken.reference, taken.seen, taken
        return taken

    def accept(self) -> Taken:
        return self.take(self.aide, "accept", answers={"income": "200000"})

    def assign(self) -> Taken:
        lawyer = str(self.lawyer.id)
        return self.take(self.aide, "assign", answers={"assigned_lawyer": lawyer})

    def sue(self) -> Taken:
        opening = {"reference": self.reference, "workflow": "suit", "answers": {"kind": "first"}}
        self.open(**opening, by=self.lawyer)
        return self.take(self.lawyer, "declare", 2, answers={"acts_in_own_name": True})

    def file(self, **given: Any) -> Taken:
        answers = {
            "opponent": {"name_km": "ចាន់ រិទ្ធ"},
            "children": [{"name_km": "ក", "sex": "male"}],
        }
        return self.take(self.lawyer, "file", 2, answers=answers, **given)

    def refuse(self, **given: Any) -> Taken:
        return self.take(self.lawyer, "refuse", 2, **{"answers": RULING} | given)


def begin_story(desk: Desk) -> Story:
    """Noise first: another case of the same office, by others."""
    people = [
        add_person(desk, f"officer{next(KEYS)}", "womens_affairs", DWA),
        add_person(desk, f"aide{next(KEYS)}", "legal_aid_officer", LAC),
        add_person(desk, f"lawyer{next(KEYS)}", "lawyer", LAC),
    ]
    noise = Story(desk, *people)
    noise.open({**TOLD, "client": {"name_km": "ផ្សេង ទៀត", "sex": "male"}})
    return Story(desk, *people)


def until_active(desk: Desk) -> Story:
    story = begin_story(desk)
    story.open()
    story.accept()
    story.assign()
    return story


def until_filed(desk: Desk) -> Story:
    story = until_active(desk)
    story.sue()
    story.file()
    return story


def day(text: str) -> date:
    return date.fromisoformat(text)
