"""Words: slugs, order, nearest spelling, and counting and listing in sentences."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

_NUMERALS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def slugify(text: str) -> str:
    """The text as it stands in an address: "J.M. van der Ë" gives "j-m-van-der-e"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def fold(text: str) -> str:
    """The text in lower case and without accents, to compare or sort by."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def sort_key(text: str) -> tuple[str, str]:
    """Sorts as a Dutch list does: accents and capitals only matter between words that are else the same."""
    return fold(text), text


def surname_key(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Sorts persons by the last word of their name, as a Dutch list does: "E. van 't Slag" under S."""
    return sort_key(name.rpartition(" ")[2]), sort_key(name)


def lead_letter(text: str) -> str:
    """The first letter or digit, as a letter of the alphabet where it is one: of "'Éen brug'" that is "e"."""
    return next((sign for sign in fold(text) if sign.isalnum()), "")


def lead_key(text: str) -> tuple[str, str]:
    """Sorts as `sort_key`, from the first letter or digit on."""
    return re.sub(r"^[\W_]+", "", fold(text)), text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None where nothing comes near."""
    by_folded = {fold(candidate): candidate for candidate in known}
    near = difflib.get_close_matches(fold(word), sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def count(number: int, one: str, more: str) -> str:
    """A number with its noun: "1 vraag", "7 vragen"."""
    return f"{number} {one if number == 1 else more}"


def count_in_words(number: int, one: str, more: str) -> str:
    """A small number in letters with its noun: "één vraag", "drie vragen", "14 vragen"."""
    numeral = _NUMERALS[number] if number < len(_NUMERALS) else str(number)
    return f"{numeral} {one if number == 1 else more}"


def write_size(size: int) -> str:
    """How large a file of `size` bytes is: "1 kB", "123 kB", "1,2 MB"."""
    kilobytes = max(1, round(size / 1000))
    if kilobytes < 1000:  # noqa: PLR2004 -- a thousand of one is one of the next
        return f"{kilobytes} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".0", "").replace(".", ",")


def enumerate_words(words: Sequence[str]) -> str:
    """The words as one phrase: "A, B en C"."""
    if len(words) < 2:  # noqa: PLR2004 -- one word needs no "en"
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"


def shorten(text: str, length: int) -> str:
    """The text on one line, cut after a whole word with "…" where it is longer than `length` characters."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    words, _, _ = text[:length].rpartition(" ")
    return f"{(words or text[: length - 1]).rstrip(' ,;:.-–')}…"
