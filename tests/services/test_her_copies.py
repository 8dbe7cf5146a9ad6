"""What she signs was read to her before; her copy goes where she wants it, and nothing by post."""

from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from legalaid.domain.errors import Conflict, InputInvalid, NotFound, StepNotPossible
from legalaid.models.document import Document
from legalaid.models.engine import Sessions
from legalaid.services.acts import Taken
from legalaid.services.acts_for_her import HandingOver, ReadingAloud
from legalaid.services.case_page import view_case
from legalaid.services.desk import Desk
from legalaid.services.documents import mark_filed
from legalaid.services.events import verify
from legalaid.services.her_copies import hand_over, read_aloud
from legalaid.services.journeys import Cast, at_noon, play, scenes
from legalaid.services.views import PaperView
from tests.services.looking import rows
from tests.services.shipped import shipped_cast, shipped_desk

KEYS = count()


class Signing:
    """A case whose first papers lie ready for her to sign."""

    def __init__(self, desk: Desk) -> None:
        self.cast: Cast = shipped_cast(desk)
        told = [*scenes(desk, "referral", "counselling_given")][:2]
        *_, last = play(desk, self.cast, told)
        self.desk = replace(desk, clock=partial(at_noon, last.scene.on))
        self.reference, self.seen = last.taken.reference, last.taken.seen
        self.owner = self.cast.playing("case_owner")

    def id(self, name: str = "consent") -> UUID:
        found: Document = rows(self.desk, Document, name=f"legal_aid_request/{name}")[0]
        return found.id

    def read(self, **given: Any) -> Taken:
        wish: dict[str, Any] = {
            "reference": self.reference, "document": self.id(), "read_by": "មន្ត្រី ទីមួយ",
            "language": "khmer", "was_alone": True, "happened_on": self.desk.today(),
            "key": f"read {next(KEYS)}", "seen": self.seen,
        }  # fmt: skip
        return read_aloud(self.desk, self.owner, ReadingAloud(**wish | given))

    def hand(self, copy: str, **given: Any) -> Taken:
        wish: dict[str, Any] = {
            "reference": self.reference, "document": self.id(), "copy": copy, "is_posted": False,
            "happened_on": self.desk.today(), "key": f"copy {next(KEYS)}", "seen": self.seen,
        }  # fmt: skip
        return hand_over(self.desk, self.owner, HandingOver(**wish | given))

    @property
    def paper(self) -> PaperView:
        case = view_case(self.desk, self.owner, self.reference)
        return next(one for one in case.papers if one.id == self.id())


@pytest.fixture
def signing(sessions: Sessions) -> Signing:
    return Signing(shipped_desk(sessions))


def test_unread_it_does_not_count_as_filed(signing: Signing) -> None:
    with pytest.raises(StepNotPossible) as refused:
        mark_filed(signing.desk, signing.owner, signing.reference, signing.id())

    assert [one.code for one in refused.value.reasons] == ["not_read_aloud"]
    assert signing.paper.is_signed_by_her
    assert not signing.paper.is_filed


def test_read_to_her_it_counts_and_who_read_is_known_and_sealed(signing: Signing) -> None:
    signing.read(was_alone=False)
    mark_filed(signing.desk, signing.owner, signing.reference, signing.id())

    fate = signing.paper.fate
    assert (fate.read_on, fate.read_by, fate.was_alone) == (
        signing.desk.today(), "មន្ត្រី ទីមួយ", False,
    )  # fmt: skip
    assert signing.paper.is_filed
    with signing.desk.sessions.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT payload FROM event").scalars().all()
    assert not any("មន្ត្រី ទីមួយ".encode() in bytes(one) for one in stored)
    assert verify(signing.desk, signing.reference) == ()


@pytest.mark.parametrize(
    ("hole", "path"),
    [
        ({"read_by": " "}, "read_by"),
        ({"language": ""}, "language"),
        ({"was_alone": None}, "was_alone"),
    ],
)
def test_a_reading_with_a_hole_is_refused(
    signing: Signing, hole: dict[str, Any], path: str
) -> None:
    with pytest.raises(InputInvalid) as refused:
        signing.read(**hole)

    assert [one.path for one in refused.value.faults] == [path]


@pytest.mark.parametrize("copy", ["given", "kept", "not_printed"])
def test_her_copy_is_where_she_wants_it_and_never_posted_by_itself(
    signing: Signing, copy: str
) -> None:
    signing.hand(copy)

    assert (signing.paper.fate.copy, signing.paper.fate.is_posted) == (copy, False)


def test_the_last_word_about_a_copy_counts(signing: Signing) -> None:
    signing.hand("given", is_posted=True)
    signing.read()
    signing.hand("kept")

    fate = signing.paper.fate
    assert (fate.copy, fate.is_posted, fate.language) == ("kept", False, "khmer")


@pytest.mark.parametrize("wrong", [{"copy": "burnt"}, {"copy": "kept", "is_posted": True}])
def test_a_copy_that_she_is_not_to_have_is_not_posted(
    signing: Signing, wrong: dict[str, Any]
) -> None:
    with pytest.raises(InputInvalid):
        signing.hand(**wrong)


def test_a_paper_of_another_case_is_not_there(signing: Signing) -> None:
    with pytest.raises(NotFound):
        signing.hand("kept", document=UUID(int=9))


def test_the_same_key_hands_over_once(signing: Signing) -> None:
    first = signing.hand("kept", key="once")

    assert signing.hand("kept", key="once") == first
    with pytest.raises(Conflict):
        signing.hand("not_printed", key="once")
