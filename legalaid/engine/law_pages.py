"""The law on one page: every rule, how sure it is, where it is used, what must be confirmed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from legalaid.domain.errors import DefinitionFaulty
from legalaid.domain.law import Period, Rule
from legalaid.domain.part import Text
from legalaid.domain.questions import Question, QuestionFile
from legalaid.domain.workflow import Workflow
from legalaid.engine.library import Library
from legalaid.engine.mentions import mentions
from legalaid.engine.shape import shape
from legalaid.engine.yaml import Path as Place
from legalaid.engine.yaml import read_yaml

KINDS = {"steps": "step", "deadlines": "deadline", "timers": "timer", "opening": "opening"}
Papers: TypeAlias = Mapping[str, tuple[Text, tuple[str, ...]]]

UNITS = ("days", "weeks", "months", "working_days")


def read_questions(path: Path) -> QuestionFile:
    """Raises YamlFault and DefinitionFaulty."""
    reading = shape(read_yaml(path, str(path)), QuestionFile)
    if isinstance(reading, list):
        raise DefinitionFaulty(reading)
    return reading.part


def law_pages(library: Library, file: QuestionFile, papers: Papers) -> str:
    """As it stands in `docs/law.md`; `papers` are each paper's title and the rules it cites."""
    blocks = [
        "# The law the workflows rest on",
        file.about.km,
        file.about.en,
        "\n".join(table_of_certainties(library, file)),
        "## What a Cambodian lawyer must still confirm",
        "\n".join(numbered(at, one) for at, one in enumerate(file.questions, 1)),
        "## Rules",
    ]
    uses = uses_of(library, papers)
    asked = questions_of(file)
    for name, rule in library.law.rules.items():
        blocks.append(f"### {name}")
        blocks.append("\n".join(lines_of(rule, uses[name], asked[name])))
    return "\n\n".join(blocks) + "\n"


def table_of_certainties(library: Library, file: QuestionFile) -> Iterator[str]:
    known = [rule.certainty for rule in library.law.rules.values()]
    yield "| certainty | rules | in Khmer | in English |"
    yield "|---|---|---|---|"
    for certainty, says in file.certainties.items():
        yield f"| `{certainty}` | {known.count(certainty)} | {says.km} | {says.en} |"


def numbered(at: int, one: Question) -> str:
    rules = ", ".join(f"[{name}](#{name.lower()})" for name in one.rules)
    return f"{at}. {one.asks.en} ({one.asks.km})" + (f": {rules}" if rules else "")


def questions_of(file: QuestionFile) -> Mapping[str, list[int]]:
    asked: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(file.questions, 1):
        for name in one.rules:
            asked[name].append(at)
    return asked


def uses_of(library: Library, papers: Papers) -> Mapping[str, list[str]]:
    """Where each rule is named, in the order of the files."""
    found: dict[str, list[str]] = defaultdict(list)
    for workflow in (one.workflow for one in library.definitions.values()):
        for mention in mentions(workflow):
            if mention.kind == "law":
                found[str(mention.name)].append(place(workflow, mention.path))
    for name, (title, rules) in sorted(papers.items()):
        for rule in rules:
            found[rule].append(f"paper `{name}` — {title.km} ({title.en})")
    return found


def place(workflow: Workflow, path: Place) -> str:
    kind = str(path[0])
    if kind == "opening":
        return f"`{workflow.workflow}` opening — {workflow.title.km} ({workflow.title.en})"
    name = str(path[1])
    title = getattr(workflow, kind)[name].title
    return f"`{workflow.workflow}` {KINDS[kind]} `{name}` — {title.km} ({title.en})"


def lines_of(rule: Rule, uses: list[str], asked: list[int]) -> Iterator[str]:
    yield f"> {rule.says.km}"
    yield ">"
    yield f"> {rule.says.en}"
    yield ""
    yield f"- article: {rule.article.km} ({rule.article.en})"
    yield f"- certainty: `{rule.certainty}`"
    yield f"- source: {rule.source}"
    if rule.period is not None:
        yield f"- period: {', '.join(counted(rule.period, rule))}"
    if rule.certainty != "text_seen" or asked:
        matters = ["its text"] if rule.certainty != "text_seen" else []
        matters += [f"question {at}" for at in asked]
        yield f"- to be confirmed: {', '.join(matters)}"
    yield "- used by:" if uses else "- used by nothing yet"
    yield from (f"  - {use}" for use in dict.fromkeys(uses))


def counted(period: Period, rule: Rule) -> Iterator[str]:
    for unit in UNITS:
        length = getattr(period, unit)
        if length is not None:
            yield f"{length} {unit.replace('_', ' ')}"
    if rule.extendable is not None:
        yield "extendable" if rule.extendable else "not extendable"
    yield "moves past a day of rest" if rule.roll else "does not move"
