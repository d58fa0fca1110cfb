"""Runs every check, or only pytest when it is given arguments for it.

The browser tests use the Chromium named in VRAGEN_CHROMIUM: a path, or `playwright` for the one
that Playwright fetched itself. Where the variable is absent, they are skipped.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import environment

STATIC_CHECKS = ("ruff check", "ruff format --check", "mypy", "lint-imports --no-logo")

CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
PLAYWRIGHT = "playwright"
LAUNCH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as browsers: browsers.chromium.launch().close()"
)
LOG = environment.VENV / "browser.log"


def test(arguments: "list[str]") -> int:
    """The exit code of all checks together, or of pytest with these arguments."""
    environment.make("site", "project", "test")
    if arguments:
        return _pytest(arguments)
    failed = [check for check in STATIC_CHECKS if _check(check)]
    passed = [check for check in STATIC_CHECKS if check not in failed]
    if passed:
        print(f"\nIn orde: {', '.join(passed)}.", flush=True)
    if _pytest([]):
        failed.append("pytest")
    if failed:
        print(f"Niet in orde: {', '.join(failed)}.")
    return 1 if failed else 0


def _check(check: str) -> int:
    print(f"\n{check}", flush=True)
    return _run(check.split(), environment.surroundings())


def _pytest(arguments: "list[str]") -> int:
    browser = find_browser()
    env = environment.surroundings()
    env.pop("VRAGEN_CHROMIUM", None)
    if browser:
        env["VRAGEN_CHROMIUM"] = browser
    print("\npytest", flush=True)
    return _run(["pytest", *arguments], env)


def _run(command: "list[str]", env: "dict[str, str]") -> int:
    name, *arguments = command
    program = str(environment.COMMANDS / name)
    return environment.run([program, *arguments], env, folder=environment.ROOT)


def find_browser() -> "str | None":
    """The value for VRAGEN_CHROMIUM: a browser that is here, or else one that can be had."""
    browser = _installed_browser() or _playwrights_browser() or _debians_browser()
    if not browser:
        environment.say(
            "Geen Chromium gevonden, en ophalen lukt niet: de browsertests worden overgeslagen. "
            "Installeer Chromium (bijvoorbeeld: sudo apt install chromium) of zet het pad ervan "
            f"in VRAGEN_CHROMIUM. Verslag: {LOG}"
        )
    return browser


def _installed_browser() -> "str | None":
    named = os.environ.get("VRAGEN_CHROMIUM", "")
    if named == PLAYWRIGHT:
        return None
    for candidate in filter(None, (named, *CHROMIUMS)):
        path = shutil.which(candidate)
        if path and _starts(path):
            return str(Path(path).absolute())
        if candidate == named:
            environment.say(f"VRAGEN_CHROMIUM={named} start niet; verder zoeken …")
    return None


def _starts(browser: str) -> bool:
    """Tries it, because Ubuntu's chromium-browser can be a script that only names a snap."""
    if sys.platform == "win32":
        return True  # there, --version opens a window
    return _succeeds([browser, "--version"])


def _playwrights_browser() -> "str | None":
    environment.say("Geen Chromium gevonden; Playwright haalt er zo nodig een op …")
    python = str(environment.PYTHON)
    fetched = _succeeds([python, "-m", "playwright", "install", "--no-progress", "chromium"])
    return PLAYWRIGHT if fetched and _succeeds([python, "-c", LAUNCH]) else None


def _debians_browser() -> "str | None":
    if sys.platform == "win32" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environment.say("Chromium installeren met apt-get …")
    _succeeds(["apt-get", "update"])
    _succeeds(["apt-get", "install", "-y", "chromium"])
    return _installed_browser()


def _succeeds(command: "list[str]") -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with LOG.open("ab") as log:
        nothing = subprocess.DEVNULL
        return subprocess.call(command, env=env, stdin=nothing, stdout=log, stderr=log) == 0


if __name__ == "__main__":
    environment.main(test)
