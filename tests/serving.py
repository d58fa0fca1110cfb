"""Serving a built site, and the preview, on this machine only."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.archives import Project

_PATIENCE = 30
# `mkdocs`, and Ctrl-C works also where these tests run in the background of a shell, which switches it off.
_MKDOCS = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv[0] = "mkdocs"
runpy.run_module("mkdocs", run_name="__main__")
"""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's name
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a web host does that knows our page for what is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which the folder is served, ending in "/"."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def preview(project: Project) -> Iterator[str]:
    """The address of `mkdocs serve` on the project, ending in "/"."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (project.root / "preview.log").open("wb") as log:
        command = [sys.executable, "-c", _MKDOCS, "serve", "-a", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=project.root, stdout=log, stderr=log, env=dict(os.environ))
        try:
            base = f"http://127.0.0.1:{port}/"
            wait_until(lambda: fetch(base) is not None)
            yield base
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise


def fetch(url: str) -> str | None:
    """What is served at the address, None where nothing is."""
    try:
        with urllib.request.urlopen(url, timeout=_PATIENCE) as response:
            body: bytes = response.read()
            return body.decode(errors="replace")
    except urllib.error.URLError:
        return None


def wait_until(is_true: Callable[[], bool]) -> None:
    """Come back as soon as it is so; fail when it takes too long."""
    deadline = time.monotonic() + _PATIENCE
    while not is_true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
