"""The feeds: valid Atom, the newest answers first, and nothing in it that a reader would run."""

import datetime
from xml.etree import ElementTree

import pytest

from tests.dossier.pages import ANSWERED, Docs
from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.feeds.project import project_feeds

_ROOT = "https://vragen.wiekendam.example/archief/"
_ATOM = "{http://www.w3.org/2005/Atom}"
_TOPICS = "- slug: verkeer\n  naam: Verkeer & parkeren\n- slug: groen\n  naam: Groen\n"


@pytest.fixture
def docs(docs: Docs) -> Docs:
    docs.write("registers/onderwerpen.yml", _TOPICS)
    return docs


def archive_of(docs: Docs) -> Archive:
    reading = docs.read()
    assert reading.findings == ()
    return reading.archive


def feeds_of(docs: Docs) -> dict[str, ElementTree.Element]:
    feeds = project_feeds(archive_of(docs), _ROOT, "Vragenarchief")
    return {address: ElementTree.fromstring(data) for address, data in feeds.items()}


def newest(docs: Docs) -> ElementTree.Element:
    return feeds_of(docs)[addresses.NEWEST_FEED]


def texts(element: ElementTree.Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall("/".join(f"{_ATOM}{step}" for step in path.split("/")))]


def test_every_feed_says_what_atom_asks_of_it(docs: Docs) -> None:
    docs.add("2026-014", "beantwoord: 2026-01-30", body=ANSWERED)
    feeds = feeds_of(docs)
    assert set(feeds) == {"feeds/nieuw.atom", "feeds/onderwerpen/groen.atom", "feeds/onderwerpen/verkeer.atom"}
    for address, feed in feeds.items():
        assert feed.tag == f"{_ATOM}feed"
        assert texts(feed, "id") == [_ROOT + address]
        assert len(texts(feed, "title")) == len(texts(feed, "updated")) == len(texts(feed, "author/name")) == 1
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{_ATOM}link")}
        assert links["self"] == _ROOT + address
    entry = feeds["feeds/nieuw.atom"].find(f"{_ATOM}entry")
    assert entry is not None
    assert texts(entry, "id") == [f"{_ROOT}vragen/2026/014-brug/"]
    assert texts(entry, "title") == ["Brug"]
    assert texts(entry, "published") == texts(entry, "updated") == ["2026-01-30T00:00:00Z"]
    assert [category.get("term") for category in entry.findall(f"{_ATOM}category")] == ["Verkeer & parkeren"]


def test_the_newest_answer_comes_first_and_an_open_question_not_at_all(docs: Docs) -> None:
    docs.add("2026-001", "ingediend: 2026-01-02", "beantwoord: 2026-02-20", body=ANSWERED)
    docs.add("2026-002", "ingediend: 2026-01-09", "beantwoord: 2026-02-10", body=ANSWERED)
    docs.add("2026-003", "ingediend: 2026-02-01")
    feed = newest(docs)
    assert texts(feed, "entry/id") == [f"{_ROOT}vragen/2026/{number}-brug/" for number in ("001", "002")]
    assert texts(feed, "updated") == ["2026-02-20T00:00:00Z"]


def test_a_feed_of_a_topic_has_that_topic_only_and_one_without_answers_is_empty(docs: Docs) -> None:
    docs.add("2026-001", "beantwoord: 2026-02-20", body=ANSWERED)
    docs.add("2026-002", "onderwerpen: [groen]")
    feeds = feeds_of(docs)
    assert len(texts(feeds["feeds/onderwerpen/verkeer.atom"], "entry")) == 1
    empty = feeds["feeds/onderwerpen/groen.atom"]
    assert texts(empty, "entry") == []
    assert texts(empty, "updated") == ["1970-01-01T00:00:00Z"]


def test_a_correction_and_an_additional_answer_make_an_entry_new_again(docs: Docs) -> None:
    docs.add("2026-001", "beantwoord: 2026-01-20", "wijzigingen: [{op: 2026-02-03, wat: Bedrag.}]", body=ANSWERED)
    later = f"{ANSWERED}\n### Aanvullend antwoord, 12 februari 2026\n\nToch in de zomer.\n"
    docs.add("2026-002", "beantwoord: 2026-01-21", body=later)
    assert texts(newest(docs), "entry/updated") == ["2026-02-12T00:00:00Z", "2026-02-03T00:00:00Z"]
    assert texts(newest(docs), "entry/published") == ["2026-01-21T00:00:00Z", "2026-01-20T00:00:00Z"]


def test_links_of_a_letter_lead_to_the_archive_from_anywhere(docs: Docs) -> None:
    docs.add("2026-001", "beantwoord: 2026-01-20", body=ANSWERED)
    answer = "Zie [vraag 1](#vraag-1) en [eerder](001-brug.md#vraag-1).[^1]"
    body = f"## Vraag\n\nWaar?\n\n### Antwoord\n\n{answer}\n\n[^1]: Noot.\n"
    docs.add("2026-002", "beantwoord: 2026-01-21", body=body)
    content = texts(newest(docs), "entry/content")[0] or ""
    assert f'href="{_ROOT}vragen/2026/002-brug/#vraag-1"' in content
    assert f'href="{_ROOT}vragen/2026/001-brug/#vraag-1"' in content
    assert 'href="#' not in content
    assert 'href="..' not in content


def test_signs_of_html_and_of_xml_stay_text(docs: Docs) -> None:
    body = "## Vraag\n\n<script>alert(1)</script> en ]]> en &amp;\n\n### Antwoord\n\nJa.\n"
    docs.add("2026-001", 'titel: "<b>Brug</b> & ]]> zo"', "beantwoord: 2026-01-20", body=body)
    feed = newest(docs)
    assert texts(feed, "entry/title") == ["<b>Brug</b> & ]]> zo"]
    content = texts(feed, "entry/content")[0] or ""
    assert "<script" not in content
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content


def test_a_feed_has_thirty_entries_at_most(docs: Docs) -> None:
    for number in range(1, 33):
        docs.add(f"2025-{number:03}", "ingediend: 2025-01-05", "beantwoord: 2025-02-01", body=ANSWERED)
    assert len(texts(newest(docs), "entry")) == 30


def test_a_draft_is_in_no_feed(docs: Docs) -> None:
    docs.add("2026-001", "beantwoord: 2026-01-20", "publicatie: concept", body=ANSWERED)
    shown_in_preview = docs.read(with_drafts=True).archive
    assert len(shown_in_preview.dossiers) == 1
    feeds = project_feeds(shown_in_preview, _ROOT, "Vragenarchief")
    assert all(b"<entry" not in data for data in feeds.values())


def test_the_same_archive_gives_the_same_bytes(docs: Docs) -> None:
    docs.add("2026-001", "beantwoord: 2026-01-20", body=ANSWERED)
    first, second = (project_feeds(archive_of(docs), _ROOT, "Vragenarchief") for _ in range(2))
    assert first == second
    assert archive_of(docs).today == datetime.date(2026, 3, 1)
