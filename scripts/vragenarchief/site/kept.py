"""What the preview keeps from one rebuild to the next: pages that are the same need no writing.

MkDocs empties the folder of the site at every rebuild, and filling it with a thousand pages again
takes seconds on a slow disk. So our folders are put aside meanwhile, and only what changed is
rendered and written.
"""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from vragenarchief.dossier import addresses
from vragenarchief.pages.view import View

_FOLDERS = tuple(address.rstrip("/") for address in addresses.LISTS)


class KeptPages:
    """The pages of the last rebuild, each as the view it was made from and its HTML, and the compiled templates."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._aside = Path(tempfile.mkdtemp(prefix="vragenarchief-"))
        self._frame = ""
        self._files: set[str] = set()
        self._env: Environment | None = None
        self.pages: dict[str, tuple[View, str]] = {}

    def take_away(self, site: Path) -> None:
        """Put our folders aside, before MkDocs empties the site."""
        for name in _FOLDERS:
            if (site / name).is_dir():
                shutil.rmtree(self._aside / name, ignore_errors=True)
                shutil.move(site / name, self._aside / name)

    def environment(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> Environment:
        """The environment to render with: the last one, whose templates are compiled.

        When what frames the pages has changed (settings, templates or menu) it is the new one, and all pages go.
        """
        frame = _fingerprint(config, nav)
        if self._env is None or frame != self._frame:
            self._frame, self._env, self.pages = frame, env, {}
        return self._env

    def put_back(self, site: Path, pages: dict[str, tuple[View, str]], files: Iterable[str]) -> set[str]:
        """Put our folders back without what is gone; the addresses of pages that have changed since.

        `files` are the places, below the site, of all that belongs in our folders.
        """
        for name in _FOLDERS:
            if (self._aside / name).is_dir():
                shutil.move(self._aside / name, site / name)
        changed = {address for address, page in pages.items() if self.pages.get(address) is not page}
        wanted = set(files)
        for place in self._files - wanted:
            with contextlib.suppress(OSError):
                (site / place).unlink()
        self.pages, self._files = pages, wanted
        return changed

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._aside, ignore_errors=True)


def _fingerprint(config: MkDocsConfig, nav: Navigation) -> str:
    digest = hashlib.sha256(Path(config.config_file_path).read_bytes())
    for folder in config.theme.dirs:
        for path in sorted(Path(folder).rglob("*.html")):
            digest.update(path.read_bytes())
    for item in nav.items:
        digest.update(f"{item.title} {getattr(item, 'url', '')}".encode())
    return digest.hexdigest()
