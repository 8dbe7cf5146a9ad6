"""The picture shows every state and way, marks the present one, and offends no policy."""

import re
from itertools import combinations

import pytest
from lxml import etree

from legalaid.domain.part import Language
from legalaid.domain.workflow import Workflow
from legalaid.engine.diagram import mermaid, svg, walk
from legalaid.engine.lanes import BOX, LETTERS, PAD, Side, plan, tracks
from legalaid.engine.wrapping import width, wrap
from tests.engine.tiny import Raw, Tiny, change, text

SVG = "{http://www.w3.org/2000/svg}"
STEP: Raw = {"title": text("S"), "by": ["case_owner"], "law": ["CCP_303"], "to": "draft"}
CONSENT = "បានយល់ព្រម រង់ចាំការពិនិត្យទំនាស់ផលប្រយោជន៍"


def relief(**changes: object) -> Workflow:
    tiny = Tiny()
    for path, value in changes.items():
        change(tiny, f"workflow.{path.replace('__', '.')}", value)
    return Workflow.model_validate(tiny.workflow)


def drawn(
    workflow: Workflow, language: Language = "en", state: str | None = None
) -> etree._Element:
    return etree.fromstring(svg(workflow, language, state).encode())


def said_in(box: etree._Element) -> str:
    return " ".join(span.text or "" for span in box.iter(f"{SVG}tspan"))


def boxes(picture: etree._Element, mark: str) -> list[str]:
    groups = picture.iter(f"{SVG}g")
    return [said_in(group) for group in groups if mark in group.get("class", "").split()]


def test_every_state_has_its_box() -> None:
    assert boxes(drawn(relief()), "state") == ["Draft", "Sent", "Denied", "Late", "Done"]


def test_the_present_state_and_the_next_ones_are_marked() -> None:
    picture = drawn(relief(), state="denied")

    assert boxes(picture, "here") == ["Denied"]
    assert boxes(picture, "next") == ["Sent", "Late"]
    assert boxes(picture, "final") == ["Done"]


def test_the_picture_has_a_name_for_those_who_do_not_see_it() -> None:
    picture = drawn(relief(), "km", "denied")

    assert picture.get("role") == "img"
    assert picture[0].tag == f"{SVG}title"
    assert picture[0].text == "ខ្មែរ Relief៖ បច្ចុប្បន្នស្ថិតនៅ «ខ្មែរ Denied»។"


def test_the_picture_holds_nothing_that_a_strict_policy_refuses() -> None:
    drawing = svg(relief(), "km", "draft")

    assert not re.search(r"style=|<style|<script|\son\w+=|\sid=|url\(", drawing)


def test_a_title_cannot_break_out_of_the_picture() -> None:
    hostile = {"km": "<script>", "en": "A & B </text><script>"}
    picture = drawn(relief(states__draft__title=hostile, title=hostile), state="draft")

    assert not list(picture.iter(f"{SVG}script"))
    assert boxes(picture, "here") == ["A & B </text><script>"]


def test_an_end_that_most_states_lead_to_does_not_hide_the_other_ways() -> None:
    drop: Raw = {"title": text("Drop"), "by": ["case_owner"], "law": ["CCP_303"], "to": "dropped"}
    workflow = relief(
        states__dropped={"title": text("Dropped"), "final": True},
        steps__drop=drop | {"from": ["draft", "sent", "denied", "late"]},
    )

    assert boxes(drawn(workflow), "gathers") == ["Dropped"]
    assert boxes(drawn(workflow, state="sent"), "next") == ["Denied", "Done", "Dropped"]


@pytest.mark.parametrize("side", ["right", "left"])
def test_no_two_tracks_lie_on_each_other(side: Side) -> None:
    anywhere = {"from": ["draft", "sent", "denied", "late"]}
    laid = plan(relief(steps__finish__from=anywhere["from"], steps__send=STEP | anywhere), "en")
    placed = [(laid.lanes[one.to, side], one) for one in tracks(laid, side)]

    for (lane, one), (other_lane, other) in combinations(placed, 2):
        assert lane != other_lane or one.last < other.first or other.last < one.first
    assert placed


@pytest.mark.parametrize("name", [CONSENT, "Judged; written judgment to be served", "ក" * 80])
def test_a_long_title_is_wrapped_within_its_box(name: str) -> None:
    room = (BOX - 2 * PAD) / LETTERS
    lines = wrap(name, room)

    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


def test_a_khmer_letter_is_not_torn_apart() -> None:
    assert wrap("ស្ត្រី" * 20, 10)[0].count("ស្ត្រី") * len("ស្ត្រី") == len(wrap("ស្ត្រី" * 20, 10)[0])


def test_the_way_of_a_proceeding_is_a_list() -> None:
    stops = walk(relief(), "denied", ["draft", "sent"])

    assert [(stop.state, stop.place) for stop in stops] == [
        ("draft", "done"), ("sent", "done"), ("denied", "here"), ("sent", "next"), ("late", "next"),
    ]  # fmt: skip
    assert [stop.is_here for stop in stops].count(True) == 1


def test_mermaid_tells_the_same_ways() -> None:
    lines = mermaid(relief(), "en").splitlines()

    assert lines[0] == "stateDiagram-v2"
    assert "    [*] --> draft" in lines
    assert "    denied --> late: Time over" in lines
    assert "    done --> [*]" in lines
