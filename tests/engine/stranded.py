"""Sets in which every state has a way on, but not for every case that comes there."""

from typing import Any

from tests.engine.broken import STEP, condition
from tests.engine.faulty import DAYS, FIRST, SECOND, URGENT, Changes, W, changed
from tests.engine.tiny import Tiny, text

FINISH = f"{W}.steps.finish"
NOT_URGENT = condition(field="urgent", **{"is": False})
CHEAP, DEAR = (
    condition(field="means.income", at_most=100),
    condition(field="means.income", at_least=102),
)
TOPICS = {
    "title": text("Topics"), "type": "choices", "class": "ordinary",
    "choices": {"home": text("Home"), "land": text("Land")},
}  # fmt: skip
SENT: dict[str, Any] = {"from": ["sent"], "by": ["assigned_lawyer"]}
END = STEP | SENT | {"to": "done", "asks": ["reason"]}
LEAN: Changes = {
    # from draft to sent to done, for either kind
    f"{W}.steps.deny": ..., f"{W}.steps.appeal": ..., f"{W}.states.denied": ...,
    f"{W}.states.late": ..., f"{W}.timers": {}, f"{W}.deadlines": {}, f"{W}.blocks": {},
    f"{FINISH}.from": ["sent"], f"{W}.steps.send.when": [],
    f"{W}.steps.send.asks_if_known": ["children"],
}  # fmt: skip
LATE: Changes = {
    # a deadline that begins only where the case is put off
    f"{W}.deadlines.wait": DAYS,
    f"{W}.steps.put_off": STEP | SENT | {"to": "sent", "starts": ["wait"], "asks": ["urgent"]},
}

STRANDED: list[tuple[str, Changes]] = [
    # what is told of the cases that stand at `sent` for ever, and what is changed
    ("“Kind” is answered with “Second”.", {f"{FINISH}.when": [FIRST]}),
    ("“Kind” is answered with “First”.", {
        f"{W}.opening.asks": ["client", "kind", "urgent"], f"{FINISH}.when": [SECOND],
        f"{W}.steps.end": END | {"when": [FIRST, URGENT]}}),
    ("“Urgent” is not answered.", {
        f"{W}.opening.asks_if_known": ["urgent"], f"{FINISH}.when": [URGENT],
        f"{W}.steps.end": END | {"when": [NOT_URGENT]}}),
    ("“Means – Income” is answered with “101”.", {
        "fields.groups.means.scope": "proceeding", f"{FINISH}.when": [CHEAP],
        f"{W}.steps.end": END | {"when": [DEAR]}}),
    ("“Topics” is answered without “Home”.", {
        "fields.fields.topics": TOPICS, f"{W}.opening.asks": ["client", "kind", "topics"],
        f"{FINISH}.when": [condition(field="topics", **{"is": "home"})]}),
    ("“Children” is answered with nothing in it.", {
        f"{W}.steps.send.asks": ["assigned_lawyer", "children"],
        "fields.groups.children.scope": "proceeding",
        f"{FINISH}.when": [condition(field="children", **{"is": "given"})]}),
    ("“Reason” is answered.", {
        f"{W}.opening.asks_if_known": ["reason"], f"{FINISH}.asks": [],
        f"{FINISH}.when": [condition(field="reason", **{"is": "missing"})]}),
    ("“Wait” does not run.", LATE | {
        f"{W}.states.late": {"title": text("Late")}, f"{FINISH}.from": ["late"],
        f"{W}.steps.put_off.from": ["sent", "late"],
        f"{W}.steps.put_off.when": [URGENT], f"{W}.steps.put_off.asks": [],
        f"{W}.opening.asks": ["client", "kind", "urgent"],
        f"{W}.timers.over": {
            "title": text("T"), "from": ["sent"], "to": "late", "after": "wait",
            "law": ["CCP_303"]}}),
    ("“Wait” does not run.", LATE | {
        f"{W}.steps.put_off.when": [URGENT], f"{W}.steps.put_off.asks": [],
        f"{W}.opening.asks": ["client", "kind", "urgent"], f"{FINISH}.ends": ["wait"],
        f"{FINISH}.when": [condition(deadline="wait", **{"is": "passed"})]}),
]  # fmt: skip
SAFE: list[Changes] = [
    # the same with the missing way
    {f"{FINISH}.when": [FIRST], f"{W}.steps.end": END | {"when": [SECOND]}},
    {f"{FINISH}.when": [FIRST], f"{FINISH}.asks": ["reason", "kind"]},
    {f"{FINISH}.when": [FIRST], f"{W}.steps.ask": STEP | SENT | {"to": "sent", "asks": ["kind"]}},
    {f"{W}.opening.asks_if_known": ["urgent"], f"{FINISH}.when": [URGENT], f"{W}.steps.end":
     END | {"when": [condition(any_of=[NOT_URGENT, {"field": "urgent", "is": "missing"}])]}},
    LATE | {f"{FINISH}.ends": ["wait"], f"{FINISH}.when": [
        condition(deadline="wait", **{"is": "passed"})]},
]  # fmt: skip


def lean(changes: Changes) -> Tiny:
    tiny = changed({**LEAN, **changes})
    tiny.journeys = {}
    return tiny
