"""One control for each kind of field: what it shows, and the raw answer it gives."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from wtforms import BooleanField, Field, PasswordField, StringField

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.domain.khmer.numerals import to_latin
from legalaid.web.speech import say, speaker

Option = tuple[str, str]
DAY_PARTS = ("day", "month", "year")


class Part(NamedTuple):
    """One box of a control that has several."""

    name: str
    id: str
    title: str
    shown: str
    options: Sequence[Option] = ()
    below: str = ""


class Control(Field):
    """What every template may ask of a control; `raw` is what the reader of answers gets."""

    kind = "text"
    is_grouped = False

    def __init__(
        self, *args: Any, is_optional: bool = False, autocomplete: str = "off", **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.is_optional = is_optional
        self.autocomplete = autocomplete

    @property
    def part(self) -> str:
        """The last name of the path."""
        return self.name.rpartition(".")[2]

    @property
    def title(self) -> str:
        return self.label.text

    @property
    def described(self) -> str:
        notes = (("hint", self.description), ("error", self.errors))
        return " ".join(f"{self.id}-{name}" for name, note in notes if note)

    @property
    def shown(self) -> str:
        return shown(self.data)

    @property
    def raw(self) -> Any:
        return self.data or ""


def shown(value: object) -> str:
    """Typed text stays as typed; a known number appears in the digits of the page."""
    if value is None or isinstance(value, bool):
        return ""
    return value if isinstance(value, str) else speaker().number(str(value))


def id_of(path: str, typed: str) -> UUID:
    """What was chosen in a list of ours. Raises InputInvalid for anything else."""
    try:
        return UUID(typed)
    except ValueError as error:
        raise InputInvalid([InputFault(path, "not_a_choice")]) from error


class Line(Control, StringField):
    """A line of text."""


class Lines(Line):
    """Several lines of text."""

    kind = "long_text"


class Whole(Line):
    """A whole number, typed in Khmer or Latin digits."""

    kind = "integer"


class Riel(Line):
    """A sum of money."""

    kind = "riel"


class Secret(Control, PasswordField):
    """A password; never shown again."""

    kind = "password"


class Hidden(Line):
    """Something the page hands back to itself."""

    kind = "hidden"


class Tick(Control, BooleanField):
    """A single box to tick."""

    kind = "tick"


class File(Control):
    """A file of the reader's own; it cannot be shown again, so it is chosen anew."""

    kind = "file"

    def __init__(self, *args: Any, accept: str, **named: Any) -> None:
        super().__init__(*args, **named)
        self.accept = accept

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = next((one.read() for one in valuelist if hasattr(one, "read")), b"")

    @property
    def raw(self) -> bytes:
        return self.data or b""


class Picked(Line):
    """One of several answers, in a list to open."""

    kind = "select"

    def __init__(self, *args: Any, options: Sequence[Option] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.options = tuple(options)

    @property
    def chosen(self) -> Iterable[str]:
        return {self.shown}


class Radios(Picked):
    """One of a few answers, all shown."""

    kind = "choice"
    is_grouped = True


class YesNo(Radios):
    """Yes or no, never guessed."""

    kind = "yes_no"

    def __init__(self, *args: Any, **named: Any) -> None:
        options = (("true", say("Yes")), ("false", say("No")))
        super().__init__(*args, options=options, **named)

    @property
    def shown(self) -> str:
        return str(self.data).lower() if isinstance(self.data, bool) else shown(self.data)


class Ticks(Control):
    """Any number of a few answers."""

    kind = "choices"
    is_grouped = True

    def __init__(self, *args: Any, options: Sequence[Option] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.options = tuple(options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """None ticked is an answer too, where the form was sent."""
        self.data = list(valuelist)

    @property
    def chosen(self) -> Iterable[str]:
        return set(self.data or ())

    @property
    def raw(self) -> Any:
        return list(self.data or ())


class Boxes(Control):
    """A control of several boxes, each posted under its own name."""

    is_grouped = True
    names: Sequence[str] = ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        super().process(None, data, extra_filters)
        self.boxes = self.opened(self.data)
        if formdata is not None and any(f"{self.name}.{name}" in formdata for name in self.names):
            self.boxes = {n: formdata.get(f"{self.name}.{n}", "").strip() for n in self.names}

    def opened(self, value: object) -> Mapping[str, str]:
        raise NotImplementedError

    def box_id(self, name: str) -> str:
        """The first box has the control's own id, so that a link to the fault lands there."""
        return self.id if name == self.names[0] else f"{self.id}.{name}"


class Day(Boxes):
    """A date in three boxes."""

    kind = "date"
    names = DAY_PARTS

    def opened(self, value: object) -> Mapping[str, str]:
        if isinstance(value, date):
            typed = (str(value.day), str(value.month), str(value.year))
            return dict(zip(DAY_PARTS, map(speaker().number, typed), strict=True))
        parts = [*str(value or "").split("-"), "", "", ""]
        return dict(zip(DAY_PARTS, reversed(parts[:3]), strict=True))

    @property
    def parts(self) -> tuple[Part, ...]:
        titles = (say("Day"), say("Month"), say("Year"))
        named = zip(DAY_PARTS, titles, strict=True)
        return tuple(Part(n, self.box_id(n), title, self.boxes[n]) for n, title in named)

    @property
    def raw(self) -> str:
        """Year, month and day as typed; padded to an ISO date where they are digits."""
        if not any(self.boxes.values()):
            return ""
        day, month, year = (to_latin(self.boxes[name]) for name in DAY_PARTS)
        return (
            f"{year}-{month.zfill(2)}-{day.zfill(2)}" if day and month else f"{year}-{month}-{day}"
        )
