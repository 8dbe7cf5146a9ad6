"""The words of papers as their page lists them: the tag to copy, and its value in one case."""

from collections.abc import Mapping
from dataclasses import dataclass

from legalaid.documents.environment import PaperEnvironment
from legalaid.documents.glossary import SINGLE, Entry, entries, value_of
from legalaid.documents.source import PaperLaw
from legalaid.documents.words import WordMaker
from legalaid.domain.errors import NotFound
from legalaid.domain.part import Text
from legalaid.domain.roles import Person
from legalaid.services.desk import Desk
from legalaid.services.ground import Ground, load_ground
from legalaid.services.move import Making
from legalaid.services.papers import paper_facts, signer

INSIDE = PaperLaw(reaches="office")  # nothing is hidden from who sees the case


@dataclass(frozen=True, slots=True)
class WordView:
    """`title` is that of the field behind the tag; `value` None where no case is looked at."""

    tag: str
    title: Text | None
    derived: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Glossary:
    """One heading's words. `headings` are all there are, by their code."""

    headings: Mapping[str, Text | None]
    heading: str
    words: tuple[WordView, ...]


def list_words(desk: Desk, heading: str | None) -> Glossary:
    """Without a case. Raises NotFound."""
    return glossary(desk, heading, None)


def list_words_of_case(
    desk: Desk, person: Person, reference: str, number: int | None, heading: str | None
) -> Glossary:
    """With what they say in the case, and in one of its proceedings. Raises NotFound."""
    with desk.sessions.reading() as session:
        ground = load_ground(desk, session, person, reference, "see_case")
        row = ground.proceeding(number) if number else ground.proceedings[-1]
        values = ground.values(row)
        maker = maker_of(ground, person)
    return glossary(desk, heading, maker.words(desk.papers.vocabulary.words, values))


def maker_of(ground: Ground, person: Person) -> WordMaker:
    making = Making(signer=signer(person, ground.actor(person, "see_case").roles))
    facts = paper_facts(ground, "", making, ground.case.event_count + 1)
    return WordMaker(ground.desk.library.catalog, ground.desk.courts, INSIDE, facts)


def glossary(desk: Desk, heading: str | None, words: Mapping[str, object] | None) -> Glossary:
    every = [
        sorted_under(desk, one) for one in entries(desk.papers.vocabulary, desk.papers.catalog)
    ]
    headings = dict.fromkeys(code for code, _ in every)
    chosen = next(iter(headings)) if heading is None else heading
    if chosen not in headings:
        raise NotFound
    environment = PaperEnvironment()
    return Glossary(
        {code: title_of(desk, code) for code in headings},
        chosen,
        tuple(
            WordView(
                one.tag,
                title_of(desk, one.about),
                one.derived,
                None if words is None else value_of(one, words, environment),
            )
            for code, one in every
            if code == chosen
        ),
    )


def sorted_under(desk: Desk, entry: Entry) -> tuple[str, Entry]:
    """Fields that stand in no group stand together."""
    return (SINGLE if entry.heading in desk.papers.catalog.fields else entry.heading), entry


def title_of(desk: Desk, path: str) -> Text | None:
    catalog = desk.papers.catalog
    if path in catalog.groups:
        return catalog.groups[path].title
    return catalog.field(path).title if catalog.knows(path) else None
