"""The window's sentences in the language of the moment, and strangers' text made fit to be shown."""

from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module

from auditor.model.text import visible
from ui.catalogue import MONTHS, SENTENCES

ENGLISH, FRENCH = "en", "fr"
LANGUAGES = (ENGLISH, FRENCH)
NO_BREAK = "\u00a0"
NARROW = "\u202f"
# A name longer than this is an attack on the layout; the whole of it is in the record.
MAX_SHOWN = 200
# A sentence of the core may quote a phone, a path or a list of rules.
MAX_SENTENCE = 2000


def french_spaces(sentence: str) -> str:
    """No-break spaces where Canadian French wants them: inside « » and before the colon."""
    return sentence.replace(" :", f"{NO_BREAK}:").replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")


def shown(text: str | None, limit: int = MAX_SHOWN) -> str:
    """A stranger's text for a label: nothing unseen in it, one line, clipped. None becomes a dash."""
    return "–" if text is None else visible(text, limit)


def sentence(clause: str) -> str:
    """A clause of the core as a sentence of its own: a capital and a full stop."""
    return f"{clause[:1].upper()}{clause[1:].rstrip('.')}." if clause else ""


class Text:
    """The catalogue in one language, which can be changed while the window is open."""

    def __init__(self, language: str = ENGLISH) -> None:
        """Speak "en" or "fr". Raises ValueError for another language."""
        self.speak(language)

    def speak(self, language: str) -> None:
        """Speak this language from now on. Raises ValueError for another than "en" or "fr"."""
        if language not in LANGUAGES:
            raise ValueError(f"the window does not speak {language!r}")
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its values. With n, the one or the many. Raises KeyError for an unknown key."""
        if "n" in values and f"{key}.one" in SENTENCES:
            key = f"{key}.{'one' if self._is_one(values['n']) else 'many'}"
        pair = SENTENCES[key]
        template = pair[0] if self.language == ENGLISH else french_spaces(pair[1])
        return template.format(**{name: self._value(value) for name, value in values.items()}) if values else template

    def pick(self, english: str, french: str) -> str:
        """One of two texts that come as a pair from elsewhere; the English one if there is no French."""
        return french if self.language == FRENCH and french else english

    def core(self, english: str) -> str:
        """A sentence of the core in the window's language, made fit to be shown.

        A stranger's text in it is made visible before French no-break spaces come in.
        """
        return self._said(visible(english, MAX_SENTENCE))

    def told(self, english: str, french: str) -> str:
        """A sentence that a record holds in both languages; an older record, in English alone."""
        return visible(french, MAX_SENTENCE) if french and self.language == FRENCH else self.core(english)

    def _said(self, english: str) -> str:
        # The core's French takes a moment to load, and only those who read French need it.
        return english if self.language == ENGLISH else str(import_module("auditor.french").said(english, FRENCH))

    def number(self, value: int) -> str:
        """A whole number with its thousands apart."""
        return f"{value:,}".replace(",", "," if self.language == ENGLISH else NARROW)

    def day(self, day: date | None) -> str:
        """A day in words; a dash if it is not known."""
        if day is None:
            return "–"
        month = MONTHS[self.language][day.month - 1]
        if self.language == ENGLISH:
            return f"{day.day} {month} {day.year}"
        return f"{'1er' if day.day == 1 else day.day}{NO_BREAK}{month}{NO_BREAK}{day.year}"

    def moment(self, moment: datetime) -> str:
        """A moment in the workstation's own time, to the minute."""
        local = moment.astimezone()
        clock = f"{local:%H:%M}" if self.language == ENGLISH else f"{local:%H}{NO_BREAK}h{NO_BREAK}{local:%M}"
        return f"{self.day(local.date())}, {clock}"

    def _is_one(self, count: object) -> bool:
        return count == 1 or (self.language == FRENCH and count == 0)

    def _value(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)


Say = Callable[..., str]
"""What Text is, for those who only ask it for sentences."""
