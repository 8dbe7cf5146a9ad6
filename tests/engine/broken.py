"""Every way of breaking the tiny set, with the code and the place of the fault it must give."""

from typing import Any

from tests.engine.tiny import Raw, Tiny, change, text

STEP: Raw = {"title": text("S"), "by": ["case_owner"], "law": ["CCP_303"]}
HERE: Raw = {"title": text("H")}
EMPTY: Raw = {"km": "", "en": "Only English"}
IN_NONE: Raw = {"in": ["active"], "otherwise": text("No.")}
W = "workflow"
G = "journeys.granted"
SEND, WHEN = f"{W}.steps.send", f"{W}.steps.send.when.0"


def condition(**given: Any) -> Raw:
    return given | {"otherwise": text("No.")}


BROKEN: list[tuple[str, str, str, Any]] = [
    # code, where the fault is told, what is changed, to what
    ("schema", f"{SEND}.byy", f"{SEND}.byy", ["lawyer"]),
    ("schema", f"{SEND}.to", f"{SEND}.to", ...),
    ("schema", f"{SEND}.from", f"{SEND}.from", []),
    ("schema", f"{SEND}.by", f"{SEND}.by", "case_owner"),
    ("schema", f"{WHEN}", f"{WHEN}", {"feild": "kind", "is": "first"}),
    ("schema", f"{WHEN}", f"{WHEN}", {"field": "kind"}),
    ("schema", f"{WHEN}.is", f"{WHEN}", condition(field="kind", **{"is": {"a": 1}})),
    ("schema", f"{W}.states.draft.final", f"{W}.states.draft.final", "maybe"),
    ("schema", f"{W}.states.done.outcome", f"{W}.states.done.outcome", "good"),
    ("schema", f"{W}.deadlines.appeal", f"{W}.deadlines.appeal.days", 7),
    ("schema", f"{W}.deadlines.appeal", f"{W}.deadlines.appeal.from", ...),
    ("schema", f"{W}.initial", f"{W}.initial", ...),
    ("schema", f"{W}.decided_by_two[0]", f"{W}.decided_by_two", [["send", "deny", "appeal"]]),
    ("schema", "fields.kind", "fields.fields.kind.choices", ...),
    ("schema", "fields.kind.type", "fields.fields.kind.type", "number"),
    ("schema", "rules.CCP_303.certainty", "rules.CCP_303.certainty", "sure"),
    ("schema", "amounts.ceiling.riel", "amounts.ceiling.riel", -1),
    ("unknown-name", f"{W}.initial", f"{W}.initial", "drafting"),
    ("unknown-name", f"{W}.workflow", f"{W}.workflow", "releif"),
    ("unknown-name", f"{SEND}.to", f"{SEND}.to", "nowhere"),
    ("unknown-name", f"{SEND}.from[0]", f"{SEND}.from", ["drafts"]),
    ("unknown-name", f"{SEND}.by[0]", f"{SEND}.by", ["judge"]),
    ("unknown-name", f"{SEND}.asks[0]", f"{SEND}.asks", ["mean.income"]),
    ("unknown-name", f"{SEND}.asks[0]", f"{SEND}.asks", ["children.age"]),
    ("unknown-name", f"{SEND}.asks_if_known[0]", f"{SEND}.asks_if_known", ["child"]),
    ("unknown-name", f"{SEND}.documents[0]", f"{SEND}.documents", ["letter"]),
    ("unknown-name", f"{SEND}.law[0]", f"{SEND}.law", ["CCP_999"]),
    ("unknown-name", f"{SEND}.starts[0]", f"{SEND}.starts", ["reply"]),
    ("unknown-name", f"{SEND}.ends[0]", f"{SEND}.ends", ["reply"]),
    ("schema", f"{W}.opening", f"{W}.opening",
     {"by": ["case_owner"], "urgent": True, "documents": ["request"]}),
    ("schema", f"{W}.opening", f"{W}.opening",
     {"by": ["case_owner"], "urgent": True, "when": [condition(others="final")]}),
    ("unknown-name", f"{W}.opening.opens.divorse", f"{W}.opening.opens", {"divorse": {}}),
    ("unknown-name", f"{W}.opening.opens.relief.knd", f"{W}.opening.opens",
     {"relief": {"knd": "first"}}),
    ("unknown-name", f"{SEND}.opens.divorse", f"{SEND}.opens", {"divorse": {}}),
    ("unknown-name", f"{SEND}.opens.relief.knd", f"{SEND}.opens", {"relief": {"knd": "first"}}),
    ("unknown-name", f"{SEND}.opens.relief.kind", f"{SEND}.opens", {"relief": {"kind": "third"}}),
    ("unknown-name", f"{WHEN}.field", f"{WHEN}", condition(field="knd", **{"is": "given"})),
    ("unknown-name", f"{WHEN}.is", f"{WHEN}", condition(field="kind", **{"is": "third"})),
    ("unknown-name", f"{WHEN}.is_one_of[1]", f"{WHEN}",
     condition(field="kind", is_one_of=["first", "third"])),
    ("unknown-name", f"{WHEN}.is", f"{WHEN}", condition(field="urgent", **{"is": "true"})),
    ("unknown-name", f"{WHEN}.is", f"{WHEN}", condition(field="means", **{"is": "rich"})),
    ("unknown-name", f"{WHEN}.is", f"{WHEN}", condition(field="children", **{"is": 3})),
    ("unknown-name", f"{WHEN}.is", f"{WHEN}",
     condition(field="ruling.received_on", **{"is": "2026-01-01"})),
    ("unknown-name", f"{WHEN}.field", f"{WHEN}", condition(field="kind", at_most=3)),
    ("unknown-name", f"{WHEN}.at_most", f"{WHEN}", condition(field="means.income", at_most="roof")),
    ("unknown-name", f"{WHEN}.guard", f"{WHEN}", condition(guard="is_nice")),
    ("unknown-name", f"{WHEN}.deadline", f"{WHEN}", condition(deadline="x", **{"is": "running"})),
    ("unknown-name", f"{WHEN}.proceeding", f"{WHEN}", {"proceeding": "divorse", **IN_NONE}),
    ("unknown-name", f"{WHEN}.in[0]", f"{WHEN}", {"child": "relief", **IN_NONE}),
    ("unknown-name", f"{WHEN}.any_of[0].field", f"{WHEN}",
     condition(any_of=[{"field": "knd", "is": "given"}])),
    ("unknown-name", f"{W}.states.sent.awaits", f"{W}.states.sent.awaits", "judge"),
    ("unknown-name", f"{W}.blocks.silent.asks_of", f"{W}.blocks.silent.asks_of", "judge"),
    ("unknown-name", f"{W}.blocks.silent.in[0]", f"{W}.blocks.silent.in", ["waiting"]),
    ("unknown-name", f"{W}.timers.passed.after", f"{W}.timers.passed.after", "reply"),
    ("unknown-name", f"{W}.timers.passed.to", f"{W}.timers.passed.to", "lost"),
    ("unknown-name", f"{W}.deadlines.appeal.rule", f"{W}.deadlines.appeal.rule", "CCP_1"),
    ("unknown-name", f"{W}.deadlines.appeal.from", f"{W}.deadlines.appeal.from", "ruling.number"),
    ("unknown-name", f"{W}.deadlines.appeal.from", f"{W}.deadlines.appeal.from", "children"),
    ("unknown-name", f"{W}.decided_by_two[0][1]", f"{W}.decided_by_two", [["send", "review"]]),
    ("unknown-name", "groups.client.person[0]", "fields.groups.client.person", ["nom"]),
    ("unknown-name", f"{G}.steps[0].take", f"{G}.steps.0.take", "begin"),
    ("unknown-name", f"{G}.steps[1].take", f"{G}.steps.1.take", "divorse/open"),
    ("unknown-name", f"{G}.steps[1].by", f"{G}.steps.1.by", "judge"),
    ("unknown-name", f"{G}.steps[0].answers.knd", f"{G}.steps.0.answers.knd", "first"),
    ("unknown-name", f"{G}.steps[0].answers.kind", f"{G}.steps.0.answers.kind", "third"),
    ("unknown-name", f"{G}.steps[1].answers.means.incme", f"{G}.steps.1.answers.means.incme", 3),
    ("unknown-name", f"{G}.steps[1].answers.children[0].old",
     f"{G}.steps.1.answers.children.0.old", 3),
    ("unknown-name", f"{G}.expect.state", f"{G}.expect.state", "won"),
    ("unknown-name", f"{G}.expect.papers[0]", f"{G}.expect.papers", ["letter"]),
    ("unknown-name", f"{G}.expect.deadlines.reply", f"{G}.expect.deadlines",
     {"reply": "2026-01-01"}),
    ("unknown-name", "journeys.refused.follows", "journeys.refused.follows", "relief/grantd"),
    ("unknown-name", "journeys.refused.steps[0].take", "journeys.refused.steps.0.take",
     "relief/refuse"),
    ("schema", f"{G}.begins", f"{G}.begins", "soon"),
    ("schema", f"{G}", f"{G}.steps.0.day", 9),
    ("missing-title", f"{G}.title", f"{G}.title.en", ""),
    ("unreachable-state", f"{W}.states.lone", f"{W}.states.lone", HERE | {"final": True}),
    ("unreachable-state", f"{W}.states.late", f"{W}.timers.passed.to", ...),
    ("unreachable-state", f"{W}.states.denied", f"{W}.steps.deny.to", "sent"),
    ("unreachable-state", f"{W}.states.done", f"{W}.steps.finish.from", ["done"]),
    ("unreachable-state", f"{W}.states.draft", f"{W}.initial", "sent"),
    ("dead-end", f"{W}.states.lone", f"{W}.states.lone", HERE),
    ("dead-end", f"{W}.states.done", f"{W}.states.done.final", False),
    ("dead-end", f"{W}.states.draft", f"{W}.steps.send.to", "draft"),
    ("dead-end", f"{W}.states.draft", f"{W}.steps.send.from", ["sent"]),
    ("dead-end", f"{W}.states.pit", W, {"states.pit": HERE, "steps.fall": STEP | {
        "from": ["draft"], "to": "pit"}}),
    ("no-way-to-final", f"{W}.states.draft", f"{W}.steps.finish.to", "late"),
    ("no-way-to-final", f"{W}.states.sent", f"{W}.steps.finish", ...),
    ("no-way-to-final", f"{W}.states.denied", f"{W}.steps.finish.from", ["draft"]),
    ("no-way-to-final", f"{W}.states.one", W, {
        "states.one": HERE, "states.two": HERE,
        "steps.fall": STEP | {"from": ["draft", "two"], "to": "one"},
        "steps.turn": STEP | {"from": ["one"], "to": "two"}}),
    ("no-way-to-final", f"{W}.states.late", W, {
        "steps.appeal.to": "denied", "steps.finish.from": ["sent"]}),
    ("nobody-can-act", f"{W}.states.draft", f"{SEND}.by", ["auditor"]),
    ("nobody-can-act", f"{W}.states.draft", f"{SEND}.by", ["assigned_lawyer", "secretariat"]),
    ("nobody-can-act", f"{W}.states.sent", f"{SEND}.asks", ["means.income"]),
    ("nobody-can-act", f"{W}.states.late", W, {
        "steps.appeal.by": ["administrator"], "steps.finish.by": ["provider"],
        "steps.deny.by": ["lawyer"]}),
    ("nobody-can-act", f"{W}.opening.by", f"{W}.opening.by", ["auditor"]),
    ("nobody-can-act", f"{W}.opening.by", f"{W}.opening.by", ["assigned_lawyer"]),
    ("nobody-can-act", f"{W}.states.sent", f"{W}.steps.jump", STEP | {
        "from": ["draft"], "to": "sent"}),
    ("nobody-can-act", f"{W}.states.draft", f"{SEND}.by", ["lawyer"]),
    ("nobody-can-act", f"{W}.states.draft", W, {
        "steps.note": STEP | {"from": ["draft"], "to": "draft"},
        "steps.send.by": ["assigned_lawyer"]}),
    ("nobody-can-act", f"{W}.states.draft", W, {
        "states.other": HERE, "steps.send.by": ["auditor"],
        "steps.there": STEP | {"from": ["draft"], "to": "other"},
        "steps.back": STEP | {"from": ["other"], "to": "draft"}}),
    ("timer-loses-right", f"{W}.timers.passed.to", f"{W}.timers.passed.to", "done"),
    ("timer-loses-right", f"{W}.timers.passed.to", f"{W}.steps.appeal.from", ["denied"]),
    ("timer-loses-right", f"{W}.timers.passed.to", f"{W}.timers.passed.to", "draft"),
    ("timer-loses-right", f"{W}.timers.passed.to", f"{W}.timers.passed.from", ["sent"]),
    ("timer-loses-right", f"{W}.timers.passed.to", f"{W}.steps.pay", STEP | {
        "from": ["denied"], "to": "done"}),
    ("timer-loses-right", f"{W}.timers.second.to", f"{W}.timers.second", {
        "title": text("T"), "from": ["late"], "to": "denied", "after": "appeal",
        "law": ["CCP_303"]}),
    ("missing-title", f"{W}.title", f"{W}.title", ...),
    ("missing-title", f"{W}.states.sent.title", f"{W}.states.sent.title", EMPTY),
    ("missing-title", f"{SEND}.title", f"{SEND}.title", ...),
    ("missing-title", f"{SEND}.hint", f"{SEND}.hint", EMPTY),
    ("missing-title", f"{W}.timers.passed.task", f"{W}.timers.passed.task", EMPTY),
    ("missing-title", f"{W}.timers.passed.title", f"{W}.timers.passed.title.km", "  "),
    ("missing-title", f"{W}.deadlines.appeal.title", f"{W}.deadlines.appeal.title", ...),
    ("missing-title", f"{W}.blocks.silent.title", f"{W}.blocks.silent.title.en", ...),
    ("missing-title", "fields.reason.title", "fields.fields.reason.title", EMPTY),
    ("missing-title", "fields.kind.choices.first", "fields.fields.kind.choices.first", EMPTY),
    ("missing-title", "groups.means.parts.income.hint", "fields.groups.means.parts.income.hint",
     EMPTY),
    ("missing-title", "person.name_km.title", "fields.person.name_km.title", ...),
    ("missing-title", "rules.CCP_303.article", "rules.CCP_303.article", ...),
    ("missing-title", "amounts.ceiling.title", "amounts.ceiling.title.km", ""),
    ("missing-reason", f"{WHEN}.otherwise", f"{WHEN}.otherwise", ...),
    ("missing-reason", f"{WHEN}.otherwise", f"{WHEN}.otherwise", EMPTY),
    ("missing-reason", f"{SEND}.when[1].otherwise", f"{SEND}.when.1.otherwise", ...),
    ("missing-reason", f"{SEND}.when[1].any_of[0].otherwise",
     f"{SEND}.when.1.any_of.0.otherwise", EMPTY),
    ("missing-reason", f"{W}.steps.appeal.when[0].otherwise",
     f"{W}.steps.appeal.when.0.otherwise.en", ""),
    ("missing-reason", f"{W}.opening.when[0].otherwise", f"{W}.opening.when",
     [{"others": "final"}]),
    ("missing-law", f"{SEND}.law", f"{SEND}.law", ...),
    ("missing-law", f"{SEND}.law", f"{SEND}.law", []),
    ("missing-law", f"{W}.steps.finish.law", f"{W}.steps.finish.law", ...),
    ("missing-law", f"{W}.timers.passed.law", f"{W}.timers.passed.law", ...),
    ("missing-law", f"{W}.deadlines.appeal.law", f"{W}.deadlines.appeal",
     {"title": text("D"), "days": 7, "from": "step"}),
]  # fmt: skip


def broken(path: str, value: Any) -> Tiny:
    """Several changes at once are a mapping of paths inside the workflow."""
    if path != W:
        return change(Tiny(), path, value)
    tiny = Tiny()
    for inner, one in value.items():
        change(tiny, f"{W}.{inner}", one)
    return tiny
