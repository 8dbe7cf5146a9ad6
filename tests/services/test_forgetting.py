"""What only served to handle a case is forgotten; of the case itself, nothing."""

from legalaid.jobs.worker import run_once
from legalaid.models.idempotency import Idempotency
from legalaid.services.drafts import DraftAt, find_draft, keep_draft
from legalaid.services.forgetting import forget_old
from tests.services.conftest import Watch
from tests.services.looking import count_rows, rows
from tests.services.stories import Story

KEPT = ("event", "document", "deadline", "proceeding", "relation", "case", "name_token")


def test_keys_and_drafts_go_after_a_month(filed: Story, watch: Watch) -> None:
    at = DraftAt(filed.reference, 2, "refuse")
    keep_draft(filed.desk, filed.lawyer, at, {"ruling": {"number": "1"}})
    watch.go(days=31)

    forget_old(filed.desk)

    assert rows(filed.desk, Idempotency) == []
    assert find_draft(filed.desk, filed.lawyer, at) is None


def test_what_is_young_stays(filed: Story, watch: Watch) -> None:
    before = count_rows(filed.desk)
    watch.go(days=29)

    forget_old(filed.desk)

    assert count_rows(filed.desk) == before


def test_nothing_of_the_case_goes(filed: Story, watch: Watch) -> None:
    before = count_rows(filed.desk)
    watch.go(days=1000)

    run_once(filed.desk)

    after = count_rows(filed.desk)
    assert {name: after[name] for name in KEPT if name != "event"} == {
        name: before[name] for name in KEPT if name != "event"
    }
    assert after["event"] > before["event"]
