"""Cases that run on paper, made up from what the proof says can stand at a state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from legalaid.domain.definition import Definition
from legalaid.domain.fields import Field
from legalaid.domain.values import flatten, nest
from legalaid.engine.insight import Stands
from legalaid.engine.proof.point import point_of, standing_for
from legalaid.engine.proof.space import MISSING, NO, SOME, YES, World
from legalaid.models.engine import Sessions
from legalaid.services.acts import Taken, TakingOver
from legalaid.services.desk import Desk
from legalaid.services.given import given_at
from legalaid.services.insights import insight
from legalaid.services.journeys import Cast, at_noon
from legalaid.services.running import periods_asked
from legalaid.services.taking_over import take_over
from tests.documents.sample import FULL
from tests.services.looking import ground
from tests.services.shipped import shipped_cast, shipped_desk
from tests.services.stories import KEYS

TODAY = date(2026, 11, 23)
PLAIN: Mapping[str, Any] = {
    "text": "ក", "long_text": "ក", "date": "2026-11-20", "integer": 1, "riel": 100000,
    "address": {"village": "05020103"}, "court": "ksp_first_instance",
}  # fmt: skip


@dataclass
class Office:
    """A desk over the shipped workflows on a day, with its people."""

    desk: Desk
    cast: Cast

    @classmethod
    def of(cls, sessions: Sessions) -> "Office":
        desk = replace(shipped_desk(sessions), clock=lambda: at_noon(TODAY))
        return cls(desk, shipped_cast(desk))

    def stands(self, workflow: str) -> Stands:
        return insight(self.desk).stands(workflow)

    def take_over(
        self, workflow: str, state: str, like: Taken | None = None, /, **given: Any
    ) -> Taken:
        """By women's affairs as a new case; by the supervisor into one that was taken over."""
        by = self.cast.people["supervisor" if like else "womens_affairs"]
        wanted: dict[str, Any] = {
            "reference": like.reference if like else None, "workflow": workflow, "state": state,
            "happened_on": date(2026, 11, 20), "key": f"take over {next(KEYS)}",
            "seen": like.seen if like else 0, "serving_office": self.cast.serving_office,
            "running": self.running(workflow, state, given["answers"]),
        }  # fmt: skip
        return take_over(self.desk, by, TakingOver(**wanted | given))

    def asked(self, workflow: str, state: str, like: Taken | None) -> dict[str, bool]:
        """What is asked there, and whether it must be answered."""
        definition = self.desk.library.definitions[workflow]
        given = insight(self.desk).given(workflow, state)
        if like is not None:
            with self.desk.sessions.reading() as session:
                here = ground(self.desk, session, like.reference)
                given = given_at(here, definition, state)
        return dict.fromkeys(given.asks_if_known, False) | dict.fromkeys(given.asks, True)

    def running(self, workflow: str, state: str, answers: Mapping[str, Any]) -> dict[str, object]:
        """Everything that may run does, if its day is given."""
        definition = self.desk.library.definitions[workflow]
        flat = flatten(self.desk.library.catalog, answers)
        return {
            one.name: "2026-11-20" if one.has_day else str(day_field(definition, one.name) in flat)
            for one in periods_asked(definition, insight(self.desk).given(workflow, state))
        }

    def answers(
        self, stands: Stands, world: World, asked: Mapping[str, bool], *, sparsely: bool
    ) -> dict[str, Any]:
        """Raw answers of a case of that world; sparsely, nothing that may be missing."""
        found = {}
        for path, must in asked.items():
            slot = stands.flow.space.slots[path]
            may_lack = bool(world & slot.missing) and not must
            if may_lack and (sparsely or not world & slot.all & ~slot.missing):
                continue
            found[path] = self.answer(stands, world, path)
        return nest(found)

    def answer(self, stands: Stands, world: World, path: str) -> Any:
        slot = stands.flow.space.slots[path]
        points = [point for point, bit in slot.points.items() if world & bit and point != MISSING]
        catalog, sample = stands.flow.catalog, flatten(stands.flow.catalog, FULL).get(path)
        if catalog.is_list(path):
            return sample if SOME in points else []
        field = catalog.field(path)
        if field.type == "choices":
            return list(self.codes(stands, world, path, field, sample))
        if field.type == "user":
            return str(self.cast.playing(path).id)
        value = PLAIN.get(field.type) if sample is None else sample
        if standing_for(slot, value) in points:
            return value
        return {YES: True, NO: False}.get(points[-1], points[-1])

    def codes(
        self, stands: Stands, world: World, path: str, field: Field, sample: Sequence[str] | None
    ) -> Iterator[str]:
        wanted = sample or list(field.choices)[:1]
        for code in field.choices:
            slot = stands.flow.space.slots[f"{path}={code}"]
            may = world & slot.points[YES]
            if may and (code in wanted or not world & slot.points[NO]):
                yield code


def day_field(definition: Definition, deadline: str) -> str | None:
    rule = definition.workflow.deadlines[deadline]
    return rule.on or rule.from_


def point(stands: Stands, values: Mapping[str, object]) -> World:
    return point_of(stands.flow.space, stands.flow.catalog, flatten(stands.flow.catalog, values))
