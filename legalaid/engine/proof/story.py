"""A route told to people: from the opening, step by step, by the titles they know."""

from legalaid.domain.fields import FieldCatalog
from legalaid.domain.part import Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.graph import Route, Way
from legalaid.engine.proof.routes import Entry, Taking
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


def field(catalog: FieldCatalog, path: str) -> Text:
    """The title of a field, after that of its group."""
    name, _, part = path.partition(".")
    title = titled(name, (catalog.groups.get(name) or catalog.fields[name]).title)
    if not part:
        return title
    own = titled(part, catalog.field(path).title)
    return Text(km=f"{title.km} – {own.km}", en=f"{title.en} – {own.en}")


def of_entry(workflow: Workflow, entry: Entry) -> Story:
    if entry.opener is None:
        return (begin(workflow),)
    here = state(workflow, workflow.initial)
    parent, name = entry.opener
    if not name:
        told = "The opening of “%(parent)s” opens it along, and it stands at “%(state)s”."
        return (both(told, parent=parent, state=here),)
    told = "The step “%(step)s” of “%(parent)s” opens it, and it stands at “%(state)s”."
    return (both(told, step=name, parent=parent, state=here),)


def of_taking(workflow: Workflow, taking: Taking) -> Story:
    ways = (tell_way(workflow, way) for way in taking.spot.route)
    last = both("Now “%(way)s” is to be taken.", way=step(workflow, taking.way.name))
    return (*of_entry(workflow, taking.spot.entry), *ways, last)
