"""A form of answers on its way: its pages, what is known, what was typed, what is wrong."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from legalaid.domain.answers import read_answers
from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.values import nest
from legalaid.services.asked import Asked
from legalaid.services.desk import Desk
from legalaid.web.forms import AnswersForm, group_of
from legalaid.web.rows import Typed
from legalaid.web.when import Questions, controls_about, defaults_about, faults_about

ON_ONE_PAGE, AT_ONCE = 16, 22


class Sheet:
    """One page of the form, numbered from 1; page 0 is the whole form on one page."""

    def __init__(
        self, desk: Desk, questions: Questions, page: int, typed: Typed | None = None
    ) -> None:
        self.desk, self.questions = desk, questions
        self.pages = pages_of(questions.asked)
        self.may_be_whole = weight(questions.asked) <= AT_ONCE
        self.page = page if int(not self.may_be_whole) <= page <= len(self.pages) else 1
        self.draft = dict(questions.draft or {})
        self.form = AnswersForm(
            desk,
            questions.asked if self.page == 0 else self.pages[self.page - 1],
            {**defaults_about(questions), **questions.values, **self.draft},
            typed=typed,
            besides=controls_about(desk, questions) if self.is_last else {},
        )

    @property
    def is_last(self) -> bool:
        return self.page in {0, len(self.pages)}

    @property
    def raw(self) -> dict[str, Any]:
        """The draft with this page laid over it."""
        return {**self.draft, **self.form.raw}

    @cached_property
    def faults(self) -> list[InputFault]:
        """What is wrong with this page."""
        faults = list(self.form.contradictions)
        try:
            read(self.desk, self.questions, self.form.asked, self.form.raw)
        except InputInvalid as invalid:
            faults += invalid.faults
        if self.is_last:
            faults += faults_about(self.questions, self.form.raw)
        return faults

    def page_of(self, fault: InputFault) -> int:
        """Where the fault is to be put right; the last page asks about the act itself."""
        for number, asked in enumerate(self.pages, start=1):
            if any(fault.path.startswith(one.path) for one in asked):
                return number
        return len(self.pages)


def pages_of(asked: Sequence[Asked]) -> list[tuple[Asked, ...]]:
    """The questions by their groups, small groups together, at most ON_ONE_PAGE to a page."""
    pages: list[tuple[Asked, ...]] = [()]
    for _group, found in groupby(asked, group_of):
        group = tuple(found)
        if pages[-1] and weight(pages[-1]) + weight(group) > ON_ONE_PAGE:
            pages.append(())
        pages[-1] += group
    return pages


def weight(asked: Sequence[Asked]) -> int:
    """How much room the questions take: a repeating group as much as its parts."""
    return sum(len(one.group.parts) if one.field is None and one.group else 1 for one in asked)


def read(
    desk: Desk, questions: Questions, asked: Sequence[Asked], raw: Mapping[str, Any]
) -> dict[str, object]:
    """The typed answers to what is asked. Raises InputInvalid with all faults."""
    paths = {one.path for one in asked}
    return read_answers(
        desk.library.catalog,
        [one.path for one in asked if one.is_required],
        [one.path for one in asked if not one.is_required],
        nest({path: value for path, value in raw.items() if path in paths}),
        places=desk.places,
        courts=desk.courts,
        today=questions.latest,
    )


def read_all(desk: Desk, questions: Questions, draft: Mapping[str, Any]) -> dict[str, object]:
    """The answers of the whole form, and a day that holds. Raises InputInvalid."""
    faults = list(faults_about(questions, draft))
    try:
        answers = read(desk, questions, questions.asked, draft)
    except InputInvalid as invalid:
        raise InputInvalid([*invalid.faults, *faults]) from invalid
    if faults:
        raise InputInvalid(faults)
    return answers
