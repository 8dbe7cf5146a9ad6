"""Shipped workflows spoilt in one place each: what notices it, the proof, the rights, a story?"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from benchmarks.harmless import why_harmless
from benchmarks.slips import Mutant, mutants
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
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Played, at_noon, play, scenes
from tests.house.rights import TABLES, rights, table

SEED = 3


def shipped() -> tuple[Collection, Uses]:
    collection = collect(of_path(data_dir("workflows")))
    return collection, uses_of(collection, read_uses) or {}


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
    return (
        last(played, workflow).taken.state == expected.state
        and wanted == [paper for one in own for paper in one.taken.papers]
        and deadlines(desk, cast, played, workflow) == expected.deadlines
    )


def last(played: list[Played], workflow: str) -> Played:
    return [one for one in played if one.scene.workflow == workflow][-1]


def deadlines(
    desk: Desk, cast: Cast, played: list[Played], workflow: str
) -> dict[str, date | None]:
    """Those of the story's own proceeding that run on its last day or have passed."""
    taken = last(played, workflow).taken
    then = replace(desk, clock=lambda: at_noon(played[-1].scene.on))
    case = view_case(then, cast.playing("supervisor"), taken.reference)
    return {
        one.name: one.due_on
        for one in case.deadlines
        if one.number == taken.number and one.standing != "stopped"
    }


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
    return [one for group in groups for one in chance.sample(group, min(count, len(group)))]


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
