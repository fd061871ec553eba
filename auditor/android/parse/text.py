"""Bytes of a phone turned into lines and values that can always be shown and stored, within hard bounds."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# No line that these parsers need is longer than a few kilobytes; one of megabytes is a fault or an attack.
MAX_LINE = 65_536
# A full phone's dump has some hundred thousand lines; the cap on an answer's size allows 64 MB of empty ones.
MAX_LINES = 2_000_000
# How many problems of one answer are named; the rest are counted.
MAX_PROBLEMS = 20
# A problem quotes at most this much of the phone's text.
QUOTED = 80
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?")
# What Android prints for "never": the first second of 1970, in whatever time zone the phone is.
_NEVER = ("1969-12-31", "1970-01-01")
# Long.MAX_VALUE: Android's version codes are 64-bit.
MAX_NUMBER = 2**63 - 1
_NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)


def decode(data: bytes) -> str:
    r"""UTF-8; a byte that is none becomes a visible escape such as \xff: nothing is lost, and all can be encoded."""
    return data.decode("utf-8", "backslashreplace")


class Problems:
    """Collects what a parser did not understand: the first few in words, the others as a number."""

    def __init__(self) -> None:
        self._named: list[str] = []
        self._count = 0

    def add(self, problem: str) -> None:
        """Take note of one more."""
        self._count += 1
        if len(self._named) < MAX_PROBLEMS and problem not in self._named:
            self._named.append(problem)

    def all(self) -> tuple[str, ...]:
        """Every problem that was named, and how many more there were."""
        more = self._count - len(self._named)
        return (*self._named, *([f"and {more} more like these"] if more and self._named else []))


def lines(data: bytes, problems: Problems) -> Iterator[str]:
    """Each line without its end (LF, CR LF, or CR CR LF from a terminal). Clips and reports what breaks the bounds.

    Works through the bytes in place, so that a large answer is never held twice.
    """
    start, count = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        count += 1
        if count > MAX_LINES:
            problems.add(f"more than {MAX_LINES} lines")
            return
        if end - start > MAX_LINE:
            problems.add(f"a line of {end - start} bytes")
        yield decode(data[start : min(end, start + MAX_LINE)]).rstrip("\r")
        start = end + 1


def whole_lines(data: bytes) -> bytes:
    """Without a last line that has no end: of an answer that was cut, it may be half a name or half a number."""
    return data[: data.rfind(b"\n") + 1]


def quoted(text: str) -> str:
    """A short piece of a phone's text for a sentence, with everything unseen escaped."""
    clipped = text.strip()[:QUOTED]
    return ascii(clipped) if not clipped.isprintable() else f'"{clipped}"'


def plain_digits(text: str) -> str:
    """Replace digits of any script by 0 to 9 and drop unseen format marks: phones print dates in their own locale."""
    return "".join(
        char if char.isascii() else _plain(char)
        for char in text
        if char.isascii() or unicodedata.category(char) != "Cf"
    )


def _plain(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def number(text: str) -> int | None:
    """A whole number of at most 64 bits in digits of any script, or None."""
    plain = plain_digits(text[:40])
    if not _NUMBER.fullmatch(plain):
        return None
    value = int(plain)
    return value if -MAX_NUMBER - 1 <= value <= MAX_NUMBER else None


def local_time(text: str) -> str | None:
    """The phone's local time as `YYYY-MM-DD HH:MM:SS`, or None if it is no date or stands for "never"."""
    match = _DATE.match(plain_digits(text[:60]).strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups(default="00")
    if f"{year}-{month}-{day}" in _NEVER:
        return None
    return f"{year}-{month}-{day} {hour}:{minute}:{second}"


def known(value: str | None) -> str | None:
    """The value, or None if the phone left it empty or printed Java's null."""
    return None if value is None or value.strip() in ("", "null") else value.strip()


def first_refusal(texts: Iterable[str]) -> str | None:
    """The first line by which Android says that the shell may not ask this, or None."""
    for text in texts:
        if any(word in text for word in REFUSAL_WORDS):
            return text.strip()[: QUOTED * 3]
    return None


REFUSAL_WORDS = (
    "SecurityException",
    "Permission Denial",
    "Permission denied",
    "does not have permission",
    "Shell cannot access",
    "not allowed",
    "Can't find service",
)
"""How Android's services begin or name a refusal (ActivityManager, UserManager, PackageManager, dumpsys)."""
