"""The law on one page: every rule, how sure it is, where it is used, what must be confirmed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from legalaid.domain.law import Certainty, Period, Rule
from legalaid.domain.questions import Question, QuestionFile
from legalaid.engine.library import Library
from legalaid.engine.uses import Papers, Use, uses_of

KINDS = {"steps": "step", "deadlines": "deadline", "timers": "timer"}
DOUBTS: Mapping[Certainty, str] = {
    "text_seen": "that the Khmer text in force says so",
    "secondary": "its text",
    "recalled": "its text and its article",
    "guessed": "whether there is such a rule",
}


def law_pages(library: Library, papers: Papers) -> str:
    """As it stands in `docs/law.md`; `papers` are each paper's title and the rules it cites."""
    file = library.questions
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
        blocks.append("\n".join(lines_of(rule, uses.get(name, ()), asked[name])))
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


def place(use: Use) -> str:
    titles = f"{use.title.km} ({use.title.en})"
    if use.workflow is None:
        return f"paper `{use.name}` — {titles}"
    if use.kind == "opening":
        return f"`{use.workflow.workflow}` opening — {titles}"
    return f"`{use.workflow.workflow}` {KINDS[use.kind]} `{use.name}` — {titles}"


def lines_of(rule: Rule, uses: Sequence[Use], asked: list[int]) -> Iterator[str]:
    yield f"> {rule.says.km}"
    yield ">"
    yield f"> {rule.says.en}"
    yield ""
    yield f"- article: {rule.article.km} ({rule.article.en})"
    yield f"- certainty: `{rule.certainty}`"
    yield f"- source: {rule.source}"
    if rule.period is not None:
        yield f"- period: {', '.join(counted(rule.period, rule))}"
    matters = [DOUBTS[rule.certainty], *(f"question {at}" for at in asked)]
    yield f"- to be confirmed: {', '.join(matters)}"
    yield "- used by:" if uses else "- used by nothing yet"
    yield from (f"  - {place(use)}" for use in uses)


def counted(period: Period, rule: Rule) -> Iterator[str]:
    for unit, length in period.lengths:
        yield f"{length} {unit.replace('_', ' ')}"
    if rule.extendable is not None:
        yield "extendable" if rule.extendable else "not extendable"
    yield "moves past a day of rest" if rule.roll else "does not move"
