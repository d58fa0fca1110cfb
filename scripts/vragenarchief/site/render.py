"""Views become HTML, through the templates in overrides/."""

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_relative_url

from vragenarchief.dossier import addresses
from vragenarchief.opendata.project import DEFAULT_LICENCE
from vragenarchief.pages.view import View
from vragenarchief.site.policy import policy
from vragenarchief.site.statement import Statement


def prepare(env: Environment, theme_style: File, config: MkDocsConfig, *, is_preview: bool, has_handbook: bool, statement: Statement | None) -> None:
    """Give all templates what every page needs. A site without an address of its own has no feeds.

    The preview has no policy, for MkDocs puts a script of its own into each page to reload it.
    """
    env.autoescape = True  # MkDocs leaves it off; a title may hold anything
    env.globals.update(
        has_handbook=has_handbook,
        is_preview=is_preview,
        statement=statement,
        licence=config.extra.get("licentie", DEFAULT_LICENCE),
        newest_feed=addresses.NEWEST_FEED if config.site_url else None,
        policy=None if is_preview else policy(is_search=False),
        search_policy=None if is_preview else policy(is_search=True),
        theme_style=theme_style.url,
        site=config.extra,
    )


class Renderer:
    """Renders views with the environment that MkDocs renders editorial pages with."""

    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        """Take what all views have in common."""
        self._env = env
        self._common: Mapping[str, Any] = {"config": config, "nav": nav, "page": None}

    def render_all(self, views: Iterable[View], before: Mapping[str, tuple[View, str]]) -> dict[str, tuple[View, str]]:
        """Each view with its HTML, by address; what was the same view before is the same HTML still."""
        rendered: dict[str, tuple[View, str]] = {}
        for view in views:
            known = before.get(view.address)
            rendered[view.address] = known if known and known[0] == view else (view, self.render(view))
        return rendered

    def render(self, view: View) -> str:
        """The HTML of the view. `base_url` leads from it to the root of the site."""
        template = self._env.get_template(view.template)
        base_url = get_relative_url(".", view.address)
        return template.render({**self._common, "base_url": base_url, "view": view, **view.values})
