"""Why a mutant that nothing noticed does no harm."""

from legalaid.engine.mentions import mentions
from legalaid.engine.proof.meaning import Meaning

AGAIN = "every way has answered it before; here it is only asked again"
RECORD = "no condition, paper or deadline reads it; it is only recorded"


def why_harmless(kind: str, place: tuple[str, str], what: str, meaning: Meaning) -> str | None:
    """Only an answer may be spared: one that is known already, or that nothing reads."""
    if kind != "drop-field":
        return None
    workflow, name = place
    flow = meaning.flows[workflow]
    paths = set(flow.catalog.spread(what))
    if not paths & read_anywhere(meaning):
        return RECORD
    step = flow.workflow.steps.get(name)
    stood = [meaning.rough[workflow].at_state[state] for state in step.from_] if step else []
    must = [path for path in paths if flow.asked[name if step else ""][path]]
    known = all(not flow.space.may_be_missing(world, path) for world in stood for path in must)
    return AGAIN if stood and known else None


def read_anywhere(meaning: Meaning) -> set[str]:
    """The fields that a condition weighs, a paper reads, or a deadline counts from."""
    read = {path for use in meaning.uses.values() for path in use.reads}
    for flow in meaning.flows.values():
        for one in mentions(flow.workflow):
            is_weighed = one.path[-1] in {"field", "from", "on"} and one.kind in {"field", "date"}
            read |= set(flow.catalog.spread(str(one.name))) if is_weighed else set()
    return read
