from dataclasses import replace

import pytest

from auditor.judge.outcome import describe, judge_step
from auditor.judge.refusals import ADVICE
from auditor.model.package import Enabled
from auditor.model.removal import Action, Outcome, Refusal
from support import build

NAME = "com.banned.app"
THERE = build.package(NAME)
GONE = build.package(NAME, build.state(installed=False))
REFUSAL = Refusal.DEVICE_POLICY_MANAGER


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


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_says_why_and_what_to_do_next_in_both_languages(refusal):
    result = judged(build.reading(THERE), answer=build.answer(success=False, refusal=refusal))
    advice = ADVICE[refusal]
    assert (result.outcome, result.refusal) == (Outcome.REFUSED, refusal)
    assert (result.reason, result.reason_fr, result.next_step) == (advice.why.en, advice.why.fr, advice.next_step)
    assert all((advice.why.en, advice.why.fr, advice.next_step.en, advice.next_step.fr))


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


def test_an_app_that_appears_for_another_user_has_moved():
    moved = build.package(NAME, build.state(0, installed=False), build.state(999))
    result = judged(build.reading(moved), answer=build.answer())
    assert result.outcome is Outcome.MOVED
    assert "appeared for user 999" in result.reason
    assert "999" in result.reason_fr
    assert "fieldcheck remove" in result.next_step.en
    assert judged(build.reading(moved), answer=build.answer(), before=None).outcome is Outcome.MOVED


def test_an_app_that_stays_and_spreads_is_still_there():
    spread = build.package(NAME, build.state(0), build.state(999))
    result = judged(build.reading(spread), answer=build.answer())
    assert result.outcome is Outcome.STILL_THERE
    assert "appeared for user 999" in result.reason


def test_a_user_of_whom_nothing_is_known_is_not_one_that_it_moved_to():
    unknown = build.package(NAME, build.state(0, installed=False), build.state(10, installed=None))
    assert judged(build.reading(unknown), answer=build.answer()).outcome is Outcome.REMOVED


def test_a_factory_version_left_behind_is_no_removal():
    before = replace(build.package(NAME, system=True), updated_system=True)
    left = replace(build.package(NAME, system=True), updated_system=False)
    for answer in (None, build.answer(), build.answer(success=False, refusal=REFUSAL)):
        result = judged(build.reading(left), answer=answer, before=before)
        assert result.outcome is Outcome.FACTORY_VERSION
        assert "--system disable" in result.next_step.en
    assert judged(build.reading(before), answer=build.answer(), before=before).outcome is Outcome.STILL_THERE


def test_an_app_whose_state_nobody_told_is_unknown():
    result = judged(build.reading(build.package(NAME, build.state(installed=None))), answer=build.answer())
    assert (result.outcome, result.verified) == (Outcome.UNKNOWN, False)


OFF = build.state(enabled=Enabled.DISABLED_BY_USER)


@pytest.mark.parametrize(
    ("action", "state", "outcome"),
    [
        (Action.RESTORE, build.state(), Outcome.RESTORED),
        (Action.RESTORE, build.state(installed=False), Outcome.NOT_RESTORED),
        (Action.RESTORE, build.state(installed=False, archived=True), Outcome.NOT_RESTORED),
        (Action.ENABLE, build.state(), Outcome.RESTORED),
        (Action.ENABLE, OFF, Outcome.NOT_RESTORED),
        (Action.ENABLE, build.state(installed=False), Outcome.NOT_RESTORED),
    ],
)
def test_an_undone_step_is_judged_by_the_reading_too(action, state, outcome):
    result = judged(build.reading(build.package(NAME, state, system=True)), answer=build.answer(), action=action)
    assert result.outcome is outcome
    assert judged(build.reading(), answer=None, action=action).outcome is Outcome.NOT_RESTORED
    refused = build.answer(success=False, refusal=Refusal.NO_SUCH_APP)
    assert judged(build.reading(), answer=refused, action=action).outcome is Outcome.REFUSED


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
