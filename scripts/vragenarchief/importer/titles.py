"""Titles: what the questions are about, without the words that every letter has for its subject."""

import re

# What stands before a subject
ABOUT = (
    r"(?:over|inzake|betreffende|betreft|omtrent|aangaande|met\s+betrekking\s+tot|m\.b\.t\.|ten\s+aanzien\s+van|t\.a\.v\.|"
    r"naar\s+aanleiding\s+van|n\.a\.v\.)"
)
# Such as "Beantwoording van schriftelijke vragen conform artikel 32 van de organisatieverordening over …"
_TITLE_START = re.compile(
    rf"(?:.{{0,60}}?\bstel(?:t|len)\s)?(?:(?:beantwoording|antwoord(?:en)?|reactie|betreft|onderwerp)\b:?\s*)?"
    rf"(?:(?:van|op)\s+)?(?:(?:de|uw|het)\s+)?"
    rf"(?:(?:schriftelijke|schriftelike|mondelinge|raads|staten|artikel\s+\d+)[\s-]*+)*+(?:vragen|raadsvragen|statenvragen|kamervragen|fragen)\b"
    rf"(?:.{{0,240}}?\b{ABOUT}\b)?\s*:?\s*",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_OF_LETTER = re.compile(r"(?:nr|nummer)?\.?\s*\d+", re.IGNORECASE)


def clean_title(subject: str) -> str | None:
    """The subject as a title: "Beantwoording van schriftelijke vragen … over" taken off, capital first.

    None where it is but the number of the letter: "Vragen nr 2207".
    """
    subject = " ".join(subject.split()).strip(" .")
    match = _TITLE_START.match(subject)
    title = subject[match.end() :] if match and len(subject) - match.end() > 2 else subject  # noqa: PLR2004 -- a word
    if _NUMBER_OF_LETTER.fullmatch(title):
        return None
    return title[:1].upper() + title[1:]
