"""`getprop`: what the phone says about itself, as `[name]: [value]` lines."""

import re
from dataclasses import dataclass

from auditor.android.parse.text import Problems, lines

# A phone has 500 to 1,500 properties (Android 7 to 17).
MAX_PROPERTIES = 20_000
# PROP_VALUE_MAX is 92 bytes; ro. properties may be longer since Android 8, but none that we keep needs to be.
MAX_VALUE = 512
_PROPERTY = re.compile(r"\[([^\]]{1,256})\]: \[(.*?)\]?")


@dataclass(frozen=True, slots=True)
class Properties:
    """System properties in the order told. problems: what was not understood; none means that all was."""

    pairs: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]

    def first(self, *names: str) -> str | None:
        """The first of these properties that has a value; its name may differ between makers and versions."""
        values = dict(self.pairs)
        return next((value for name in names if (value := values.get(name, "").strip())), None)


def parse_getprop(data: bytes) -> Properties:
    """Read the answer. A value may hold line ends; only its first line is kept. Never raises."""
    problems = Problems()
    found: dict[str, str] = {}
    for line in lines(data, problems):
        match = _PROPERTY.fullmatch(line)
        if match is None:
            continue
        if len(found) >= MAX_PROPERTIES:
            problems.add(f"more than {MAX_PROPERTIES} properties")
            break
        found.setdefault(match[1], match[2][:MAX_VALUE])
    if not found:
        problems.add("no property in it")
    return Properties(tuple(found.items()), problems.all())
