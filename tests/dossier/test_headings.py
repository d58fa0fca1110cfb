"""What a heading with a slip was meant to be, and what is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vragenarchief.dossier.body import parse_body
from vragenarchief.dossier.headings import is_nearly_ours, is_unmarked, meant_by, read_heading, remedy_for
from vragenarchief.findings import Kind

PATH = "vragen/2026/014-brug.md"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("## Vrag 3", "## Vraag 3"),
        ("## Vraga 3", "## Vraag 3"),
        ("##Vraag3", "## Vraag 3"),
        ("# Vraag 1", "## Vraag 1"),
        ("#### Vraag 1", "## Vraag 1"),
        ("## VRAAG 3:", "## Vraag 3"),
        ("## Vraag drie", "## Vraag 3"),
        ("## Vraag één", "## Vraag 1"),
        ("## Vraag nr. 3", "## Vraag 3"),
        ("## vraag", "## Vraag"),
        ("## Vraag 3 a", "### Vraag 3a"),
        ("## Vrag 3A", "### Vraag 3a"),
        ("## vraag CDA 3", "## Vraag CDA 3"),
        ("### Antwoordt", "### Antwoord"),
        ("## Antwoord", "### Antwoord"),
        ("### antwoord.", "### Antwoord"),
        ("### Antwoord 3", "### Antwoord op vraag 3"),
        ("### Antwoord vraag 3", "### Antwoord op vraag 3"),
        ("### Antwoord op 2 & 3", "### Antwoord op vraag 2 en 3"),
        ("### Antwoord op de vragen 2, 3 en 4", "### Antwoord op vraag 2, 3 en 4"),
        ("### Anwoord op vraag 2 - 4", "### Antwoord op vraag 2 t/m 4"),
        ("### aanvullend antwoord op vraag twee", "### Aanvullend antwoord op vraag 2"),
    ],
)
def test_a_slip_leads_to_the_heading_that_was_meant(written: str, meant: str) -> None:
    assert meant_by(written) == meant
    assert remedy_for(written) == f"Schrijf '{meant}'."
    assert is_nearly_ours(written)


@pytest.mark.parametrize(
    "heading",
    [
        *("## Toelichting", "## Vragenlijst", "## Antwoordbrief", "## Antwoordnota", "## Draagvlak", "## Bijlage 3"),
        *("## Vraagstelling", "## Laag water", "## Vragen van de raad", "#### Kosten", "## Waarom 3 jaar", "##"),
    ],
)
def test_another_heading_is_left_alone(heading: str) -> None:
    assert not is_nearly_ours(heading)


@pytest.mark.parametrize("line", ["Vraag 3", "Vraag 3:", "**Vraag 3**", "**Vraag 3a:**", "__Antwoord__", "Antwoord:"])
def test_a_line_that_stands_as_a_heading_without_signs(line: str) -> None:
    assert is_unmarked(line)


@pytest.mark.parametrize("line", ["## Vraag 3", "Vraag 3 is lastig.", "Zie vraag 3", "Vraag", "De vraag:", "- Vraag 3"])
def test_a_line_of_a_letter_that_is_no_heading(line: str) -> None:
    assert not is_unmarked(line)


slips = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["#", "##", "###", "####", " ##"]),
    st.sampled_from(["", " ", "  "]),
    st.sampled_from(["Vraag", "vrag", "Vraagt", "VRAAG", "Antwoord", "antwoordt", "Anwoord", "aanvullend antwoord"]),
    st.sampled_from(
        ["", " 1", " een", "1", " nr. 1", " op vraag 1", " op de vragen 1 en 1", " 1a", " 1 t/m 1", " x", "."]
    ),
    st.sampled_from(["", ":", " ", "."]),
)


@given(slips)
def test_whoever_writes_what_the_remedy_says_is_told_nothing_more_of_that_heading(written: str) -> None:
    meant = meant_by(written)
    if meant:
        _, findings = parse_body(f"## Vraag 1\n\nA\n\n{meant}\n\nB\n", PATH, first_line=1)
        assert [finding for finding in findings if finding.kind is Kind.HEADING_UNCLEAR] == []


@pytest.mark.parametrize(
    "line", ["# vraag{}x", "# a{}x", "#{}x", "{}# vraag 1", "**Vraag 1{}x", "## Vraag 1:{}x", "## a{}x"]
)
@pytest.mark.parametrize("filling", [" ", "1 ", ". ", "#", ": "])
def test_a_line_without_end_is_read_in_no_time(line: str, filling: str) -> None:
    long = line.format(filling * 50_000)
    began = time.process_time()
    is_nearly_ours(long)
    is_unmarked(long)
    remedy_for(long)
    read_heading(long)
    assert time.process_time() - began < 1


@given(st.text())
def test_any_line_has_a_remedy(line: str) -> None:
    assert remedy_for(f"#{line}").endswith(".")
