"""The settings for web hosts in server/."""

import re

import pytest

from tests.archives import Project
from vragenarchief.cli import PROJECT
from vragenarchief.site.policy import policy

_HOSTS = ("nginx.conf", "htaccess")


def settings_of(host: str) -> str:
    return (PROJECT / "server" / host).read_text(encoding="utf-8")


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_sends_the_policy_of_the_pages_and_forbids_frames(host: str) -> None:
    """P1. A page cannot say by itself that no other site may show it in a frame."""
    found = re.findall(r'"(default-src [^"]+)"', settings_of(host))
    assert found == [f"{policy(is_search=is_search)}; frame-ancestors 'none'" for is_search in (False, True)]


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_sends_the_other_headers_and_our_page_for_what_is_not_there(host: str) -> None:
    text = settings_of(host)
    for pattern in (
        r'Referrer-Policy "?same-origin',
        r'X-Content-Type-Options "?nosniff',
        r"(?i)charset utf-8",
        r"(?m)^\s*(?:error_page|ErrorDocument) 404 /404\.html;?$",
    ):
        assert re.search(pattern, text), pattern


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_knows_the_type_of_every_file_and_packs_no_index_again(host: str, built: Project) -> None:
    text = settings_of(host)
    packed = {path.suffix for path in (built.site / "pagefind").rglob("*") if path.is_file()} - {".js", ".json"}
    assert {".pagefind", ".pf_index", ".pf_fragment", ".pf_meta"} <= packed
    known = set(re.findall(r"\b(?:html|css|js|txt|csv|xml|json|atom|svg)\b", text))
    shipped = {path.suffix.lstrip(".") for path in built.site.rglob("*") if path.is_file()}
    assert shipped - {suffix.lstrip(".") for suffix in packed} <= known
    (packing,) = re.findall(r"^\s*(?:gzip_types|AddOutputFilterByType DEFLATE) .*$", text, re.MULTILINE)
    assert "octet-stream" not in packing
    default = re.search(r"default_type application/octet-stream;|AddType application/octet-stream (.*)", text)
    assert default
    assert host == "nginx.conf" or packed <= set(default[1].split())


@pytest.mark.parametrize("host", _HOSTS)
def test_what_may_be_kept_for_ever_is_what_gets_another_name_when_it_changes(host: str, built: Project) -> None:
    (pattern,) = re.findall(r"[~#](\S*assets\S*?)#?\"? ?(?:>|\")", settings_of(host).replace("}#\">", '}"'))
    kept = re.findall(r"~(\S+) \"[^\"]*immutable", settings_of(host)) or [pattern]
    for path in built.site.rglob("*"):
        address = f"/{path.relative_to(built.site).as_posix()}"
        if path.is_file() and any(re.search(one, address) for one in kept):
            assert re.search(r"[._][0-9a-f]{7,}\.", path.name), address


def test_no_log_holds_what_somebody_searches() -> None:
    (form,) = re.findall(r"^log_format .*$", settings_of("nginx.conf"), re.MULTILINE)
    assert not re.search(r"\$(?:request|request_uri|args|query_string|http_referer)\b", form)
    assert re.search(r"access_log \S+ vragen;", settings_of("nginx.conf"))
    (form,) = re.findall(r"^#\s+LogFormat .*$", settings_of("htaccess"), re.MULTILINE)
    assert not re.search(r"%(?:r|q|\{Referer\}i)", form)
