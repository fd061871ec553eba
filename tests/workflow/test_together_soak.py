"""As in the window: many pieces of work at once over one data folder, each in a thread with a workplace of its own."""

import random
import sys
import threading
import time
from collections import Counter

import pytest

from auditor.app import Options, Workplace
from auditor.model.verification import Result
from auditor.workflow.export import ReportOrder, check_and_preview, issue_report, preview_report
from auditor.workflow.history import compare_cases, open_case
from auditor.workflow.trusted import Trust
from support.history import audit, three_audits

SECONDS, THREADS = 60, 5
TURN_SECONDS = (
    0.000_02  # as in the window (ui/app.py): threads change places far more often than by Python's own measure
)


class Work:
    """The pieces of work; each opens what it needs anew, as a job of the window does."""

    def __init__(self, folder, chance):
        self.home, self.out, self._chance = folder / "home", folder, chance
        self.cases = [case.audit_id for case in three_audits(self.home)]
        self.done = Counter()

    def one(self):
        pieces = (*2 * (self.report, self.preview), self.case, self.about, self.audit)
        piece = self._chance.choice(pieces)
        with Workplace(Options(str(self.home), None, None)) as place:
            piece(place)
        self.done[piece.__name__] += 1

    def report(self, place):
        path = self.out / f"{threading.get_ident()}-{time.monotonic_ns()}.pdf"
        order = ReportOrder(self._chance.choice(self.cases), path, self._chance.choice(("en", "fr")), place.clock.now())
        issue_report(place.records, order, place.signer(None, lambda _: None, practice=True))
        trust = Trust(place.signers.roots(), place.signers.practice_roots(place.clock.now()), ())
        checked, drawn = check_and_preview(path, trust, place.clock.now())
        assert checked.result is Result.VALID, checked
        assert drawn.page(1, 400).width == 400

    def preview(self, place):
        preview_report(place.records, self._chance.choice(self.cases), "en").page(1, 400)

    def case(self, place):
        open_case(place.records, self.cases[0])
        compare_cases(place.records, self.cases[0], self.cases[1])

    def about(self, place):
        assert place.about().problems == ()

    def audit(self, _place):
        audit(self.home, self._chance.choice(("courier", "manager")), "A. Tremblay")


@pytest.mark.slow
def test_pieces_of_work_at_once_do_not_disturb_each_other(tmp_path):
    work, faults, end = Work(tmp_path, random.Random(1)), [], time.monotonic() + SECONDS

    def worker():
        while time.monotonic() < end:
            try:
                work.one()
            except Exception as fault:  # noqa: BLE001 - whatever it is, it is one
                faults.append(fault)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    try:
        threads = [threading.Thread(target=worker) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert faults == []
    assert min(work.done[piece] for piece in ("report", "preview", "case", "about", "audit")) > 0
    with Workplace(Options(str(work.home), None, None)) as place:
        assert place.records.check().problems == ()
