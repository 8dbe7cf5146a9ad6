"""What a workflow file may say."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, Strict, model_validator

from legalaid.domain.conditions import Condition
from legalaid.domain.law import DaysBefore
from legalaid.domain.part import NO_TEXT, Names, Part, Text

Conditions = Annotated[tuple[Condition, ...], Strict(strict=False)]
Length = Annotated[int, Field(ge=1)]


class Opens(Part):
    """A child proceeding opened along: fixed answers, and values copied from its opener.

    With `unless_running` none is opened where one of that workflow runs in the case already.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    carries: Names = ()
    unless_running: bool = False

    @property
    def answers(self) -> dict[str, object]:
        return dict(self.model_extra or {})


class Opening(Part):
    """How a proceeding begins: an event like any step.

    An `urgent` one is for danger: nothing stands against it, a case may begin with it, and its
    people see at once whom to call. What an opening `opens` opens nothing further itself.
    """

    by: Names
    asks: Names = ()
    asks_if_known: Names = ()
    when: Conditions = ()
    documents: Names = ()
    starts: Names = ()
    opens: dict[str, Opens] = Field(default_factory=dict)
    one_running: bool = False
    urgent: bool = False
    law: Names = ()

    @model_validator(mode="after")
    def waits_for_nothing_when_urgent(self) -> "Opening":
        if self.urgent and (self.when or self.documents):
            raise ValueError("an urgent opening has no `when` and no documents")
        return self


class State(Part):
    """Where a proceeding stands, and whose move it is."""

    title: Text = NO_TEXT
    awaits: str | None = None
    final: bool = False
    outcome: Literal["favourable", "unfavourable", "neutral"] | None = None


class Step(Part):
    """The act that moves a proceeding from one state to another."""

    title: Text = NO_TEXT
    hint: Text | None = None
    from_: Annotated[Names, Field(alias="from", min_length=1)]
    to: str
    by: Names
    asks: Names = ()
    asks_if_known: Names = ()
    when: Conditions = ()
    documents: Names = ()
    starts: Names = ()
    ends: Names = ()
    opens: dict[str, Opens] = Field(default_factory=dict)
    law: Names = ()


class DeadlineRule(Part):
    """A day the law or the court sets: a length counted from a day, or a date field.

    `renewed_by` names a group of the case: it counts anew from the day a person tells that
    otherwise, or confirms it.
    """

    title: Text = NO_TEXT
    days: Length | None = None
    weeks: Length | None = None
    months: Length | None = None
    working_days: Length | None = None
    rule: str | None = None
    from_: str | None = Field(default=None, alias="from")
    on: str | None = None
    days_before: Length | None = None
    reminders: DaysBefore | None = None
    renewed_by: str | None = None
    law: Names = ()

    @model_validator(mode="after")
    def is_counted_one_way(self) -> "DeadlineRule":
        lengths = (self.days, self.weeks, self.months, self.working_days, self.rule)
        counted = sum(length is not None for length in lengths)
        if self.on is not None:
            if counted or self.from_ is not None:
                raise ValueError("a deadline `on` a date field takes no length and no `from`")
        elif counted != 1 or self.from_ is None or self.days_before is not None:
            raise ValueError("give one of days, weeks, months, working_days, rule; and from")
        return self


class Timer(Part):
    """What happens when a deadline has passed: a task, and perhaps a move that ends no right."""

    title: Text = NO_TEXT
    from_: Annotated[Names, Field(alias="from", min_length=1)]
    to: str | None = None
    after: str
    task: Text | None = None
    law: Names = ()


class Block(Part):
    """Standing still, explained: in these states, since that deadline, whose move it is."""

    title: Text = NO_TEXT
    in_: Annotated[Names, Field(alias="in", min_length=1)]
    after: str | None = None
    asks_of: str


class Workflow(Part):
    """One proceeding's law: its states, steps, deadlines, timers and blocks."""

    workflow: str
    title: Text = NO_TEXT
    opening: Opening
    initial: str
    states: dict[str, State]
    steps: dict[str, Step]
    deadlines: dict[str, DeadlineRule] = Field(default_factory=dict)
    timers: dict[str, Timer] = Field(default_factory=dict)
    blocks: dict[str, Block] = Field(default_factory=dict)
    decided_by_two: Annotated[
        tuple[Annotated[tuple[str, str], Strict(strict=False)], ...], Strict(strict=False)
    ] = ()
