"""Which control asks which kind of field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from legalaid.domain.fields import Field, Kind
from legalaid.services.asked import Choice
from legalaid.services.desk import Desk
from legalaid.web.addresses import Address
from legalaid.web.brought import Brought
from legalaid.web.controls import (
    Control,
    Day,
    Line,
    Lines,
    Option,
    Picked,
    Radios,
    Riel,
    Ticks,
    Whole,
    YesNo,
)
from legalaid.web.speech import speaker

MOST_RADIOS = 7
PLAIN: Mapping[Kind, type[Control]] = {
    "text": Line,
    "long_text": Lines,
    "integer": Whole,
    "riel": Riel,
    "date": Day,
    "yes_no": YesNo,
    "file": Brought,
}
CHOSEN: Mapping[Kind, Callable[..., Control]] = {
    "choice": lambda *args, options, **named: (Radios if len(options) <= MOST_RADIOS else Picked)(
        *args, options=options, **named
    ),
    "choices": Ticks,
    "user": Picked,
    "court": Picked,
}


def control_for(desk: Desk, field: Field, people: Sequence[Choice], *, is_optional: bool) -> Any:
    """A WTForms field, not yet bound to a form."""
    voice = speaker()
    named: dict[str, Any] = {
        "label": voice.said(field.title),
        "description": voice.said(field.hint) if field.hint else "",
        "is_optional": is_optional or field.optional,
    }
    if field.type == "address":
        return Address(places=desk.places, **named)
    if field.type in PLAIN:
        return PLAIN[field.type](**named)
    return CHOSEN[field.type](options=options_of(desk, field, people), **named)


def options_of(desk: Desk, field: Field, people: Sequence[Choice]) -> list[Option]:
    if field.type == "user":
        return [(str(one.id), one.name) for one in people]
    if field.type == "court":
        return [(court.code, speaker().said(court.name)) for court in desk.courts]
    return [(code, speaker().said(title)) for code, title in field.choices.items()]
