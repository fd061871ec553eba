"""A sentence with slots: its English form as a strict matcher, its French form as a filler. Pure.

A slot is written `{name}` or `{name:kind}`; the kinds say which values it takes and what becomes of them in French.
A template holds at most one slot that takes any text, so that whatever stands there, the sentence splits in one way.
"""

import re
from dataclasses import dataclass
from functools import cache

NO_BREAK = "\u00a0"
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
# How a value of each kind looks. A word and a moment are bounded, so that matching stays linear in the text's length.
FORMS = {
    "text": r".*",  # anything, kept as it is: names, paths and what a phone says
    "number": r"-?\d{1,20}",
    "word": r"(?!['\"])\S{1,300}?",  # one word without a blank, kept as it is: ids, digests, days
    "field": r"[A-Za-z0-9_.\[\]-]{1,300}",  # where in a file something stands, as in rules[3].id
    "toml": r"\S{1,300}?\.toml",  # a file of a ban list's source
    "moment": r"[0-9][0-9T:.Z +-]{3,34}",
    "quoted": r"b?(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")",  # repr of a text; in French with « »
    "clause": r".+?",  # another sentence of ours, which must be known
    "perhaps": r".*",  # another sentence of ours, or a stranger's words, which are kept as they are
    "names": r".+",  # names with ", " between them, of which the last may be a count of others
    "list": r".+",  # sentences of ours with "; " between them
}
OPEN_KINDS = frozenset(("text", "perhaps", "names", "list"))
_TO_JOIN = (
    (" :", f"{NO_BREAK}:"),
    ("« ", f"«{NO_BREAK}"),
    (" »", f"{NO_BREAK}»"),
    (" %", f"{NO_BREAK}%"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence. kind: a key of FORMS."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Template:
    """One entry of the catalogue. literals: the English words around the slots, one more than there are slots."""

    english: str
    french: str
    literals: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def first_word(self) -> str | None:
        """The word that every such sentence begins with, or None if a slot may change it."""
        word, blank, _rest = self.literals[0].partition(" ")
        return word if blank and word else None

    @property
    def weight(self) -> int:
        """How many characters are fixed: of two templates that fit, the heavier says more."""
        return sum(map(len, self.literals))

    def values_in(self, text: str) -> tuple[str, ...] | None:
        """The values of the slots, if the text is such a sentence, else None. Linear in the text's length."""
        if not (text.startswith(self.literals[0]) and text.endswith(self.literals[-1])):
            return None
        found = _matcher(self).fullmatch(text)
        return None if found is None else found.groups()

    def filled(self, values: tuple[str, ...]) -> str:
        """The French sentence with these values, which are put in last: nothing in them is ever a slot."""
        by_name = {slot.name: value for slot, value in zip(self.slots, values, strict=True)}
        return SLOT.sub(lambda slot: by_name[slot[1]], self.french)


@cache
def _matcher(template: Template) -> re.Pattern[str]:
    """Compiled when it is first needed: a run of the program needs few of them."""
    first, *others = template.literals
    parts = (f"({FORMS[slot.kind]}){re.escape(text)}" for slot, text in zip(template.slots, others, strict=True))
    return re.compile(re.escape(first) + "".join(parts), re.DOTALL)


def template(english: str, french: str) -> Template:
    """Read an entry of the catalogue. Blanks of the French form become no-break spaces where French demands them.

    Raises ValueError for an entry that could not be matched in one way only, or not be filled.
    """
    found = tuple(Slot(match[1], match[2] or "text") for match in SLOT.finditer(english))
    literals = tuple(SLOT.sub("\0", english).split("\0"))
    if sorted(SLOT.findall(french)) != sorted((slot.name, "") for slot in found):
        raise ValueError(f"the slots of {english!r} and of its French differ")
    if not FORMS.keys() >= {slot.kind for slot in found} or not all(literals[1:-1]):
        raise ValueError(f"a slot of {english!r} is of no known kind, or touches another")
    if sum(slot.kind in OPEN_KINDS for slot in found) > 1:
        raise ValueError(
            f"more than one slot of {english!r} takes any text: say what the others take, as in {{n:number}}"
        )
    return Template(english, joined(french), literals, found)


def joined(french: str) -> str:
    """French as Canadian printers set it: no-break spaces before a colon, a per cent sign and inside guillemets."""
    for loose, tight in _TO_JOIN:
        french = french.replace(loose, tight)
    return french


def skeleton(english: str) -> str:
    """A template without the names and kinds of its slots: what it shares with the place where the sentence is made."""
    return SLOT.sub("{}", english)
