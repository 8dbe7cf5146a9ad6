"""What the guide to means says stands on a page of its own, and decides nothing."""

from tests.web.shipped import Shipped
from tests.web.visitor import Visitor


def test_the_guide_tells_its_answer_its_way_and_what_would_change_it(shipped: Shipped) -> None:
    browser = Visitor(shipped.app).sign_in(shipped.login("lawyer"), shipped.password)
    browser.send("/language", {"language": "en", "back": "/cases/"})
    case = browser.page.all("//tbody//a/@href")[0]

    page = browser.get(f"{case}/means")
    browser.send("/language", {"language": "km"})

    assert page.status == 200
    assert "This is the office's own guide. It decides nothing" in page.text
    assert "Not certain: ask a lawyer" in page.text
