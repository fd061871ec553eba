"""The desk: everything that one sitting of an audit works with, laid out by the composition root."""

from dataclasses import dataclass
from datetime import date

from auditor.banlist.supplement import POLICY
from auditor.errors import NoPhoneError, PhoneNotReadyError, SeveralPhonesError, UsageError
from auditor.judge.match import counting_instruments
from auditor.model.audit import ChosenPolicy, Tool, UsedBanList
from auditor.model.device import AttachedPhone, ConnectionState
from auditor.model.policy import BanList, Policy
from auditor.model.supplement import Supplement
from auditor.ports import Clock, PhoneSource
from auditor.records.store import Records


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts that the workflow joins. ban_list was verified and armed; used says how the record names it.

    supplement: the department's own rules; what they add is in ban_list already, reasons and exceptions are not.
    """

    clock: Clock
    records: Records
    phones: PhoneSource
    ban_list: BanList
    used: UsedBanList
    tool: Tool
    supplement: Supplement | None = None


def choose_phone(phones: PhoneSource, serial: str | None) -> AttachedPhone:
    """Find the phone that is meant. Raises NoPhoneError, SeveralPhonesError, PhoneNotReadyError."""
    attached = phones.attached()
    if serial is not None:
        chosen = [phone for phone in attached if phone.serial == serial]
    elif len(attached) > 1:
        raise SeveralPhonesError(
            "It is not clear which phone is meant",
            f"{len(attached)} phones are attached ({', '.join(phone.serial for phone in attached)})",
            "Name one with --serial",
        )
    else:
        chosen = list(attached)
    if not chosen:
        raise _no_phone(phones, serial, attached)
    if chosen[0].state is not ConnectionState.READY:
        raise not_ready(chosen[0])
    return chosen[0]


def not_ready(phone: AttachedPhone) -> PhoneNotReadyError:
    """The error that says why an attached phone cannot be asked yet."""
    return PhoneNotReadyError(f"The phone {phone.serial} cannot be read yet", phone.meaning, phone.remedy)


def _no_phone(phones: PhoneSource, serial: str | None, attached: tuple[AttachedPhone, ...]) -> NoPhoneError:
    if not attached:
        return NoPhoneError("There is no phone to work with", *phones.nothing_seen())
    seen = ", ".join(phone.serial for phone in attached) or "none"
    return NoPhoneError(f"The phone {serial} cannot be found", f"attached now: {seen}", "Check the cable or the serial")


def own_policies(supplement: Supplement | None) -> tuple[str, ...]:
    """The policies that the department's supplement makes; they belong to every audit that names no policy."""
    return (POLICY,) if supplement is not None and supplement.instruments else ()


def choose_policies(ban_list: BanList, ids: tuple[str, ...]) -> tuple[Policy, ...]:
    """Resolve policy ids, each once, in the order given. Raises UsageError for an unknown one, or for none."""
    chosen: dict[str, Policy] = {}
    for policy_id in ids:
        policy = ban_list.policy(policy_id)
        if policy is None:
            raise UsageError(
                f"The policy {policy_id!r} cannot be used",
                f"edition {ban_list.edition} of the ban list has none of that name",
                "See fieldcheck banlist show for the policies it has",
            )
        chosen[policy_id] = policy
    if not chosen:
        raise UsageError("No audit was begun", "no policy was chosen", "Name one with --policy")
    return tuple(chosen.values())


def chosen_policies(ban_list: BanList, policies: tuple[Policy, ...], day: date) -> tuple[ChosenPolicy, ...]:
    """The policies as a record names them, each with how many of its instruments count on the day."""
    return tuple(
        ChosenPolicy(policy.id, policy.name.en, policy.name.fr, counting_instruments(ban_list, policy, day))
        for policy in policies
    )
