"""What is wrong with an installation is told by its name."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from benchmarks.plain_files import jpeg
from legalaid.services.backing_up import Vault, back_up
from legalaid.services.bringing import bring
from legalaid.services.doctor import Found, examine
from tests.services.conftest import Watch
from tests.services.stories import Story
from tests.services.test_backups import HOLDERS
from tests.services.test_verify import tamper

BESIDE_POSTGRES_TESTS = {"fsync", "synchronous_commit", "full_page_writes", "database role"}


@pytest.fixture
def vault(active: Story, tmp_path: Path) -> Vault:
    vault = Vault(tmp_path / "backups", str(HOLDERS.to_public()))
    back_up(active.desk, vault)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return vault


def wrong(active: Story, vault: Vault) -> set[str]:
    """But for what a throw-away cluster does not do."""
    found = examine(active.desk, vault.folder.parent, vault)
    return {one.name for one in found if not one.is_well} - BESIDE_POSTGRES_TESTS


def test_a_sound_installation_has_nothing_wrong(active: Story, vault: Vault) -> None:
    assert wrong(active, vault) == set()


def test_a_changed_record_is_found(active: Story, vault: Vault) -> None:
    tamper(active, "UPDATE event SET role = 'x' WHERE seq = 1")

    assert wrong(active, vault) == {"chains"}


def test_a_changed_paper_is_found(active: Story, vault: Vault) -> None:
    tamper(active, "UPDATE document SET content_hash = 'x'")

    assert wrong(active, vault) == {"papers"}


def test_a_lost_file_is_found(active: Story, vault: Vault) -> None:
    bring(active.desk, active.lawyer, active.reference, jpeg())
    active.desk.shelf.drop(next(active.desk.shelf.addresses()))

    assert "attachments" in wrong(active, vault)


def test_a_clock_that_went_back_is_found(active: Story, vault: Vault, watch: Watch) -> None:
    watch.now -= timedelta(days=1)

    assert wrong(active, vault) == {"clock"}


def test_a_backup_that_is_old_is_found(active: Story, vault: Vault, watch: Watch) -> None:
    watch.go(days=3)

    assert wrong(active, vault) == {"backup"}


def test_what_others_may_read_is_found(active: Story, vault: Vault) -> None:
    vault.folder.chmod(0o755)

    assert wrong(active, vault) == {"rights"}


def test_a_case_that_no_key_opens_is_found(active: Story, vault: Vault) -> None:
    with active.desk.sessions.writing.begin() as session:
        session.execute(text("""UPDATE "case" SET wrapped_key = chain_head"""))

    assert "cases open" in wrong(active, vault)


def test_the_doctor_tells_nothing_of_anybody(active: Story, vault: Vault) -> None:
    found: tuple[Found, ...] = examine(active.desk, vault.folder.parent, vault)

    assert not any("ដារ៉ា" in one.told for one in found)
