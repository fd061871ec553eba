"""Look-alikes: an unknown app that goes by a listed app's name, or by one that can be taken for it. Pure.

Equal are two names that read the same once case, spaces, punctuation, accents and letters of other scripts that look
Latin are set aside. Near are two that differ by one letter (two in long names); the first letter must be the same, and
short names have no near ones: Finder is not Tinder, and Likes is not Likee.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from auditor.judge.confusables import LOOKS_LIKE
from auditor.model.package import InstalledPackage
from auditor.model.policy import Bilingual, Rule
from auditor.model.text import visible

# X alone, or a single sign, is no name that anybody could claim.
MIN_EQUAL = 2
# One letter more or less makes another word of a short name, and the same word misspelt of a long one.
MIN_NEAR, MIN_TWO_APART = 6, 12
# A label quoted in a sentence.
MAX_QUOTED = 60
# No listed name is longer; a label that is cannot be near one.
MAX_FOLDED = 80
_PASSES_FOR = {char: letter for letter, chars in LOOKS_LIKE.items() for char in chars}
_PASSES_FOR |= {"i": "l", "1": "l", "|": "l", "0": "o"}
# Claims of a trade mark would fold to letters of the name.
_MARKS = re.compile("[™℠®©]")
_ASIDE = re.compile(r"\(([^()]*)\)")
_ONE_WORD = re.compile(r"[A-Za-z]{5,}")
# Rules for what is left of a vendor carry a description, not a name.
_DESCRIPTION = re.compile(r"Other .*|.*,.*", re.DOTALL)
_FAMILY = re.compile(r": other builds.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A package goes by a label that is a listed app's name (exact: reads the same) or near it."""

    rule: Rule
    name: str
    label: str
    exact: bool


def fold(text: str) -> str:
    """What of a name its reader takes in: letters and digits, alike ones made equal."""
    composed = unicodedata.normalize("NFKC", _MARKS.sub("", text[:MAX_FOLDED]))
    alike = "".join(_PASSES_FOR.get(char, char) for char in composed)
    bare = unicodedata.normalize("NFD", alike.casefold())
    letters = "".join(_PASSES_FOR.get(char, char) for char in bare if char.isalnum())
    return letters.replace("rn", "m").replace("vv", "w")


def names_of(rule: Rule) -> Iterator[str]:
    """The names under which people know a rule's app: "X (Twitter)" and "WeChat / Weixin" are two each."""
    if _DESCRIPTION.fullmatch(rule.app_name):
        return
    for name in _FAMILY.sub("", rule.app_name).split(" / "):
        yield _ASIDE.sub("", name).strip()
        yield from (aside for aside in _ASIDE.findall(name) if _ONE_WORD.fullmatch(aside))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a list's apps. by_folded: folded name → rule and name; by_first: folded names by first letter."""

    by_folded: Mapping[str, tuple[tuple[Rule, str], ...]]
    by_first: Mapping[str, tuple[str, ...]]

    def look_alikes(self, package: InstalledPackage) -> tuple[LookAlike, ...]:
        """The listed apps that a package can be taken for by its labels, equal names first."""
        found: list[LookAlike] = []
        for label in package.labels:
            folded = fold(label)
            for other in self._near(folded):
                found += [LookAlike(rule, name, label, other == folded) for rule, name in self.by_folded[other]]
        return tuple(sorted(found, key=lambda each: (not each.exact, each.rule.id, each.name, each.label)))

    def _near(self, folded: str) -> Iterator[str]:
        for other in self.by_first.get(folded[:1], ()):
            if other == folded or _is_near(folded, other):
                yield other


def names(rules: Iterable[Rule]) -> Names:
    """Prepare the names of rules."""
    folded: dict[str, tuple[tuple[Rule, str], ...]] = {}
    for rule in rules:
        for name in names_of(rule):
            plain = fold(name)
            if len(plain) >= MIN_EQUAL and (rule, name) not in folded.get(plain, ()):
                folded[plain] = (*folded.get(plain, ()), (rule, name))
    first: dict[str, tuple[str, ...]] = {}
    for plain in folded:
        first[plain[0]] = (*first.get(plain[0], ()), plain)
    return Names(folded, first)


def _is_near(one: str, listed: str) -> bool:
    if len(listed) < MIN_NEAR:
        return False
    most = 1 if len(listed) < MIN_TWO_APART else 2
    return abs(len(one) - len(listed)) <= most and distance(one, listed) <= most


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


_NOT_READ = Bilingual(
    "its package name is not listed, and its signer was not read.",
    "son nom de paquet n’est pas inscrit, et son signataire n’a pas été lu.",
)
_NEITHER = Bilingual(
    "neither its package name nor its signer is listed.", "ni son nom de paquet ni son signataire ne sont inscrits."
)
_BROUGHT = Bilingual(" No store installed it.", " Aucune boutique ne l’a installée.")
_NOTHING_MORE = Bilingual("", "")


def look_alike_why(package: InstalledPackage, seen: LookAlike) -> Bilingual:
    """Why a package is a look-alike, in one sentence, and that no store brought it, if so."""
    label, name = visible(seen.label, MAX_QUOTED), seen.name
    known = _NOT_READ if package.signers is None else _NEITHER
    more = _BROUGHT if package.origin.side_loaded else _NOTHING_MORE
    if seen.exact:
        return Bilingual(
            f"The app’s name “{label}” is that of the listed app {name}, but {known.en}{more.en}",
            f"Le nom de l’application, «\u00a0{label}\u00a0», est celui de l’application inscrite {name}, "
            f"mais {known.fr}{more.fr}",
        )
    return Bilingual(
        f"The app’s name “{label}” can be taken for that of the listed app {name}, but {known.en}{more.en}",
        f"Le nom de l’application, «\u00a0{label}\u00a0», peut passer pour celui de l’application inscrite {name}, "
        f"mais {known.fr}{more.fr}",
    )
