"""What he will see: the papers and files of a step that reach the other party, before it is
taken."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from legalaid.documents.catalog import Rendered
from legalaid.documents.paper_text import read_text
from legalaid.domain.clues import Clue, Piece, clues_of, found_in, mark
from legalaid.domain.errors import NotFound
from legalaid.domain.facts import Values
from legalaid.domain.guards import ALSO_OTHER_PARTY, EVIDENCE, MASKED
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.domain.values import merge
from legalaid.engine.machine import decide
from legalaid.services.acts import Act
from legalaid.services.definitions import definition_of, whole_name
from legalaid.services.desk import Desk
from legalaid.services.documents import WORD
from legalaid.services.ground import Ground, load_ground
from legalaid.services.move import Making
from legalaid.services.papers import render, signer
from legalaid.services.steps import present_of, read, step_of
from legalaid.services.views import Download


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper as it would be filed: its lines with every clue in them, and clues in parts that
    no reader sees."""

    name: str
    title: Text
    lines: tuple[tuple[Piece, ...], ...]
    hidden: tuple[Clue, ...]
    content: bytes

    @property
    def clues(self) -> tuple[Clue, ...]:
        seen = (piece.clue for line in self.lines for piece in line if piece.clue)
        return tuple(dict.fromkeys([*seen, *self.hidden]))


@dataclass(frozen=True, slots=True)
class ShownFile:
    """An attachment that goes along: how it was marked, and the copy that he would get."""

    title: str
    shows: str
    attachment: UUID | None
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that would reach the other party; `kept_back` are titles that go to the court alone."""

    papers: tuple[ShownPaper, ...]
    files: tuple[ShownFile, ...]
    kept_back: tuple[str, ...]

    @property
    def clue_count(self) -> int:
        of_papers = sum(len(one.clues) for one in self.papers)
        return of_papers + sum(len(one.clues) for one in self.files)


def bundle_of(desk: Desk, person: Person, act: Act) -> Bundle:
    """Nothing is recorded. Raises InputInvalid, StepNotPossible or WordsMissing as the step
    itself would."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, act.reference, "take_step")
        proceeding = ground.proceeding(act.number)
        definition = definition_of(desk, session, proceeding.definition_hash)
        step = step_of(definition, act.step)
        actor = ground.actor(person, "take_step")
        present = present_of(session, proceeding, definition, act.step)
        answers = read(session, ground, proceeding, definition, act, actor=actor, present=present)
        values = merge(desk.library.catalog, ground.values(proceeding), answers)
        facts = ground.facts(proceeding, act.happened_on, values)
        decide(definition, act.step, facts, actor, present)
        making = Making(on=act.paper_on, showing=act.showing, signer=signer(person, actor.roles))
        names = (whole_name(definition.name, name) for name in step.documents)
        return Bundle(
            papers=tuple(shown(ground, n, values, making) for n in names if reaches(desk, n)),
            files=tuple(files_of(ground, values, answers)),
            kept_back=tuple(kept_back(answers)),
        )


def reaches(desk: Desk, name: str) -> bool:
    return desk.papers.law(name).reaches_other_party


def shown(ground: Ground, name: str, values: Values, making: Making) -> ShownPaper:
    rendered: Rendered = render(ground, name, values, making, ground.case.event_count + 1)
    law = ground.desk.papers.law(name)
    clues = clues_in(ground, values, law.shows)
    text = read_text(rendered.bytes)
    return ShownPaper(
        name=name,
        title=law.named,
        lines=tuple(mark(line, clues) for line in text.lines),
        hidden=found_in(text.hidden, clues),
        content=rendered.bytes,
    )


def clues_in(ground: Ground, values: Values, known: Container[str]) -> tuple[Clue, ...]:
    return clues_of(ground.desk.library.catalog, values, known)


def rows_of(answers: Values) -> list[Values]:
    """Only what is brought with this step."""
    return cast("list[Values]", answers.get(EVIDENCE) or [])


def files_of(ground: Ground, values: Values, answers: Values) -> Iterator[ShownFile]:
    clues = clues_in(ground, values, ())
    for row in rows_of(answers):
        if row.get("goes_to") == ALSO_OTHER_PARTY:
            marked = str(row["shows_where_she_is"])
            copy = row.get("masked_file" if marked == MASKED else "file")
            told = f"{row.get('title', '')}\n{row.get('proves', '')}"
            yield ShownFile(
                title=str(row.get("title", "")),
                shows=marked,
                attachment=UUID(str(copy)) if copy else None,
                clues=found_in(told, clues),
            )


def kept_back(answers: Values) -> Iterator[str]:
    for row in rows_of(answers):
        if row.get("goes_to") != ALSO_OTHER_PARTY:
            yield str(row.get("title", ""))


def draft_paper(desk: Desk, person: Person, act: Act, number: int) -> Download:
    """One paper of the bundle, to be read in Word before it is filed."""
    papers = bundle_of(desk, person, act).papers
    if not 0 < number <= len(papers):
        raise NotFound
    paper = papers[number - 1]
    form = paper.name.rpartition("/")[2]
    return Download(f"{act.reference}-{form}-draft.docx", WORD, paper.content)
