"""All feeds of an archive: one of the newest answers, and one of each topic."""

import datetime
import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urljoin

from feedgenerator import Atom1Feed

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier, Part, Status, Text
from vragenarchief.dossier.sentences import write_addressee, write_story

_ENTRIES_AT_MOST = 30
_ANSWERED = frozenset({Status.ANSWERED, Status.PARTLY_ANSWERED})
# A feed without entries has to name a day too.
_NEVER = datetime.date(1970, 1, 1)

_LINK = re.compile(r'(?<= href=")[^"]*(?=")')
# Unicode has signs that XML cannot hold; none of them can be read.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def project_feeds(archive: Archive, root: str, name: str) -> dict[str, bytes]:
    """Every feed by its address.

    `root` is the address of the site, with a slash at its end; `name` is what the archive is called.
    """
    answered = [d for d in archive.dossiers if d.is_public and archive.status[d.path] in _ANSWERED]
    feeds = {addresses.NEWEST_FEED: _Feed(f"{name}: nieuwe antwoorden", root, f"{root}{addresses.NEWEST_FEED}", name)}
    feeds[addresses.NEWEST_FEED].add_newest(answered, archive, root)
    for topic, dossiers in archive.by_topic.items():
        address = addresses.of_feed(topic.slug)
        page = f"{root}{addresses.of_topic(topic.slug)}"
        feeds[address] = _Feed(f"{name}: {topic.name}", page, f"{root}{address}", name)
        own = [d for d in dossiers if d.is_public and archive.status[d.path] in _ANSWERED]
        feeds[address].add_newest(own, archive, root)
    return {address: feed.writeString("utf-8").encode() for address, feed in feeds.items()}


class _Feed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """One feed. Left to itself, the library would put the clock's time into a feed without entries."""

    def __init__(self, title: str, page: str, address: str, author: str) -> None:
        super().__init__(
            title=_clean(title),
            link=page,
            description="",
            language="nl",
            author_name=_clean(author),
            feed_url=address,
            feed_guid=address,
        )

    def latest_post_date(self) -> datetime.date:
        return max((item["updateddate"] for item in self.items), default=_NEVER)

    def add_newest(self, dossiers: Iterable[Dossier], archive: Archive, root: str) -> None:
        newest = sorted(dossiers, key=lambda d: (_answered_on(d), d.number), reverse=True)
        for dossier in newest[:_ENTRIES_AT_MOST]:
            page = f"{root}{addresses.of_dossier(dossier)}"
            topics = [archive.registers.topics.by_slug(slug).name for slug in dossier.topics]
            self.add_item(
                title=_clean(dossier.title),
                link=page,
                unique_id=page,
                description=_clean(escape(write_story(dossier, *archive.standing(dossier)))),
                content=_clean(_write_letter(dossier, page)),
                author_name=_clean(write_addressee(dossier.addressee)) if dossier.addressee else None,
                pubdate=_answered_on(dossier),
                updateddate=dossier.updated_on or _answered_on(dossier),
                categories=[_clean(topic) for topic in topics],
            )


def _answered_on(dossier: Dossier) -> datetime.date:
    """The day by which an answered dossier is in a feed: not every page tells when the answer came."""
    return dossier.answered_on or dossier.date or _NEVER


def _write_letter(dossier: Dossier, page: str) -> str:
    """The letter as HTML that can stand anywhere: its links are addresses in full."""
    introduction = [dossier.introduction.html] if dossier.introduction else []
    pieces = [*introduction, *map(_write_part, dossier.parts)]
    return _LINK.sub(lambda match: escape(urljoin(page, unescape(match[0]))), "\n".join(pieces))


def _write_part(part: Part) -> str:
    text: Text = part.text
    return f"<h2>{escape(part.heading)}</h2>\n{text.html}"


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
