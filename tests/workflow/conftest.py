"""Records with a ticking clock and the list in use, without a phone; and a bench with practice phones."""

import contextlib

import pytest

from auditor import paths
from auditor.model.custody import CaseOpened
from auditor.model.finding import Verdict
from auditor.records.store import Records
from auditor.workflow.lists import list_in_use
from support import build
from support.adbrig import Rig
from support.audits import audit
from support.removing import Bench, listing
from support.ticking import Ticking


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def records(tmp_path, clock):
    opened = Records(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def armed(tmp_path, clock):
    return list_in_use(paths.resources(), tmp_path, clock.now())


@pytest.fixture
def sealed(records):
    """Seal a case and return its id; more than the packages are changes of the audit."""

    def make(*packages, serial="127.0.0.1:58010", **changes):
        opening = CaseOpened(serial, "A. Tremblay", True, "0.1.0", 1, "f" * 64, ("ca-gc",))
        case_id = records.open_case(opening)
        facts = {"started": records._clock.now(), "finished": records._clock.now(), "verdict": Verdict.COMPLIANT}
        records.seal_record(audit(audit_id=case_id, packages=packages, head=records.head(), **(facts | changes)))
        return case_id

    make.records = records
    return make


@pytest.fixture
def wechat():
    return build.package("com.tencent.mm")


@pytest.fixture
def start(tmp_path):
    """Starts a rig with phones and a bench with a ban list that names packages."""
    with contextlib.ExitStack() as stack:

        def begin(*phones, banned, **facts):
            rig = stack.enter_context(Rig(*phones))
            bench = Bench(rig, tmp_path, listing(*banned), **facts)
            stack.callback(bench.records.close)
            return bench

        yield begin
