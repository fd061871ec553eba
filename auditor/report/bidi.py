"""Text that runs from right to left: Arabic letters joined, and the order in which it stands on a line (UAX #9). Pure.

Only what a label can hold: explicit controls never come here, they were written out as codes. A label is isolated from
the sentence around it, so that its direction is its own (its first strong character) and it moves nothing beside it.
"""

import unicodedata

from arabic_reshaper import ArabicReshaper

FSI, PDI = "\u2068", "\u2069"
RIGHT = frozenset(("R", "AL"))
TO_THE_RIGHT = frozenset(("R", "AL", "AN"))
NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))
STRONG = {"L": "L", "R": "R", "AN": "R", "EN": "R"}
_FIRST_RIGHT = 0x590  # no character below it runs from right to left
_FIRST_FORM = 0xFB50  # Arabic presentation forms: what joined letters are written with
_ARABIC = range(0x600, 0x900)
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF))
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_SHAPER = ArabicReshaper(
    {
        "delete_harakat": False,
        "delete_tatweel": False,
        "shift_harakat_position": False,
        "support_ligatures": True,
        "support_zwj": False,
        "use_unshaped_instead_of_isolated": False,
    }
)


def runs_right(text: str) -> bool:
    """Whether anything in the text runs from right to left."""
    if text.isascii() or max(text) < chr(_FIRST_RIGHT):
        return False
    return any(unicodedata.bidirectional(char) in TO_THE_RIGHT for char in text)


def isolated(text: str) -> str:
    """The text, in isolation if anything in it runs from right to left."""
    return f"{FSI}{text}{PDI}" if text and FSI not in text and runs_right(text) else text


def unisolated(text: str) -> str:
    """The text without the marks of isolation, for places that show no pages."""
    return text.replace(FSI, "").replace(PDI, "")


def joined(text: str) -> str:
    """Arabic letters in the forms that they take beside their neighbours, still in the order of reading."""
    shaped: str = _SHAPER.reshape(text) if any(ord(char) in _ARABIC for char in text) else text
    return shaped


def parted(text: str) -> str:
    """Joined letters as the letters that were typed, for reading aloud and searching."""
    if max(text, default="") < chr(_FIRST_FORM):
        return text
    return "".join(
        unicodedata.normalize("NFKC", char) if any(ord(char) in forms for forms in _FORMS) else char for char in text
    )


def from_right(text: str) -> bool:
    """Whether text whose direction is its own begins at the right: by its first strong character (P2, P3)."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in RIGHT or kind == "L"), "L")
    return first in RIGHT


def in_visual_order(text: str, *, from_the_right: bool) -> str:
    """One line of such text as its characters stand from left to right."""
    base = 1 if from_the_right else 0
    levels = _levels(text, base)
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        _turn(order, levels, level)
    shown = [text[place].translate(_MIRRORED) if levels[place] % 2 else text[place] for place in order]
    return "".join(_marks_after(shown, [levels[place] for place in order]))


def _levels(text: str, base: int) -> list[int]:
    """The embedding level of each character (W1 to W7, N1, N2, I1, I2, L1)."""
    kinds = _weak([unicodedata.bidirectional(char) for char in text], "R" if base else "L")
    _brackets(text, kinds, "R" if base else "L")
    _neutral(kinds, "R" if base else "L")
    added = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})[base]
    levels = [base + added[kind] for kind in kinds]
    for place in range(len(text) - 1, -1, -1):
        if not text[place].isspace():
            break
        levels[place] = base
    return levels


def _weak(kinds: list[str], start: str) -> list[str]:
    strong, before = start, start
    for place, kind in enumerate(kinds):
        if kind == "NSM":
            kind = kinds[place] = before if before not in NEUTRAL else "ON"  # noqa: PLW2901
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[place] = "AN"
        before = kinds[place]
    _separators(kinds)
    strong = start
    for place, kind in enumerate(kinds):
        if kind == "AL":
            kinds[place] = "R"
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"
        if kind == "EN" and strong == "L":
            kinds[place] = "L"
        strong = "R" if kind == "AL" else kind if kind in ("L", "R") else strong
    return kinds


def _separators(kinds: list[str]) -> None:
    """W4, W5: a sign between two numbers, and the signs of money and the like beside one, belong to the number."""
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        number = left == right and (left == "EN" or (left == "AN" and kind == "CS"))
        if kind in ("ES", "CS") and number:
            kinds[place] = left
    for places in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = places.step
        for place in places:
            if kinds[place] == "ET" and kinds[place - step] == "EN":
                kinds[place] = "EN"


def _brackets(text: str, kinds: list[str], base: str) -> None:
    """N0: the two brackets of a pair run the same way: that of the whole if anything between them does."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        if char in _BRACKETS:
            opened.append(place)
        elif opened and char == _BRACKETS[text[opened[-1]]]:
            pairs.append((opened.pop(), place))
    for start, end in sorted(pairs):
        within = {STRONG[kind] for kind in kinds[start + 1 : end] if kind in STRONG}
        if not within:
            continue
        before = next((STRONG[kind] for kind in reversed(kinds[:start]) if kind in STRONG), base)
        kinds[start] = kinds[end] = base if base in within else before if before in within else base


def _neutral(kinds: list[str], base: str) -> None:
    """N1, N2: neutral characters take the direction of both sides if they agree, else that of the whole."""
    place = 0
    while place < len(kinds):
        if kinds[place] in STRONG:
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] not in STRONG:
            end += 1
        before = STRONG[kinds[place - 1]] if place else base
        after = STRONG[kinds[end]] if end < len(kinds) else base
        kinds[place:end] = [before if before == after else base] * (end - place)
        place = end


def _turn(order: list[int], levels: list[int], level: int) -> None:
    """L2: turn every stretch of at least this level around."""
    place = 0
    while place < len(order):
        end = place
        while end < len(order) and levels[order[end]] >= level:
            end += 1
        order[place:end] = order[place:end][::-1]
        place = max(end, place + 1)


def _marks_after(shown: list[str], levels: list[int]) -> list[str]:
    """L3: a mark stands after the letter that carries it, in turned text too."""
    placed: list[str] = []
    held: list[str] = []
    for char, level in zip(shown, levels, strict=True):
        if level % 2 and unicodedata.combining(char):
            held.insert(0, char)
            continue
        placed += [char, *held]
        held = []
    return placed + held
