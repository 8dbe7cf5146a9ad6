"""What a template may say, and what it reads: its tags as a tree, weighed against a closed list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from legalaid.documents.environment import FILTERS
from legalaid.documents.vocabulary import ROW

_SPOKEN = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name),
    *(nodes.Getattr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Const),
    nodes.Filter,
)
_COMPARISONS = {"eq", "ne", "in", "notin"}
_LOOP = frozenset({"loop.index", "loop.first", "loop.last"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing a template says that it may not: a code and the words it used."""

    code: str
    said: str


@dataclass(slots=True)
class Reading:
    """What a template reads: every path, those it prints, those a paper cannot be without."""

    paths: set[str] = field(default_factory=set)
    printed: set[tuple[str, str | None]] = field(default_factory=set)
    needed: set[str] = field(default_factory=set)

    def join(self, other: "Reading") -> None:
        self.paths |= other.paths
        self.printed |= other.printed
        self.needed |= other.needed


def weigh(tree: nodes.Template) -> list[Spoken]:
    """Everything in the tree that is outside the language of templates."""
    return [fault for node in _walk(tree) for fault in _faults(node)]


def read(tree: nodes.Template) -> Reading:
    """The paths that a template reads; a tree outside the language is weighed first."""
    reading = Reading()
    _Reader(reading).visit(tree, {}, frozenset())
    return reading


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _faults(node: nodes.Node) -> Iterator[Spoken]:
    if not isinstance(node, _SPOKEN):
        yield Spoken("not-spoken", type(node).__name__.lower())
    elif isinstance(node, nodes.Filter) and not _is_known_filter(node):
        yield Spoken("unknown-filter", node.name)
    elif isinstance(node, nodes.Operand) and node.op not in _COMPARISONS:
        yield Spoken("not-spoken", node.op)
    elif isinstance(node, nodes.For) and (node.test or node.recursive):
        yield Spoken("not-spoken", "for … if")
    else:
        yield from _unforeseen(node)


def _unforeseen(node: nodes.Node) -> Iterator[Spoken]:
    """What nobody could tell beforehand whether it leaves a hole."""
    if isinstance(node, nodes.Compare) and not _is_with_a_code(node):
        yield Spoken("not-spoken", "… == …")
    for one in node.nodes if isinstance(node, nodes.Output) else ():
        if isinstance(one, _SPOKEN) and not _is_word(one):
            yield Spoken("not-spoken", type(one).__name__.lower())


def _is_with_a_code(node: nodes.Compare) -> bool:
    """Two words that nobody answered are the same, and yet there is nothing to print."""
    sides = (node.expr, *(one.expr for one in node.ops))
    return len(sides) == 2 and any(isinstance(one, nodes.Const) for one in sides)  # noqa: PLR2004


def _is_word(node: nodes.Node) -> bool:
    """A word, worded once: what is printed can then be looked for."""
    spoken = node.node if isinstance(node, nodes.Filter) else node
    return isinstance(spoken, nodes.Name | nodes.Getattr | nodes.TemplateData)


def _is_known_filter(node: nodes.Filter) -> bool:
    return node.name in FILTERS and not node.args and not node.kwargs


class _Reader:
    """Walks a tree knowing which names a loop has bound and which paths are exempt here."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def visit(self, node: nodes.Node, bound: Mapping[str, str], exempt: frozenset[str]) -> None:
        match node:
            case nodes.If():
                self.visit_if(node, bound, exempt)
            case nodes.For():
                self.visit_for(node, bound, exempt)
            case nodes.Output():
                self.visit_output(node, bound, exempt)
            case nodes.Name() | nodes.Getattr():
                self.reading.paths |= {path_of(node, bound)} - _LOOP
            case _:
                self.visit_all(node.iter_child_nodes(), bound, exempt)

    def visit_all(
        self, children: Iterable[nodes.Node], bound: Mapping[str, str], exempt: frozenset[str]
    ) -> None:
        for child in children:
            self.visit(child, bound, exempt)

    def visit_output(
        self, node: nodes.Output, bound: Mapping[str, str], exempt: frozenset[str]
    ) -> None:
        for printed in node.nodes:
            self.visit_printed(printed, bound, exempt)

    def visit_if(self, node: nodes.If, bound: Mapping[str, str], exempt: frozenset[str]) -> None:
        self.visit(node.test, bound, exempt)
        within = exempt | {path_of(one, bound) for one in _all_true(node.test)}
        self.visit_all(node.body, bound, within)
        self.visit_all((*node.elif_, *node.else_), bound, exempt)

    def visit_for(self, node: nodes.For, bound: Mapping[str, str], exempt: frozenset[str]) -> None:
        self.visit(node.iter, bound, exempt)
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        within = {**bound, target: path_of(node.iter, bound) + ROW, "loop": "loop"}
        self.visit_all(node.body, within, exempt)
        self.visit_all(node.else_, bound, exempt)

    def visit_printed(
        self, node: nodes.Node, bound: Mapping[str, str], exempt: frozenset[str]
    ) -> None:
        spoken = node.node if isinstance(node, nodes.Filter) else node
        filtered = node.name if isinstance(node, nodes.Filter) else None
        if isinstance(spoken, nodes.Name | nodes.Getattr):
            path = path_of(spoken, bound)
            if path not in _LOOP:
                self.reading.paths.add(path)
                self.reading.printed.add((path, filtered))
                self.reading.needed |= {path} - exempt


def path_of(node: nodes.Node, bound: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{path_of(node.node, bound)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return bound.get(node.name, node.name)
    return ""


def _all_true(test: nodes.Node) -> Iterator[nodes.Node]:
    """The names that must all be true for the body to be reached."""
    if isinstance(test, nodes.And):
        yield from _all_true(test.left)
        yield from _all_true(test.right)
    elif isinstance(test, nodes.Name | nodes.Getattr):
        yield test
