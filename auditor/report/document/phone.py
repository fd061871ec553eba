"""The phone as it describes itself, and the ban list. Pure."""

import re
from datetime import date

from auditor.model.audit import Audit, UsedBanList
from auditor.model.device import Device
from auditor.report.document.parts import PhonePart
from auditor.report.document.values import Cell, Grid, Section, Span, Text
from auditor.report.document.words import Words, coded, plain
from auditor.report.text import grouped, label

MAX_ADMINISTRATORS = 20
DAYS_OF_MONTH = 30
BOOT_STATES = ("green", "yellow", "orange", "red")
CONNECTIONS = ("usb", "network", "simulated")
ENCRYPTION = {"encrypted (file)": "encryption.file", "encrypted (block)": "encryption.block"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def build_phone(words: Words, audit: Audit) -> PhonePart:
    """The part on the phone and the ban list."""
    facts = Grid((words.say("fact"), words.say("value")), rows_of(_device(words, audit)))
    return PhonePart(
        section=Section(words.say("phone"), words.rich("phone.lead")),
        tables=(
            ("", facts),
            (words.say("list.title"), Grid(("", ""), rows_of(_list(words, audit)))),
        ),
    )


def rows_of(facts: tuple[tuple[str, Text], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Facts and their values as the rows of a table."""
    return tuple((Cell(plain(label)), Cell(value)) for label, value in facts)


def _device(words: Words, audit: Audit) -> tuple[tuple[str, Text], ...]:
    device = audit.device

    def told(value: str | None) -> Text:
        return plain(label(value)) if value else words.rich("unknown")

    place = ", ".join(label(part, 60) for part in (device.locale, device.time_zone) if part)
    return (
        (words.say("model"), plain(label(device.title))),
        (words.say("serial.adb"), coded(label(device.serial))),
        (words.say("serial.hardware"), _code(words, device.hardware_serial)),
        (words.say("android.version"), _android(words, device)),
        (words.say("patch.label"), patch_text(words, device.security_patch, audit.finished.date())),
        (words.say("build"), _code(words, device.build_fingerprint)),
        (words.say("boot.label"), _boot(words, device)),
        (words.say("encryption"), _encryption(words, device)),
        (words.say("locale"), told(place)),
        (words.say("connection"), _connection(words, device)),
        (words.say("debugging"), words.rich("debugging.say")),
        (words.say("admins"), _administrators(words, device)),
    )


def _encryption(words: Words, device: Device) -> Text:
    """What Android calls its kinds, in words; another answer as the phone gave it."""
    key = ENCRYPTION.get(device.encryption or "")
    if key:
        return plain(words.say(key))
    return plain(label(device.encryption)) if device.encryption else words.rich("unknown")


def _code(words: Words, value: str | None) -> Text:
    return coded(label(value)) if value else words.rich("unknown")


def _android(words: Words, device: Device) -> Text:
    android = label(device.android, 40) if device.android else words.say("unknown")
    return words.rich("android.level", android=android, sdk=words.say("unknown") if device.sdk is None else device.sdk)


def patch_text(words: Words, patch: str | None, day: date) -> Text:
    """The security patch level, and how old it was on the day of the audit if it is a day."""
    if not patch:
        return words.rich("unknown")
    told = plain(label(patch, 20))
    if not _DAY.fullmatch(patch):
        return told
    try:
        days = (day - date.fromisoformat(patch)).days
    except ValueError:  # 2024-13-41 looks like a day and is none
        return told
    if days < 0:
        return (*told, *words.rich("patch.future"))
    months = days // DAYS_OF_MONTH
    return (*told, *plain(words.count("patch.months", months) if months > 1 else words.count("patch.days", days)))


def _boot(words: Words, device: Device) -> Text:
    """The state of Android Verified Boot and what it means (source.android.com, Verified Boot, boot flow)."""
    boot = label(device.verified_boot, 40) if device.verified_boot else words.say("unknown")
    key = {True: "boot.locked", False: "boot.unlocked", None: "boot.untold"}[device.bootloader_locked]
    text = words.rich(key, boot=boot)
    if device.verified_boot in BOOT_STATES:
        text = (*text, *plain(". "), *words.rich(f"boot.{device.verified_boot}"))
    return text


def _connection(words: Words, device: Device) -> Text:
    if device.connection in CONNECTIONS:
        return words.rich(f"connection.{device.connection}")
    return plain(label(device.connection, 40)) if device.connection else words.rich("unknown")


def _administrators(words: Words, device: Device) -> Text:
    if device.administrators is None:
        return words.rich("admins.unread")
    spans: list[Span] = []
    for one in device.administrators[:MAX_ADMINISTRATORS]:
        line = words.rich(f"admin.{one.role.name}", package=label(one.package, 120), id=one.user_id)
        spans += [*(plain(", ") if spans else ()), *line]
    if len(device.administrators) > MAX_ADMINISTRATORS:
        spans += plain(f", … (+{len(device.administrators) - MAX_ADMINISTRATORS})")
    return tuple(spans) or words.rich("admins.none")


def _list(words: Words, audit: Audit) -> tuple[tuple[str, Text], ...]:
    used = audit.ban_list
    publisher = plain(label(used.publisher))
    span = words.rich("list.valid.say", issued=words.day(used.issued), expires=words.day(used.expires))
    holds = words.rich("list.holds.say", indicators=words.number(used.indicators), armed=words.number(used.armed))
    key = coded(grouped(label(used.publisher_key)))
    return (
        (words.say("list.edition"), plain(words.number(used.edition))),
        (words.say("list.publisher"), (*publisher, *words.rich("list.development")) if used.development else publisher),
        (words.say("list.valid"), span),
        (words.say("list.asof"), plain(words.day(used.as_of))),
        (words.say("list.holds"), holds),
        (words.say("list.digest"), coded(grouped(label(used.digest)))),
        (words.say("list.key"), key),
        (words.say("list.policies"), policy_lines(words, audit)),
        *_departures(words, used),
    )


def _departures(words: Words, used: UsedBanList) -> tuple[tuple[str, Text], ...]:
    """What differs from the newest edition as published: an older one that was allowed, the department's own rules."""
    older = ((words.say("list.older"), words.rich("list.older.say")),) if used.older_allowed else ()
    own = used.supplement
    if own is None:
        return older
    name = label(own.name_fr if words.language == "fr" else own.name)
    signed = (
        words.rich("supplement.signed", publisher=label(own.signed_by))
        if own.signed_by
        else words.rich("supplement.unsigned")
    )
    counts = words.say("supplement.counts", rules=own.rules, reasons=own.reasons, exceptions=own.exceptions)
    return (
        *older,
        (words.say("supplement"), (*plain(f"{name}. "), *signed, *plain(f" {counts}"))),
        (words.say("supplement.digest"), coded(grouped(label(own.digest)))),
    )


def policy_lines(words: Words, audit: Audit) -> Text:
    """The policies with how many instruments of each count."""
    spans: list[Span] = []
    for policy in audit.policies:
        name = label(policy.name_fr if words.language == "fr" else policy.name)
        key = "policy.line.one" if policy.instruments == 1 else "policy.line.many"
        line = words.rich(key, name=name, id=label(policy.id), n=policy.instruments)
        spans += [*(plain(", ") if spans else ()), *line]
    return tuple(spans) or words.rich("policies.none")
