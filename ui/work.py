"""The work that a sitting with a phone asks of the workflow; all of it runs in threads of its own (ui/bridge.py)."""

from time import monotonic

from auditor.errors import PhoneError
from auditor.model.audit import Audit
from auditor.model.preflight import Preflight
from auditor.model.removal import Confirmation, Selection, SystemChoice
from auditor.workflow.audit import AuditRequest, Sighting, audit_phone
from auditor.workflow.desk import Desk
from auditor.workflow.preflight import judged, preflight, present_packages, present_users
from auditor.workflow.removal import Prepared, RemovalRequest, carry_out, prepare_removal
from auditor.workflow.settle import settle as settle_with_phone
from auditor.workflow.settle import settle_without_phone
from auditor.workflow.undo import UndoRequest, prepare_undo
from ui.job import Control
from ui.models.app_rows import Seen, rows_of
from ui.session import Choice, Standing
from ui.text import LANGUAGES, Text

SHOWN_SECONDS = 0.2
"""So long after what is known of the apps was handed over, more of it is: five times in a second are live enough."""


def audit(desk: Desk, control: Control, serial: str, choice: Choice, language: str) -> Standing:
    """Audit the phone; parts are handed over as Seen. language: in which the apps are shown."""
    request = AuditRequest(serial, choice.policies, choice.operator)
    done = audit_phone(desk, request, control.report, control.stop, _Showing(control, language))
    try:
        return _kept(done, preflight(desk, done, desk.phones.open(serial)) if done.findings else ())
    except PhoneError:
        # The phone went away after it was read: the record alone then says what can be done, and says so.
        return standing_of(done)


class _Showing:
    """Hands over what is known so far, a few times in a second at most, however fast it comes."""

    def __init__(self, control: Control, language: str) -> None:
        self._control, self._language = control, language
        self._next = monotonic()

    def __call__(self, sighting: Sighting) -> None:
        if monotonic() >= self._next:
            reading = sighting.reading
            seen = Seen(reading.packages, sighting.findings, reading.users)
            self._control.partial(ready(seen, self._language))
            self._next = monotonic() + SHOWN_SECONDS


def ready(seen: Seen, *languages: str) -> Seen:
    """The same, with its rows made in these languages: in the thread of the work, not in the window's."""
    for language in languages:
        rows_of(seen, Text(language))
    return seen


def prepare(desk: Desk, about: Audit, serial: str, names: tuple[str, ...], system: SystemChoice) -> Prepared:
    """Recognise the phone and lay down the plan that removes these apps."""
    selections = tuple(Selection(name, None) for name in names)
    return prepare_removal(desk, about, RemovalRequest(serial, system, selections))


def prepare_return(desk: Desk, about: Audit, serial: str, names: tuple[str, ...]) -> Prepared:
    """Recognise the phone and lay down the plan that brings these apps back."""
    return prepare_undo(desk, about, UndoRequest(serial, tuple(Selection(name, None) for name in names)))


def act(desk: Desk, control: Control, prepared: Prepared, statement: str) -> Standing:
    """Carry a plan out that the operator confirmed with these words."""
    plan = prepared.plan
    given = Confirmation(plan.digest, plan.serial, prepared.audit.operator, statement, desk.clock.now())
    return standing_of(carry_out(desk, prepared, given, control.report, control.stop))


def settle(desk: Desk, control: Control, case_id: str, serial: str) -> Standing:
    """Read the phone and state what came of steps that were begun and never judged."""
    return standing_of(settle_with_phone(desk, desk.records.record(case_id)[0], serial, control.report))


def settle_away(desk: Desk, case_id: str) -> Audit:
    """State that what came of them is not known: the phone will not be seen again."""
    return settle_without_phone(desk, desk.records.record(case_id)[0])


def standing_of(about: Audit) -> Standing:
    """An audit as it stands now, with what its record alone says can be done."""
    return _kept(about, judged(about, None))


def _kept(about: Audit, preflights: tuple[Preflight, ...]) -> Standing:
    return Standing(about, preflights, ready(seen_of(about, preflights), *LANGUAGES))


def seen_of(about: Audit, preflights: tuple[Preflight, ...]) -> Seen:
    """The apps of a finished audit as they stand now: after a removal, what was read again counts."""
    present = present_packages(about)
    names = {package.name for package in present}
    gone = tuple(package for package in about.packages if package.name not in names)
    return Seen(
        packages=(*present, *gone),
        findings=about.present_findings,
        users=present_users(about),
        mentions=about.mentions,
        removals=about.removals,
        gone=frozenset(package.name for package in gone),
        preflights=preflights,
    )
