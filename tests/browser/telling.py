"""Stories told in a real browser, with script or without: boxes filled, buttons pressed."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from legalaid.services.demo import login_of, read_demo
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, Scene, Stage
from tests.web.telling import Typed, door_of, note, path_of, typed_answers

FORM = "form[data-draft]"
SHOWN = """all => all.map(one => [
  one.name,
  one.tagName === "SELECT" ? "select" : one.type,
  ["radio", "checkbox"].includes(one.type) && !one.checked ? null : one.value,
])"""


@dataclass
class Teller:
    """Somebody at the browser who tells one story."""

    page: Page
    address: str
    desk: Desk
    cast: Cast
    has_script: bool

    def sign_in(self, part: str) -> None:
        person = self.cast.playing(part)
        role = next(role for role, one in self.cast.people.items() if one.id == person.id)
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/sign-in")
        self.page.locator("#login").fill(login_of(role))
        self.page.locator("#password").fill(read_demo().password)
        self.page.locator("#shared-no").check()
        self.go(self.page.locator("main button"))

    def go(self, button: Locator) -> None:
        """Press it, and wait for the page it leads to."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            button.click()

    def tell(self, scene: Scene, stage: Stage) -> None:
        self.sign_in(scene.by)
        filled = typed_answers(self.desk, self.cast, scene)
        self.page.goto(self.address + door_of(self.desk, scene, stage))
        while not self.page.url.endswith("/check"):
            self.fit_rows(filled)
            self.fill(filled)
            self.go(self.page.locator(f"{FORM} .acts button").first)
            assert self.page.locator("#wrong").count() == 0, self.page.inner_text("main")
        if self.page.locator("#bundle").count():
            self.go(self.page.locator("#bundle"))
        self.go(self.page.locator("main form button"))
        path = self.page.url.removeprefix(self.address)
        assert not path.endswith("/check"), self.page.inner_text("main")
        note(self.desk, self.cast, scene, stage, path)

    def fit_rows(self, filled: Typed) -> None:
        for path in {path_of(one) for one in filled if one.endswith((".rows", ".none"))}:
            wanted = int(str(filled.get(f"{path}.rows", 0)))
            count = self.page.locator(f"input[name='{path}.rows']")
            if count.count():
                there = int(count.input_value())
                for number in reversed(range(wanted, there)):
                    self.press(f"remove:{path}:{number}")
                for _ in range(there, wanted):
                    self.press(f"add:{path}")

    def press(self, act: str) -> None:
        self.go(self.page.locator(f"button[value='{act}']"))

    def fill(self, filled: Typed) -> None:
        """Box after box; a place may have to be chosen before those within it are there."""
        shown = self.page.eval_on_selector_all(f"{FORM} [name]", SHOWN)
        kinds = {name: kind for name, kind, _value in shown}
        for name, value in filled.items():
            if name in kinds and not name.endswith(".rows") and not holds(shown, name, value):
                box = self.page.locator(f"{FORM} [name='{name}']")
                self.put(box, kinds[name], name, value)

    def put(self, box: Locator, kind: str, name: str, value: str | list[str]) -> None:
        if kind in {"radio", "checkbox"}:
            for one in [value] if isinstance(value, str) else value:
                self.page.locator(f"{FORM} [name='{name}'][value='{one}']").check()
        elif kind == "select":
            self.choose(box, name, str(value))
        else:
            box.fill(str(value))

    def choose(self, box: Locator, name: str, code: str) -> None:
        option = box.locator(f"option[value='{code}']")
        if not option.count() and self.has_script:
            option.wait_for(state="attached")
        elif not option.count():
            self.press(f"refresh:{path_of(name)}")
        box.select_option(code)


def holds(shown: list[list[str]], name: str, value: str | list[str]) -> bool:
    """Whether the page has this answer already; nobody types again what stands there."""
    there = [now for one, _kind, now in shown if one == name and now is not None]
    return there == ([value] if isinstance(value, str) else value)
