"""Hand the chosen policies to what manages phones, so that what was removed is blocked too: pure, bytes out.

- Android Management API: a policy whose `applications` block each package (`installType: BLOCKED`).
- STIX 2.1 bundle: `[app:id = …]` and `[app:cert.sha256 = …]`, the patterns that mobile forensic tools read. `app` is
  their own kind of object; strict checkers of STIX object to its two-letter property name.
- Apple configuration profile: `blockedAppBundleIDs`, in apple.py.
- CSV for people and other tools.

Only what makes an app Banned is blocked: a confirmed indicator under a binding instrument in force that names the app
or its vendor. What is only possible stands in the CSV as such and blocks nothing.
"""

import csv
import io
import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from auditor.banlist.apple import apple_profile
from auditor.model.codec import to_plain
from auditor.model.policy import BanList, Binding, Indicator, IndicatorKind, Instrument, Link, Policy, Rule, Sureness

# RFC 9562 §5.5: the same names in the same name space give the same ids, so that a second export equals the first.
NAME_SPACE = uuid.UUID("5d0e3f2c-6a47-5c0b-9d1e-2f8b7c41a9e6")
# Characters with which a spreadsheet program takes a cell for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PATTERN = {IndicatorKind.PACKAGE_NAME: "app:id", IndicatorKind.SIGNING_DIGEST: "app:cert.sha256"}
COLUMNS = ("status", "kind", "value", "app", "vendor", "note", "instruments", "authorities", "in_force", "source")


class ExportFormat(Enum):
    """What can be written."""

    ANDROID_MANAGEMENT = "android-management"
    APPLE_PROFILE = "apple-profile"
    STIX = "stix"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator that the chosen policies reach, with the instruments that count on the day."""

    rule: Rule
    indicator: Indicator
    banned: bool
    instruments: tuple[Instrument, ...]


def export(ban_list: BanList, policies: Iterable[Policy], day: date, form: ExportFormat) -> bytes:
    """Write the chosen policies as they stand on a day. The same list, policies and day give the same bytes.

    Raises OutputError for a profile that would block nothing.
    """
    return _FORMS[form](ban_list, entries(ban_list, policies, day))


def entries(ban_list: BanList, policies: Iterable[Policy], day: date) -> tuple[Entry, ...]:
    """Every indicator under a binding instrument of the policies that counts on the day, in order of rule and value."""
    wanted = {name for policy in policies for name in policy.instruments}
    counting = {
        instrument.id: instrument
        for instrument in ban_list.instruments
        if instrument.id in wanted and instrument.binding is Binding.BINDING and instrument.counts_on(day)
    }
    found = [entry for rule in ban_list.rules for entry in _of_rule(rule, counting)]
    return tuple(sorted(found, key=lambda e: (e.rule.id, e.indicator.kind.value, e.indicator.value)))


def _of_rule(rule: Rule, counting: Mapping[str, Instrument]) -> list[Entry]:
    reaching = [under for under in rule.under if under.instrument in counting]
    if not reaching:
        return []
    sure = [under for under in reaching if under.link is not Link.OWNER]
    cited = tuple(counting[under.instrument] for under in (sure or reaching))
    return [
        Entry(rule, indicator, bool(sure) and indicator.sureness is Sureness.CONFIRMED, cited)
        for indicator in rule.indicators
    ]


def _android_management(_ban_list: BanList, found: tuple[Entry, ...]) -> bytes:
    """A Policy resource of the Android Management API v1, `applications` only: to be merged into a device policy."""
    names = [e.indicator.value for e in found if e.banned and e.indicator.kind is IndicatorKind.PACKAGE_NAME]
    return _json({"applications": [{"packageName": name, "installType": "BLOCKED"} for name in sorted(names)]})


def _apple_profile(ban_list: BanList, found: tuple[Entry, ...]) -> bytes:
    """The bundle identifiers stand beside rules and not beside indicators: a rule of which one app is Banned."""
    return apple_profile(ban_list, (value for entry in found if entry.banned for value in entry.rule.apple_ids))


def _stix(ban_list: BanList, found: tuple[Entry, ...]) -> bytes:
    moment = _moment(ban_list.issued)
    publisher = f"identity--{uuid.uuid5(NAME_SPACE, ban_list.publisher)}"
    identity = {
        "type": "identity",
        "spec_version": "2.1",
        "id": publisher,
        "created": moment,
        "modified": moment,
        "name": ban_list.publisher,
        "identity_class": "organization",
    }
    indicators = [_stix_indicator(ban_list, publisher, entry) for entry in found if entry.banned]
    name = "".join(str(indicator["id"]) for indicator in indicators) + moment
    return _json(
        {"type": "bundle", "id": f"bundle--{uuid.uuid5(NAME_SPACE, name)}", "objects": [identity, *indicators]}
    )


def _stix_indicator(ban_list: BanList, publisher: str, entry: Entry) -> dict[str, object]:
    """STIX 2.1 §4.7. The type is `unknown`: that an app is prohibited does not make it malicious."""
    kind, value = entry.indicator.kind, entry.indicator.value
    name = f"{ban_list.publisher} {ban_list.edition} {entry.rule.id} {kind.value} {value}"
    return {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{uuid.uuid5(NAME_SPACE, name)}",
        "created_by_ref": publisher,
        "created": _moment(ban_list.issued),
        "modified": _moment(ban_list.issued),
        "name": entry.rule.app_name,
        "description": " ".join(f"{i.title.en} ({i.authority.en})." for i in entry.instruments),
        "indicator_types": ["unknown"],
        "labels": ["prohibited-app"],
        "pattern": f"[{PATTERN[kind]} = '{value}']",
        "pattern_type": "stix",
        "valid_from": _moment(ban_list.issued),
        "valid_until": _moment(ban_list.expires),
        "external_references": [
            {"source_name": i.authority.en, "external_id": i.id, "url": i.sources[0].address} for i in entry.instruments
        ],
    }


def _csv(_ban_list: BanList, found: tuple[Entry, ...]) -> bytes:
    """RFC 4180, UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in found:
        writer.writerow(_cell(value) for value in _row(entry))
    return text.getvalue().encode()


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        "banned" if entry.banned else "only possible",
        entry.indicator.kind.value,
        entry.indicator.value,
        entry.rule.app_name,
        entry.rule.vendor,
        _note(entry.indicator),
        "; ".join(i.id for i in entry.instruments),
        "; ".join(dict.fromkeys(i.authority.en for i in entry.instruments)),
        "; ".join(i.in_force.isoformat() if i.in_force else "day not known" for i in entry.instruments),
        entry.instruments[0].sources[0].address,
    )


def _note(indicator: Indicator) -> str:
    doubt = indicator.doubt.en if indicator.doubt else ""
    return ": ".join(filter(None, (indicator.build, doubt)))


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _json(plain: Mapping[str, object]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, indent=2).encode() + b"\n"


def _moment(moment: datetime) -> str:
    return str(to_plain(moment))


_FORMS: Mapping[ExportFormat, Callable[[BanList, tuple[Entry, ...]], bytes]] = {
    ExportFormat.ANDROID_MANAGEMENT: _android_management,
    ExportFormat.APPLE_PROFILE: _apple_profile,
    ExportFormat.STIX: _stix,
    ExportFormat.CSV: _csv,
}
