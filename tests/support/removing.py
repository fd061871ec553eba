"""A desk with real records and a practice phone behind the real adb server, in this process."""

from dataclasses import replace
from datetime import timedelta

from auditor.android.interview import Patience
from auditor.android.server import AdbServer
from auditor.android.source import AdbPhoneSource
from auditor.app import SystemClock
from auditor.model.audit import Tool
from auditor.model.removal import Confirmation, SystemChoice
from auditor.records.store import Records
from auditor.workflow.audit import AuditRequest, audit_phone
from auditor.workflow.desk import Desk
from auditor.workflow.removal import RemovalRequest, carry_out, prepare_removal
from support import audits, build
from support.adbrig import LOOPBACK

TOOL = Tool("Fieldcheck", "0", None, None, "tests", practice=True)
QUICK = Patience(question=5.0, dump=5.0, change=1.0)


class ShiftedClock:
    """The computer's clock, which may have jumped."""

    def __init__(self):
        self.shift = timedelta()

    def now(self):
        return SystemClock().now() + self.shift


class Bench:
    """One rig, one data folder, and the steps of the work on them."""

    def __init__(self, rig, folder, ban_list, patience=QUICK, clock=None):
        self.rig = rig
        self.clock = clock or ShiftedClock()
        self.records = Records(folder, self.clock)
        source = AdbPhoneSource(AdbServer.given(LOOPBACK, rig.server.port), self.clock, "simulated", patience)
        used = replace(audits.used_list(), digest="d" * 64)
        self.desk = Desk(self.clock, self.records, source, ban_list, used, TOOL)

    def audit(self, name):
        request = AuditRequest(self.rig.serial(name), ("xx",), "A. Tremblay")
        return audit_phone(self.desk, request, lambda _p: None, lambda: False)

    def prepare(self, case, system=SystemChoice.LEAVE, selections=None, *, copies=False):
        return prepare_removal(self.desk, case, RemovalRequest(None, system, selections, copies=copies))

    def word(self, plan, **changes):
        facts = {"plan_digest": plan.digest, "serial": plan.serial, "operator": "A. Tremblay", "statement": "yes"}
        return Confirmation(**(facts | {"given": self.clock.now()} | changes))

    def carry_out(self, prepared, stop=lambda: False):
        return carry_out(self.desk, prepared, self.word(prepared.plan), lambda _p: None, stop)

    def remove(self, case, **wanted):
        return self.carry_out(self.prepare(case, **wanted))


def listing(*names):
    """A ban list that names these packages."""
    rules = tuple(build.rule(f"r{number}", build.indicator(name)) for number, name in enumerate(names))
    return build.ban_list(*rules)
