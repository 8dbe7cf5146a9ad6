"""A workflow with every field and rule it names, pinned by the hash of what binds."""

import hashlib
import json
from functools import cached_property

from pydantic import ConfigDict

from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.law import Rule
from legalaid.domain.part import Part
from legalaid.domain.workflow import Workflow

FORMAT = 1
SAID_NOT_MEANT = frozenset(
    {"title", "hint", "says", "otherwise", "task", "certainty", "source", "choices", "reminders"}
)


class Definition(Part):
    """What a proceeding began under and finishes under."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    workflow: Workflow
    catalog: FieldCatalog
    rules: dict[str, Rule]

    @property
    def name(self) -> str:
        return self.workflow.workflow

    @cached_property
    def hash(self) -> str:
        """SHA-256 of canonical JSON, without titles, sentences and certainty (design, 4)."""
        body = {"format": FORMAT, "definition": binding(self)}
        canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def binding(thing: object) -> object:
    """The same tree without what is only said to people; the codes of choices remain.

    Only the model's own words are left out: a field that is itself called `title` still binds.
    """
    if isinstance(thing, Part):
        names = type(thing).model_fields.keys() - SAID_NOT_MEANT
        bound = {name: binding(getattr(thing, name)) for name in names}
        choices = {"choices": sorted(thing.choices)} if isinstance(thing, Field) else {}
        return bound | choices | (thing.model_extra or {})
    if isinstance(thing, dict):
        return {name: binding(one) for name, one in thing.items()}
    return [binding(one) for one in thing] if isinstance(thing, tuple | list) else thing
