"""How each kind of name is looked up, and what is said when there is no such thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from legalaid.domain.fields import Field, FieldCatalog
from legalaid.domain.guards import GUARDS
from legalaid.domain.part import Text
from legalaid.domain.roles import ACTORS
from legalaid.domain.workflow import Workflow
from legalaid.engine.mentions import Kind, Mention
from legalaid.engine.proof.known import Known
from legalaid.engine.speech import both

NO_SUCH: Mapping[str, str] = {
    "state": "There is no state “%(name)s” in this workflow.",
    "step": "There is no step “%(name)s” in this workflow.",
    "deadline": "There is no deadline “%(name)s” in this workflow.",
    "foreign_state": "There is no state “%(name)s” in that workflow.",
    "field": "There is no field “%(name)s”.",
    "part": "There is no part “%(name)s” of a person.",
    "part_of": "There is no part “%(name)s” in this group.",
    "journey": "There is no journey “%(name)s”.",
    "foreign_step": "There is no step “%(name)s” in that workflow.",
    "value": "“%(name)s” is not an answer this field can hold.",
    "guard": "There is no guard “%(name)s”.",
    "person": "There is no role or relation “%(name)s”.",
    "mover": "There is no role, relation or actor “%(name)s”.",
    "document": "There is no paper “%(name)s”.",
    "law": "There is no rule of law “%(name)s”.",
    "period": "The rule of law “%(name)s” has no period that a deadline could count.",
    "amount": "There is no amount “%(name)s”.",
    "workflow": "There is no workflow “%(name)s”.",
}


def suggest(sentence: str, name: object, among: Iterable[str]) -> Text:
    """The sentence, and the nearest right name where there is one."""
    told = both(sentence, name=str(name))
    near = get_close_matches(str(name), list(among), n=1, cutoff=0.75)
    return both("%(told)s Did you mean “%(near)s”?", told=told, near=near[0]) if near else told


def among(kind: str, mention: Mention, names: Iterable[str]) -> Text | None:
    there = set(names)
    return None if mention.name in there else suggest(NO_SUCH[kind], mention.name, sorted(there))


def check_field(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    path = str(mention.name)
    if not known.catalog.knows(path):
        return suggest(NO_SUCH["field"], path, every_path(known.catalog))
    if is_in_list(known.catalog, path):
        return both("“%(name)s” is a part of a list; name the whole list.", name=path)
    return None


def check_rule(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    """A deadline counts by a rule that has a period; anything else may rest on any rule."""
    counts = mention.path[0] == "deadlines" and mention.path[-1] == "rule"
    if counts and mention.name in known.rules - known.periods:
        return both(NO_SUCH["period"], name=str(mention.name))
    return among("law", mention, known.rules)


def every_path(catalog: FieldCatalog) -> Iterator[str]:
    yield from catalog.fields
    for name, group in catalog.groups.items():
        yield name
        yield from (f"{name}.{part}" for part in group.parts)


def is_in_list(catalog: FieldCatalog, path: str) -> bool:
    return "." in path and catalog.is_list(path.partition(".")[0])


def single(catalog: FieldCatalog, path: str) -> Field | None:
    """The field at the path, unless it is a group, in a list, or nowhere."""
    is_field = catalog.knows(path) and path not in catalog.groups and not is_in_list(catalog, path)
    return catalog.field(path) if is_field else None


def check_part(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    """In an answer: the parts of a group; those of an address are its own affair."""
    group = known.catalog.groups.get(mention.of)
    return among("part_of", mention, group.parts) if group else None


def check_choice(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    is_field = known.catalog.knows(mention.of) and mention.of not in known.catalog.groups
    choices = known.catalog.field(mention.of).choices if is_field else {}
    return among("value", mention, choices) if choices else None


def check_value(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    """What a condition weighs: nothing in a list or a group is ever the same as a word."""
    if not known.catalog.knows(mention.of) or is_in_list(known.catalog, mention.of):
        return None
    field = single(known.catalog, mention.of)
    if field is not None and can_hold(field, mention.name):
        return None
    return suggest(NO_SUCH["value"], mention.name, field.choices if field else ())


def check_fixed(mention: Mention, workflow: Workflow, known: Known) -> Text | None:
    """What a step answers for its child: a day as well."""
    field = single(known.catalog, mention.of)
    is_day = field is not None and field.type == "date" and is_date(mention.name)
    return None if is_day else check_value(mention, workflow, known)


def is_date(name: object) -> bool:
    try:
        date.fromisoformat(str(name))
    except ValueError:
        return False
    return True


def can_hold(field: Field, value: object) -> bool:
    if field.choices:
        return value in field.choices
    if field.type == "yes_no":
        return isinstance(value, bool)
    if field.type in {"integer", "riel"}:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str) and field.type not in {"date", "address"}


def check_number(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    field = single(known.catalog, str(mention.name))
    is_wrong = known.catalog.knows(str(mention.name)) and (
        field is None or field.type not in {"integer", "riel"}
    )
    return both("“%(name)s” does not hold a number.", name=mention.name) if is_wrong else None


def check_date(mention: Mention, workflow: Workflow, known: Known) -> Text | None:
    field = single(known.catalog, str(mention.name))
    if field is None:
        return check_field(mention, workflow, known) or not_a_date(mention)
    return None if field.type == "date" else not_a_date(mention)


def not_a_date(mention: Mention) -> Text:
    return both("“%(name)s” does not hold a date.", name=mention.name)


def check_document(mention: Mention, workflow: Workflow, known: Known) -> Text | None:
    name = str(mention.name)
    full = name if "/" in name else f"{workflow.workflow}/{name}"
    if known.papers is None or full in known.papers:
        return None
    return suggest(NO_SUCH["document"], full, sorted(known.papers))


def check_foreign_state(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    other = known.workflows.get(mention.of)
    return among("foreign_state", mention, other.states) if other else None


def check_foreign_step(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    other = known.workflows.get(mention.of)
    return among("foreign_step", mention, other.steps) if other else None


def check_journey(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    """`workflow/name`; the stories of a workflow that is only lent are not at hand."""
    workflow, _, name = str(mention.name).rpartition("/")
    if workflow not in known.workflows:
        return suggest(NO_SUCH["workflow"], workflow, known.workflows)
    there = known.journeys.get(workflow)
    is_known = there is None or name in there
    return None if is_known else suggest(NO_SUCH["journey"], name, sorted(there or ()))


def check_mover(mention: Mention, _workflow: Workflow, known: Known) -> Text | None:
    return among("mover", mention, {*known.people(), *ACTORS})


Check = Callable[[Mention, Workflow, Known], Text | None]
CHECKS: Mapping[Kind, Check] = {
    "state": lambda one, workflow, _: among("state", one, workflow.states),
    "step": lambda one, workflow, _: among("step", one, workflow.steps),
    "deadline": lambda one, workflow, _: among("deadline", one, workflow.deadlines),
    "person": lambda one, _, known: among("person", one, known.people()),
    "guard": lambda one, _, __: among("guard", one, GUARDS),
    "law": check_rule,
    "amount": lambda one, _, known: among("amount", one, known.amounts),
    "workflow": lambda one, _, known: among("workflow", one, known.workflows),
    "mover": check_mover,
    "field": check_field,
    "value": check_value,
    "fixed": check_fixed,
    "number": check_number,
    "date": check_date,
    "document": check_document,
    "foreign_state": check_foreign_state,
    "foreign_step": check_foreign_step,
    "part": check_part,
    "choice": check_choice,
    "journey": check_journey,
}
