"""Papers: on their way out, always as a file to save under a name that tells nothing, and back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from legalaid.domain.errors import NotFound
from legalaid.services.acts import BringingBack
from legalaid.services.bringing_back import bring_back
from legalaid.services.case_page import view_case
from legalaid.services.documents import download, mark_filed
from legalaid.services.printing import ask_for_pdf, download_pdf, view_pdf
from legalaid.services.views import CaseView, PaperView
from legalaid.web.access import desk, person
from legalaid.web.controls import File
from legalaid.web.handing import ask_first, hand_out, is_shared
from legalaid.web.plain import Page, Plain, run
from legalaid.web.speech import say, speaker
from legalaid.web.undoing import first_known, reason_controls, reasoned

door = Blueprint("papers", __name__)
LOOK_AGAIN = "3"  # seconds


@door.get("/cases/<reference>/papers/<uuid:paper>")
def paper(reference: str, paper: UUID) -> Response:
    found = download(desk(), person(), reference, paper)
    asked = None
    if not request.args.get("save"):
        asked = ask_first(url_for("papers.versions", reference=reference, paper=paper))
    return asked or hand_out(found)


@door.post("/cases/<reference>/papers/<uuid:paper>/filed")
def filed(reference: str, paper: UUID) -> Response:
    mark_filed(desk(), person(), reference, paper)
    return redirect(f"{url_for('cases.case', reference=reference)}#papers")


@door.get("/cases/<reference>/papers/<uuid:paper>/versions")
def versions(reference: str, paper: UUID) -> Page:
    """All of one paper: the version asked for, and those before and after it."""
    case = view_case(desk(), person(), reference)
    one = paper_in(case, paper)
    every = [other for other in case.papers if (other.seq, other.name) == (one.seq, one.name)]
    pdf = view_pdf(desk(), person(), reference, paper)
    answer = make_response(
        render_template(
            "papers/versions.html", case=case, one=one, every=every, pdf=pdf, is_shared=is_shared()
        )
    )
    if pdf.standing == "asked":
        answer.headers["Refresh"] = LOOK_AGAIN
    return answer


@door.get("/cases/<reference>/papers/<uuid:paper>/pdf")
def pdf(reference: str, paper: UUID) -> Response:
    return hand_out(download_pdf(desk(), person(), reference, paper))


@door.post("/cases/<reference>/papers/<uuid:paper>/pdf")
def ask(reference: str, paper: UUID) -> Response:
    ask_for_pdf(desk(), person(), reference, paper)
    return redirect(url_for("papers.versions", reference=reference, paper=paper))


@door.route("/cases/<reference>/papers/<uuid:paper>/edited", methods=["GET", "POST"])
def edited(reference: str, paper: UUID) -> Page:
    case = view_case(desk(), person(), reference)
    one = paper_in(case, paper)
    back = url_for("papers.versions", reference=reference, paper=paper)

    def send(typed: dict[str, Any]) -> Response:
        wish = BringingBack(
            reference=reference, document=paper, content=typed["file"], **reasoned(typed)
        )
        bring_back(desk(), person(), wish)
        flash(say("Brought back. It is the version in force from now on."))
        return redirect(f"{url_for('cases.case', reference=reference)}#papers")

    note = say("The version before stays as it was made. Who wrote in the file is wiped from it.")
    return run(
        Plain(
            title=say("Bring back an edited paper"),
            intro=speaker().said(one.title),
            button=say("Bring back"),
            controls={"file": word_file(), **reason_controls(say("What was changed in it?"))},
            known=first_known(case),
            send=send,
            note=note,
            back=back,
        )
    )


def paper_in(case: CaseView, paper: UUID) -> PaperView:
    """Raises NotFound."""
    for one in case.papers:
        if one.id == paper:
            return one
    raise NotFound


def word_file() -> Any:
    return File(
        label=say("The Word file (.docx)"),
        description=say("Without macros, tracked changes and comments."),
        accept=".docx",
    )
