"""A workflow as a picture, as Mermaid text, and as a list for narrow screens.

The picture needs no style sheet and no font of its own, obeys a style sheet by its classes, holds
no ids, so that several stand on one page, and nothing that a strict content policy would refuse.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from legalaid.domain.part import Language, Text
from legalaid.domain.workflow import Workflow
from legalaid.engine.lanes import BOX, GAP, LETTERS, LINE, MARGIN, PAD, PITCH, Box, Plan, plan
from legalaid.engine.proof.graph import Way, graph_of
from legalaid.language import Speaker

FONT = "'Desk Khmer', 'Noto Sans Khmer', 'Khmer OS Siemreap', sans-serif"
INK, PAPER, WAY, OUT, HERE = "#16202b", "#fff", "#7d8996", "#0b4f8a", "#17395c"
TIP, BEND = 7, 5
PLUMB = 24
Place = Literal["done", "here", "next"]


def svg(workflow: Workflow, language: Language, state: str | None = None) -> str:
    laid = plan(workflow, language)
    left = laid.width_of("left")
    wide, high = left + BOX + laid.width_of("right"), laid.bottom + GAP
    parts = (
        f"<title>{escape(named(workflow, language, state))}</title>",
        *ways(laid, state),
        *(drawn(laid, box, state) for box in laid.boxes.values()),
    )
    return (
        f'<svg class="workflow" role="img" xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="{-left:.0f} 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" height="{high:.0f}"'
        f' font-family="{FONT}" font-size="{LETTERS}" text-anchor="middle" fill="{INK}">'
        f"{''.join(parts)}</svg>"
    )


def named(workflow: Workflow, language: Language, state: str | None) -> str:
    title = workflow.title.said(language)
    if state is None:
        return title
    here = workflow.states[state].title
    return Speaker(language).gettext(
        "%(workflow)s: now at “%(state)s”.", workflow=title, state=here
    )


def ways(laid: Plan, state: str | None) -> Iterator[str]:
    """All ways in grey, but far ones into ends that most lead to; then the ways out from here."""
    joined = [way for way in laid.graph.ways if way.from_ != way.to]
    shown = (way for way in joined if way.to not in laid.gathering or laid.is_next(way))
    yield from group(laid, shown, "way", WAY, 1.5)
    start = laid.boxes[laid.graph.initial]
    yield f'<circle class="begin" cx="{BOX // 2}" cy="{start.top - 8:.0f}" r="5" fill="{INK}"/>'
    yield from group(laid, (way for way in joined if way.from_ == state), "out", OUT, 2.5)


def group(laid: Plan, some: Iterable[Way], name: str, color: str, thick: float) -> Iterator[str]:
    """One path for the lines of many ways, and one for their tips."""
    pairs = [(laid.boxes[a], laid.boxes[b], way) for (a, b), way in unique(some).items()]
    if pairs:
        lines = "".join(line(laid, a, b, way) for a, b, way in pairs)
        tips = "".join(dict.fromkeys(tip(laid, b, way) for _, b, way in pairs))
        stroke = f'stroke="{color}" stroke-width="{thick}"'
        yield f'<path class="{name}" d="{lines}" fill="none" {stroke}/>'
        yield f'<path class="{name}-tip" d="{tips}" fill="{color}"/>'


def unique(some: Iterable[Way]) -> dict[tuple[str, str], Way]:
    return {(way.from_, way.to): way for way in some}


def line(laid: Plan, a: Box, b: Box, way: Way) -> str:
    if laid.is_next(way):
        return f"M{PLUMB} {a.bottom:.0f}V{b.top - TIP:.0f}"
    edge, out, turn = (BOX, 1, 1) if laid.side(way) == "right" else (0, -1, -1)
    x = edge + out * (MARGIN + PITCH * laid.lanes[way.to, laid.side(way)])
    return (
        f"M{edge} {a.leaves:.0f}H{x - out * BEND}"
        f"Q{x} {a.leaves:.0f} {x} {a.leaves + turn * BEND:.0f}"
        f"V{b.arrives - turn * BEND:.0f}Q{x} {b.arrives:.0f} {x - out * BEND} {b.arrives:.0f}"
        f"H{edge + out * TIP}"
    )


def tip(laid: Plan, b: Box, way: Way) -> str:
    if laid.is_next(way):
        return f"M{PLUMB} {b.top:.0f}l-4 -{TIP}h8z"
    edge, out = (BOX, 1) if laid.side(way) == "right" else (0, -1)
    return f"M{edge} {b.arrives:.0f}l{out * TIP} -4v8z"


def drawn(laid: Plan, box: Box, state: str | None) -> str:
    marks = marks_of(laid, box, state)
    names = " ".join(["state", *sorted(marks)])
    fill, ink = (HERE, f' fill="{PAPER}"') if "here" in marks else (PAPER, "")
    edge = f'stroke="{OUT}" stroke-width="2"' if "next" in marks else f'stroke="{WAY}"'
    dashes = ' stroke-dasharray="5 3"' if "gathers" in marks else ""
    return (
        f'<g class="{names}"><rect y="{box.top:.0f}" width="{BOX}" height="{box.height:.0f}"'
        f' rx="{18 if "final" in marks else 4}" fill="{fill}" {edge}{dashes}/>'
        f"<text{ink}>{spoken(box)}</text></g>"
    )


def marks_of(laid: Plan, box: Box, state: str | None) -> frozenset[str]:
    ahead = {way.to for way in laid.graph.ways if way.from_ == state != way.to}
    marks = {
        "here": box.name == state,
        "next": box.name in ahead,
        "final": box.name in laid.graph.finals,
        "gathers": box.name in laid.gathering,
    }
    return frozenset(mark for mark, holds in marks.items() if holds)


def spoken(box: Box) -> str:
    baseline = box.top + PAD + LINE * 0.72
    return "".join(
        f'<tspan x="{BOX // 2}" y="{baseline + LINE * at:.0f}">{escape(said)}</tspan>'
        for at, said in enumerate(box.lines)
    )


def mermaid(workflow: Workflow, language: Language) -> str:
    """A state diagram in the language of Mermaid."""
    return "\n".join(mermaid_lines(workflow, language)) + "\n"


def mermaid_lines(workflow: Workflow, language: Language) -> Iterator[str]:
    yield "stateDiagram-v2"
    for name, state in workflow.states.items():
        yield f"    {name}: {plain(state.title.said(language))}"
    yield f"    [*] --> {workflow.initial}"
    for way in graph_of(workflow).ways:
        acts = workflow.steps if way.kind == "step" else workflow.timers
        yield f"    {way.from_} --> {way.to}: {plain(acts[way.name].title.said(language))}"
    yield from (f"    {name} --> [*]" for name, state in workflow.states.items() if state.final)


def plain(title: str) -> str:
    """Mermaid ends a label at a colon or semicolon."""
    return title.replace(":", ",").replace(";", ",").replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Stop:
    """One state on the way of a proceeding."""

    state: str
    title: Text
    place: Place

    @property
    def is_here(self) -> bool:
        return self.place == "here"


def walk(workflow: Workflow, state: str, past: Sequence[str] = ()) -> list[Stop]:
    """The states behind, the present one, and those that one step can lead to."""
    ahead = dict.fromkeys(way.to for way in graph_of(workflow).out[state])
    return [
        *(stop(workflow, name, "done") for name in past),
        stop(workflow, state, "here"),
        *(stop(workflow, name, "next") for name in ahead),
    ]


def stop(workflow: Workflow, name: str, place: Place) -> Stop:
    return Stop(name, workflow.states[name].title, place)
