"""How a text names a person: parts of patterns."""

import re

HONORIFIC = r"(?:de\s+heer|mevrouw|mevr\.?|mw\.?|dhr\.?|heer)"
INITIALS = r"(?:[A-ZÀ-Ý]\.\s?-?){1,6}\s*(?:\([A-ZÀ-Ý][\w-]+\)\s*)?"
SURNAME = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|te|'t|’t)\s+)*[A-ZÀ-Ý][\w'’]+(?:\s?-\s?[A-ZÀ-Ý][\w'’]+)?"
_TITLE = rf"(?i:{HONORIFIC})\s+(?:(?:drs|mr|ir|dr|ing)\.\s*)*"
# A person by a title or by initials
PERSON = rf"(?:{_TITLE}(?:{INITIALS}|[A-ZÀ-Ý][\w'’-]+\s+)?|{INITIALS}){SURNAME}"
# Such as "… kunt u contact opnemen met mevrouw A. Voorbeeld van team Wonen"
CONTACT = re.compile(
    r"\b(?:contact\s+opnemen\s+met|contact\s+met|wenden\s+tot|terecht\s+bij|bellen\s+met|mailen\s+(?:naar|met))\s+"
    r"(?P<found>(?:de\s+heer|mevrouw|mevr\.?|mw\.?|dhr\.?)\s+(?:[A-Z]\.\s?)*"
    r"(?P<surname>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|te)\s+)*[A-Z][\w'’-]+))"
)
