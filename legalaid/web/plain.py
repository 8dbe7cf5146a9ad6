"""Small forms of our own: shown, told what is wrong, sent on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from flask import render_template, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response

from legalaid.domain.errors import InputInvalid
from legalaid.web.access import desk
from legalaid.web.forms import AnswersForm
from legalaid.web.rows import Typed

Page = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A form on a page of its own. `send` gets what was typed and says where to go.

    `further` are other ways on: the words of each and its address.
    """

    title: str
    button: str
    controls: Mapping[str, Any]
    send: Callable[[dict[str, Any]], Response]
    known: Mapping[str, Any] = field(default_factory=dict)
    intro: str = ""
    note: str = ""
    back: str = ""
    further: tuple[tuple[str, str], ...] = ()


def run(plain: Plain, template: str = "plain.html", **more: object) -> Page:
    """Show the form, or send it; faults come back beside what was typed.

    A template of its own stands around the form and gets `more`.
    """
    typed = sent() if request.method == "POST" else None
    form = AnswersForm(desk(), (), plain.known, typed=typed, besides=plain.controls)
    if typed is None:
        return show(plain, form, template, more)
    try:
        return plain.send(form.raw)
    except InputInvalid as invalid:
        form.tell(invalid.faults)
        return show(plain, form, template, more), 422


def sent() -> Typed:
    """The boxes and the files of the form."""
    both: CombinedMultiDict[str, Any] = CombinedMultiDict([request.form, request.files])
    return cast(Typed, both)


def show(plain: Plain, form: AnswersForm, template: str, more: Mapping[str, object]) -> str:
    return render_template(template, plain=plain, form=form, **more)
