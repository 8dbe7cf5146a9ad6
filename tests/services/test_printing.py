"""A PDF is asked for, made by a worker, kept sealed, and told about when it cannot be made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, update

from legalaid.documents.press import Press
from legalaid.domain.errors import Missing, NotFound
from legalaid.jobs.worker import print_forever
from legalaid.models.document import Document
from legalaid.models.pdf import Pdf
from legalaid.models.sealing import SealBroken
from legalaid.services.desk import Desk
from legalaid.services.printing import (
    PdfView,
    ask_for_pdf,
    claim,
    download_pdf,
    make_pdfs,
    view_pdf,
)
from tests.people import FAR, add_person
from tests.presses import GIVES_UP, HANGS, HANGS_ONCE, press_of
from tests.services.conftest import Watch
from tests.services.looking import rows
from tests.services.stories import Story

MAKES = 'echo "%PDF-1.7 made" > "$HOME/paper.pdf"'
Ask = Callable[[Desk], PdfView]


@pytest.fixture
def paper(filed: Story) -> Document:
    found: Document = rows(filed.desk, Document, name="suit/complaint")[0]
    return found


@pytest.fixture
def ask(filed: Story, paper: Document) -> Ask:
    """The lawyer asks at that desk, a worker works, and this is where it stands."""

    def asked(desk: Desk) -> PdfView:
        ask_for_pdf(desk, filed.lawyer, filed.reference, paper.id)
        make_pdfs(desk)
        return view_pdf(desk, filed.lawyer, filed.reference, paper.id)

    return asked


def desk_with(story: Story, folder: Path, does: str) -> Desk:
    return replace(story.desk, press=press_of(folder, does))


def test_the_real_office_makes_it_and_it_is_sealed(filed: Story, paper: Document, ask: Ask) -> None:
    standing = ask(filed.desk)
    made = download_pdf(filed.desk, filed.lawyer, filed.reference, paper.id)

    assert (standing.standing, standing.size) == ("made", len(made.content))
    assert made.file_name == f"{filed.reference}-complaint.pdf"
    assert made.content.startswith(b"%PDF-")
    with filed.desk.sessions.reading() as session:
        kept = session.scalars(select(Pdf.sealed)).one()
    assert kept is not None
    assert b"%PDF" not in kept


def test_asked_twice_it_is_made_once(filed: Story, ask: Ask, tmp_path: Path) -> None:
    desk = desk_with(filed, tmp_path, MAKES)
    ask(desk)
    ask(desk)

    assert [one.tries for one in rows(desk, Pdf)] == [1]
    assert make_pdfs(desk) == 0


def test_before_it_is_made_the_page_can_say_so(filed: Story, paper: Document) -> None:
    where = (filed.lawyer, filed.reference, paper.id)
    assert view_pdf(filed.desk, *where).standing == "not_asked"
    ask_for_pdf(filed.desk, *where)

    assert view_pdf(filed.desk, *where).standing == "asked"
    with pytest.raises(NotFound):
        download_pdf(filed.desk, *where)


def test_what_hangs_is_tried_once_more_with_a_fresh_process(
    filed: Story, ask: Ask, tmp_path: Path
) -> None:
    assert ask(desk_with(filed, tmp_path, HANGS_ONCE)).standing == "made"


@pytest.mark.parametrize(("does", "fault"), [(HANGS, "hung"), (GIVES_UP, "failed")])
def test_what_cannot_be_made_is_told_and_may_be_asked_for_anew(
    filed: Story, ask: Ask, tmp_path: Path, does: str, fault: str
) -> None:
    assert ask(desk_with(filed, tmp_path, does)) == PdfView("failed", fault)
    assert ask(desk_with(filed, tmp_path, MAKES)).standing == "made"


def test_without_an_office_it_is_said_and_nothing_is_asked(filed: Story, paper: Document) -> None:
    desk = replace(filed.desk, press=Press("no-such-office"))
    where = (filed.lawyer, filed.reference, paper.id)

    assert view_pdf(desk, *where).standing == "no_press"
    with pytest.raises(Missing, match="LibreOffice"):
        ask_for_pdf(desk, *where)
    assert rows(desk, Pdf) == []


def test_two_workers_never_take_up_the_same_one(filed: Story, paper: Document) -> None:
    ask_for_pdf(filed.desk, filed.lawyer, filed.reference, paper.id)

    assert claim(filed.desk) is not None
    assert claim(filed.desk) is None


def test_what_a_worker_left_lying_is_taken_up_again(
    filed: Story, paper: Document, watch: Watch
) -> None:
    ask_for_pdf(filed.desk, filed.lawyer, filed.reference, paper.id)
    claim(filed.desk)
    watch.go(seconds=91)

    assert claim(filed.desk) is not None


def test_it_opens_only_beside_the_paper_it_was_made_from(
    filed: Story, paper: Document, ask: Ask, tmp_path: Path
) -> None:
    desk = desk_with(filed, tmp_path, MAKES)
    ask(desk)
    with desk.sessions.writing.begin() as session:
        session.execute(update(Document).values(content_hash="another"))

    with pytest.raises(SealBroken):
        download_pdf(desk, filed.lawyer, filed.reference, paper.id)


def test_who_does_not_see_the_case_asks_for_nothing(filed: Story, paper: Document) -> None:
    far = add_person(filed.desk, "far", "legal_aid_officer", FAR)

    for service in (ask_for_pdf, view_pdf, download_pdf):
        with pytest.raises(NotFound):
            service(filed.desk, far, filed.reference, paper.id)


def test_a_thread_of_its_own_works_it_off(filed: Story, paper: Document, tmp_path: Path) -> None:
    desk = desk_with(filed, tmp_path, MAKES)
    ask_for_pdf(desk, filed.lawyer, filed.reference, paper.id)
    stop = Event()
    worker = Thread(target=print_forever, args=(desk, stop, 0.01))
    worker.start()
    while view_pdf(desk, filed.lawyer, filed.reference, paper.id).standing == "asked":
        stop.wait(0.01)
    stop.set()
    worker.join()

    assert view_pdf(desk, filed.lawyer, filed.reference, paper.id).standing == "made"
