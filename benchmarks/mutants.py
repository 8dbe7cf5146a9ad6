"""Shipped workflows spoilt in one place each: what notices it, the proof, the rights, a story?"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from benchmarks.harmless import why_harmless
from benchmarks.stage import staged
from legalaid.documents.needs import read_uses
from legalaid.domain.errors import Fault, LegalAidError
from legalaid.domain.needs import Uses
from legalaid.domain.workflow import Workflow
from legalaid.engine.collection import Collection, collect
from legalaid.engine.library import of_collection
from legalaid.engine.proof.check import prove, prove_meaning, uses_of
from legalaid.engine.proof.meaning import meaning_of
from legalaid.engine.shape import shape
from legalaid.engine.sources import of_path
from legalaid.paths import data_dir
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Played, play, scenes
from tests.house.rights import TABLES, rights, table

Raw = dict[str, Any]
SEED = 3


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


def shipped() -> tuple[Collection, Uses]:
    collection = collect(of_path(data_dir("workflows")))
    return collection, uses_of(collection, read_uses) or {}


def mutants(collection: Collection) -> Iterator[Mutant]:
    for reading in collection.workflows.values():
        raw, name = reading.source.data, reading.part.workflow
        for step in raw["steps"]:
            for make in (dropped, unasked, led_astray, misspelt, without_party, contradicted):
                yield from make(raw, name, step)
        yield from unasked(raw, name, "opening")


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


@dataclass
class Watch:
    """The three that look at a mutant, and the desk on which stories are played."""

    collection: Collection
    uses: Uses
    desk: Desk
    cast: Cast

    def notice(self, mutant: Mutant) -> str | None:
        """Who notices it first, or None: the quick ones are asked first."""
        spoilt_set = self.with_mutant(mutant)
        faults = spoilt_set if isinstance(spoilt_set, list) else prove(spoilt_set)
        if isinstance(spoilt_set, list) or faults:
            return f"check {faults[0].code}"
        workflow = spoilt_set.workflows[mutant.workflow].part
        kept = (TABLES / f"{mutant.workflow}.txt").read_text(encoding="utf-8")
        if [line for line in kept.splitlines() if " | " in line] != [*rights(workflow)]:
            return "rights"
        faults = prove_meaning(spoilt_set, self.uses)
        if faults:
            return f"check {faults[0].code}"
        told = self.story_against(spoilt_set, mutant)
        return told or ("questions" if table(workflow) != kept else None)

    def with_mutant(self, mutant: Mutant) -> Collection | list[Fault]:
        place = f"{mutant.workflow}/workflow.yaml"
        source = replace(self.collection.readings[place].source, data=mutant.raw)
        reading = shape(source, Workflow)
        if isinstance(reading, list):
            return reading
        readings = {**self.collection.readings, place: reading}
        return replace(self.collection, readings=readings)

    def story_against(self, collection: Collection, mutant: Mutant) -> str | None:
        """The first story that takes the step and does not come out as the lawyers agreed."""
        desk = replace(self.desk, library=of_collection(collection))
        for workflow, name in self.stories_of(mutant):
            if not comes_out(desk, self.cast, workflow, name):
                return f"story {workflow}/{name}"
        return None

    def stories_of(self, mutant: Mutant) -> Iterator[tuple[str, str]]:
        take = "open" if mutant.step == "opening" else mutant.step
        library = self.desk.library
        for workflow in library.definitions:
            for name in library.journeys(workflow):
                told = scenes(self.desk, workflow, name)
                if any((one.workflow, one.take) == (mutant.workflow, take) for one in told):
                    yield workflow, name


def comes_out(desk: Desk, cast: Cast, workflow: str, name: str) -> bool:
    expected = desk.library.journeys(workflow)[name].expect
    try:
        played = list(play(desk, cast, scenes(desk, workflow, name)))
    except LegalAidError:
        return False
    wanted = [paper if "/" in paper else f"{workflow}/{paper}" for paper in expected.papers]
    own = [one for one in played if one.scene.story == f"{workflow}/{name}"]
    return last_state(played, workflow) == expected.state and wanted == [
        paper for one in own for paper in one.taken.papers
    ]


def last_state(played: list[Played], workflow: str) -> str:
    return [one for one in played if one.scene.workflow == workflow][-1].taken.state


def run(sample: int | None = None, seed: int = SEED) -> dict[str, Any]:
    """Every mutant, or so many of each kind; what noticed them, and those that nothing noticed."""
    collection, uses = shipped()
    chosen = list(mutants(collection))
    if sample is not None:
        chosen = sampled(chosen, sample, seed)
    with staged() as (desk, cast, _):
        watch = Watch(collection, uses, desk, cast)
        seen = [(mutant, watch.notice(mutant)) for mutant in chosen]
    by = Counter(f"{mutant.kind}: {(who or 'nothing').split()[0]}" for mutant, who in seen)
    meaning = meaning_of(collection, uses)
    unplayed = [one for one, who in seen if who in {None, "questions"}]
    reasons = {one.name: why_harmless(one.kind, one.place, one.what, meaning) for one in unplayed}
    return {
        "mutants": len(seen),
        "noticed": dict(sorted(by.items())),
        "harmless": {name: reason for name, reason in reasons.items() if reason},
        "only_the_table": [name for name, reason in reasons.items() if not reason],
        "missed": [one.name for one, who in seen if who is None],
    }


def sampled(chosen: list[Mutant], count: int, seed: int) -> list[Mutant]:
    chance = random.Random(seed)
    kinds = dict.fromkeys(one.kind for one in chosen)
    groups = [[one for one in chosen if one.kind == kind] for kind in kinds]
    return [one for group in groups for one in chance.sample(group, count)]


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
