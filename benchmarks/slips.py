"""Ways of spoiling a workflow in one place, each of which somebody may do by mistake."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Any

from legalaid.domain.law import LawBook
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection
from legalaid.engine.shape import Reading

Raw = dict[str, Any]


@dataclass(frozen=True)
class Mutant:
    """One workflow with one thing done to it, at a step or at its opening."""

    kind: str
    workflow: str
    step: str
    what: str
    raw: Raw

    @property
    def place(self) -> tuple[str, str]:
        return self.workflow, self.step

    @property
    def name(self) -> str:
        return f"{self.kind} {self.workflow}.{self.step} {self.what}".strip()


def mutants(collection: Collection) -> Iterator[Mutant]:
    for reading in collection.workflows.values():
        raw, name = reading.source.data, reading.part.workflow
        for step in raw["steps"]:
            for make in (dropped, unasked, led_astray, misspelt, without_party, contradicted):
                yield from make(raw, name, step)
            yield from without_one("documents", raw, name, step)
            yield from without_one("ends", raw, name, step)
        yield from unasked(raw, name, "opening")
        yield from ruled_otherwise(reading, collection.law.part)


def act_in(raw: Raw, step: str) -> Raw:
    act: Raw = raw["opening"] if step == "opening" else raw["steps"][step]
    return act


def spoilt(raw: Raw, step: str, spoil: Callable[[Raw], None]) -> Raw:
    copy = deepcopy(raw)
    spoil(act_in(copy, step))
    return copy


def dropped(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    copy = deepcopy(raw)
    del copy["steps"][step]
    copy["decided_by_two"] = [p for p in copy.get("decided_by_two", []) if step not in p]
    yield Mutant("drop-step", name, step, "", copy)


def unasked(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    for path in act_in(raw, step).get("asks", []):
        yield Mutant("drop-field", name, step, path, spoilt(raw, step, partial(forget, path)))


def forget(path: str, act: Raw) -> None:
    act["asks"].remove(path)


def led_astray(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    states = list(raw["states"])
    at = states.index(act_in(raw, step)["to"])
    to = states[(at + 1) % len(states)]
    yield Mutant("retarget", name, step, to, spoilt(raw, step, lambda act: act.update(to=to)))


def without_one(key: str, raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    """A paper that is not brought out, a deadline that is not ended."""
    for one in act_in(raw, step).get(key, []):
        left = {key: [other for other in act_in(raw, step)[key] if other != one]}
        spoil = partial(dict.update, **left)
        yield Mutant(f"drop-{key}", name, step, one, spoilt(raw, step, spoil))


def ruled_otherwise(reading: Reading[Workflow], law: LawBook) -> Iterator[Mutant]:
    """A deadline with another rule's period, at the first step that starts it."""
    raw, workflow = reading.source.data, reading.part
    periods = [name for name, rule in law.rules.items() if rule.period is not None]
    for name, declared in workflow.deadlines.items():
        starting = [one for one, step in workflow.steps.items() if name in step.starts]
        if declared.rule is not None and starting:
            copy = deepcopy(raw)
            own = law.rules[declared.rule].period
            copy["deadlines"][name]["rule"] = next(
                one for one in periods if law.rules[one].period != own
            )
            yield Mutant("swap-rule", workflow.workflow, starting[0], name, copy)


def misspelt(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    """The first name of each kind that the step speaks, with a letter too many."""
    for key in ("from", "by", "asks", "documents", "starts", "ends", "law"):
        if act_in(raw, step).get(key):
            yield Mutant("rename", name, step, key, spoilt(raw, step, partial(misspell, key)))


def misspell(key: str, act: Raw) -> None:
    act[key] = [f"{act[key][0]}x", *act[key][1:]]


def without_party(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    by = act_in(raw, step)["by"]
    for party in by:
        left = [one for one in by if one != party]
        spoil = partial(dict.update, by=left)
        yield Mutant("drop-role", name, step, party, spoilt(raw, step, spoil))


def contradicted(raw: Raw, name: str, step: str) -> Iterator[Mutant]:
    """The contrary of a field that it weighs or asks for."""
    path = weighed(act_in(raw, step))
    if path:
        no: Raw = {"field": path, "is": "missing", "otherwise": {"km": "ទេ", "en": "No."}}
        given = no | {"is": "given"}
        both = partial(add_conditions, [no, given])
        yield Mutant("contradict", name, step, path, spoilt(raw, step, both))


def weighed(act: Raw) -> str | None:
    fields = [one["field"] for one in act.get("when", []) if "field" in one]
    return next(iter([*fields, *act.get("asks", [])]), None)


def add_conditions(conditions: list[Raw], act: Raw) -> None:
    act["when"] = [*act.get("when", []), *conditions]
