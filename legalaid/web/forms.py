"""The form of a step, made from the fields its workflow asks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from wtforms.form import BaseForm

from legalaid.domain.errors import InputFault
from legalaid.services.asked import Asked
from legalaid.services.desk import Desk
from legalaid.web.asking import control_for
from legalaid.web.brought import Brought
from legalaid.web.controls import Control
from legalaid.web.rows import Rows, Section, Typed, rows_of, value_at
from legalaid.web.speech import say, speaker

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Told(NamedTuple):
    """A fault as the summary shows it: where it leads, the name of the field, the sentence."""

    id: str
    title: str
    said: str


class AnswersForm:
    """What is asked, as controls; filled from what was typed, else from what is known.

    `besides` are further controls by name, such as the day of the act.
    """

    def __init__(
        self,
        desk: Desk,
        asked: Sequence[Asked],
        known: Mapping[str, Any],
        *,
        typed: Typed | None = None,
        besides: Mapping[str, Any] = NOTHING,
    ) -> None:
        self.desk, self.asked, self.besides = desk, tuple(asked), tuple(besides)
        self.told: list[Told] = []
        self.rows = {
            one.path: rows_of(one, value_at(known, one.path), typed)
            for one in asked
            if one.field is None
        }
        self.form = BaseForm({**dict(self._controls()), **besides})
        data = {control.name: value_at(known, control.name) for control in self.form}
        self.form.process(typed, data={n: value for n, value in data.items() if value is not None})
        for rows in self.rows.values():
            rows.take(self.form)

    def _controls(self) -> Iterator[tuple[str, Any]]:
        for one in self.asked:
            if one.field is not None:
                field, optional = one.field, not one.is_required
                yield one.path, control_for(self.desk, field, one.people, is_optional=optional)
            else:
                for name, field in self.rows[one.path].fields():
                    yield name, control_for(self.desk, field, (), is_optional=False)

    @property
    def raw(self) -> dict[str, Any]:
        """What was typed, by path."""
        answers = {one.path: self._item(one).raw for one in self.asked}
        return answers | {name: self._control(name).raw for name in self.besides}

    @property
    def items(self) -> tuple[Control, ...]:
        """The controls besides the questions."""
        return tuple(self._control(name) for name in self.besides)

    @property
    def has_file(self) -> bool:
        return any(one.kind == "file" for one in self.items) or bool(self.brought)

    @property
    def brought(self) -> list[Brought]:
        """The controls of files of the case, in rows and alone."""
        return [one for one in self.form if isinstance(one, Brought)]

    @property
    def contradictions(self) -> tuple[InputFault, ...]:
        return tuple(
            InputFault(rows.path, "none_and_some")
            for rows in self.rows.values()
            if rows.contradicts_itself
        )

    @property
    def sections(self) -> list[Section]:
        """The questions by their groups, and last what is asked about the act itself."""
        sections = [self._section(name, list(one)) for name, one in groupby(self.asked, group_of)]
        if self.besides:
            sections.append(Section("act", say("About this entry"), "", self.items))
        return sections

    def _section(self, name: str, asked: Sequence[Asked]) -> Section:
        items = tuple(self._item(one) for one in asked)
        group = self.desk.library.catalog.groups.get(name)
        if group is None:
            return Section(name, "", "", items)
        hint = speaker().said(group.hint) if group.hint else ""
        return Section(name, speaker().said(group.title), hint, items)

    def tell(self, faults: Sequence[InputFault]) -> None:
        """Put each fault beside its control, and all of them into the summary."""
        for fault in sorted(faults, key=self._place):
            said = speaker().sentence(fault)
            control = self._at(fault.path)
            if control is None:
                self.told.append(Told("main", "", said))
                continue
            control.errors = [said]
            self.told.append(Told(control.id, control.title, said))

    def _place(self, fault: InputFault) -> int:
        """Faults are told in the order of the page."""
        control = self._at(fault.path)
        names = [one.path for one in self.asked] + list(self.besides)
        starts = (n for n, name in enumerate(names) if control and fault.path.startswith(name))
        return max(starts, default=len(names))

    def _item(self, one: Asked) -> Control | Rows:
        return self.rows.get(one.path) or self._control(one.path)

    def _control(self, name: str) -> Control:
        return cast(Control, self.form[name])

    def _at(self, path: str) -> Control | Rows | None:
        """The control of the path, or of the longest beginning of it that has one."""
        names = (*self.rows, *(control.name for control in self.form))
        name = max((name for name in names if path.startswith(name)), key=len, default=None)
        if name is None:
            return None
        return self.rows.get(name) or self._control(name)


def group_of(one: Asked) -> str:
    """Parts of one group stand together; single fields in a section without a name."""
    return one.path.partition(".")[0] if "." in one.path or one.field is None else ""
