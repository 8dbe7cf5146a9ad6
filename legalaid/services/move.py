"""A move in a proceeding that was decided and is not yet written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from legalaid.domain.definition import Definition
from legalaid.domain.facts import Values
from legalaid.domain.workflow import Opens
from legalaid.models.proceeding import Proceeding


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How the papers of a move are made: their date, who signs, and what was ticked."""

    on: date | None = None
    showing: frozenset[str] = frozenset()
    signer: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        on = self.on.isoformat() if self.on else None
        return {"on": on, "showing": sorted(self.showing), "signer": dict(self.signer)}

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Making":
        on, showing = kept["on"], kept["showing"]
        return cls(
            on=date.fromisoformat(on) if isinstance(on, str) else None,
            showing=frozenset(showing if isinstance(showing, list) else ()),
            signer=kept["signer"] if isinstance(kept["signer"], dict) else {},
        )


@dataclass(frozen=True, kw_only=True)
class Move:
    """What was decided. `began` are the days from which deadlines count that do not count from
    the day of the move itself."""

    kind: Literal["open", "step", "timer", "take_over"]
    step: str | None = None
    definition: Definition
    proceeding: UUID
    number: int
    row: Proceeding | None
    parent: UUID | None = None
    opened_by: UUID | None = None
    from_state: str | None
    to_state: str
    answers: Values
    before: Values
    happened_on: date
    documents: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    began: Mapping[str, date] = field(default_factory=dict)
    opens: Mapping[str, Opens] = field(default_factory=dict)
    making: Making = field(default_factory=Making)

    @property
    def is_final(self) -> bool:
        return self.definition.workflow.states[self.to_state].final
