"""A route told to people: from the opening, step by step, by the titles they know."""

from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.graph import Route, Way
from legalaid.engine.speech import both

Story = tuple[Text, ...]


def titled(name: str, title: Text) -> Text:
    """What is called by its name where its title is not written yet."""
    return Text(km=title.km.strip() or name, en=title.en.strip() or name)


def state(workflow: Workflow, name: str) -> Text:
    return titled(name, workflow.states[name].title)


def step(workflow: Workflow, name: str) -> Text:
    return titled(name, workflow.steps[name].title)


def timer(workflow: Workflow, name: str) -> Text:
    return titled(name, workflow.timers[name].title)


def tell(workflow: Workflow, route: Route) -> Story:
    return (begin(workflow), *(tell_way(workflow, way) for way in route))


def begin(workflow: Workflow) -> Text:
    here = state(workflow, workflow.initial)
    return both("It is opened, and stands at “%(state)s”.", state=here)


def tell_way(workflow: Workflow, way: Way) -> Text:
    there = state(workflow, way.to)
    if way.kind == "timer":
        told = "The time of “%(way)s” runs out; now it stands at “%(state)s”."
        return both(told, way=timer(workflow, way.name), state=there)
    told = "“%(way)s” is taken; now it stands at “%(state)s”."
    return both(told, way=step(workflow, way.name), state=there)
