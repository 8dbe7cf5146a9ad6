"""The answers of one case as a single point of the space."""

from collections.abc import Mapping

from legalaid.domain.fields import FieldCatalog
from legalaid.engine.proof.space import GIVEN, MISSING, NO, NONE, SOME, YES, Slot, Space, World


def point_of(space: Space, catalog: FieldCatalog, flat: Mapping[str, object]) -> World:
    """Deadlines and the other proceedings stay open; so do the codes of what nobody chose."""
    world = space.top
    for path in catalog.paths():
        slot, value = space.slots[path], flat.get(path)
        world = world & ~slot.all | slot.points[standing_for(slot, value)]
        if isinstance(value, list) and not catalog.is_list(path):
            for code in catalog.field(path).choices:
                coded = space.slots[f"{path}={code}"]
                world = world & ~coded.all | coded.points[YES if code in value else NO]
    return world


def standing_for(slot: Slot, value: object) -> object:
    """The point that stands for a value: a number for all up to the next limit."""
    if value is None:
        return MISSING
    if SOME in slot.points:
        return SOME if value else NONE
    if GIVEN in slot.points:
        return GIVEN
    if isinstance(value, bool):
        return YES if value else NO
    if not isinstance(value, int):
        return value
    numbers = sorted(one for one in slot.points if isinstance(one, int))
    return max((one for one in numbers if one <= value), default=numbers[0])
