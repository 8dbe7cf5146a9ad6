"""Sets whose names and ways are sound, but not what they mean: one row for each way to be wrong."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.needs import Need, PaperUse, ReadUses, Uses, When
from tests.engine.broken import STEP, condition
from tests.engine.tiny import Raw, Tiny, change, text

W = "workflow"
SEND = f"{W}.steps.send"
FIRST, SECOND = (condition(field="kind", **{"is": one}) for one in ("first", "second"))
URGENT = condition(field="urgent", **{"is": True})
NOT_URGENT = When("not", of=(When("true", "urgent"),))
DAYS: Raw = {"title": text("Wait"), "days": 7, "from": "step", "law": ["CCP_303"]}
USER: Raw = {"title": text("Reviewer"), "type": "user", "class": "ordinary"}
RUNNING, PASSED = (condition(deadline="appeal", **{"is": one}) for one in ("running", "passed"))
SILENT: Raw = {"title": text("Silence"), "in": ["denied"], "asks_of": "court"}

Changes = Mapping[str, Any]
Row = tuple[str, Changes]  # where the fault is told, what is changed


def changed(changes: Changes) -> Tiny:
    tiny = Tiny()
    for path, value in changes.items():
        change(tiny, path, value)
    return tiny


def needing(*needs: Need) -> ReadUses:
    """As if the one paper of the tiny set had these needs."""

    def read(_catalog: FieldCatalog, files: Mapping[str, Path]) -> Uses:
        return {name: PaperUse(needs, frozenset()) for name in files}

    return read


ONE_KIND: Changes = {
    # a request is sent for the first kind alone; the other may end where it is
    f"{SEND}.asks_if_known": ["children"],
    f"{W}.steps.stop": STEP | {"from": ["draft"], "to": "done"},
}

HOLES: list[tuple[str, Changes, tuple[Need, ...]]] = [
    ("steps.send.documents[0]", {}, (Need("reason"),)),
    ("steps.send.documents[0]", {}, (Need("children"),)),
    ("steps.send.documents[0]", {}, (Need("ruling.number"),)),
    ("steps.send.documents[0]", {f"{SEND}.asks": ["assigned_lawyer"]}, (Need("means.income"),)),
    ("steps.send.documents[0]", {}, (Need("reason", (When("is", "kind", "first"),)),)),
    ("steps.send.documents[0]", {}, (Need("reason", (NOT_URGENT,)),)),
    ("steps.send.documents[0]",
     {"fields.groups.children.parts.age.optional": True}, (Need("children.age"),)),
    ("steps.send.documents[0]",
     {f"{W}.opening.asks": ["client"], f"{SEND}.when": []}, (Need("kind"),)),
    ("steps.finish.documents[0]", {f"{W}.steps.finish.documents": ["request"]},
     (Need("ruling.received_on"),)),
    ("opening.documents[0]", {f"{W}.opening.documents": ["request"]}, (Need("means.income"),)),
    ("steps.send.when[0]",
     {f"{SEND}.asks": ["assigned_lawyer"], f"{SEND}.asks_if_known": ["means"]}, ()),
    ("steps.send.when[0]", {f"{SEND}.when.0": condition(field="means.income", at_least=1),
                            f"{SEND}.asks": ["assigned_lawyer"]}, ()),
    ("steps.send.when[1]", {f"{SEND}.when.1": URGENT, f"{SEND}.asks_if_known": []}, ()),
    ("steps.finish.when[0]", {f"{W}.steps.finish.when": [
        condition(field="ruling.number", **{"is": "7"})],
        f"{W}.steps.deny.asks": ["ruling.received_on"]}, ()),
    ("steps.deny.starts[0]", {f"{W}.steps.deny.asks": ["ruling.number"]}, ()),
    ("steps.deny.starts[0]", {f"{W}.steps.deny.asks": [],
                              f"{W}.steps.deny.asks_if_known": ["ruling"]}, ()),
    ("steps.send.documents[0]", {f"{W}.opening.opens": {"relief": {"kind": "first"}}},
     (Need("client.name_km"),)),
    ("steps.send.documents[0]", {f"{W}.steps.appeal.opens": {"relief": {"kind": "first"}}},
     (Need("client.name_km"),)),
]  # fmt: skip

NEVER: list[Row] = [
    ("steps.send.when", {f"{SEND}.when": [FIRST, SECOND]}),
    ("steps.send.when", {f"{SEND}.when": [
        FIRST, condition(field="kind", is_one_of=["second"])]}),
    ("steps.send.when", {f"{SEND}.when": [
        FIRST, condition(any_of=[SECOND, condition(field="kind", **{"is": "missing"})])]}),
    ("steps.send.when", {f"{SEND}.when": [
        condition(field="means.income", at_most=5), condition(field="means.income", at_least=6)]}),
    ("steps.send.when", {f"{SEND}.when": [
        condition(field="means.income", at_most="ceiling"),
        condition(field="means.income", at_least=501)]}),
    ("steps.send.when", {f"{SEND}.when": [condition(field="kind", **{"is": "missing"})]}),
    ("steps.send.when", {f"{SEND}.when": [URGENT], f"{SEND}.asks_if_known": []}),
    ("steps.send.when", {f"{SEND}.when": [RUNNING]}),
    ("steps.appeal.when", {f"{W}.steps.appeal.when": [RUNNING, PASSED]}),
    ("steps.finish.when", {f"{W}.steps.finish.when": [
        condition(field="reason", **{"is": "missing"})]}),
    ("steps.send.when", {f"{SEND}.when": [
        condition(others="final"), condition(proceeding="relief", **{"in": ["sent"]})]}),
    ("opening.when", {f"{W}.opening.when": [FIRST, SECOND]}),
]  # fmt: skip

ALONE: list[Row] = [
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "appeal"]]}),
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "finish"]]}),
    ("decided_by_two[1]", {f"{W}.decided_by_two": [["send", "deny"], ["appeal", "finish"]]}),
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["send", "deny"]],
                           f"{SEND}.by": ["case_owner"],
                           f"{W}.steps.deny.by": ["case_owner", "auditor"]}),
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "finish"]],
                           f"{W}.steps.finish.by": ["assigned_lawyer", "secretariat"]}),
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "appeal"]],
                           "fields.fields.reviewer": USER, f"{W}.opening.asks":
                           ["client", "kind", "reviewer"], f"{W}.steps.deny.by": ["reviewer"],
                           f"{W}.steps.appeal.by": ["reviewer"]}),
]  # fmt: skip

SILENCE: list[Row] = [
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{W}.steps.deny.starts": ["appeal", "wait"],
                        f"{W}.blocks.still": {
                            "title": text("S"), "in": ["draft"], "after": "wait",
                            "asks_of": "court"}}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{W}.steps.finish.starts": ["wait"],
                        f"{W}.steps.deny.ends": ["wait"]}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{SEND}.starts": ["wait"]}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{W}.opening.starts": ["wait"]}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS}),
    ("deadlines.wait", {f"{W}.deadlines.wait": {
        "title": text("Wait"), "on": "ruling.received_on", "law": ["CCP_303"]},
        f"{W}.steps.deny.starts": ["appeal", "wait"]}),
    ("deadlines.appeal", {f"{W}.steps.appeal.ends": [], f"{W}.blocks": {},
                          f"{W}.timers": {}, f"{W}.states.late": ...,
                          f"{W}.steps.appeal.from": ["denied"],
                          f"{W}.steps.finish.from": ["sent"]}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{SEND}.starts": ["wait"],
                        f"{W}.blocks.silent": SILENT}),
]  # fmt: skip

ALONE += [
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "appeal"]],
                           f"{W}.steps.appeal.by": ["lawyer"]}),
    ("decided_by_two[0]", {f"{W}.decided_by_two": [["deny", "appeal"]],
                           "fields.fields.reviewer": USER,
                           f"{W}.steps.deny.by": ["assigned_lawyer", "reviewer"]}),
]  # fmt: skip

FIELD: Raw = {"title": text("Spare"), "type": "text", "class": "ordinary"}
UNUSED: list[Row] = [
    ("fields.spare", {"fields.fields.spare": FIELD}),
    ("groups.spare", {"fields.groups.spare": {
        "title": text("Spare"), "scope": "case", "parts": {"one": FIELD}}}),
    ("groups.means.parts.spare", {"fields.groups.means.parts.spare": FIELD}),
    ("groups.ruling", {f"{W}.steps.deny.asks": [],
                       f"{W}.deadlines.appeal": DAYS}),
    ("person.name_latin", {"fields.person.name_latin": FIELD}),
    ("rules.SPARE", {"rules.SPARE": {
        "says": text("S"), "article": text("A"), "source": "S", "certainty": "recalled"}}),
    ("amounts.spare", {"amounts.spare": {
        "riel": 1, "title": text("S"), "source": "S", "certainty": "recalled"}}),
    ("deadlines.wait", {f"{W}.deadlines.wait": DAYS, f"{SEND}.ends": ["wait"]}),
    ("workflow", {f"{SEND}.documents": []}),
]  # fmt: skip


def waits_for(workflow: str, *states: str) -> list[Raw]:
    return [condition(proceeding=workflow, **{"in": list(states)})]


def child_in(workflow: str, *states: str) -> list[Raw]:
    return [condition(child=workflow, **{"in": list(states)})]


HANDED: Raw = {"request": {"carries": ["client", "kind"]}}
LOST: list[dict[str, Changes]] = [
    # what a timer of `relief` takes away from the request
    {"relief": {}, "request": {"steps.send.when": waits_for("relief", "denied")}},
    {"relief": {}, "request": {"opening.when": waits_for("relief", "sent", "denied")}},
    {"relief": {}, "request": {"steps.finish.when": [
        condition(any_of=[*waits_for("relief", "denied"), {"field": "urgent", "is": True}])]}},
]  # fmt: skip
OTHERS: list[Raw] = [condition(others="final")]

STUCK: list[dict[str, Changes]] = [
    # each workflow's changes, by its name
    {"relief": {"steps.finish.when": waits_for("request", "done")},
     "request": {"steps.finish.when": waits_for("relief", "done")}},
    {"relief": {"steps.finish.when": OTHERS}, "request": {"steps.finish.when": OTHERS}},
    {"relief": {"steps.finish.when": waits_for("request", "sent")}, "request": {}},
    {"relief": {"steps.finish.when": waits_for("request", "done")},
     "request": {"opening.when": waits_for("relief", "draft")}},
    {"relief": {"steps.finish.when": OTHERS},
     "request": {"steps.finish.when": waits_for("relief", "done")}},
    {"relief": {"steps.finish.when": waits_for("request", "done")},
     "request": {"steps.finish.when": waits_for("third", "done")},
     "third": {"steps.finish.when": waits_for("relief", "done")}},
    {"relief": {"steps.send.when": waits_for("request", "denied", "late")}, "request": {}},
    {"relief": {"steps.send.opens": HANDED, "steps.finish.when": waits_for("request", "draft")},
     "request": {"opening.by": ["assigned_lawyer"]}},
    {"relief": {"steps.finish.when": child_in("request", "done")}, "request": {}},
    {"relief": {"steps.send.opens": HANDED},
     "request": {"steps.finish.when": child_in("relief", "done")}},
    {"relief": {"steps.send.opens": HANDED, "steps.finish.when": child_in("request", "draft")},
     "request": {}},
    {"relief": {"steps.send.asks": ["means.income"]},
     "request": {"opening.when": waits_for("relief", "draft")}},
    {"relief": {"opening.opens": {"request": {"carries": ["client", "kind"]}},
                "steps.finish.when": waits_for("request", "draft")},
     "request": {"opening.by": ["assigned_lawyer"]}},
]  # fmt: skip


def together(changes: dict[str, Changes]) -> Tiny:
    """The same tiny workflow under several names, each with its changes."""
    tiny = Tiny()
    for name, own in changes.items():
        one = changed({f"{W}.{path}": value for path, value in own.items()})
        if name == "relief":
            tiny.workflow = one.workflow
        else:
            tiny.others[name] = one.workflow | {"workflow": name}
            tiny.papers.append(f"{name}/request")
    return tiny
