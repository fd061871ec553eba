"""The catalogue at work: templates filled with values, numbers, dates and times as the language writes them. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from auditor.french import said
from auditor.report.bidi import isolated
from auditor.report.document.values import Span, Style, Text
from auditor.report.text import label

NO_BREAK = "\u00a0"
# Marks of OUR templates only; values are put in after the template was split, so nothing in them is ever a mark.
_PARTS = re.compile(r"(\*\*.+?\*\*|`.+?`)")
_INITIAL = re.compile(r"\b(\w\.) ")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """One language: its templates and its habits. tag: BCP 47; single_zero: nought takes the singular."""

    language: str
    tag: str
    templates: Mapping[str, str]
    months: tuple[str, ...]
    hour_mark: str
    first_of_month: str
    single_zero: bool

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of that key as plain text."""
        return "".join(span.text for span in self.rich(key, **values))

    def rich(self, key: str, /, **values: object) -> Text:
        """The sentence of that key with its styles."""
        spans: list[Span] = []
        for part in _PARTS.split(self.templates[key]):
            style, inner = _style_of(part)
            filled = _SLOT.sub(lambda slot: isolated(str(values[slot.group(1)])), inner)
            if filled:
                spans.append(Span(filled, style))
        return tuple(spans)

    def said(self, text: str) -> str:
        """A sentence of the record, which is English, in this language."""
        return said(text, self.language)

    def told(self, english: str, french: str) -> str:
        """A sentence that a record holds in both languages; an older record, in English alone."""
        return french if french and self.language == "fr" else self.said(english)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The sentence of that key for a number: `key.one` or `key.many`, with the number as {n}."""
        single = number == 1 or (number == 0 and self.single_zero)
        return self.say(f"{key}.one" if single else f"{key}.many", n=self.number(number), **values)

    def number(self, value: int) -> str:
        """A whole number in groups of three."""
        return f"{value:,}".replace(",", NO_BREAK)

    def day(self, value: date) -> str:
        """A day such as 23 November 2026."""
        day = self.first_of_month if value.day == 1 else str(value.day)
        return NO_BREAK.join((day, self.months[value.month - 1], str(value.year)))

    def hour(self, value: datetime) -> str:
        """Hours and minutes, UTC."""
        return f"{value.astimezone(UTC):%H}{self.hour_mark}{value.astimezone(UTC):%M}"


def clock(value: datetime | None) -> str:
    """Hours, minutes and seconds, UTC, in both languages (ISO 8601); empty if not known."""
    return f"{value.astimezone(UTC):%H:%M:%S}" if value else ""


def person(name: str) -> str:
    """Somebody's name as a label, which no line breaks after an initial."""
    return _INITIAL.sub(f"\\1{NO_BREAK}", label(name))


def plain(text: str) -> Text:
    """Words in the usual style. What came from outside must have gone through label()."""
    return (Span(text),)


def strong(text: str) -> Text:
    """Words with weight."""
    return (Span(text, Style.STRONG),)


def coded(text: str) -> Text:
    """Names, digests and commands."""
    return (Span(text, Style.CODE),)


def command(text: str) -> Text:
    """A command for the phone; an option stays with its number on one line."""
    return coded(text.replace("--user ", f"--user{NO_BREAK}"))


def _style_of(part: str) -> tuple[Style, str]:
    if part.startswith("**"):
        return Style.STRONG, part[2:-2]
    if part.startswith("`"):
        return Style.CODE, part[1:-1]
    return Style.PLAIN, part
