"""Files that people send: how much of them, and never on a disk before they are sealed."""

from collections.abc import Callable
from io import BytesIO
from typing import IO

from flask import Flask, Request, request

from legalaid.domain.errors import InputFault, InputInvalid
from legalaid.web.access import visitor
from legalaid.web.forms import AnswersForm

MOST_SENT = 44 * 2**20  # two of the largest files, and what is typed beside them
WITH_FILES = frozenset({"steps.form", "openings.further", "taking_over.form_within"})


class Sent(Request):
    """Keeps in memory what others would spool to a temporary file."""

    def _get_file_stream(self, *_told: object, **_more: object) -> IO[bytes]:
        return BytesIO()


def allow_files() -> None:
    """Only to who is signed in, and only where a form may ask for one."""
    if request.endpoint in WITH_FILES and visitor() is not None:
        request.max_content_length = MOST_SENT


def receive(app: Flask) -> None:
    app.request_class = Sent
    app.before_request(allow_files)


def take_in(form: AnswersForm, bring: Callable[[bytes], str]) -> list[InputFault]:
    """Every file that came along becomes the answer to its question; faults by path."""
    faults: list[InputFault] = []
    for control in form.brought:
        sent = request.files.get(control.sent_as)
        if sent is None or not sent.filename:
            continue
        try:
            control.data = bring(sent.read())
        except InputInvalid as refused:
            faults += [InputFault(control.name, one.code, one.data) for one in refused.faults]
    return faults
