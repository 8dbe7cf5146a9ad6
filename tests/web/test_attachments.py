"""Files through the pages: brought beside what is typed, refused beside it, given out to save."""

from collections.abc import Callable
from io import BytesIO

import pytest

from benchmarks.plain_files import jpeg
from legalaid.web.uploads import MOST_SENT
from legalaid.web.ways import code_of
from tests.services.stories import Story
from tests.web.visitor import Visitor


@pytest.fixture
def here(active: Story) -> str:
    active.sue()
    return f"/cases/{active.reference}/2/{code_of('file')}"


@pytest.fixture
def lawyer(active: Story, here: str, visit: Callable[[str], Visitor]) -> Visitor:
    visitor = visit(active.lawyer.login)
    visitor.get(here)
    return visitor


def sent(data: bytes, **typed: str) -> dict[str, object]:
    photo = [(BytesIO(data), "her name.jpg")]
    return {"opponent.name_km": "ចាន់ រិទ្ធ", "photo.sent": photo, "act": "on", **typed}


def test_a_file_is_brought_with_the_form_and_stays_in_it(
    lawyer: Visitor, here: str, active: Story
) -> None:
    lawyer.send(here, sent(jpeg()))
    kept = lawyer.get(here).value("photo")
    answer = lawyer.client.get(f"/cases/{active.reference}/files/{kept}")

    assert lawyer.page.link("look at it").endswith(kept)
    assert answer.data.startswith(b"\xff\xd8")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "her name" not in str(answer.headers)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_refused_file_says_its_rule_and_nothing_typed_or_brought_is_lost(
    lawyer: Visitor, here: str
) -> None:
    lawyer.send(here, sent(jpeg()))
    kept = lawyer.get(here).value("photo")
    refused = lawyer.send(here, sent(b"MZ program", note="typed", photo=kept))

    assert refused.status == 422
    assert "jpg, png" in refused.faults()[0]
    assert (refused.value("note"), refused.value("photo")) == ("typed", kept)
    again = lawyer.get(here)
    assert (again.value("note"), again.value("photo")) == ("typed", kept)


def test_a_file_may_be_taken_out_of_the_form_again(lawyer: Visitor, here: str) -> None:
    lawyer.send(here, sent(jpeg()))
    kept = lawyer.get(here).value("photo")
    lawyer.send(here, {"photo": kept, "act": "put_away:photo"})

    assert lawyer.page.all("//input[@name='photo']") == []


def test_the_list_tells_what_was_brought_and_gives_the_original(
    lawyer: Visitor, here: str, active: Story
) -> None:
    lawyer.send(here, sent(jpeg(marked=True)))
    page = lawyer.get(f"/cases/{active.reference}/files")
    original = lawyer.client.get(page.link("The original"))

    assert original.data == jpeg(marked=True)
    assert "SHA-256" in page.text


def test_what_is_far_too_large_is_refused_with_a_sentence(lawyer: Visitor, here: str) -> None:
    """Nothing of it is read: the browser says beforehand how long it is."""
    answer = lawyer.client.post(
        here,
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(MOST_SENT + 1)},
    )

    assert answer.status_code == 413
    assert "too large" in answer.text
