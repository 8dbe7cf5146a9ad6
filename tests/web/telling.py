"""Stories told through the pages: what a person would type for each answer of a scene."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from legalaid.domain.fields import Field
from legalaid.domain.places import LEVELS
from legalaid.domain.values import flatten, to_json
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, Stage, with_people
from legalaid.web.ways import code_of

Typed = dict[str, str | list[str]]


def answers_of(desk: Desk, cast: Cast, scene: Scene) -> dict[str, Any]:
    """Each answer at its path, in JSON."""
    catalog = desk.library.catalog
    found = to_json(with_people(catalog, cast, scene.answers))
    assert isinstance(found, dict)
    return flatten(catalog, found)


def typed_answers(desk: Desk, cast: Cast, scene: Scene) -> Typed:
    """Everything that is typed in a scene, by the names of the boxes."""
    filled: Typed = {**day_boxes(scene.on), "serving_office": str(cast.serving_office)}
    for path, value in answers_of(desk, cast, scene).items():
        filled |= dict(typed(desk, path, value))
    return filled


def typed(desk: Desk, path: str, value: Any) -> Iterator[tuple[str, str | list[str]]]:
    """The boxes that one answer fills, by their names."""
    catalog = desk.library.catalog
    if not catalog.is_list(path):
        yield from boxes(desk, path, catalog.field(path), value)
    elif not value:
        yield f"{path}.none", "yes"
    else:
        yield f"{path}.rows", str(len(value))
        for number, row in enumerate(value):
            for part, answer in row.items():
                field = catalog.groups[path].parts[part]
                yield from boxes(desk, f"{path}[{number}].{part}", field, answer)


def boxes(desk: Desk, name: str, field: Field, value: Any) -> Iterator[tuple[str, str | list[str]]]:
    if field.type == "date":
        year, month, day = str(value).split("-")
        yield from ((f"{name}.day", day), (f"{name}.month", month), (f"{name}.year", year))
    elif field.type == "address":
        yield from address_boxes(desk, name, value)
    elif field.type == "choices":
        yield name, [str(one) for one in value]
    elif field.type == "yes_no":
        yield name, str(value).lower()
    else:
        yield name, str(value)


def address_boxes(
    desk: Desk, name: str, value: Mapping[str, Any]
) -> Iterator[tuple[str, str | list[str]]]:
    """A story names the deepest place; a person chooses all above it."""
    deepest = next(str(value[level]) for level in reversed(LEVELS) if level in value)
    yield from ((f"{name}.{place.level}", place.code) for place in desk.places.lineage(deepest))
    lines = (line for line in value if line not in LEVELS)
    yield from ((f"{name}.{line}", str(value[line])) for line in lines)


def day_boxes(day: date) -> Typed:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"happened_on.{name}": str(number) for name, number in parts.items()}


def path_of(name: str) -> str:
    """The group or the field that a box belongs to."""
    return name.rpartition(".")[0]


def is_urgent(desk: Desk, scene: Scene) -> bool:
    return desk.library.definitions[scene.workflow].workflow.opening.urgent


def door_of(desk: Desk, scene: Scene, stage: Stage) -> str:
    """The address of the form in which the scene is told."""
    if scene.take != "open":
        number = stage.numbers[scene.workflow]
        return f"/cases/{stage.reference}/{number}/{code_of(scene.take)}"
    if stage.reference is None:
        return f"/cases/new/{code_of(scene.workflow)}" if is_urgent(desk, scene) else "/cases/new"
    return f"/cases/{stage.reference}/begin/{code_of(scene.workflow)}"


def note(desk: Desk, cast: Cast, scene: Scene, stage: Stage, path: str) -> None:
    """Which case it is, and which numbers its proceedings have."""
    stage.reference = path.split("/")[2].partition("#")[0]
    if scene.take == "open":
        case = view_case(desk, cast.playing("case_owner"), stage.reference)
        numbers = {one.workflow: one.number for one in case.proceedings}
        stage.numbers = numbers | stage.numbers | {scene.workflow: numbers[scene.workflow]}
