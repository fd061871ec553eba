"""Random phones, users, lists, plans and lies: never an act that was not confirmed, never a word that is not true."""

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.judge.guard import NEVER_REMOVE
from auditor.model.custody import EntryKind
from auditor.model.removal import Outcome, SystemChoice
from auditor.practice.blueprint import PLAY, Admin, AdminRole, App, AppState, EnabledSetting, Partition, Refusal, User
from auditor.practice.faults import Appear, Drop, DropUpdate, Fault, Say
from auditor.practice.making import installed_app
from auditor.practice.people_generic import generic
from support.adbrig import Rig
from support.removing import Bench, listing

NAMES = ("com.a.one", "com.b.two", "com.c.three", "com.android.systemui", "com.miui.powerkeeper")
USERS = (
    User(10, "Work", 0x1030),
    User(95, "Dual", 0x20001010),
    User(150, "Secure Folder", 0x10061030, listable=False),
)
GONE = {Outcome.REMOVED, Outcome.MOVED}
HERE = {Outcome.STILL_THERE, Outcome.REFUSED, Outcome.FACTORY_VERSION, Outcome.DISABLED}
LIES = st.sampled_from(
    [
        None,
        Say(b"Success\n"),
        Say(b"Failure [DELETE_FAILED_ABORTED]\n", exit_code=1),
        Say(b"Failure [-1000]\n", exit_code=1, carry_out=True),
        Say(b"", exit_code=0, carry_out=True),
        Appear(95),
        DropUpdate(),
        Drop(after=3, connection=False),
    ]
)


@st.composite
def apps(draw, name, users):
    held = draw(st.sets(st.sampled_from(users)))
    refusal = draw(st.sampled_from([None, None, *Refusal]))
    if draw(st.booleans()):
        return replace(installed_app(name, name, 10_200 + NAMES.index(name), sorted(held), PLAY), refusal=refusal)
    return App(
        name, name, 10_200 + NAMES.index(name), Partition.SYSTEM_PRIV,
        updated=draw(st.booleans()), version_code=7, persistent=draw(st.booleans()),
        shared_user=draw(st.sampled_from([None, "android.uid.system", "com.vendor.shared"])),
        refusal=refusal, refuses_disabling=draw(st.booleans()),
        states=tuple(AppState(user_id) for user_id in sorted(held)),
    )  # fmt: skip


@st.composite
def phones(draw):
    users = (generic(14).users[0], *draw(st.lists(st.sampled_from(USERS), unique_by=lambda user: user.user_id)))
    ids = [user.user_id for user in users]
    own = [draw(apps(name, ids)) for name in NAMES]
    governed = draw(st.sets(st.sampled_from(NAMES[:3]), max_size=2))
    ime = draw(st.sampled_from(NAMES[:3]))
    android = draw(st.sampled_from([9, 14, 17]))
    plain = generic(android)
    kept = [app for app in plain.apps if app.name not in NAMES]
    return replace(
        plain,
        name="drawn",
        serial="PRACTICE-DRAWN",
        users=users,
        apps=(*(replace(app, states=tuple(AppState(i) for i in ids)) if app.system else app for app in kept), *own),
        admins=tuple(Admin(name, 0, AdminRole.ADMIN, f"{name}.Receiver") for name in sorted(governed)),
        settings=(("secure/default_input_method", f"{ime}/.Ime"),),
    )


@pytest.fixture(scope="module")
def rig():
    with Rig(replace(generic(14), name="drawn")) as running:
        yield running


@contextlib.contextmanager
def bench_for(rig, phone, banned):
    control = rig.phone("drawn")
    control.clear_faults()
    control.swap(replace(phone, port=control.blueprint.port))
    rig.detach("drawn")
    rig.connect("drawn")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(rig, Path(folder), listing(*banned))
        try:
            yield bench
        finally:
            bench.records.close()


def truth_of(rig):
    state = rig.phone("drawn").state
    return {
        (name, user.user_id): app.state_for(user.user_id) for user in state.users for name, app in state.apps.items()
    }


def is_true(receipt, truth):
    state = truth.get((receipt.package, receipt.user_id))
    there = state is not None and state.installed
    if receipt.outcome is Outcome.DISABLED:
        return there and state.enabled in (EnabledSetting.DISABLED, EnabledSetting.DISABLED_USER)
    return not there if receipt.outcome in GONE else there or receipt.outcome not in HERE


def _examined(rig, phone, banned, system, lie):
    with bench_for(rig, phone, banned) as bench:
        case = bench.audit("drawn")
        prepared = bench.prepare(case, system=system)
        before = {(one.package, one.user_id): one for one in prepared.preflights}
        assert rig.phone("drawn").acts == ()
        if lie is not None:
            rig.phone("drawn").set_fault(Fault("pm uninstall", lie))
        done = bench.carry_out(prepared)
        rig.phone("drawn").clear_faults()

        sent = [act.command for act in rig.phone("drawn").acts]
        confirmed = [step.command for step in prepared.plan.steps]
        assert [command for command in confirmed if command in sent] == sent
        for step in prepared.plan.steps:
            assert step.package in banned
            assert step.package not in NEVER_REMOVE
            assert before[step.package, step.user_id].permits
            assert f"--user {step.user_id} " in step.command
            # What came with the phone is touched only in the way that the operator chose.
            chosen = before[step.package, step.user_id].preinstalled is False or step.action.value == system.value
            assert chosen
        assert [(r.package, r.user_id) for r in done.removals] == [(s.package, s.user_id) for s in prepared.plan.steps]
        truth = truth_of(rig)
        assert [receipt for receipt in done.removals if not is_true(receipt, truth)] == []
        found = {(finding.package, user_id) for finding in done.present_findings for user_id in finding.user_ids}
        there = {target for target, state in truth.items() if state.installed and target[0] in banned}
        assert found == there
        intended = [entry for entry in bench.records.entries() if entry.kind is EntryKind.STEP_INTENDED]
        assert len(intended) == len(confirmed)
        assert bench.records.open_intents(case.audit_id) == ()
        assert bench.records.check().problems == ()


DRAWN = given(
    phone=phones(),
    banned=st.sets(st.sampled_from(NAMES), min_size=1),
    system=st.sampled_from(SystemChoice),
    lie=LIES,
)
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=12, deadline=None, suppress_health_check=CHECKS)
@DRAWN
def test_no_act_was_unconfirmed_and_no_word_untrue(rig, phone, banned, system, lie):
    _examined(rig, phone, sorted(banned), system, lie)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=400, deadline=None, suppress_health_check=CHECKS)
@DRAWN
def test_no_act_was_unconfirmed_and_no_word_untrue_on_many_phones(rig, phone, banned, system, lie):
    _examined(rig, phone, sorted(banned), system, lie)
