"""French: what the core says, sentence by sentence, keyed by its English template; and the translator."""

from auditor.errors import AuditorError
from auditor.french.template import NO_BREAK
from auditor.french.translator import in_french

__all__ = ["error_said", "in_french", "said"]

FRENCH = "fr"


def said(text: str, language: str) -> str:
    """A sentence of the core in "en" or "fr". What has no French form yet is shown in English and marked so."""
    if language != FRENCH or not text:
        return text
    french = in_french(text)
    return f"[en anglais{NO_BREAK}: {text}]" if french is None else french


def error_said(error: AuditorError, language: str) -> str:
    """One plain line in "en" or "fr": what, why, and what to do."""
    if language != FRENCH:
        return str(error)
    what, why, remedy = (said(part, language) for part in (error.what, error.why, error.remedy))
    return " ".join(f"{what}{NO_BREAK}: {why}. {remedy}.".split(" "))
