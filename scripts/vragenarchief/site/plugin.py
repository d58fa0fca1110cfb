"""The plugin: hands the archive's views to MkDocs' events, and leaves the rest of MkDocs alone."""

import contextlib
import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from vragenarchief.dossier import addresses
from vragenarchief.dossier.reading import ArchiveReader, Reading, shown_name
from vragenarchief.feeds.project import project_feeds
from vragenarchief.findings import Finding, Kind, in_order
from vragenarchief.opendata.project import DEFAULT_LICENCE, project_data
from vragenarchief.pages.missing import missing_values
from vragenarchief.pages.project import project_pages
from vragenarchief.pages.sitemap import render_robots, render_sitemap
from vragenarchief.pages.view import View
from vragenarchief.search.background import BackgroundIndex
from vragenarchief.search.index import Indexing, IndexingError, RecordFolder
from vragenarchief.search.listing import listing_of
from vragenarchief.search.records import records
from vragenarchief.site import files as site_files
from vragenarchief.site.day import build_day
from vragenarchief.site.editorial import EditorialPage, Source, TablesInRegions
from vragenarchief.site.fragments import FOLDER, OTHER_WAYS, Fragments
from vragenarchief.site.kept import KeptPages
from vragenarchief.site.links import Places
from vragenarchief.site.render import Renderer, prepare
from vragenarchief.site.scan import Hit, findings_of, scan
from vragenarchief.site.statement import SETTING, check_statement, read_statement
from vragenarchief.site.values import VALUES_OF_TEMPLATE

_log = logging.getLogger("mkdocs.plugins.vragenarchief")

_INDEX = "pagefind"
_SITEMAP = "sitemap.xml"
_ROBOTS = "robots.txt"
_NOT_THERE = "404.html"


class FaultsFoundError(PluginError):
    """The site has faults; `findings` says which, all of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Take what is wrong."""
        self.findings = tuple(in_order(list(findings)))
        super().__init__("\n".join(map(str, self.findings)))


class NoSettings(Config):
    """In mkdocs.yml the plugin has a name and no settings."""


class ArchivePlugin(BasePlugin[NoSettings]):
    """One build after another; MkDocs keeps it for all builds of a process, which is what a preview needs.

    `reading` is what the last build read. Without `has_index` the search engine stays out of it.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.has_index = True
        self.is_preview = False
        self._reader: ArchiveReader | None = None
        self._kept: KeptPages | None = None
        self._background: BackgroundIndex | None = None
        self._record_folder: RecordFolder | None = None
        self._indexing: Indexing | None = None
        self._beside: Mapping[str, bytes] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Learn whether this is a preview."""
        self.is_preview = command == "serve"
        if self.is_preview:
            self._kept = KeptPages()
            self._background = BackgroundIndex(lambda complaint: _log.warning("Zoekindex: %s", complaint))

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        if self._background:
            self._background.close()
        if self._kept:
            self._kept.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the checking of links upon us, who know all addresses, and of the theme its style sheet only."""
        links, nav = config.validation.links, config.validation.nav
        links.not_found = links.unrecognized_links = links.absolute_links = links.anchors = logging.DEBUG
        nav.not_found = nav.omitted_files = nav.absolute_links = logging.DEBUG
        self._theme = site_files.take_theme_folder(config)
        if config.theme.custom_dir:
            config.watch.append(config.theme.custom_dir)
        self._put_up_fence(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the archive, before MkDocs empties the folder of the site."""
        project = Path(config.config_file_path).parent
        self._docs, self._fallback = Path(config.docs_dir), project / "docs"
        store = project / ".cache" / "pages.sqlite"
        if self._reader is None or self._reader.store != store:
            self._reader = ArchiveReader(store)
        self.reading: Reading = self._reader.read(self._docs, self._fallback, build_day(), with_drafts=self.is_preview)
        if self.reading.faults and not self.is_preview:
            raise FaultsFoundError(self.reading.faults)
        _report(self.reading)
        self._editorial: dict[str, EditorialPage] = {}
        self._faults: list[Finding] = []
        if self._background:
            self._background.take_away(Path(config.site_dir) / _INDEX)
        if self._kept:
            self._kept.take_away(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep MkDocs to editorial pages and our assets, and let the search engine begin."""
        site_files.leave_out(files)
        self._style = site_files.theme_style(self._theme, config)
        files.append(self._style)
        if self._docs.resolve() != self._fallback.resolve():
            site_files.add_missing(files, self._fallback, config)
        self._set_unreadable_apart(files, config)
        if self._faults and not self.is_preview:
            raise FaultsFoundError(self._faults)
        if self.has_index and not self.is_preview:
            self._record_folder = RecordFolder()
            self._record_folder.write(records(self.reading.archive))
            if not self._record_folder.has_any:  # nothing is public yet, and Pagefind would call that a failure
                return files
            self._indexing = Indexing(self._record_folder.path, Path(config.site_dir) / _INDEX)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation for our own templates."""
        self._nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Tell whose fragments come next."""
        name = shown_name(Path(page.file.abs_src_path or page.file.src_uri))
        self._fragments.begin(Source(name, page.file.content_string), markdown)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep what an editorial page says, to check its links when all addresses are known."""
        read = EditorialPage(page.url.removeprefix("./"), html, tuple(self._fragments.sources))
        self._editorial[read.address] = read
        self._faults += self._fragments.findings
        self._faults += findings_of(scan(html), read.sources, read.address)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render every page of the archive, and add it as a file."""
        if self._kept:
            env = self._kept.environment(env, config, self._nav)
        has_handbook = addresses.HANDBOOK in self._editorial
        statement = read_statement(config.extra.get(SETTING))
        prepare(
            env, self._style, config, is_preview=self.is_preview, has_handbook=has_handbook, statement=statement
        )
        renderer = Renderer(env, config, self._nav)
        pages = renderer.render_all(project_pages(self.reading.archive), self._kept.pages if self._kept else {})
        generated = {address: site_files.generated(config, address, html) for address, (_, html) in pages.items()}
        beside = [site_files.generated(config, address, data) for address, data in self._files_beside(config).items()]
        attached = [*self._attachments(config), *beside]
        self._faults += self._taken_addresses(files, (*generated.values(), *attached))
        self._check_links(pages, [file.url for file in (*files, *generated.values(), *attached)])
        if self._kept:
            places = [file.dest_uri for file in (*generated.values(), *attached)]
            changed = self._kept.put_back(Path(config.site_dir), pages, places)
            generated = {address: file for address, file in generated.items() if address in changed}
        self._scan_archive({address: pages[address] for address in generated}, config)
        self._scan_copied((*files, *attached))
        added = [*generated.values(), *attached]
        if config.site_url:
            added.append(self._sitemap((view for view, _ in pages.values()), config))
        site_files.add(files, added, config)
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give a page its findings, which the preview shows; and the home page all of them, and the archive."""
        names = {source.name for source in self._editorial[page.url.removeprefix("./")].sources}
        findings = [finding for finding in self._faults if finding.path in names]
        values_of = VALUES_OF_TEMPLATE.get(str(page.meta.get("template")))
        shown = values_of(self.reading.archive) if values_of else {}
        if page.is_homepage:
            findings = [*self.reading.findings, *self._faults]
        shown["findings"] = [str(finding) for finding in in_order(findings)]
        context.update(shown)  # type: ignore[typeddict-item]  # MkDocs names only what it puts in itself
        return context

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the page for what is not there its topics and years."""
        if template_name == _NOT_THERE:
            context.update(missing_values(self.reading.archive))  # type: ignore[typeddict-item]  # idem
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Scan an editorial page in its frame."""
        read = self._editorial[page.url.removeprefix("./")]
        if hits := scan(output):
            sources = [*read.sources, *_templates(str(page.meta.get("template", "main.html")), config)]
            self._faults += findings_of(hits, sources, read.address)
        return output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Scan a page that is a template and nothing else, such as the one for what is not there."""
        if template_name.endswith(".html") and (hits := scan(output_content)):
            self._faults += findings_of(hits, _templates(template_name, config), template_name)
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the index in its place, or say what is wrong with the site."""
        if self._background:
            for fault in in_order(self._faults):
                _log.warning("%s", fault)
            archive = self.reading.archive
            self._background.put_back(Path(config.site_dir) / _INDEX, records(archive), listing_of(archive))
            return
        if self._faults:
            raise FaultsFoundError(self._faults)
        indexing, self._indexing = self._indexing, None
        if indexing:
            indexing.finish(listing_of(self.reading.archive))
        self._forget_records()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Stop the search engine, where it is at work."""
        self.stop_indexing()

    def stop_indexing(self) -> None:
        """End the search engine where it is still at work, and take its records away."""
        indexing, self._indexing = self._indexing, None
        if indexing:
            indexing.stop()
            with contextlib.suppress(IndexingError):
                indexing.wait()
        self._forget_records()

    def _put_up_fence(self, config: MkDocsConfig) -> None:
        """Let editorial pages include fragments, and nothing else; no setting can take that away."""
        settings = Source("mkdocs.yml", Path(config.config_file_path).read_text(encoding="utf-8"))
        others = [name for name in config.markdown_extensions if name.startswith(OTHER_WAYS)]
        if others:
            raise FaultsFoundError(
                Finding.of(Kind.EXTENSION_REFUSED, settings.name, settings.line_of(name), name=name) for name in others
            )
        if invalid := list(check_statement(config.extra.get(SETTING), settings)):
            raise FaultsFoundError(invalid)
        project = Path(config.config_file_path).parent
        self._fragments = Fragments(Path(config.docs_dir) / FOLDER, project / "docs" / FOLDER)
        extensions: list[Any] = config.markdown_extensions  # names in mkdocs.yml; Markdown takes the thing itself too
        extensions += [self._fragments, TablesInRegions()]

    def _attachments(self, config: MkDocsConfig) -> Iterator[File]:
        for dossier in self.reading.archive.dossiers:
            for attachment in dossier.attachments:
                path = self._docs / dossier.path.removesuffix(".md") / attachment.file
                if attachment.has_plain_name and path.is_file():
                    yield site_files.attached(config, addresses.of_attachment(dossier, attachment.file), path)

    def _taken_addresses(self, files: Files, added: Iterable[File]) -> Iterator[Finding]:
        for file, owner in site_files.collisions(files, added, (*addresses.LISTS, f"{_INDEX}/", _SITEMAP)):
            source = shown_name(Path(file.abs_src_path or file.src_uri))
            other = shown_name(Path(owner.abs_src_path)) if owner and owner.abs_src_path else "het archief zelf"
            yield Finding.of(Kind.ADDRESS_TAKEN, source, 1, address=file.url, other=other)

    def _set_unreadable_apart(self, files: Files, config: MkDocsConfig) -> None:
        """Report editorial files that MkDocs would stumble over; the preview shows the finding in their place."""
        for file in list(files):
            findings = list(site_files.unreadable(file, shown_name(Path(file.abs_src_path or ""))))
            self._faults += findings
            if findings:
                files.remove(file)
                if file.is_documentation_page():
                    text = "\n\n".join(["# Bevindingen", *map(str, findings)])
                    files.append(File.generated(config, file.src_uri, content=text))

    def _check_links(self, pages: dict[str, tuple[View, str]], files: Iterable[str]) -> None:
        markup = {address: html for address, (_, html) in pages.items()}
        markup.update((address, page.markup) for address, page in self._editorial.items())
        places = Places(markup, {*files, _SITEMAP} - markup.keys())
        for page in self._editorial.values():
            self._faults += places.dead_links(page)
        for item in self._nav.items:
            if isinstance(item, Link) and (remedy := places.remedy(addresses.HOME, item.url)):
                self._faults.append(Finding.of(Kind.LINK_DEAD, "mkdocs.yml", target=item.url, remedy=remedy))

    def _scan_archive(self, pages: dict[str, tuple[View, str]], config: MkDocsConfig) -> None:
        """Scan pages of the archive. What a template does wrong it does on each of them, and is told once."""
        told: set[Hit] = set()
        for address, (view, html) in pages.items():
            if hits := [hit for hit in scan(html) if hit not in told]:
                told.update(hits)
                self._faults += findings_of(hits, _templates(view.template, config), address)

    def _scan_copied(self, files: Iterable[File]) -> None:
        """Scan pages that somebody else has made, and that are published as they are."""
        for file in files:
            is_page = file.dest_uri.lower().endswith((".html", ".htm", ".xhtml"))
            if is_page and file.abs_src_path and not file.is_documentation_page():
                source = Path(file.abs_src_path)
                text = source.read_text(encoding="utf-8", errors="replace")
                self._faults += findings_of(scan(text), [Source(shown_name(source), text)], file.url)

    def _files_beside(self, config: MkDocsConfig) -> Mapping[str, bytes]:
        """Feeds, open data and the file for robots, by their addresses. A feed names addresses in full, so that it takes a site's own.

        In the preview they are those of its first build: a save has no need to wait for them.
        """
        if self._beside is None or not self.is_preview:
            archive, root, extra = self.reading.archive, config.site_url or "", config.extra
            feeds = project_feeds(archive, root, config.site_name) if root else {}
            robots = {_ROBOTS: render_robots(f"{root}{_SITEMAP}")} if root else {}
            data = project_data(
                archive,
                root,
                name=config.site_name,
                organisation=extra.get("organisatie"),
                licence=extra.get("licentie", DEFAULT_LICENCE),
            )
            self._beside = {**feeds, **data, **robots}
        return self._beside

    def _sitemap(self, views: Iterable[View], config: MkDocsConfig) -> File:
        public = [(view.address, view.updated_on) for view in views if view.is_public]
        public += [(address, None) for address in self._editorial if not address.startswith(addresses.HANDBOOK)]
        return site_files.generated(config, _SITEMAP, render_sitemap(config.site_url or "", public))

    def _forget_records(self) -> None:
        if self._record_folder:
            self._record_folder.remove()
            self._record_folder = None


def _templates(first: str, config: MkDocsConfig) -> list[Source]:
    """Our templates, to find in which of them something stands; this one first."""
    folder = Path(config.theme.custom_dir or "overrides")
    others = [path for path in sorted(folder.rglob("*.html")) if path != folder / first]
    return [Source(shown_name(path), path.read_text(encoding="utf-8")) for path in (folder / first, *others)]


def _report(reading: Reading) -> None:
    """Say in the log what is wrong: a notice is no warning, for strict builds stop at those."""
    for finding in reading.findings:
        _log.log(logging.WARNING if finding in reading.faults else logging.INFO, "%s", finding)
