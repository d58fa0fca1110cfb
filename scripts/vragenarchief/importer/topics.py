"""Topics of the register that a letter seems to be about, by the words that both use."""

import re
from collections import Counter
from collections.abc import Iterable

from vragenarchief.dossier.registers import Entry, Register
from vragenarchief.dutch.words import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that any letter has, in any topic.
_COMMON = frozenset(
    [
        *("bestuur", "burgemeester", "college", "gemeente", "gemeenten", "gemeentelijke", "inwoners", "mensen", "raad"),
        *("wethouder", "andere", "deze", "elkaar", "geven", "haar", "hebben", "helpt", "hulp", "maken", "nieuwe"),
        *("ophalen", "plekken", "regels", "waarvan", "website", "welke", "worden", "wordt", "zijn", "zonder", "tegen"),
        *("voor", "over", "naar", "door", "waar"),
    ]
)
_NAME, _ALSO, _DESCRIPTION = 3.0, 3.0, 1.0
_IN_TITLE, _IN_TEXT_AT_MOST = 4.0, 4
# A second topic is proposed when it comes this near to the first.
_NEAR = 0.6
_AT_LEAST = 2.0
_STEM_AT_LEAST = 5
_TOPICS_AT_MOST = 2


def propose_topics(register: Register, title: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The slugs of at most two topics, the likeliest first; none where no word of a topic occurs often enough."""
    in_title = _words(title)
    in_text = Counter(word for text in texts for word in _WORD.findall(fold(text)))
    uses = Counter(word for entry in register.entries for word in _weights(entry))
    scores = {
        entry.slug: sum(
            weight / uses[word] * (_IN_TITLE * _occurs(word, in_title) + min(_count(word, in_text), _IN_TEXT_AT_MOST))
            for word, weight in _weights(entry).items()
        )
        for entry in register.entries
    }
    ranked = sorted((slug for slug in scores if scores[slug] >= _AT_LEAST), key=lambda slug: (-scores[slug], slug))
    return tuple(slug for slug in ranked[:_TOPICS_AT_MOST] if scores[slug] >= _NEAR * scores[ranked[0]])


def _weights(entry: Entry) -> dict[str, float]:
    """The words of a topic, each with how much it says about that topic."""
    weights: dict[str, float] = {}
    for text, weight in ((entry.description or "", _DESCRIPTION), (" ".join(entry.also), _ALSO), (entry.name, _NAME)):
        weights.update(dict.fromkeys(_words(text), weight))
    return weights


def _words(text: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(fold(text)) if word not in _COMMON}


def _stem(word: str) -> str:
    """The word without its plural, as far as that can be told by its end."""
    for end in ("en", "s"):
        if word.endswith(end) and len(word) - len(end) >= _STEM_AT_LEAST:
            return word.removesuffix(end)
    return word


def _occurs(stem: str, words: Iterable[str]) -> bool:
    """Whether one of the words is this one, or a compound with it."""
    return any(word.startswith(stem) or (len(stem) >= _STEM_AT_LEAST and stem in word) for word in words)


def _count(stem: str, words: Counter[str]) -> int:
    return sum(number for word, number in words.items() if _occurs(stem, (word,)))
