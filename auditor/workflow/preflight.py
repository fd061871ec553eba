"""Pre-flight: what can be done about each flagged app, from the record alone or with the phone's word on roles."""

from datetime import datetime

from auditor.errors import OtherPhoneError, RemovalError
from auditor.judge.preflight import PhoneFacts, examine
from auditor.model.audit import Audit
from auditor.model.package import InstalledPackage, UserProfile
from auditor.model.preflight import Preflight
from auditor.model.role import RoleReading
from auditor.ports import Phone
from auditor.records.store import CaseKeeper
from auditor.workflow.desk import Desk, choose_phone


def preflight(desk: Desk, audit: Audit, phone: Phone | None = None) -> tuple[Preflight, ...]:
    """Say for each flagged app and each user who has it what a removal could do. Changes nothing.

    phone None: judged by the record alone, and each answer warns that the phone was not asked. Else the phone is
    recognised and asked a fixed few questions. Sorted by package and user. Raises OtherPhoneError, PhoneLostError.
    """
    roles = None
    if phone is not None:
        recognise(desk, audit, phone)
        roles = ask_roles(desk, audit, phone)
    return judged(audit, roles)


def judged(audit: Audit, roles: RoleReading | None) -> tuple[Preflight, ...]:
    """The same from answers that are already there."""
    packages = {package.name: package for package in present_packages(audit)}
    targets = sorted({(f.package, user_id) for f in audit.present_findings for user_id in f.user_ids})
    facts = PhoneFacts(audit.device, present_users(audit), roles)
    return tuple(examine(name, user_id, packages.get(name), facts) for name, user_id in targets)


def ask_roles(desk: Desk, audit: Audit, phone: Phone) -> RoleReading:
    """Ask the phone of a case which apps hold which roles; the answers are kept with the case."""
    users = tuple(user.user_id for user in present_users(audit))
    return phone.read_roles(CaseKeeper(desk.records, audit.audit_id), users, audit.device.sdk)


def open_and_recognise(desk: Desk, audit: Audit, serial: str | None) -> Phone:
    """Open the phone of a case, wherever it is attached now. Raises AuditorError.

    serial: as the operator names it; None: the name under which it was audited, else the only phone attached.
    """
    attached = {phone.serial for phone in desk.phones.attached()}
    wanted = serial or (audit.device.serial if audit.device.serial in attached else None)
    phone = desk.phones.open(choose_phone(desk.phones, wanted).serial)
    recognise(desk, audit, phone)
    return phone


def recognise(desk: Desk, audit: Audit, phone: Phone) -> None:
    """Make sure that this is the phone of the case. Raises OtherPhoneError, PhoneLostError."""
    device = phone.identify(CaseKeeper(desk.records, audit.audit_id))
    if not audit.device.is_same_phone(device):
        raise OtherPhoneError(
            "Nothing was removed",
            f"the attached phone ({device.title}, {device.hardware_serial or device.serial}) is not the one that "
            f"case {audit.audit_id} audited, or its system was updated since",
            "Attach that phone, or audit this one",
        )


def check_same_list(desk: Desk, audit: Audit) -> None:
    """Raise RemovalError if the case was judged by other rules: its findings would not be those of this list."""
    before, now = audit.ban_list.supplement, desk.used.supplement
    if desk.used.digest != audit.ban_list.digest:
        why = f"it was judged by edition {audit.ban_list.edition} of the ban list, and another file is in use now"
    elif (before and before.digest) != (now and now.digest):
        why = "it was judged with another supplement of the department, or with none"
    else:
        return
    raise RemovalError(f"Nothing can be removed for case {audit.audit_id}", why, "Audit the phone again")


def present_packages(audit: Audit) -> tuple[InstalledPackage, ...]:
    """The packages of a case as they were last read; what was removed and not seen again is not among them."""
    again = audit.reading_after
    if again is None or not again.users:
        return audit.packages
    newer = {package.name: package for package in again.packages}
    gone = {removal.package for removal in audit.removals} - newer.keys()
    known = {package.name for package in audit.packages}
    return (
        *(newer.get(package.name, package) for package in audit.packages if package.name not in gone),
        *(package for name, package in newer.items() if name not in known),
    )


def present_package(audit: Audit, name: str) -> InstalledPackage | None:
    """The package of that name as it was last read, or None."""
    return next((package for package in present_packages(audit) if package.name == name), None)


def present_since(audit: Audit, name: str) -> datetime | None:
    """When the reading was done that present_package of that name rests on; None: an older record does not say."""
    again = audit.reading_after
    if again is None:
        return audit.first_read or audit.finished
    told = {package.name for package in again.packages} | {removal.package for removal in audit.removals}
    return again.finished if again.users and name in told else audit.first_read


def present_users(audit: Audit) -> tuple[UserProfile, ...]:
    """The users of a case as they were last read."""
    return audit.reading_after.users if audit.reading_after and audit.reading_after.users else audit.users
