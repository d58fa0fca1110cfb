"""For search engines: the sitemap, every public page with the day of its last event; and where it stands."""

from collections.abc import Iterable
from xml.etree import ElementTree

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_robots(sitemap: str) -> bytes:
    """The file for robots, which may read all; `sitemap` is the address of the sitemap in full."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode()


def render_sitemap(site_url: str, pages: Iterable[tuple[str, str | None]]) -> bytes:
    """The sitemap of pages given as address and day (jjjj-mm-dd, or None), in the order of their addresses."""
    root = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for address, updated_on in sorted(pages):
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = f"{site_url}{address}"
        if updated_on:
            ElementTree.SubElement(url, "lastmod").text = updated_on
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"
