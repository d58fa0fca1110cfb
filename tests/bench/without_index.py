"""Builds the archive as `vragen bouw` does, with the search engine left out of it.

usage: without_index.py PROJECT DOCS SITE

Imports are below: this file is read again by every process that renders pages, which needs none of them.
"""

import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch


def main(project: Path, docs: Path, site: Path) -> None:
    from mkdocs.config import load_config  # noqa: PLC0415

    from vragenarchief.site.builder import build_site  # noqa: PLC0415

    def load_without_index(**settings: Any) -> object:
        config = load_config(**settings)
        config.plugins["vragenarchief"].has_index = False  # type: ignore[attr-defined]
        return config

    with patch("vragenarchief.site.builder.load_config", load_without_index):
        build_site(project, docs, site)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
