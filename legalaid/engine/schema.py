"""The JSON Schema of a workflow file, made from the model, for editors and for other programs."""

import json
from typing import Any

from legalaid.domain.workflow import Workflow

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def workflow_schema() -> dict[str, Any]:
    return {"$schema": DIALECT, **Workflow.model_json_schema(by_alias=True)}


def schema_text() -> str:
    """As it stands in `workflows/schema.json`."""
    return json.dumps(workflow_schema(), ensure_ascii=False, indent=2) + "\n"
