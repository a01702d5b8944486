"""Write pictures of the page and the widget to docs/screenshots/, from a real service: `make screenshots`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chat import ChatPage
from tests.browser.chromium import DESKTOP, PHONE, find_chromium, running_chromium
from tests.support.server import PROJECT, running_pathguide

FOLDER = PROJECT / "docs" / "screenshots"
LINES = {
    "en": ("hi", "im a cna in lawton, no car, want to be a nurse but can only do nights", "show me what you have"),
    "es": ("hola", "vivo en Tulsa y quiero ser enfermera, necesito guardería", "muéstreme lo que hay"),
}
VIEWS = (
    ("phone", PHONE, "en", "light"),
    ("phone-dark", PHONE, "en", "dark"),
    ("phone-spanish", PHONE, "es", "light"),
    ("desktop", DESKTOP, "en", "light"),
)


def take_all(base: str, folder: Path) -> None:
    """One picture of each state in each view."""
    executable = find_chromium()
    if executable is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    folder.mkdir(parents=True, exist_ok=True)
    with running_chromium(executable) as browser:
        for name, size, language, scheme in VIEWS:
            _take(browser, base, folder / name, size, language, scheme)


def _take(browser: Browser, base: str, stem: Path, size: dict[str, int], language: str, scheme: str) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme, locale=f"{language}-US") as context:
        page = context.new_page()
        chat = ChatPage(page, base)
        chat.open(f"/?lang={language}")
        page.screenshot(path=f"{stem}-start.png")
        field = page.locator("pathguide-chat textarea")
        for number, line in enumerate(LINES[language]):
            before = chat.answers.count()
            field.fill(line)
            field.press("Enter")
            chat.answered(before)
            if number == 0:
                page.screenshot(path=f"{stem}-question.png")
            if chat.cards.count():
                break
        page.screenshot(path=f"{stem}-route.png")
        chat.log.evaluate("log => { log.scrollTop = (log.querySelector('.picture')?.offsetTop ?? 0) - log.offsetTop; }")
        page.screenshot(path=f"{stem}-ladder.png")
        chat.log.evaluate("log => { log.scrollTop = log.scrollHeight; }")
        page.screenshot(path=f"{stem}-end.png")
        page.locator("pathguide-chat header button").first.click()
        page.screenshot(path=f"{stem}-menu.png")


def main() -> None:
    """Start a service of its own, or use the one whose address is given."""
    if len(sys.argv) > 1:
        take_all(sys.argv[1], FOLDER)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'pathguide.db'}"
        with running_pathguide(Path(folder), database, PROJECT / "models") as base:
            take_all(base, FOLDER)


if __name__ == "__main__":
    main()
