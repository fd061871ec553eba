"""Records in a folder of their own, with a clock that ticks."""

import pytest

from auditor.model.custody import CaseOpened
from auditor.model.evidence import Ending, RawAnswer
from auditor.records.store import Records
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
def opening():
    return CaseOpened("127.0.0.1:58010", "A. Tremblay", True, "0.1.0", 1, "f" * 64, ("ca-gc",))


@pytest.fixture
def raw(clock):
    def make(question="getprop", stdout=b"answer", stderr=b"", **changes):
        facts = {"exit_code": 0, "ending": Ending.COMPLETE, "changes_phone": False} | changes
        return RawAnswer(
            question=question, stdout=stdout, stderr=stderr, started=clock.now(), finished=clock.now(), **facts
        )

    return make
