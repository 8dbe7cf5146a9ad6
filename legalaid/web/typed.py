"""What was typed into a form of our own, read as the fields of a case are read."""

from collections.abc import Mapping
from typing import Any

from legalaid.domain.entries import RefusedEntry, World, is_empty, read_value
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.fields import Field
from legalaid.services.desk import Desk

PAST_DAY = Field.model_validate({"type": "date", "class": "ordinary", "not_after_today": True})
SUM = Field.model_validate({"type": "riel", "class": "means"})
AGE = Field.model_validate({"type": "integer", "class": "identity", "at_least": 0, "at_most": 130})
HOW_MANY = AGE.model_copy(update={"at_most": 100})
YES_OR_NO = Field.model_validate({"type": "yes_no", "class": "means"})


class Typed:
    """Values by the names of their controls; the faults gather, to be told together."""

    def __init__(self, desk: Desk, raw: Mapping[str, Any]) -> None:
        self.world = World(places=desk.places, courts=desk.courts, today=desk.today())
        self.raw = raw
        self.faults: list[InputFault] = []

    def value(self, name: str, field: Field) -> Any:
        """None where nothing was typed, or what was typed is a fault."""
        typed = self.raw.get(name, "")
        if is_empty(typed):
            return None
        try:
            return read_value(field, typed, self.world)
        except RefusedEntry as refused:
            self.faults.append(InputFault(name, refused.code, refused.data))
            return None

    def require_sound(self) -> None:
        """Raises InputInvalid with all faults."""
        if self.faults:
            raise InputInvalid(self.faults)
