"""What a paper needs of a case, each word with the conditions of the template around it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import nodes

from legalaid.documents.findings import Finder
from legalaid.documents.grammar import path_of
from legalaid.documents.lint import read_trees
from legalaid.documents.package import NotAPackage
from legalaid.documents.source import PaperLaw, read_law
from legalaid.documents.vocabulary import CHOSEN_LISTS, ROW, Vocabulary
from legalaid.domain.errors import DefinitionFaulty, Fault
from legalaid.domain.fields import FieldCatalog
from legalaid.domain.needs import FREE, Need, PaperUse, Uses, When

Tests = tuple[When, ...]
Bound = Mapping[str, str]
_OWN_NAME = When("true", "acts_in_own_name")
# The filer speaks as herself or as her lawyer, so only one of the two must be there.
_ONE_OF: Mapping[str, tuple[Need, ...]] = {
    "filer.i": (
        Need("client.sex", (_OWN_NAME,)),
        Need("lawyer.sex", (When("not", of=(_OWN_NAME,)),)),
    )
}


def read_uses(catalog: FieldCatalog, files: Mapping[str, Path]) -> Uses:
    """The use of every paper by its name. Raises DefinitionFaulty with all faults of their tags."""
    vocabulary = Vocabulary.of(catalog)
    uses: dict[str, PaperUse] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        try:
            uses[name] = read_use(str(path), path, vocabulary)
        except NotAPackage:
            faults.append(Finder(str(path)).fault("not-a-docx", ""))
        except DefinitionFaulty as error:
            faults += error.faults
    if faults:
        raise DefinitionFaulty(faults)
    return uses


def read_use(name: str, path: Path, vocabulary: Vocabulary) -> PaperUse:
    data = path.read_bytes()
    reading, trees = read_trees(name.removesuffix(".docx"), data, vocabulary)
    source = path.with_suffix(".txt")
    law = read_law(source) if source.is_file() else PaperLaw()
    needs = dict.fromkeys(need for tree in trees for need in Walk(vocabulary).of_tree(tree))
    return PaperUse(tuple(needs), vocabulary.needs_of(reading.paths), law.law)


class Walk:
    """One walk through a template, knowing what holds where it stands."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of_tree(self, tree: nodes.Node) -> Iterator[Need]:
        yield from self.of_node(tree, {}, (), frozenset())

    def of_node(
        self, node: nodes.Node, bound: Bound, when: Tests, exempt: frozenset[str]
    ) -> Iterator[Need]:
        match node:
            case nodes.If():
                yield from self.of_if(node, bound, when, exempt)
            case nodes.For():
                yield from self.of_for(node, bound, when, exempt)
            case nodes.Output():
                for printed in node.nodes:
                    yield from self.of_printed(printed, bound, when, exempt)
            case _:
                yield from self.of_nodes(node.iter_child_nodes(), bound, when, exempt)

    def of_nodes(
        self, several: Iterable[nodes.Node], bound: Bound, when: Tests, exempt: frozenset[str]
    ) -> Iterator[Need]:
        for node in several:
            yield from self.of_node(node, bound, when, exempt)

    def of_if(
        self, node: nodes.If, bound: Bound, when: Tests, exempt: frozenset[str]
    ) -> Iterator[Need]:
        test = self.test(node.test, bound)
        within = exempt | surely(node.test, bound)
        yield from self.of_nodes(node.body, bound, (*when, test), within)
        otherwise = (*when, When("not", of=(test,)))
        for branch in node.elif_:
            yield from self.of_if(branch, bound, otherwise, exempt)
            otherwise = (*otherwise, When("not", of=(self.test(branch.test, bound),)))
        yield from self.of_nodes(node.else_, bound, otherwise, exempt)

    def of_for(
        self, node: nodes.For, bound: Bound, when: Tests, exempt: frozenset[str]
    ) -> Iterator[Need]:
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        within = {**bound, target: path_of(node.iter, bound) + ROW, "loop": "loop"}
        test = self.truth(path_of(node.iter, bound))
        yield from self.of_nodes(node.body, within, (*when, test), exempt)
        yield from self.of_nodes(node.else_, bound, when, exempt)

    def of_printed(
        self, node: nodes.Node, bound: Bound, when: Tests, exempt: frozenset[str]
    ) -> Iterator[Need]:
        spoken = node.node if isinstance(node, nodes.Filter) else node
        if not isinstance(spoken, nodes.Name | nodes.Getattr):
            return
        word = path_of(spoken, bound)
        if word in exempt:
            return
        tests = tuple(test for test in when if test != FREE)
        for need in self.needs(word):
            yield Need(need.path, (*tests, *need.when))

    def needs(self, word: str) -> tuple[Need, ...]:
        """The fields behind a word; the rows of a list are chosen by parts that need not be."""
        if word in _ONE_OF:
            return _ONE_OF[word]
        name = word.removeprefix("count.").partition(".")[0].removesuffix(ROW)
        chosen = CHOSEN_LISTS[name][1] if name in CHOSEN_LISTS else frozenset()
        return tuple(Need(path) for path in sorted(self.vocabulary.needs(word) - chosen))

    def test(self, node: nodes.Node, bound: Bound) -> When:
        match node:
            case nodes.And():
                return When("all", of=(self.test(node.left, bound), self.test(node.right, bound)))
            case nodes.Or():
                return When("any", of=(self.test(node.left, bound), self.test(node.right, bound)))
            case nodes.Not():
                return When("not", of=(self.test(node.node, bound),))
            case nodes.Compare():
                return self.comparison(node, bound)
            case nodes.Name() | nodes.Getattr():
                return self.truth(path_of(node, bound))
        return FREE

    def comparison(self, node: nodes.Compare, bound: Bound) -> When:
        """`word == code`, or `code in words`; anything else is free."""
        if len(node.ops) != 1:
            return FREE
        sides = (node.expr, node.ops[0].expr)
        codes = [side.value for side in sides if isinstance(side, nodes.Const)]
        words = [side for side in sides if isinstance(side, nodes.Name | nodes.Getattr)]
        path = path_of(words[0], bound) if words else ""
        if not codes or not self.is_field(path):
            return FREE
        test = When("is", path, codes[0])
        return When("not", of=(test,)) if node.ops[0].op in {"ne", "notin"} else test

    def truth(self, path: str) -> When:
        return When("true", path) if self.is_field(path) else FREE

    def is_field(self, path: str) -> bool:
        """A word that is a field of the case itself, not of a row and not derived."""
        return self.vocabulary.needs(path) == {path} and ROW not in path


def surely(test: nodes.Node, bound: Bound) -> frozenset[str]:
    """The words that are there wherever the test holds, those of a row as well."""
    match test:
        case nodes.And():
            return surely(test.left, bound) | surely(test.right, bound)
        case nodes.Or():
            return surely(test.left, bound) & surely(test.right, bound)
        case nodes.Name() | nodes.Getattr():
            return frozenset({path_of(test, bound)})
        case nodes.Compare() if len(test.ops) == 1 and test.ops[0].op in {"eq", "in"}:
            return surely(test.expr, bound) | surely(test.ops[0].expr, bound)
    return frozenset()
