from datetime import date

import pytest

from auditor.cli.words import Words, shown
from auditor.model.finding import Basis, Status, Verdict
from auditor.model.removal import Outcome

EN, FR = Words("en"), Words("fr")


def test_every_verdict_status_basis_and_outcome_has_words_in_both_languages():
    for words in (EN, FR):
        said = [words.verdict(v) for v in Verdict] + [words.status(s) for s in Status]
        said += [words.basis(b) for b in Basis] + [words.outcome(o) for o in Outcome]
        assert all(said)
        assert len({words.verdict(v) for v in Verdict}) == len(Verdict)


@pytest.mark.parametrize(
    ("day", "en", "fr"),
    [
        (date(2023, 10, 30), "30 October 2023", "30\u00a0octobre\u00a02023"),
        (date(2026, 8, 1), "1 August 2026", "1er\u00a0août\u00a02026"),
    ],
)
def test_dates_in_words(day, en, fr):
    assert (EN.day(day), FR.day(day)) == (en, fr)


def test_a_strangers_text_cannot_move_the_cursor():
    assert shown("a\x1b[2Jb\u202ec\n") == "a‹U+001B›[2Jb‹U+202E›c‹U+000A›"
    assert shown(None) == "?"
    assert len(shown("x" * 500)) == 121
