"""What is handed to managers of phones: only what is banned is blocked, in the forms that they read."""

import csv
import io
import json
import plistlib
import re
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from museum.make_banlists import as_bytes, base

from auditor.banlist import store
from auditor.banlist.compile import compile_edition
from auditor.banlist.export import COLUMNS, ExportFormat, entries, export
from auditor.banlist.read import read_edition
from auditor.errors import OutputError
from auditor.judge.match import match
from auditor.model.finding import Status
from auditor.model.package import Enabled, InstalledPackage, UserState
from auditor.model.policy import BanList, Bilingual, Binding, Link, Policy, Sureness

WHY = Bilingual("Why.", "Pourquoi.")
DAY = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[2]
SMALL = read_edition(as_bytes(base()))


@pytest.fixture(scope="module")
def shipped() -> BanList:
    return compile_edition(store.read_source(ROOT / "resources" / "banlist" / "source"))


def chosen(ban_list: BanList, *ids: str) -> tuple[Policy, ...]:
    return tuple(policy for policy in ban_list.policies if policy.id in ids)


def blocked(ban_list: BanList, *ids: str, day: date = DAY) -> set[str]:
    plain = json.loads(export(ban_list, chosen(ban_list, *ids), day, ExportFormat.ANDROID_MANAGEMENT))
    assert set(plain) == {"applications"}
    assert all(set(app) == {"packageName", "installType"} for app in plain["applications"])
    assert {app["installType"] for app in plain["applications"]} <= {"BLOCKED"}
    names = [app["packageName"] for app in plain["applications"]]
    assert names == sorted(set(names))
    return set(names)


def package(name: str) -> InstalledPackage:
    there = UserState(0, True, Enabled.DEFAULT, None, None, None, None, None, None)
    fields = dict.fromkeys(InstalledPackage.__dataclass_fields__)
    return InstalledPackage(**{**fields, "name": name, "user_states": (there,)})


def test_the_government_of_canada_blocks_the_apps_it_orders_removed(shipped):
    names = blocked(shipped, "ca-gc")
    assert {"com.zhiliaoapp.musically", "com.tencent.mm", "com.kms.free"} <= names
    assert names.isdisjoint({"com.deepseek.chat", "com.tencent.mobileqq", "com.ss.android.tt.creator"})


@pytest.mark.parametrize("policy", ["ca-gc", "us-tx", "us-va", "in", "all-binding"])
def test_what_is_blocked_is_exactly_what_an_audit_would_call_banned(shipped, policy):
    names = {i.value for rule in shipped.rules for i in rule.indicators if "." in i.value}
    findings = match([package(name) for name in sorted(names)], shipped, chosen(shipped, policy), DAY)
    assert blocked(shipped, policy) == {f.package for f in findings if f.status is Status.BANNED}


def test_several_policies_add_up(shipped):
    assert blocked(shipped, "ca-gc", "ca-ssc") == blocked(shipped, "ca-gc") | {"com.deepseek.chat"}


def test_no_policy_blocks_nothing(shipped):
    assert blocked(shipped) == set()


@pytest.mark.parametrize(
    "instrument",
    [
        {"binding": Binding.ADVICE},
        {"binding": Binding.CATEGORY},
        {"ended": date(2026, 11, 24)},
        {"in_force": date(2026, 11, 25)},
    ],
)
def test_advice_and_what_does_not_count_today_blocks_nothing(instrument):
    changed = replace(SMALL, instruments=(replace(SMALL.instruments[0], **instrument), SMALL.instruments[1]))
    assert blocked(SMALL, "xx-old") == {"org.example.app"}
    assert blocked(changed, "xx-old") == set()


def test_an_inferred_owner_or_a_possible_name_blocks_nothing():
    rule = SMALL.rules[0]
    guessed = replace(rule, under=(replace(rule.under[0], link=Link.OWNER),))
    unsure = replace(rule, indicators=(replace(rule.indicators[0], sureness=Sureness.POSSIBLE, doubt=WHY),))
    for changed in (guessed, unsure):
        ban_list = replace(SMALL, rules=(changed, SMALL.rules[1]))
        assert blocked(ban_list, "xx-old") == set()
        assert entries(ban_list, chosen(ban_list, "xx-old"), DAY)


@pytest.mark.parametrize("form", list(ExportFormat))
def test_the_same_choice_gives_the_same_bytes(shipped, form):
    policies = chosen(shipped, "ca-gc", "us-va")
    assert export(shipped, policies, DAY, form) == export(shipped, tuple(reversed(policies)), DAY, form)


def test_a_stix_bundle_has_what_the_specification_requires(shipped):
    policies = chosen(shipped, "ca-gc")
    bundle = json.loads(export(shipped, policies, DAY, ExportFormat.STIX))
    identity, *indicators = bundle["objects"]
    assert bundle["type"] == "bundle"
    assert "spec_version" not in bundle  # STIX 2.1 §8: it moved to the objects
    assert identity["name"] == shipped.publisher
    ids = [bundle["id"], *(each["id"] for each in bundle["objects"])]
    assert len(set(ids)) == len(ids)
    for each in bundle["objects"]:
        uuid5 = r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
        assert re.fullmatch(rf"{each['type']}--{uuid5}", each["id"])
        assert each["spec_version"] == "2.1"
        assert datetime.fromisoformat(each["created"]) == datetime(2026, 11, 24, tzinfo=UTC)
    for each in indicators:
        assert re.fullmatch(r"\[app:(id|cert\.sha256) = '[A-Za-z0-9._]+'\]", each["pattern"])
        assert each["pattern_type"] == "stix"
        assert each["valid_from"] < each["valid_until"]
        assert each["indicator_types"] == ["unknown"]
        assert all(reference["url"].startswith("http") for reference in each["external_references"])
    names = {each["pattern"].split("'")[1] for each in indicators if each["pattern"].startswith("[app:id")}
    assert names == blocked(shipped, "ca-gc")


def apple_blocks(ban_list: BanList, *ids: str) -> list[str]:
    profile = plistlib.loads(export(ban_list, chosen(ban_list, *ids), DAY, ExportFormat.APPLE_PROFILE))
    return profile["PayloadContent"][0]["blockedAppBundleIDs"]


def test_an_apple_profile_has_what_apple_publishes_for_it(shipped):
    """Apple, Device Management, TopLevel and Restrictions: the keys that every payload needs, and their types."""
    data = export(shipped, chosen(shipped, "us-va"), DAY, ExportFormat.APPLE_PROFILE)
    assert data.startswith(b"<?xml")
    profile = plistlib.loads(data)
    (payload,) = profile["PayloadContent"]
    assert profile["PayloadType"] == "Configuration"
    assert payload["PayloadType"] == "com.apple.applicationaccess"
    for each in (profile, payload):
        assert each["PayloadVersion"] == 1
        assert str(uuid.UUID(each["PayloadUUID"])).upper() == each["PayloadUUID"]
        assert re.fullmatch(r"[A-Za-z0-9.-]+", each["PayloadIdentifier"])
    assert profile["PayloadUUID"] != payload["PayloadUUID"]
    assert profile["PayloadIdentifier"] != payload["PayloadIdentifier"]
    assert profile["PayloadOrganization"] == shipped.publisher
    known = {"PayloadType", "PayloadVersion", "PayloadIdentifier", "PayloadUUID"}
    assert set(payload) == known | {"blockedAppBundleIDs"}
    assert set(profile) == known | {
        "PayloadContent", "PayloadDescription", "PayloadDisplayName", "PayloadOrganization",
    }  # fmt: skip


def test_an_iphone_loses_exactly_the_apps_whose_android_app_is_banned(shipped):
    assert apple_blocks(shipped, "ca-gc") == [
        "com.kaspersky.safekids", "com.tencent.xin", "com.zhiliaoapp.musically",
    ]  # fmt: skip
    wanted = set()
    for rule in shipped.rules:
        names = {i.value for i in rule.indicators}
        if names & blocked(shipped, "us-va"):
            wanted |= set(rule.apple_ids)
    assert apple_blocks(shipped, "us-va") == sorted(wanted)
    assert "com.tencent.mqq" in wanted


def test_another_choice_gives_a_profile_with_other_ids_that_takes_the_same_place(shipped):
    one, two = (
        plistlib.loads(export(shipped, chosen(shipped, policy), DAY, ExportFormat.APPLE_PROFILE))
        for policy in ("ca-gc", "us-va")
    )
    assert one["PayloadIdentifier"] == two["PayloadIdentifier"]
    assert one["PayloadUUID"] != two["PayloadUUID"]


def test_what_is_only_possible_is_blocked_on_no_iphone():
    rule = replace(SMALL.rules[0], apple_ids=("org.example.app",))
    sure = replace(SMALL, rules=(rule, SMALL.rules[1]))
    assert apple_blocks(sure, "xx") == ["org.example.app"]
    unsure = replace(rule, indicators=(replace(rule.indicators[0], sureness=Sureness.POSSIBLE, doubt=WHY),))
    guessed = replace(rule, under=(replace(rule.under[0], link=Link.OWNER),))
    for changed in (unsure, guessed, replace(rule, apple_ids=())):
        with pytest.raises(OutputError, match="no Apple bundle identifier is known"):
            apple_blocks(replace(SMALL, rules=(changed, SMALL.rules[1])), "xx")


def test_the_csv_tells_the_possible_ones_apart_and_cites_instrument_and_source(shipped):
    text = export(shipped, chosen(shipped, "ca-gc"), DAY, ExportFormat.CSV).decode()
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    table = {row[2]: dict(zip(header, row, strict=True)) for row in rows}
    wechat = table["com.tencent.mm"]
    assert (wechat["status"], wechat["in_force"]) == ("banned", "2023-10-30")
    assert wechat["instruments"] == "CA-TBS-2023-WECHAT-KASPERSKY"
    assert wechat["source"].startswith("https://")
    assert table["com.ss.android.tt.creator"]["status"] == "only possible"
    assert table["com.ss.android.tt.creator"]["note"]


def test_an_unknown_first_day_is_said_in_the_csv(shipped):
    assert b"day not known" in export(shipped, chosen(shipped, "ca-nu"), DAY, ExportFormat.CSV)


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_a_name_is_never_a_formula_in_a_spreadsheet(name):
    ban_list = replace(SMALL, rules=(replace(SMALL.rules[0], app_name=name), SMALL.rules[1]))
    rows = csv.reader(io.StringIO(export(ban_list, chosen(ban_list, "xx"), DAY, ExportFormat.CSV).decode()))
    assert f"'{name}" in {row[3] for row in rows}
