"""What is certain of the fields wherever a guard holds, so that the proof can see into guards."""

from collections.abc import Mapping

from legalaid.domain.conditions import AnyOf, FieldCondition


def given(field: str) -> FieldCondition:
    return FieldCondition.model_validate({"field": field, "is": "given"})


def holds(field: str, *, value: bool | str) -> FieldCondition:
    return FieldCondition.model_validate({"field": field, "is": value})


ASSURED: Mapping[str, tuple[FieldCondition | AnyOf, ...]] = {
    "power_in_force_or_own_name": (
        AnyOf(any_of=(holds("acts_in_own_name", value=True), given("power.signed_on"))),
    ),
    "power_ends_after_it_was_signed": (given("power.signed_on"), given("power.ended_on")),
    "two_of_the_office_talked_with_her": (given("talk.held_by"), given("talk.second_person")),
    "she_had_time_to_think": (given("talk.held_on"),),
    "divorce_was_granted": (
        AnyOf(
            any_of=(
                holds("uttor.result", value="divorce_granted"),
                holds("judgment.result", value="divorce_granted"),
            )
        ),
    ),
}
