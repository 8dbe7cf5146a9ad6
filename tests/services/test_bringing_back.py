"""A paper edited by hand comes back as the newest version; nothing is overwritten."""

from io import BytesIO
from typing import Any

import docx
import pytest

from legalaid.domain.errors import Conflict, InputInvalid, NotAllowed, NotFound
from legalaid.domain.roles import Person
from legalaid.models.document import Document
from legalaid.services.acts import BringingBack, Taken
from legalaid.services.bringing_back import bring_back
from legalaid.services.case_page import view_case
from legalaid.services.documents import download, mark_filed
from legalaid.services.events import verify
from tests.people import FAR, add_person
from tests.services.looking import count_rows, events, is_told_by_its_events, lines, rows, stands
from tests.services.righting import look_ahead, put_right, undo
from tests.services.stories import KEYS, Story

NEW_NAME = {"client": {"name_km": "សុខ ធារី"}}


def complaint(story: Story, version: int = 1) -> Document:
    found: Document = rows(story.desk, Document, name="suit/complaint", version=version)[0]
    return found


def content(story: Story, paper: Document) -> bytes:
    return download(story.desk, story.lawyer, story.reference, paper.id).content


def edited(story: Story, paper: Document, said: str = "បានកែដោយដៃ") -> bytes:
    """What Word would save: the same paper with one more paragraph, and an author."""
    opened = docx.Document(BytesIO(content(story, paper)))
    opened.add_paragraph(said)
    opened.core_properties.author = "Sok Dara"
    file = BytesIO()
    opened.save(file)
    return file.getvalue()


def bring(story: Story, by: Person, paper: Document, /, **given: Any) -> Taken:
    wanted: dict[str, Any] = {
        "reference": story.reference, "document": paper.id, "reason": "A clearer claim.",
        "key": f"bring {next(KEYS)}", "seen": story.seen,
        "content": given.get("content") or edited(story, paper),
    }  # fmt: skip
    return story.note(bring_back(story.desk, by, BringingBack(**wanted | given)))


def test_it_is_a_new_version_with_its_parent_and_the_old_one_stays(filed: Story) -> None:
    before = content(filed, complaint(filed))
    bring(filed, filed.lawyer, complaint(filed))

    old, new = complaint(filed), complaint(filed, 2)
    assert (new.parent_id, new.event_id, old.superseded_by_id) == (old.id, old.event_id, new.id)
    assert content(filed, old) == before
    assert lines(content(filed, new))[-1] == "បានកែដោយដៃ"
    assert b"Sok Dara" not in content(filed, new)
    assert new.template_hash == old.template_hash


def test_the_record_says_who_brought_it_and_holds_its_digest(filed: Story) -> None:
    stood = stands(filed.desk, filed.reference)
    bring(filed, filed.lawyer, complaint(filed))

    event = view_case(filed.desk, filed.lawyer, filed.reference).events[-1]
    assert (event.kind, event.actor, event.reason) == (
        "bring_back", filed.lawyer.name, "A clearer claim.",
    )  # fmt: skip
    assert events(filed.desk, filed.reference)[-1][1] == "bring_back"
    assert stands(filed.desk, filed.reference) == stood
    assert is_told_by_its_events(filed.desk, filed.reference)
    assert verify(filed.desk) == ()


def test_sent_twice_it_is_brought_once(filed: Story) -> None:
    paper = complaint(filed)
    sent = edited(filed, paper)
    first = bring(filed, filed.lawyer, paper, content=sent, key="once")
    before = count_rows(filed.desk)

    assert bring(filed, filed.lawyer, paper, content=sent, key="once") == first
    assert count_rows(filed.desk) == before
    with pytest.raises(Conflict, match="key_used"):
        bring(filed, filed.lawyer, paper, content=edited(filed, paper, "ផ្សេង"), key="once")


def test_a_paper_at_court_stays_and_is_flagged(filed: Story) -> None:
    mark_filed(filed.desk, filed.lawyer, filed.reference, complaint(filed).id)
    bring(filed, filed.lawyer, complaint(filed))
    bring(filed, filed.lawyer, complaint(filed), content=edited(filed, complaint(filed), "ទីបី"))

    at_court, second, third = (complaint(filed, n) for n in (1, 2, 3))
    assert (at_court.superseded_by_id, at_court.outdated_by_id is None) == (None, False)
    assert (second.superseded_by_id, third.superseded_by_id) == (third.id, None)


def test_a_correction_afterwards_flags_it_and_leaves_it_alone(filed: Story) -> None:
    bring(filed, filed.lawyer, complaint(filed))
    shown = look_ahead(filed, filed.officer, 1, answers=NEW_NAME)
    put_right(filed, filed.officer, 1, answers=NEW_NAME)

    found = rows(filed.desk, Document, name="suit/complaint")
    assert sorted((one.version, one.outdated_by_id is not None) for one in found) == [
        (1, False),
        (2, True),
    ]
    assert ("edited_paper", "suit/complaint") in [(one.kind, one.name) for one in shown]


def test_taking_the_step_back_voids_it_too(filed: Story) -> None:
    bring(filed, filed.lawyer, complaint(filed))
    sent = edited(filed, complaint(filed, 2))
    undo(filed, filed.lawyer, 6)

    assert complaint(filed, 2).void_by_id is not None
    with pytest.raises(NotFound):
        bring(filed, filed.lawyer, complaint(filed, 2), content=sent)


def test_a_step_on_a_page_opened_before_is_no_conflict(filed: Story) -> None:
    seen = filed.seen
    bring(filed, filed.lawyer, complaint(filed))

    assert filed.take(filed.lawyer, "write_memo", 2, answers={"note": "x"}, seen=seen).seq == 8


def test_what_was_replaced_already_is_not_edited(filed: Story) -> None:
    bring(filed, filed.lawyer, complaint(filed))

    with pytest.raises(Conflict):
        bring(filed, filed.lawyer, complaint(filed), content=edited(filed, complaint(filed), "x"))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"content": b"PK nothing"}, "file: file_not_word"),
        ({"reason": " "}, "reason: required"),
    ],
)
def test_a_poor_file_changes_nothing(filed: Story, given: dict[str, Any], fault: str) -> None:
    before = count_rows(filed.desk)

    with pytest.raises(InputInvalid, match=fault):
        bring(filed, filed.lawyer, complaint(filed), **given)

    assert count_rows(filed.desk) == before


def test_the_same_file_is_no_new_version(filed: Story) -> None:
    paper = complaint(filed)

    with pytest.raises(InputInvalid, match="file_unchanged"):
        bring(filed, filed.lawyer, paper, content=content(filed, paper))
    with pytest.raises(InputInvalid, match="file_missing"):
        bring_back(
            filed.desk,
            filed.lawyer,
            BringingBack(
                reference=filed.reference, document=paper.id, content=b"", reason="x", key="k",
                seen=filed.seen,
            ),
        )  # fmt: skip


def test_who_does_not_act_in_the_case_brings_nothing(filed: Story) -> None:
    paper = complaint(filed)
    sent = edited(filed, paper)
    far = add_person(filed.desk, "far", "legal_aid_officer", FAR)
    auditor = add_person(filed.desk, "auditor", "auditor")

    with pytest.raises(NotFound):
        bring(filed, far, paper, content=sent)
    with pytest.raises(NotAllowed):
        bring(filed, auditor, paper, content=sent)
