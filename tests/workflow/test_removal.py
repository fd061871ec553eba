"""Removal, undo, recheck and settling on practice phones: what is said is what the phone's own truth is."""

import errno
import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from auditor.errors import NotConfirmedError, OtherPhoneError, OutputError, RemovalError
from auditor.files import held
from auditor.model.custody import EntryKind
from auditor.model.finding import Verdict
from auditor.model.preflight import Feasibility
from auditor.model.recheck import Standing
from auditor.model.removal import Action, Outcome, Refusal, Selection, SystemChoice
from auditor.practice.blueprint import App, AppState, Partition, User
from auditor.practice.faults import Appear, Drop, DropUpdate, Fault, Say, Unplug
from auditor.practice.people_generic import generic
from auditor.workflow.preflight import preflight
from auditor.workflow.recheck import RecheckRequest, recheck_phone
from auditor.workflow.removal import carry_out
from auditor.workflow.retention import Erasure, erase_cases
from auditor.workflow.settle import settle, settle_without_phone
from auditor.workflow.undo import UndoRequest, prepare_undo

WEATHER, MAPS, CHROME, RADIO = "com.redcanoe.weather", "org.openfield.maps", "com.android.chrome", "com.android.fmradio"


def told(audit):
    return [(removal.package, removal.user_id, removal.outcome) for removal in audit.removals]


def recheck(bench, case):
    request = RecheckRequest(None, "A. Tremblay")
    return recheck_phone(bench.desk, case, request, lambda _p: None, lambda: False)


def acts(bench, name="android14"):
    return [act.command for act in bench.rig.phone(name).acts]


def test_the_record_alone_says_what_can_be_done_and_the_phone_says_more(start):
    phone = replace(generic(14), settings=(("secure/default_input_method", f"{MAPS}/.Ime"),))
    bench = start(phone, banned=(WEATHER, MAPS))
    case = bench.audit("android14")
    alone = preflight(bench.desk, case)
    assert [(one.package, one.user_id) for one in alone] == [(WEATHER, 0), (WEATHER, 10), (MAPS, 0)]
    assert all(one.permits and "was not asked" in one.warnings[-1].en for one in alone)
    asked = preflight(bench.desk, case, bench.desk.phones.open(bench.rig.serial("android14")))
    assert asked[-1].feasibility is Feasibility.BY_OWNER
    assert all(not one.warnings for one in asked)
    prepared = bench.prepare(case)
    assert [(step.package, step.user_id) for step in prepared.plan.steps] == [(WEATHER, 0), (WEATHER, 10)]
    assert prepared.preflights == asked
    assert acts(bench) == []


def test_a_plan_is_carried_out_to_the_letter_and_proved(start):
    bench = start("android14", banned=(WEATHER, CHROME))
    case = bench.audit("android14")
    prepared = bench.prepare(case, system=SystemChoice.DISABLE)
    done = bench.carry_out(prepared)
    assert acts(bench) == [step.command for step in prepared.plan.steps]
    assert {outcome for _, _, outcome in told(done)} == {Outcome.REMOVED, Outcome.DISABLED}
    assert {removal.plan_digest for removal in done.removals} == {prepared.plan.digest}
    assert {removal.read_before for removal in done.removals} == {case.finished}
    assert bench.records.check().problems == ()
    kept = {evidence.evidence_id for evidence in done.evidence}
    assert {removal.evidence_id for removal in done.removals} <= kept
    assert len(kept) == len(done.evidence) == bench.records.check().answers


def test_the_word_of_two_people_is_in_the_log(start):
    bench = start("android14", banned=(MAPS,))
    prepared = bench.prepare(bench.audit("android14"))
    again = bench.word(prepared.plan, second="a. tremblay")
    with pytest.raises(NotConfirmedError, match="the operator again"):
        carry_out(bench.desk, prepared, again, lambda _p: None, lambda: False)
    carry_out(bench.desk, prepared, bench.word(prepared.plan, second="B. Singh"), lambda _p: None, lambda: False)
    confirmed = [entry.body for entry in bench.records.entries() if entry.kind is EntryKind.PLAN_CONFIRMED]
    assert len(confirmed) == 1
    assert '"second":"B. Singh"' in confirmed[0]


@pytest.mark.parametrize("word", [{"serial": "other"}, {"plan_digest": "0" * 64}])
def test_a_word_for_another_plan_or_phone_does_nothing(start, word):
    bench = start("android14", banned=(MAPS,))
    prepared = bench.prepare(bench.audit("android14"))
    with pytest.raises(NotConfirmedError):
        carry_out(bench.desk, prepared, bench.word(prepared.plan, **word), lambda _p: None, lambda: False)
    assert acts(bench) == []


def test_another_phone_on_the_same_cable_is_refused_even_after_the_plan_was_made(start):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")
    prepared = bench.prepare(case)
    other = replace(generic(13), name="android14", serial="PRACTICE-ANDROID14")
    bench.rig.phone("android14").swap(other)
    bench.rig.connect("android14")
    with pytest.raises(OtherPhoneError, match="not the one that case"):
        bench.carry_out(prepared)
    with pytest.raises(OtherPhoneError):
        bench.prepare(case)
    with pytest.raises(OtherPhoneError):
        recheck(bench, case)
    assert acts(bench) == []


def test_a_case_that_changed_since_the_plan_needs_another_plan(start):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")
    prepared = bench.prepare(case)
    recheck(bench, case)
    with pytest.raises(RemovalError, match="changed since the plan"):
        bench.carry_out(prepared)
    assert acts(bench) == []


def test_a_phone_on_which_another_program_works_is_left_alone(start, tmp_path):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")
    prepared = bench.prepare(case)
    bench.carry_out(prepared)
    (mark,) = (tmp_path / "held").iterdir()
    with held(mark) as ours:
        assert ours
        with pytest.raises(RemovalError, match="another Fieldcheck works on this phone"):
            recheck(bench, case)


def test_success_that_was_not_is_still_there(start):
    bench = start("android14", banned=(MAPS,))
    bench.rig.phone("android14").set_fault(Fault("pm uninstall", Say(b"Success\n")))
    done = bench.remove(bench.audit("android14"))
    assert told(done) == [(MAPS, 0, Outcome.STILL_THERE)]
    assert done.present_verdict is Verdict.NON_COMPLIANT


def test_an_app_that_moves_to_another_user_is_said_to_have_moved(start):
    users = (*generic(14).users, User(999, "XSpace", 0x801010))
    bench = start(replace(generic(14), users=users), banned=(MAPS,))
    bench.rig.phone("android14").set_fault(Fault("pm uninstall", Appear(999)))
    done = bench.remove(bench.audit("android14"))
    assert told(done) == [(MAPS, 0, Outcome.MOVED)]
    assert "user 999" in done.removals[0].reason
    assert done.present_verdict is Verdict.NON_COMPLIANT
    bench.rig.phone("android14").clear_faults()
    again = bench.remove(done)
    assert told(again)[1:] == [(MAPS, 999, Outcome.REMOVED)]
    # What stood before the second removal was seen by the reading after the first.
    assert [receipt.read_before for receipt in again.removals] == [done.first_read, done.reading_after.finished]
    assert again.present_findings == ()


def test_a_factory_version_left_behind_is_no_removal(start):
    bench = start("android14", banned=(CHROME,))
    bench.rig.phone("android14").set_fault(Fault("pm uninstall", DropUpdate()))
    done = bench.remove(bench.audit("android14"), system=SystemChoice.UNINSTALL, selections=(Selection(CHROME, 0),))
    assert told(done) == [(CHROME, 0, Outcome.FACTORY_VERSION)]
    assert done.present_verdict is Verdict.NON_COMPLIANT


def test_a_refusal_is_told_with_its_next_step(start):
    bench = start("android14", banned=(MAPS,))
    no = Say(b"Failure [DELETE_FAILED_ABORTED]\n", exit_code=1)
    bench.rig.phone("android14").set_fault(Fault("pm uninstall", no))
    (receipt,) = bench.remove(bench.audit("android14")).removals
    assert (receipt.outcome, receipt.refusal) == (Outcome.REFUSED, Refusal.ABORTED)
    assert receipt.next_step
    assert receipt.reason_fr


def test_a_makers_app_that_comes_back_after_a_restart_is_found_by_a_recheck(start):
    plain = generic(14)
    apps = tuple(replace(app, returns=app.name == WEATHER) for app in plain.apps)
    bench = start(replace(plain, apps=apps), banned=(WEATHER, MAPS))
    done = bench.remove(bench.audit("android14"))
    away = recheck(bench, done)
    assert {app.standing for app in away.rechecks[-1].apps} == {Standing.AWAY}
    assert away.present_verdict is Verdict.COMPLIANT
    # A receipt keeps the moment of the reading that decided about it, whatever was read later.
    assert {receipt.read_again for receipt in away.removals} == {done.reading_after.finished}
    assert away.reading_after.finished > done.reading_after.finished
    bench.rig.phone("android14").reboot()
    bench.rig.detach("android14")
    bench.rig.connect("android14")
    back = recheck(bench, away)
    standings = {(app.package, app.user_id): app.standing for app in back.rechecks[-1].apps}
    assert standings == {(WEATHER, 0): Standing.BACK, (WEATHER, 10): Standing.BACK, (MAPS, 0): Standing.AWAY}
    assert [one.verdict for one in back.rechecks] == [Verdict.COMPLIANT, Verdict.NON_COMPLIANT]
    assert back.present_verdict is Verdict.NON_COMPLIANT
    assert bench.records.check().records == 4
    assert bench.records.check().problems == ()


def test_what_the_owner_removed_by_hand_is_proved_by_a_recheck(start):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")
    bench.rig.shell("android14", f"pm uninstall --user 0 {MAPS}")
    seen = recheck(bench, case)
    assert [app.standing for app in seen.rechecks[-1].apps] == [Standing.GONE]
    assert seen.present_verdict is Verdict.COMPLIANT


def test_what_was_done_can_be_undone_by_a_plan_of_its_own(start):
    bench = start("android14", banned=(WEATHER, CHROME, RADIO))
    case = bench.audit("android14")
    chosen = (Selection(CHROME, 0), Selection(WEATHER, 10))
    done = bench.remove(case, system=SystemChoice.UNINSTALL, selections=chosen)
    done = bench.remove(done, system=SystemChoice.DISABLE, selections=(Selection(CHROME, 10),))
    assert done.removals[-1].outcome is Outcome.DISABLED
    prepared = prepare_undo(bench.desk, done, UndoRequest(None, None))
    assert [(step.package, step.user_id, step.action) for step in prepared.plan.steps] == [
        (CHROME, 0, Action.RESTORE),
        (CHROME, 10, Action.ENABLE),
        (WEATHER, 10, Action.RESTORE),
    ]
    back = bench.carry_out(prepared)
    assert [outcome for _, _, outcome in told(back)[3:]] == [Outcome.RESTORED] * 3
    assert acts(bench)[3:] == [
        f"cmd package install-existing --user 0 {CHROME}",
        f"pm enable --user 10 {CHROME}",
        f"cmd package install-existing --user 10 {WEATHER}",
    ]
    assert back.present_verdict is Verdict.NON_COMPLIANT
    assert bench.rig.phone("android14").state.installed(0) >= {CHROME}
    with pytest.raises(RemovalError, match="removed and disabled nothing"):
        prepare_undo(bench.desk, back, UndoRequest(None, None))


def test_an_open_step_is_settled_with_the_answer_that_was_kept(start, monkeypatch):
    bench = start("android14", banned=(WEATHER,))
    case = bench.audit("android14")
    prepared = bench.prepare(case, selections=(Selection(WEATHER, 0),))
    _die_before_the_reading(bench, prepared, monkeypatch)
    (intent,) = bench.records.open_intents(case.audit_id)
    assert intent.answered.words == "Success"
    with pytest.raises(RemovalError, match="not stated yet"):
        bench.prepare(case)
    with pytest.raises(RemovalError, match="not stated yet"):
        recheck(bench, case)
    settled = settle(bench.desk, case, None, lambda _p: None)
    (receipt,) = settled.removals
    assert (receipt.outcome, receipt.answer, receipt.verified) == (Outcome.REMOVED, "Success", True)
    assert receipt.evidence_id == intent.answered.evidence_id
    assert bench.records.open_intents(case.audit_id) == ()
    assert settle(bench.desk, settled, None, lambda _p: None) == settled


class _DiedError(BaseException):
    """The program ends here."""


def _die_before_the_reading(bench, prepared, monkeypatch):
    def die(*_arguments):
        raise _DiedError

    with monkeypatch.context() as patch:
        patch.setattr(prepared.phone, "read", die)
        with pytest.raises(_DiedError):
            bench.carry_out(prepared)


def test_an_open_step_on_a_phone_that_is_gone_for_good_stays_unknown_and_says_so(start, monkeypatch):
    bench = start("android14", banned=(WEATHER,))
    case = bench.audit("android14")
    _die_before_the_reading(bench, bench.prepare(case, selections=(Selection(WEATHER, 0),)), monkeypatch)
    told_so = settle_without_phone(bench.desk, case)
    (receipt,) = told_so.removals
    assert (receipt.outcome, receipt.verified) == (Outcome.UNKNOWN, False)
    assert "not known" in receipt.reason
    assert '"Success"' in receipt.reason
    assert told_so.present_verdict is Verdict.NON_COMPLIANT
    assert bench.records.open_intents(case.audit_id) == ()
    assert settle_without_phone(bench.desk, told_so) == told_so


def test_an_open_step_is_not_settled_on_another_phone(start, monkeypatch):
    bench = start("android14", banned=(WEATHER,))
    case = bench.audit("android14")
    _die_before_the_reading(bench, bench.prepare(case, selections=(Selection(WEATHER, 0),)), monkeypatch)
    bench.rig.phone("android14").swap(replace(generic(13), name="android14", serial="PRACTICE-ANDROID14"))
    bench.rig.connect("android14")
    with pytest.raises(OtherPhoneError):
        settle(bench.desk, case, None, lambda _p: None)
    assert len(bench.records.open_intents(case.audit_id)) == 1


@pytest.mark.parametrize("carried_out", [True, False])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_cable_pulled_at_any_step_ends_in_a_true_statement(start, at, carried_out):
    bench = start("android14", banned=(WEATHER, MAPS))
    case = bench.audit("android14")
    bench.rig.phone("android14").set_fault(Fault("pm uninstall", Unplug(carried_out=carried_out), skip=at))
    done = bench.remove(case)
    expected = [Outcome.UNKNOWN] * (at + 1) + [Outcome.NOT_ATTEMPTED] * (2 - at)
    assert [outcome for _, _, outcome in told(done)] == expected
    bench.rig.phone("android14").clear_faults()
    bench.rig.phone("android14").plug_in()
    bench.rig.connect("android14")
    seen = recheck(bench, done)
    gone = at + carried_out
    standings = [app.standing for app in seen.rechecks[-1].apps]
    assert standings == [Standing.GONE] * gone + [Standing.THERE] * (3 - gone)
    assert bench.records.check().problems == ()


def test_nothing_guarded_is_ever_sent_even_if_a_list_names_it(start):
    guarded = App("com.vendor.core", "Core", 10_090, Partition.SYSTEM_PRIV, persistent=True, states=(AppState(0),))
    phone = generic(14)
    bench = start(replace(phone, apps=(*phone.apps, guarded)), banned=("com.android.systemui", guarded.name, MAPS))
    case = bench.audit("android14")
    prepared = bench.prepare(case, system=SystemChoice.UNINSTALL)
    assert [step.package for step in prepared.plan.steps] == [MAPS]
    forged = replace(prepared.plan.steps[0], package="com.android.systemui")
    forged = replace(forged, command="pm uninstall --user 0 com.android.systemui")
    with pytest.raises(RemovalError, match="no phone can do without"):
        bench.carry_out(replace(prepared, plan=replace(prepared.plan, steps=(forged,))))
    assert acts(bench) == []


def test_a_case_opened_under_a_clock_that_jumped_back_is_still_the_latest(start):
    bench = start("android14", banned=(MAPS,))
    bench.audit("android14")
    bench.clock.shift = timedelta(days=-9_000)
    second = bench.audit("android14")
    assert bench.records.find_case("latest") == second.audit_id


def test_the_files_of_an_app_are_kept_and_hashed_before_it_goes(start, tmp_path):
    bench = start("android14", banned=(WEATHER, MAPS))
    case = bench.audit("android14")
    paths = [str(path) for path in bench.rig.shell("android14", f"pm path {MAPS}").text.splitlines()]
    done = bench.carry_out(bench.prepare(case, copies=True))
    assert {outcome for _, _, outcome in told(done)} == {Outcome.REMOVED}
    assert {f"package:{copy.path}" for copy in done.copies if copy.package == MAPS} == set(paths)
    for copy in done.copies:
        data = (tmp_path / copy.file).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (copy.size, copy.digest)
    assert {path.suffix for path in (tmp_path / "copies").rglob("*") if path.is_file()} == {".apk"}
    logged = [entry for entry in bench.records.entries() if entry.kind is EntryKind.APP_COPIED]
    assert len(logged) == len(done.copies)


@pytest.mark.parametrize("kind", [Drop(after=80, connection=False), Drop(after=80)])
def test_an_app_whose_copy_cannot_be_kept_is_not_removed(start, tmp_path, kind):
    bench = start("android14", banned=(WEATHER, MAPS))
    case = bench.audit("android14")
    bench.rig.phone("android14").set_fault(Fault("^sync:", kind, times=1))
    prepared = bench.prepare(case, copies=True)
    assert prepared.plan.digest != replace(prepared.plan, copies=False).digest
    done = bench.carry_out(prepared)
    failed = {copy.package for copy in done.copies if copy.digest is None}
    assert failed
    for removal in done.removals:
        gone = removal.outcome is Outcome.REMOVED
        assert gone is (removal.package not in failed) or removal.outcome is Outcome.UNKNOWN
        if removal.package in failed:
            assert (removal.outcome, "could not be kept" in removal.reason) == (Outcome.NOT_ATTEMPTED, True)
    assert all(copy.why_not for copy in done.copies if copy.digest is None)
    assert not any(path.suffix == ".part" for path in (tmp_path / "copies").rglob("*"))


def test_a_full_disk_keeps_the_app(start, monkeypatch):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")

    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    prepared = bench.prepare(case, copies=True)
    monkeypatch.setattr("auditor.workflow.copies.os.fsync", full)
    done = bench.carry_out(prepared)
    assert told(done) == [(MAPS, 0, Outcome.NOT_ATTEMPTED)]
    assert {copy.why_not for copy in done.copies} == {"there is no room left on the disk"}


def test_a_phone_that_does_not_tell_where_an_app_lies_keeps_it(start):
    bench = start("android14", banned=(MAPS,))
    case = bench.audit("android14")
    bench.rig.phone("android14").set_fault(Fault("pm path", Say(b"", exit_code=1)))
    done = bench.carry_out(bench.prepare(case, copies=True))
    assert told(done) == [(MAPS, 0, Outcome.NOT_ATTEMPTED)]
    assert "where its files lie" in done.copies[0].why_not


def test_an_erased_case_leaves_no_copy_and_can_still_be_listed(start, tmp_path):
    bench = start("android14", banned=(MAPS,))
    done = bench.carry_out(bench.prepare(bench.audit("android14"), copies=True))
    assert list((tmp_path / "copies" / done.audit_id).rglob("*.apk"))
    erase_cases(bench.records, Erasure((done.audit_id,), "Schedule 7", "A. Tremblay"))
    assert not (tmp_path / "copies" / done.audit_id).exists()
    assert bench.records.open_intents(done.audit_id) == ()
    assert bench.records.check().problems == ()


def test_copies_that_cannot_be_erased_keep_the_case(start, monkeypatch):
    bench = start("android14", banned=(MAPS,))
    done = bench.carry_out(bench.prepare(bench.audit("android14"), copies=True))

    def refused(_folder):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("auditor.workflow.copies.shutil.rmtree", refused)
    with pytest.raises(OutputError, match="were not erased"):
        erase_cases(bench.records, Erasure((done.audit_id,), "Schedule 7", "A. Tremblay"))
    assert bench.records.record(done.audit_id)[0] == done


@pytest.mark.parametrize("hours", [-24, -1, 5_000])
def test_a_clock_that_jumps_during_the_acts_changes_nothing_that_is_stated(start, hours):
    bench = start("android14", banned=(WEATHER, MAPS))
    prepared = bench.prepare(bench.audit("android14"))

    def jump():
        bench.clock.shift += timedelta(hours=hours)
        return False

    done = bench.carry_out(prepared, stop=jump)
    assert {outcome for _, _, outcome in told(done)} == {Outcome.REMOVED}
    assert bench.records.check().problems == ()
    assert bench.records.open_intents(done.audit_id) == ()
    assert recheck(bench, done).present_verdict is Verdict.COMPLIANT
