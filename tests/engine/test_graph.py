"""The ways of a workflow, and the shortest route along them."""

from legalaid.domain.workflow import Workflow
from legalaid.engine.proof.graph import Graph, Way, graph_of
from tests.engine.tiny import Tiny


def graph() -> Graph:
    return graph_of(Workflow.model_validate(Tiny().workflow))


def test_steps_and_moving_timers_are_ways() -> None:
    ways = graph().ways

    assert Way("step", "appeal", "late", "sent") in ways
    assert Way("timer", "passed", "denied", "late") in ways
    assert len(ways) == 7


def test_the_shortest_route_is_found_for_every_state() -> None:
    routes = graph().routes

    assert [way.name for way in routes["done"]] == ["send", "finish"]
    assert [way.name for way in routes["late"]] == ["send", "deny", "passed"]
    assert routes["draft"] == ()


def test_all_states_before_a_goal_are_found() -> None:
    assert graph().leading_to({"done"}) == {"draft", "sent", "denied", "late", "done"}
    assert graph().leading_to({"draft"}) == {"draft"}


def test_a_way_back_to_the_same_state_does_not_lead_out() -> None:
    loop = Graph("a", frozenset(), ("a",), (Way("step", "turn", "a", "a"),))

    assert loop.out["a"] == ()
