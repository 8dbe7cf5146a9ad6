"""A tiny valid set of workflow files, to be broken in one place at a time."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

Raw = dict[str, Any]


def text(en: str) -> Raw:
    return {"km": f"ខ្មែរ {en}", "en": en}


FIELDS: Raw = {
    "person": {"name_km": {"title": text("Name"), "type": "text", "class": "identity"}},
    "fields": {
        "assigned_lawyer": {
            "title": text("Lawyer"), "type": "user", "class": "ordinary", "scope": "case",
        },
        "reason": {"title": text("Reason"), "type": "long_text", "class": "narrative"},
        "kind": {
            "title": text("Kind"), "type": "choice", "class": "filing",
            "choices": {"first": text("First"), "second": text("Second")},
        },
        "urgent": {"title": text("Urgent"), "type": "yes_no", "class": "ordinary"},
    },
    "groups": {
        "client": {"title": text("Client"), "scope": "case", "person": ["name_km"]},
        "children": {
            "title": text("Children"), "scope": "case", "list": True,
            "parts": {"age": {"title": text("Age"), "type": "integer", "class": "ordinary"}},
        },
        "means": {
            "title": text("Means"), "scope": "case",
            "parts": {"income": {"title": text("Income"), "type": "riel", "class": "means"}},
        },
        "ruling": {
            "title": text("Ruling"), "scope": "proceeding",
            "parts": {
                "number": {"title": text("Number"), "type": "text", "class": "filing"},
                "received_on": {"title": text("Received"), "type": "date", "class": "filing"},
            },
        },
    },
}  # fmt: skip

RULE: Raw = {
    "says": text("Seven days"), "article": text("Article 303"), "source": "S1",
    "certainty": "text_seen", "period": {"days": 7}, "extendable": False,
}  # fmt: skip

AMOUNTS: Raw = {
    "ceiling": {"riel": 500, "title": text("Ceiling"), "source": "S1", "certainty": "guessed"}
}

WORKFLOW: Raw = {
    "workflow": "relief",
    "title": text("Relief"),
    "opening": {"by": ["legal_aid_officer", "case_owner"], "asks": ["client", "kind"]},
    "initial": "draft",
    "states": {
        "draft": {"title": text("Draft"), "awaits": "case_owner"},
        "sent": {"title": text("Sent"), "awaits": "court"},
        "denied": {"title": text("Denied"), "awaits": "assigned_lawyer"},
        "late": {"title": text("Late"), "awaits": "assigned_lawyer"},
        "done": {"title": text("Done"), "final": True, "outcome": "neutral"},
    },
    "steps": {
        "send": {
            "title": text("Send"), "from": ["draft"], "to": "sent",
            "by": ["legal_aid_officer", "case_owner"],
            "asks": ["assigned_lawyer", "means.income"], "asks_if_known": ["children", "urgent"],
            "when": [
                {"field": "means.income", "at_most": "ceiling", "otherwise": text("Too much.")},
                {"any_of": [{"field": "urgent", "is": True}, {"field": "kind", "is": "first"}],
                 "otherwise": text("Neither urgent nor first.")},
            ],
            "documents": ["request"], "law": ["CCP_303"],
        },
        "deny": {
            "title": text("Record the refusal"), "from": ["sent"], "to": "denied",
            "by": ["assigned_lawyer"], "asks": ["ruling"], "starts": ["appeal"],
            "law": ["CCP_303"],
        },
        "appeal": {
            "title": text("Appeal"), "from": ["denied", "late"], "to": "sent",
            "by": ["assigned_lawyer"],
            "when": [{"deadline": "appeal", "is": "running", "otherwise": text("Too late.")}],
            "ends": ["appeal"], "law": ["CCP_303"],
        },
        "finish": {
            "title": text("Finish"), "from": ["sent", "late"], "to": "done",
            "by": ["assigned_lawyer"], "asks": ["reason"], "law": ["CCP_303"],
        },
    },
    "deadlines": {
        "appeal": {"title": text("Appeal"), "rule": "CCP_303", "from": "ruling.received_on"}
    },
    "timers": {
        "passed": {
            "title": text("Time over"), "from": ["denied"], "to": "late", "after": "appeal",
            "task": text("Did they appeal?"), "law": ["CCP_303"],
        }
    },
    "blocks": {
        "silent": {
            "title": text("Silence"), "in": ["denied"], "after": "appeal", "asks_of": "court"
        }
    },
}  # fmt: skip

JOURNEYS: Raw = {
    "granted": {
        "title": text("Granted at once"), "begins": "2026-01-05",
        "steps": [
            {"day": 0, "take": "open", "by": "case_owner",
             "answers": {"client": {"name_km": "ក"}, "kind": "first"}},
            {"day": 1, "take": "send", "by": "legal_aid_officer",
             "answers": {"means": {"income": 300}, "children": [{"age": 4}]}},
        ],
        "expect": {"state": "sent", "papers": ["request"]},
    },
    "refused": {
        "title": text("Refused"), "begins": "2026-01-05", "follows": "relief/granted",
        "steps": [{"day": 30, "take": "relief/deny", "by": "assigned_lawyer"}],
        "expect": {"state": "denied", "deadlines": {"appeal": "2026-02-11"}},
    },
}  # fmt: skip


class Tiny:
    """The set as plain data, free to be changed, then written to a folder."""

    def __init__(self) -> None:
        self.fields: Raw = deepcopy(FIELDS)
        self.rules: Raw = {"CCP_303": deepcopy(RULE)}
        self.amounts: Raw = deepcopy(AMOUNTS)
        self.workflow: Raw = deepcopy(WORKFLOW)
        self.journeys: Raw = deepcopy(JOURNEYS)
        self.others: dict[str, Raw] = {}
        self.papers: list[str] = ["relief/request"]

    def write(self, folder: Path) -> Path:
        write(folder / "fields.yaml", self.fields)
        write(folder / "law.yaml", {"rules": self.rules})
        write(folder / "amounts/2007-07-01.yaml", {"amounts": self.amounts})
        for name, workflow in {"relief": self.workflow, **self.others}.items():
            write(folder / name / "workflow.yaml", workflow)
        write(folder / "relief/journeys.yaml", {"journeys": self.journeys})
        for paper in self.papers:
            (folder / "docs_templates" / paper).parent.mkdir(parents=True, exist_ok=True)
            (folder / f"docs_templates/{paper}.docx").touch()
        return folder


def write(path: Path, data: Raw) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unshared = json.loads(json.dumps(data))
    path.write_text(yaml.safe_dump(unshared, allow_unicode=True, sort_keys=False), encoding="utf-8")


def change(tiny: Tiny, path: str, value: Any) -> Tiny:
    """Puts the value at a path such as `workflow.steps.send.to`; `...` takes the key away."""
    first, *between, last = path.split(".")
    place = getattr(tiny, first)
    for name in between:
        place = place[int(name) if isinstance(place, list) else name]
    if value is ...:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = deepcopy(value)
    return tiny
