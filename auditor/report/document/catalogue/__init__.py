"""The one catalogue of the report's sentences: (English, French) side by side, so that neither can lack one. Pure.

Canadian usage: in French no-break spaces inside « » and before the colon, none before ; ! ? and hours as 14 h 18.
"""

from auditor.report.document.catalogue import apps, cover, method, own_rules, parts
from auditor.report.document.words import NO_BREAK, Words

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SENTENCES = {**apps.SENTENCES, **cover.SENTENCES, **parts.SENTENCES, **method.SENTENCES, **own_rules.SENTENCES}


def _joined(key: str, sentence: str) -> str:
    """In running text a number stays on one line with what it counts."""
    return sentence.replace("{n} ", f"{{n}}{NO_BREAK}") if key.startswith("plain.") else sentence


def _french(sentence: str) -> str:
    spaced = sentence.replace(" :", f"{NO_BREAK}:")
    return spaced.replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")


ENGLISH = Words(
    language="en",
    tag="en-CA",
    templates={key: _joined(key, pair[0]) for key, pair in SENTENCES.items()},
    months=MONTHS_EN,
    hour_mark=":",
    first_of_month="1",
    single_zero=False,
)
FRENCH = Words(
    language="fr",
    tag="fr-CA",
    templates={key: _joined(key, _french(pair[1])) for key, pair in SENTENCES.items()},
    months=MONTHS_FR,
    hour_mark=f"{NO_BREAK}h{NO_BREAK}",
    first_of_month="1er",
    single_zero=True,
)


def words_in(language: str) -> Words:
    """The catalogue for "en" or "fr". Raises ValueError for another language."""
    for words in (ENGLISH, FRENCH):
        if words.language == language:
            return words
    raise ValueError(f"the report is not written in {language!r}")
