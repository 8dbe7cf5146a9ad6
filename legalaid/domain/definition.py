"""A workflow with every field and rule it names, pinned by the hash of what binds."""

import hashlib
import json
from functools import cached_property

from pydantic import ConfigDict

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.law import Rule
from legalaid.domain.part import Part
from legalaid.domain.workflow import Workflow

FORMAT = 1
SAID_NOT_MEANT = frozenset({"title", "hint", "says", "otherwise", "task", "certainty", "choices"})


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
        body = {"format": FORMAT, **self.model_dump(mode="json", by_alias=True)}
        canonical = json.dumps(
            without_speech(body), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode()).hexdigest()


def without_speech(body: object) -> object:
    """The same tree without what is only said to people; the codes of choices remain."""
    if isinstance(body, dict):
        kept = {k: without_speech(v) for k, v in body.items() if k not in SAID_NOT_MEANT}
        if isinstance(body.get("choices"), dict):
            kept["choices"] = sorted(body["choices"])
        return kept
    if isinstance(body, list):
        return [without_speech(one) for one in body]
    return body
