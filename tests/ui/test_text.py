"""Both languages say everything, in the same words for the same values."""

import string
from datetime import UTC, date, datetime

import pytest

from ui.catalogue import SENTENCES
from ui.text import NO_BREAK, Text, shown


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_every_sentence_is_there_in_both_languages_with_the_same_values(key):
    english, french = SENTENCES[key]
    assert english.strip()
    assert french.strip()
    assert _fields(english) == _fields(french)


def test_every_count_has_one_and_many():
    counted = {key.rpartition(".")[0] for key in SENTENCES if key.endswith((".one", ".many"))}
    assert [key for key in counted if f"{key}.one" not in SENTENCES or f"{key}.many" not in SENTENCES] == []


def test_french_has_its_no_break_spaces():
    text = Text("fr")
    for key, (_, french) in SENTENCES.items():
        if " :" in french or "« " in french:
            said = text.speak("fr") or text(key) if not _fields(french) else french
            assert " :" not in said or _fields(french)
    assert text("phones.card", phone="A", state="B") == f"A{NO_BREAK}: B"


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="does not speak"):
        Text("de")


def test_days_and_numbers_are_told_as_each_language_tells_them():
    english, french = Text("en"), Text("fr")
    assert english.day(date(2023, 10, 1)) == "1 October 2023"
    assert french.day(date(2023, 10, 1)).replace(NO_BREAK, " ") == "1er octobre 2023"
    assert (english.number(12345), french.number(12345)) == ("12,345", "12\u202f345")
    assert english.day(None) == "–"
    assert " h " in french.moment(datetime(2026, 1, 2, 14, 5, tzinfo=UTC)).replace(NO_BREAK, " ")


def test_what_a_phone_says_cannot_hide_anything():
    assert shown("Tik\u202eTok") == "Tik‹U+202E›Tok"
    assert shown(None) == "–"
    assert len(shown("x" * 5000)) <= 201


def test_sentences_of_the_core_come_in_the_language_of_the_window():
    assert Text("en").core("it is a folder") == "it is a folder"
    assert Text("fr").core("it is a folder") == "c’est un répertoire"
    assert Text("fr").core("nobody said this") == f"[en anglais{NO_BREAK}: nobody said this]"
    assert Text("fr").core("The phone \u202eX cannot be read") == "Le téléphone ‹U+202E›X ne peut pas être lu"


def test_what_a_record_holds_in_both_languages_is_taken_from_it():
    assert Text("fr").told("it is a folder", "c’est un dossier") == "c’est un dossier"
    assert Text("fr").told("it is a folder", "") == "c’est un répertoire"
    assert Text("en").told("it is a folder", "c’est un dossier") == "it is a folder"
