"""One program at a time works on one phone: a held file beside the records, let go by the system when it ends."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from auditor.errors import RemovalError
from auditor.files import held
from auditor.model.audit import Audit
from auditor.workflow.desk import Desk

FOLDER = "held"


@contextmanager
def holding(desk: Desk, audit: Audit) -> Iterator[Audit]:
    """Hold the phone of a case; gives the newest record of the case. Raises RemovalError if another program has it."""
    name = audit.device.hardware_serial or audit.device.serial
    mark = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    with held(desk.records.path.parent / FOLDER / mark) as ours:
        if not ours:
            raise RemovalError(
                f"Nothing was done for case {audit.audit_id}",
                "another Fieldcheck works on this phone right now",
                "Wait until it has ended",
            )
        yield desk.records.record(audit.audit_id)[0]
