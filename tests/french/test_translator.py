import time

import pytest

from auditor.errors import PhoneLostError
from auditor.french import error_said, in_french, said, translator
from auditor.french.template import NO_BREAK
from auditor.french.translator import MAX_LENGTH, MAX_PIECES, Translator


def test_the_first_sentence_that_is_asked_for_reads_the_catalogue():
    translator._catalogue.cache_clear()
    assert in_french("It is a folder.") == "C’est un répertoire."


def test_a_clause_is_known_as_a_sentence_too():
    assert in_french("It is a folder.") == "C’est un répertoire."
    assert in_french("it is a folder") == "c’est un répertoire"


def test_a_sentence_is_known_without_its_full_stop():
    assert in_french("The report is not signed") == "Le rapport n’est pas signé"


def test_what_a_phone_said_stays_as_it_said_it():
    said_by_phone = "the phone refused: it is a folder"
    assert in_french(said_by_phone) == f"le téléphone a refusé{NO_BREAK}: it is a folder"


def test_sentences_within_sentences_are_french_too():
    gap = 'The answer was not understood: not a package: "x; y"; user 7 is named twice; and 3 more like these.'
    assert in_french(gap) == (
        f'La réponse n’a pas été comprise{NO_BREAK}: pas un paquet{NO_BREAK}: "x; y"; '
        "l’utilisateur 7 est nommé deux fois; et 3 autres du même genre."
    )


def test_a_list_with_one_unknown_piece_is_not_known():
    assert in_french("the answer was not understood: no user in it; nobody has said this before") is None
    assert in_french("the answer was not understood: " + "; ".join(["no user in it"] * (MAX_PIECES + 1))) is None


@pytest.mark.parametrize("text", ["", "Nobody has said this before.", "Nobody has said this before", "user x (y)"])
def test_what_is_not_known_is_none(text):
    assert in_french(text) is None


def test_what_is_far_too_long_is_not_looked_at():
    assert in_french("the phone refused: " + "x" * MAX_LENGTH) is None


def test_nesting_without_end_is_given_up():
    endless = Translator({"and {more:clause}": "et {more}", "no more": "rien"})
    assert endless.sentence("and no more") == "et rien"
    assert endless.sentence("and " * 50 + "no more") is None


def test_the_sentence_that_says_more_wins():
    known = Translator({"{name} is there": "{name} est là", "The phone {name} is there": "Le téléphone {name} est là"})
    assert known.sentence("The phone x is there") == "Le téléphone x est là"
    assert known.sentence("The tablet x is there") == "The tablet x est là"


def test_what_has_no_french_form_is_shown_in_english_and_marked():
    assert said("Nobody has said this before.", "fr") == f"[en anglais{NO_BREAK}: Nobody has said this before.]"
    assert said("Nobody has said this before.", "en") == "Nobody has said this before."
    assert said("", "fr") == ""


def test_an_error_is_one_french_line():
    error = PhoneLostError("The phone X1 cannot be read", "it answered none of the questions", "Try again")
    assert error_said(error, "en") == str(error)
    assert error_said(error, "fr") == (
        f"Le téléphone X1 ne peut pas être lu{NO_BREAK}: il n’a répondu à aucune question. Réessayez."
    )
    assert in_french(str(error)) == error_said(error, "fr"), "an error that a record quotes as one line is known too"


def test_a_hostile_text_costs_no_more_than_its_length():
    texts = [f"the answer was not understood: {piece * 300}" for piece in ("; ", "a; ", "not a package: ; ", "'\\")]
    texts += [f"{piece * (MAX_LENGTH // len(piece))}" for piece in ("x: ", "' is not one of: ", "The phone ", "it is ")]
    started = time.process_time()
    for text in texts:
        in_french(text)
    assert time.process_time() - started < 2


def test_thousands_of_sentences_are_cheap():
    started = time.process_time()
    for number in range(5000):
        assert in_french(f"Reading the apps of user {number}") is not None
    assert time.process_time() - started < 5
