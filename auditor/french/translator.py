"""English sentences of the core into French: the English template is the key, as in gettext. Pure.

What the catalogue does not know is not guessed: the caller then shows the English original and marks it as such.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from auditor.french.catalogue import SENTENCES
from auditor.french.template import NO_BREAK, Template, template

# A sentence within a sentence within a sentence: an answer's gap needs three.
MAX_DEPTH = 5
# The longest sentences name a path, 4096 bytes on Linux, or quote some hundreds of characters of a phone.
MAX_LENGTH = 5000
# Every gap, note and reason of a large audit, twice.
REMEMBERED = 4096
# How a list of names ends that is too long to be told.
_MORE = re.compile(r"(,?) and (\d{1,9}) more\Z")
# A parser names twenty problems at most; each may quote a mark or two.
MAX_PIECES = 60


class Translator:
    """A catalogue ready to be asked. Sentences without slots are looked up, the others found by first word."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        read = [template(english, french) for english, french in sentences.items()]
        self._fixed = {one.english: one.french for one in read if not one.slots}
        slotted = sorted((one for one in read if one.slots), key=lambda one: -one.weight)
        # Those that may begin with any word stand under every word, in their place by weight.
        self._others = tuple(one for one in slotted if one.first_word is None)
        words = {one.first_word for one in slotted if one.first_word is not None}
        self._remembered = lru_cache(REMEMBERED)(self._sentence)
        self._by_word = {word: tuple(one for one in slotted if one.first_word in (word, None)) for word in words}

    def sentence(self, text: str) -> str | None:
        """The sentence in French, or None if it is not known. A clause may come with a capital and a full stop."""
        return None if len(text) > MAX_LENGTH else self._remembered(text, MAX_DEPTH)

    def _sentence(self, text: str, depth: int) -> str | None:
        if depth == 0:
            return None
        found = self._exactly(text, depth)
        return self._reshaped(text, depth) if found is None else found

    def _reshaped(self, text: str, depth: int) -> str | None:
        """A clause that was made a sentence, or a sentence whose full stop was taken off."""
        if text.endswith("."):
            clause = self._exactly(f"{text[:1].lower()}{text[1:-1]}", depth)
            return None if clause is None else f"{clause[:1].upper()}{clause[1:]}."
        whole = self._exactly(f"{text}.", depth)
        return None if whole is None else whole.removesuffix(".")

    def _exactly(self, text: str, depth: int) -> str | None:
        fixed = self._fixed.get(text)
        if fixed is not None:
            return fixed
        for one in self._by_word.get(text.partition(" ")[0], self._others):
            said = self._through(one, text, depth)
            if said is not None:
                return said
        return None

    def _through(self, one: Template, text: str, depth: int) -> str | None:
        values = one.values_in(text)
        if values is None:
            return None
        said = [self._value(slot.kind, value, depth - 1) for slot, value in zip(one.slots, values, strict=True)]
        known = tuple(value for value in said if value is not None)
        return one.filled(known) if len(known) == len(said) else None

    def _value(self, kind: str, value: str, depth: int) -> str | None:
        if kind == "clause":
            return self._remembered(value, depth)
        if kind == "perhaps":
            said = self._remembered(value, depth)
            return value if said is None else said
        if kind == "list":
            return self._list(value.split("; "), depth)
        if kind == "names":
            return _MORE.sub(r"\1 et \2 autres", value)
        if kind == "quoted":
            return f"«{NO_BREAK}{value.removeprefix('b')[1:-1]}{NO_BREAK}»"
        return value

    def _list(self, pieces: list[str], depth: int) -> str | None:
        """Sentences with "; " between them; what they quote may hold that mark too, then they are tried longer."""
        if len(pieces) > MAX_PIECES:
            return None
        # What the pieces from each place on say; filled from the end, so that the work grows with their number squared.
        said: list[tuple[str, ...] | None] = [None] * len(pieces) + [()]
        for start in reversed(range(len(pieces))):
            for end in range(start + 1, len(pieces) + 1):
                rest = said[end]
                known = None if rest is None else self._remembered("; ".join(pieces[start:end]), depth)
                if rest is not None and known is not None:
                    said[start] = (known, *rest)
                    break
        return None if said[0] is None else "; ".join(said[0])


@cache
def _catalogue() -> Translator:
    """Read when the first French sentence is asked for: a run in English does without."""
    return Translator(SENTENCES)


def in_french(text: str) -> str | None:
    """The French of a sentence of the core, or None if the catalogue does not know it."""
    return _catalogue().sentence(text)
