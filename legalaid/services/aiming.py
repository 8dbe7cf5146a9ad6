"""The event that is to be corrected, and what of it can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from legalaid.domain.definition import Definition
from legalaid.domain.errors import Reason, StepNotPossible
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.roles import Person
from legalaid.domain.values import from_json, nest
from legalaid.models.proceeding import Proceeding
from legalaid.services.asked import Asked, CorrectionForm
from legalaid.services.definitions import definition_of
from legalaid.services.desk import Desk
from legalaid.services.event_views import CORRECTABLE, title_in
from legalaid.services.ground import Ground, load_ground
from legalaid.services.history import Entry, History, read_history
from legalaid.services.insights import insight
from legalaid.services.reading import EARLIEST
from legalaid.services.relations import is_relation
from legalaid.services.step_form import Asking, ask


@dataclass(frozen=True)
class Target:
    """The event to be corrected, and where it stands."""

    session: Session
    ground: Ground
    history: History
    entry: Entry
    proceeding: Proceeding
    definition: Definition

    @property
    def catalog(self) -> FieldCatalog:
        return self.ground.desk.library.catalog

    @property
    def asking(self) -> Asking:
        workflow, event = self.definition.workflow, self.entry.event
        if event.kind == "take_over":
            return insight(self.ground.desk).given(self.definition.name, str(event.to_state))
        return workflow.steps[event.step] if event.step else workflow.opening

    @property
    def paths(self) -> tuple[str, ...]:
        """What was asked, and what else was answered; bonds are reassigned, not corrected."""
        asking = (*self.asking.asks, *self.asking.asks_if_known)
        asked = [path for name in asking for path in self.catalog.spread(name)]
        paths = dict.fromkeys([*asked, *self.entry.answers])
        return tuple(path for path in paths if not is_relation(self.catalog, path))

    @property
    def span(self) -> tuple[date, date]:
        """Between the acts before and after it in its proceeding."""
        acts = self.history.acts_of_people(self.proceeding.id)
        at = acts.index(self.entry)
        is_further = self.proceeding.number > 1 and self.entry.event.kind != "take_over"
        first = self.ground.case.opened_on if is_further else EARLIEST
        earliest = acts[at - 1].happened_on if at else first
        later = acts[at + 1 :]
        return earliest, later[0].happened_on if later else self.ground.desk.today()


def aim(desk: Desk, session: Session, person: Person, reference: str, seq: int) -> Target:
    ground = load_ground(desk, session, person, reference, "correct")
    history = read_history(session, ground.case)
    entry = history.entry(seq)
    if not entry.counts or entry.event.kind not in CORRECTABLE:
        raise StepNotPossible([Reason("not_correctable")])
    own = entry.event.proceeding_id
    proceeding = next(one for one in ground.proceedings if one.id == own)
    definition = definition_of(desk, session, history.hash_at(proceeding, seq))
    return Target(session, ground, history, entry, proceeding, definition)


def correction_form(desk: Desk, person: Person, reference: str, seq: int) -> CorrectionForm:
    with desk.sessions.reading() as session:
        target = aim(desk, session, person, reference, seq)
        earliest, latest = target.span
        answered = {p: v for p, v in target.entry.answers.items() if p in target.paths}
        return CorrectionForm(
            reference=reference,
            number=target.proceeding.number,
            target=seq,
            title=title_in(target.definition, target.entry.event),
            asked=tuple(asked_again(target)),
            values=from_json(target.catalog, nest(answered)),
            happened_on=target.entry.happened_on,
            earliest=earliest,
            latest=latest,
            seen=target.ground.case.event_count,
        )


def asked_again(target: Target) -> Iterator[Asked]:
    for path in target.paths:
        must = path in target.entry.answers
        yield ask(target.session, target.ground, target.catalog, path, must=must)
