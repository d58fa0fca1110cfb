"""Numerals of lists: the third item as "3", "c", "C", "iii" or "III"."""

from collections.abc import Callable

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_AT_MOST = 100_000


def as_letters(number: int) -> str:
    """The number as word processors letter their lists: a, b, … z, aa, bb."""
    return chr(ord("a") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, _LETTERS) if number > 0 else ""


def as_roman(number: int) -> str:
    """The number in Roman figures, in lower case."""
    figures, left = "", min(number, _AT_MOST)
    for value, figure in (*_ROMAN, *_ROMAN_SMALL):
        figures += figure * (left // value)
        left %= value
    return figures


# By the names of both Word and OpenDocument
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": lambda number: f"{number}e",
    "lowerLetter": as_letters,
    "a": as_letters,
    "upperLetter": lambda number: as_letters(number).upper(),
    "A": lambda number: as_letters(number).upper(),
    "lowerRoman": as_roman,
    "i": as_roman,
    "upperRoman": lambda number: as_roman(number).upper(),
    "I": lambda number: as_roman(number).upper(),
    "none": lambda _: "",
}


def write_numeral(number: int, form: str) -> str:
    """The number in this form; in figures where we do not know the form."""
    return _FORMATS.get(form, str)(number)
