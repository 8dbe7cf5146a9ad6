"""Stories that a lawyer can read and the program can play: tests, samples and the demo at once."""

from typing import Annotated

from pydantic import Field, Strict, model_validator

from legalaid.domain.part import NO_TEXT, IsoDate, Names, Part, Text


class JourneyStep(Part):
    """One act on one day. `take` is `open`, a step, or one of another: `workflow/step`."""

    day: Annotated[int, Field(ge=0)]
    take: str
    by: str
    answers: dict[str, object] = Field(default_factory=dict)


class Expected(Part):
    """How the story ends: its state, the papers of its own steps in order, what still runs."""

    state: str
    papers: Names = ()
    deadlines: dict[str, IsoDate] = Field(default_factory=dict)


class Journey(Part):
    """A story of one case, or the next part of the story that it `follows`."""

    title: Text = NO_TEXT
    begins: IsoDate
    follows: str | None = None
    steps: Annotated[tuple[JourneyStep, ...], Strict(strict=False), Field(min_length=1)]
    expect: Expected
    until: str | None = None

    @model_validator(mode="after")
    def goes_forward(self) -> "Journey":
        days = [step.day for step in self.steps]
        if days != sorted(days):
            raise ValueError("the days of a journey go forward")
        return self

    @model_validator(mode="after")
    def names_its_own_step(self) -> "Journey":
        if self.until is not None and self.until not in {step.take for step in self.steps}:
            raise ValueError(f"`until` names no step of the journey: {self.until}")
        return self


class JourneyFile(Part):
    """`workflows/<workflow>/journeys.yaml`."""

    journeys: dict[str, Journey]
