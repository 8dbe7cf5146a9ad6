"""What lies in a browser after somebody went: nothing of the case, neither behind Back nor on disk.

The browser keeps its profile in a folder of its own, and pages for going back as it does at home.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from legalaid.services.case_page import view_case
from tests.browser.test_every_page import sign_in
from tests.web.shipped import Shipped

pytestmark = pytest.mark.browser
REFERENCE = "KSP-LAC1-2026-000001"
AT_HOME = ["--disable-back-forward-cache"]


def sign_out(page: Page, elsewhere: str) -> None:
    page.locator("header form[action='/sign-out'] button").click()
    page.wait_for_url("**/sign-in")
    page.goto(elsewhere)


def leave_quickly(page: Page, elsewhere: str) -> None:
    page.eval_on_selector("#leave", "(form, to) => { form.dataset.to = to }", elsewhere)
    page.locator("#leave button").click()
    page.wait_for_url(elsewhere)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def page(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], profile: Path
) -> Iterator[Page]:
    """Closed by the test itself, so that all is on disk; closing it once more does no harm."""
    context = browser_type.launch_persistent_context(
        profile, ignore_default_args=AT_HOME, **browser_type_launch_args
    )
    yield context.pages[0]
    context.close()


def holders(profile: Path, words: str) -> list[str]:
    """The files that hold the words, as a page is sent or as a browser notes them itself."""
    spelled = (words.encode(), words.encode("utf-16-le"))
    files = [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]
    return [str(one) for one in files if any(how in one.read_bytes() for how in spelled)]


@pytest.mark.parametrize("go", [sign_out, leave_quickly])
def test_behind_back_and_on_disk_there_is_nothing_of_her(
    page: Page, address: str, shipped: Shipped, profile: Path, go: Callable[[Page, str], None]
) -> None:
    her = str(view_case(shipped.desk, shipped.cast.playing("case_owner"), REFERENCE).name)
    sign_in(page, address, shipped, "womens_affairs", "en")
    for path in ("/known", "/record", ""):
        page.goto(f"{address}/cases/{REFERENCE}{path}")
    assert her in page.inner_text("main")

    go(page, f"{address.replace('127.0.0.1', 'localhost')}/healthz")
    seen = []
    while page.evaluate("history.length") > len(seen) and page.url != "about:blank":
        page.go_back()
        seen.append(page.inner_text("body"))
    page.goto(f"{address}/static/favicon.svg?v=kept")
    page.context.close()

    assert len(seen) > len("abc")
    assert not [text for text in seen if her in text or REFERENCE in text]
    assert holders(profile, her) == []
    assert [one for one in holders(profile, "<svg xmlns") if "Cache_Data" in one]
    assert [one for one in holders(profile, f"{address}/sign-in") if one.endswith("History")]
