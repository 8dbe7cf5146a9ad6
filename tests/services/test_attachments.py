"""Files brought to a case: sealed, tied to their event, given out through the case alone."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update

from benchmarks.plain_files import MARK, jpeg, pdf, png
from legalaid.domain.errors import InputInvalid, NotFound
from legalaid.models.attachment import Attachment
from legalaid.models.base import table_of
from legalaid.services import bringing
from legalaid.services.attachments import (
    check_shelf,
    download_attachment,
    forget_unsent,
    list_attachments,
)
from legalaid.services.bringing import bring
from legalaid.services.events import verify
from legalaid.services.steps import take
from tests.people import LAC, add_person
from tests.services.conftest import Watch
from tests.services.stories import SUIT, Story

ATTACHMENT = table_of(Attachment)
PHOTO = jpeg(marked=True)


def brought(story: Story, data: bytes = PHOTO) -> UUID:
    return bring(story.desk, story.lawyer, story.reference, data)


def file_with(story: Story, attachment: UUID | str) -> None:
    story.sue()
    take(story.desk, story.lawyer, story.act("file", 2, answers=SUIT | {"photo": str(attachment)}))


def rules(invalid: pytest.ExceptionInfo[InputInvalid]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in invalid.value.faults]


def test_the_original_is_kept_as_it_came_and_the_copy_is_clean(active: Story) -> None:
    one = brought(active)
    desk, who = active.desk, active.lawyer
    view = download_attachment(desk, who, active.reference, one)
    original = download_attachment(desk, who, active.reference, one, is_original=True)

    assert original.content == PHOTO
    assert MARK.encode() not in view.content
    assert view.file_name == f"{active.reference}-{one.hex[:8]}.jpg"


def test_nothing_of_a_file_lies_open_on_the_disk(active: Story) -> None:
    brought(active)
    shelf = active.desk.shelf

    assert not any(MARK.encode() in shelf.get(one) for one in shelf.addresses())


def test_a_step_ties_the_file_to_its_event_and_its_link_holds_it(active: Story) -> None:
    one = brought(active)
    file_with(active, one)
    (view,) = list_attachments(active.desk, active.lawyer, active.reference)

    assert (view.id, view.kind, view.size) == (one, "jpg", len(PHOTO))
    assert view.seq is not None
    assert verify(active.desk) == ()


@pytest.mark.parametrize("changed", [{"content_hash": "x"}, {"original": "x"}, {"kind": "png"}])
def test_a_row_that_was_changed_breaks_the_record(active: Story, changed: dict[str, str]) -> None:
    file_with(active, brought(active))
    with active.desk.sessions.writing.begin() as session:
        session.execute(update(ATTACHMENT).values(changed))

    assert [one.code for one in verify(active.desk)] == ["paper"]


def test_a_file_of_another_case_or_of_none_is_no_answer(active: Story) -> None:
    active.sue()
    for foreign in (uuid4(), "not an id"):
        act = active.act("file", 2, answers=SUIT | {"photo": str(foreign)})
        with pytest.raises(InputInvalid) as invalid:
            take(active.desk, active.lawyer, act)
        assert rules(invalid) == [("photo", "attached_gone")]


def test_out_of_scope_a_file_looks_like_none(active: Story) -> None:
    one = brought(active)
    stranger = add_person(active.desk, f"stranger{one.hex}", "lawyer", LAC)
    for who, which in ((stranger, one), (active.lawyer, uuid4())):
        with pytest.raises(NotFound):
            download_attachment(active.desk, who, active.reference, which)
    with pytest.raises(NotFound):
        bring(active.desk, stranger, active.reference, PHOTO)


def test_a_file_outside_the_list_is_refused_with_its_rule(active: Story) -> None:
    with pytest.raises(InputInvalid) as invalid:
        brought(active, b"MZ program")

    assert rules(invalid) == [("file", "attached_kind")]
    assert list_attachments(active.desk, active.lawyer, active.reference) == ()


@pytest.mark.parametrize(
    ("limit", "value", "rule"),
    [("FILES_OF_A_CASE", 1, "attached_too_many"), ("OF_A_CASE", len(PHOTO), "attached_quota")],
)
def test_a_case_holds_only_so_much(
    active: Story, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, rule: str
) -> None:
    brought(active)
    monkeypatch.setattr(bringing, limit, value)
    with pytest.raises(InputInvalid) as invalid:
        brought(active, png())

    assert rules(invalid) == [("file", rule)]


def test_a_full_disk_is_told_and_leaves_nothing(active: Story) -> None:
    folder = active.desk.shelf.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"no folder can be made here")
    with pytest.raises(InputInvalid) as invalid:
        brought(active)
    folder.unlink()

    assert rules(invalid) == [("file", "attached_no_room")]
    assert list_attachments(active.desk, active.lawyer, active.reference) == ()


def test_the_check_finds_lost_changed_and_unfinished_files(active: Story) -> None:
    desk = active.desk
    brought(active)
    brought(active, pdf())
    with desk.sessions.reading() as session:
        first, second = session.scalars(select(Attachment))
    desk.shelf.drop(first.view)
    desk.shelf.path(second.original).write_bytes(b"changed")
    stray = desk.shelf.put(b"left by a power cut")
    (desk.shelf.folder / "x.part").write_bytes(b"half")
    report = check_shelf(desk)

    assert set(report.missing) == {first.view, second.original}
    assert stray in report.orphans
    assert report.unfinished == ("x.part",)
    (desk.shelf.folder / "x.part").unlink()


def test_files_of_forms_that_were_never_sent_are_forgotten(active: Story, watch: Watch) -> None:
    sent, unsent = brought(active), brought(active, png())
    file_with(active, sent)
    watch.go(days=61)
    forget_unsent(active.desk)

    assert [one.id for one in list_attachments(active.desk, active.lawyer, active.reference)] == [
        sent
    ]
    assert check_shelf(active.desk).is_sound
    with pytest.raises(NotFound):
        download_attachment(active.desk, active.lawyer, active.reference, unsent)
