"""Before a filing is confirmed: one page with all that will reach the other party."""

import json
from uuid import uuid4

from flask import redirect, render_template

from legalaid.domain.clues import Clue, bare_path
from legalaid.domain.errors import InputInvalid, StepNotPossible
from legalaid.domain.guards import EVIDENCE
from legalaid.services.bundles import Bundle
from legalaid.services.desk import Desk
from legalaid.web.access import desk
from legalaid.web.errands import Confirmed, Errand, Page, show_faults, show_refused
from legalaid.web.speech import say, speaker
from legalaid.web.when import SEEN


def show_bundle(errand: Errand) -> Page:
    """From the draft, as the step would find it."""
    draft = errand.questions.draft
    if draft is None or errand.bundle is None:
        return redirect(errand.here)
    confirmed = Confirmed(draft, key="", seen=errand.questions.seen)
    try:
        bundle: Bundle = errand.bundle(confirmed)
    except InputInvalid as invalid:
        return show_faults(errand, invalid)
    except StepNotPossible as refused:
        return show_refused(errand, refused, confirmed)
    return render_template(
        "steps/bundle.html",
        errand=errand,
        bundle=bundle,
        said_clue=lambda clue: said_clue(desk(), clue),
        said_shows=lambda code: said_shows(desk(), code),
        typed=json.dumps(dict(draft), ensure_ascii=False),
        key=uuid4().hex,
        seen=draft.get(SEEN, errand.questions.seen),
    )


def said_shows(at: Desk, code: str) -> str:
    """How a person marked an attachment."""
    choices = at.library.catalog.field(f"{EVIDENCE}.shows_where_she_is").choices
    return speaker().said(choices[code])


def said_clue(at: Desk, clue: Clue) -> str:
    """Where the program knows it from."""
    if not clue.path:
        return say("a word of a place")
    path = bare_path(clue.path)
    group, _, part = path.partition(".")
    catalog = at.library.catalog
    title = speaker().said(catalog.field(path).title)
    return f"{speaker().said(catalog.groups[group].title)}: {title}" if part else title
