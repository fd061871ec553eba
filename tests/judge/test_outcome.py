import pytest

from auditor.judge.outcome import describe, judge_step
from auditor.model.package import Enabled
from auditor.model.removal import Action, Outcome
from support import build

NAME = "com.banned.app"
THERE = build.package(NAME)
GONE = build.package(NAME, build.state(installed=False))
REFUSAL = "A device administrator cannot be removed."


def judged(fresh, *, answer=None, action=Action.UNINSTALL, before=THERE):
    return judge_step(build.step(action=action), answer, before, fresh)


@pytest.mark.parametrize("fresh", [build.reading(), build.reading(GONE)])
@pytest.mark.parametrize("answer", [None, build.answer(), build.answer(success=False, refusal=REFUSAL)])
def test_what_the_fresh_reading_no_longer_shows_is_removed_whatever_was_said(fresh, answer):
    result = judged(fresh, answer=answer)
    assert (result.outcome, result.verified) == (Outcome.REMOVED, True)
    assert (result.before, result.after) == ("Installed, enabled", "Not installed")


def test_success_that_was_not_is_still_there():
    result = judged(build.reading(THERE), answer=build.answer())
    assert result.outcome is Outcome.STILL_THERE
    assert "said that it was done" in result.reason


def test_a_refusal_is_told_in_its_own_words():
    result = judged(build.reading(THERE), answer=build.answer(success=False, refusal=REFUSAL))
    assert (result.outcome, result.reason) == (Outcome.REFUSED, REFUSAL)


def test_an_answer_that_was_not_understood_is_not_success():
    result = judged(build.reading(THERE), answer=build.answer(words="???", success=False))
    assert result.outcome is Outcome.STILL_THERE
    assert "not understood" in result.reason


def test_a_lost_answer_with_the_app_still_there():
    result = judged(build.reading(THERE))
    assert result.outcome is Outcome.STILL_THERE
    assert "No answer" in result.reason


@pytest.mark.parametrize(
    "fresh",
    [None, build.reading(THERE, users=(build.user(10),)), build.reading(GONE, users=(build.user(0, read=False),))],
)
@pytest.mark.parametrize(("answer", "words"), [(None, None), (build.answer(words="Success"), '"Success"')])
def test_without_a_complete_fresh_reading_nothing_is_claimed(fresh, answer, words):
    result = judged(fresh, answer=answer)
    assert (result.outcome, result.verified, result.after) == (Outcome.UNKNOWN, False, "Not readable")
    assert words is None or words in result.reason


def test_disabled_is_not_removed():
    off = build.package(NAME, build.state(enabled=Enabled.DISABLED_BY_USER), system=True)
    result = judged(build.reading(off), answer=build.answer(), action=Action.DISABLE)
    assert (result.outcome, result.after) == (Outcome.DISABLED, "Preinstalled, disabled")
    assert judged(build.reading(off), answer=build.answer()).outcome is Outcome.STILL_THERE
    on = build.package(NAME, system=True)
    assert judged(build.reading(on), answer=build.answer(), action=Action.DISABLE).outcome is Outcome.STILL_THERE


def test_an_app_that_appears_for_another_user_is_said():
    moved = build.package(NAME, build.state(0, installed=False), build.state(999))
    result = judged(build.reading(moved), answer=build.answer())
    assert result.outcome is Outcome.REMOVED
    assert "appeared for user 999" in result.reason
    assert "appeared for user 999" in judged(build.reading(moved), answer=build.answer(), before=None).reason


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (build.state(), "Installed, enabled"),
        (build.state(enabled=Enabled.DISABLED), "Installed, disabled"),
        (build.state(installed=None), "Not readable"),
        (build.state(installed=False), "Not installed"),
        (build.state(installed=False, data_kept=True), "Not installed, data kept"),
        (build.state(installed=False, archived=True), "Archived"),
        (build.state(10), "Not installed"),
    ],
)
def test_states_in_words(state, words):
    assert describe(build.package(NAME, state), 0) == words


def test_a_package_that_is_not_there_is_not_installed():
    assert describe(None, 0) == "Not installed"
