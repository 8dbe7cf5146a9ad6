"""What the proof knows of a proceeding at a state, for one that is put there from paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from legalaid.domain.facts import Values
from legalaid.domain.needs import Uses
from legalaid.domain.values import flatten
from legalaid.engine.library import Library
from legalaid.engine.proof.enough import joined
from legalaid.engine.proof.flow import Flow
from legalaid.engine.proof.meaning import Meaning, mean
from legalaid.engine.proof.periods import Running, running
from legalaid.engine.proof.point import point_of
from legalaid.engine.proof.routes import live_slots
from legalaid.engine.proof.space import World


@dataclass(frozen=True, slots=True)
class Given:
    """What is given at a state: `asks` on every way there, `asks_if_known` on some.

    Of the deadlines `runs` do so on every way, `may_run` on some.
    """

    asks: tuple[str, ...]
    asks_if_known: tuple[str, ...]
    runs: tuple[str, ...]
    may_run: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misfit:
    """An answer that no case at that state has: it is missing there, or cannot be so."""

    path: str
    is_missing: bool


@dataclass(frozen=True)
class Insight:
    """The proof of a whole library, asked about one state at a time."""

    meaning: Meaning
    _stands: dict[str, "Stands"]

    @classmethod
    def of(cls, library: Library, uses: Uses) -> "Insight":
        files = library.dated_amounts.values()
        amounts = {name: one.riel for file in files for name, one in file.amounts.items()}
        workflows = {name: one.workflow for name, one in library.definitions.items()}
        return cls(mean(library.catalog, workflows, amounts, uses), {})

    def given(self, workflow: str, state: str) -> Given:
        return self.stands(workflow).given(state)

    def misfits(self, workflow: str, state: str, values: Values) -> tuple[Misfit, ...]:
        """What keeps these answers from being those of a case at that state."""
        return tuple(self.stands(workflow).misfits(state, values))

    def stands(self, workflow: str) -> "Stands":
        if workflow not in self._stands:
            self._stands[workflow] = Stands(self.meaning, self.meaning.flows[workflow])
        return self._stands[workflow]


@dataclass(frozen=True)
class Stands:
    """One workflow: which cases can stand at each of its states."""

    meaning: Meaning
    flow: Flow

    @cached_property
    def cases(self) -> Mapping[str, Sequence[World]]:
        name = self.flow.workflow.workflow
        return joined(self.flow, self.meaning.entries(name), self.meaning.uses).stood

    @cached_property
    def live(self) -> Mapping[str, int]:
        return live_slots(self.flow, self.meaning.uses)

    @cached_property
    def running(self) -> Running:
        return running(self.flow.workflow, self.flow.graph)

    def given(self, state: str) -> Given:
        runs = self.running.surely.get(state, frozenset())
        may_run = self.running.perhaps[state]
        surely = {path for path in self.flow.catalog.paths() if self.is_sure(state, path)}
        surely |= {*self.days_of(runs)}
        perhaps = {*self.asked_before(state), *self.days_of(may_run)}
        perhaps |= {*self.followed({*surely, *perhaps})}
        perhaps -= surely
        return Given(
            asks=tuple(one for one in self.flow.catalog.paths() if one in surely),
            asks_if_known=tuple(one for one in self.flow.catalog.paths() if one in perhaps),
            runs=tuple(one for one in self.flow.workflow.deadlines if one in runs),
            may_run=tuple(one for one in self.flow.workflow.deadlines if one in may_run),
        )

    def is_sure(self, state: str, path: str) -> bool:
        """Of a rough walk all is weighed; of the exact one, what something later looks at."""
        missing = self.flow.space.slots[path].missing
        rough = self.meaning.rough[self.flow.workflow.workflow].at_state[state]
        return not rough & missing or not any(one & missing for one in self.cases[state])

    def asked_before(self, state: str) -> Iterator[str]:
        """What some way to the state asks and something later looks at, or needs of the case."""
        acts = ("", *self.flow.graph.steps_before(state))
        for path in {path for name in acts for path in self.flow.asked[name]}:
            if self.flow.space.slots[path].all & self.live[state]:
                yield path
        for path in self.flow.catalog.paths():
            missing = self.flow.space.slots[path].missing
            if any(not one & missing for one in self.cases[state]):
                yield path

    def followed(self, paths: Iterable[str]) -> Iterator[str]:
        """What else is given wherever one of these is."""
        where_given = self.flow.reader.around.where_given
        for path in where_given.keys() & set(paths):
            for name in self.flow.catalog.paths():
                if not where_given[path] & self.flow.space.slots[name].missing:
                    yield name

    def days_of(self, deadlines: Iterable[str]) -> Iterator[str]:
        """The fields from which they count."""
        for name in deadlines:
            rule = self.flow.workflow.deadlines[name]
            if (day := rule.on or rule.from_) in self.flow.space.slots:
                yield str(day)

    def misfits(self, state: str, values: Values) -> Iterator[Misfit]:
        flat = flatten(self.flow.catalog, values)
        point = point_of(self.flow.space, self.flow.catalog, flat)
        found = min((self.apart(one, point) for one in self.cases[state]), key=len)
        names = {*found, *self.unfollowed(flat, point)}
        for path in self.flow.catalog.paths():
            if path in names:
                yield Misfit(path, is_missing=path not in flat)

    def apart(self, world: World, point: World) -> set[str]:
        """The fields in which the answers differ from every case of the world."""
        slots = self.flow.space.slots.items()
        return {name.partition("=")[0] for name, one in slots if not world & point & one.all}

    def unfollowed(self, flat: Mapping[str, object], point: World) -> Iterator[str]:
        """Where a field of the case is given, the acts that give it have given others as well."""
        where_given = self.flow.reader.around.where_given
        for path in flat.keys() & where_given.keys():
            for name in self.flow.catalog.paths():
                slot = self.flow.space.slots[name]
                if not where_given[path] & point & slot.all:
                    yield name
