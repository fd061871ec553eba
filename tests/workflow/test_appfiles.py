"""Apps' own files in an audit: what matters first, what is judged at once, what is not read twice, what is said."""

import sqlite3
from dataclasses import replace

import pytest

from auditor.errors import CancelledError
from auditor.model.appfile import Cause, FilePart
from auditor.model.finding import Basis, Status, Verdict
from auditor.practice.apk import signing_of
from auditor.practice.blueprint import SIDELOADED
from auditor.practice.faults import Drop, Fault, Say, Unplug
from auditor.practice.making import installed_app
from auditor.practice.people import blueprint_of
from auditor.workflow.audit import AuditRequest, audit_phone
from support import build

RANGES, STAT = r"raw:m=[0-9a-f]{24};", r"stat -c"
FAKE = "org.freegames.tiktokk"
BANNED = "com.redcanoe.weather"


def phone(name="android14", *more):
    plain = blueprint_of(name)
    return replace(plain, apps=(*plain.apps, *more))


def fake(label="TіkTok"):
    return installed_app(FAKE, label, 10_190, (0,), SIDELOADED)


RULES = (
    build.rule("tiktok", build.indicator("com.zhiliaoapp.musically"), app_name="TikTok"),
    build.rule("weather", build.indicator(BANNED), app_name="Red Canoe"),
)


@pytest.fixture
def sit(start):
    def begin(*more, name="android14", rules=RULES):
        bench = start(phone(name, *more), banned=())
        bench.desk = replace(bench.desk, ban_list=build.ban_list(*rules))
        return bench

    return begin


def audited(bench, *, stop=lambda: False, see=None, whole_system=False, name="android14"):
    request = AuditRequest(bench.rig.serial(name), ("xx",), "A. Tremblay", whole_system)
    return audit_phone(bench.desk, request, lambda _progress: None, stop, see)


def calls(bench, work, name="android14"):
    before = bench.rig.phone(name).shell_calls
    return work(), bench.rig.phone(name).calls[before - bench.rig.phone(name).shell_calls :]


def test_a_renamed_fake_is_found_by_its_label(sit):
    audit = audited(sit(fake()))
    (seen,) = [finding for finding in audit.findings if finding.package == FAKE]
    assert (seen.status, seen.basis, seen.rule) == (Status.SUSPECT, Basis.LOOK_ALIKE, "tiktok")
    assert seen.why.endswith("No store installed it.")
    assert audit.package(FAKE).label == "TіkTok"


def test_a_listed_signer_is_found_under_another_package_name_even_preinstalled(sit):
    digest = signing_of("com.android").signer.digest
    rules = (build.rule("vendor", build.indicator("com.never.there"), build.signing(digest), app_name="Vendor"),)
    audit = audited(sit(rules=rules))
    chrome = next(finding for finding in audit.findings if finding.package == "com.android.chrome")
    assert (chrome.status, chrome.basis) == (Status.BANNED, Basis.SIGNING_DIGEST)


def test_preinstalled_apps_are_read_only_for_a_rule_with_a_digest_or_on_demand(sit):
    plain = audited(sit())
    chrome = plain.package("com.android.chrome")
    assert (chrome.signers, chrome.label) == (None, None)
    assert chrome.lacks(FilePart.SIGNER).cause is Cause.NOT_ASKED
    assert plain.coverage.complete
    whole = audited(sit(name="android15"), whole_system=True, name="android15").package("com.android.chrome")
    assert whole.signers
    assert whole.label == "Chrome"
    assert whole.unread == ()


def test_the_inventory_is_judged_at_once_and_the_files_as_they_come(sit):
    seen = []
    audit = audited(sit(fake()), see=seen.append)
    first = seen[0]
    assert {finding.package for finding in first.findings} == {BANNED}
    assert all(package.label is None for package in first.reading.packages)
    assert len(first.reading.packages) == len(audit.packages)
    assert len(seen) >= 2


def test_flagged_apps_are_read_before_the_others(sit):
    bench = sit(fake())
    _audit, asked = calls(bench, lambda: audited(bench))
    (stat, *_) = [call for call in asked if "stat -c" in call]
    ranges = next(call for call in asked if ";p='" in call)
    assert stat.index(BANNED) < stat.index("ca.northlake.banking")
    assert ranges.index(BANNED) < ranges.index("ca.northlake.banking")


def test_a_second_audit_reads_nothing_twice_and_says_so(sit):
    bench = sit(fake())
    first = audited(bench)
    second, asked = calls(bench, lambda: audited(bench))
    assert [call for call in asked if ";p='" in call] == []
    assert second.findings == first.findings
    assert second.package(BANNED) == replace(first.package(BANNED), read_in=first.audit_id)
    assert any(first.audit_id in note.why and "not read again" in note.why for note in second.coverage.notes)
    third = audited(bench)
    assert third.package(BANNED).read_in == first.audit_id


def test_an_app_whose_file_changed_is_read_again(sit):
    bench = sit()
    audited(bench)
    bench.rig.phone("android14").swap(
        replace(
            phone(),
            port=bench.rig.phone("android14").blueprint.port,
            apps=tuple(replace(a, version_code=9) if a.name == BANNED else a for a in phone().apps),
        )
    )
    bench.rig.detach("android14")
    bench.rig.connect("android14")
    again = audited(bench)
    assert again.package(BANNED).read_in is None
    assert again.package("org.openfield.maps").read_in is not None


def test_what_another_phone_said_is_never_used(sit):
    bench = sit()
    audited(bench)
    other = replace(phone(), port=bench.rig.phone("android14").blueprint.port, serial="PRACTICE-OTHER")
    bench.rig.phone("android14").swap(other)
    bench.rig.detach("android14")
    bench.rig.connect("android14")
    assert audited(bench).package(BANNED).read_in is None


def test_an_altered_record_is_not_believed(sit):
    bench = sit()
    audited(bench)
    with sqlite3.connect(bench.records.path) as connection:
        connection.execute("DROP TRIGGER blobs_no_update")
        connection.execute("UPDATE blobs SET packed = x'00' WHERE digest IN (SELECT digest FROM records)")
    connection.close()
    audit = audited(bench)
    assert audit.package(BANNED).read_in is None
    assert any("read anew" in note.why for note in audit.coverage.notes)


def test_what_could_not_be_read_of_an_installed_app_leaves_the_verdict_open(sit):
    bench = sit(rules=(build.rule("none", build.indicator("com.never.there")),))
    bench.rig.phone("android14").set_fault(Fault(STAT, Say(b"", b"denied", exit_code=1)))
    audit = audited(bench)
    assert audit.verdict is Verdict.INCONCLUSIVE
    assert any("signers" in gap.why and BANNED in gap.why for gap in audit.coverage.gaps)
    bench.rig.phone("android14").clear_faults()
    assert audited(bench).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("kind", [Drop(after=9000, connection=False), Unplug()], ids=repr)
def test_a_broken_reading_still_seals_a_record_that_says_what_is_missing(sit, kind):
    bench = sit()
    bench.rig.phone("android14").set_fault(Fault(RANGES, kind))
    audit = audited(bench)
    assert audit.verdict is Verdict.NON_COMPLIANT
    assert not audit.coverage.complete
    lacking = [package for package in audit.packages if package.lacks(FilePart.SIGNER)]
    assert any(package.lacks(FilePart.SIGNER).cause is Cause.CUT for package in lacking)


def test_a_stop_during_the_files_ends_the_case_without_a_record(sit):
    bench = sit()
    seen = []
    with pytest.raises(CancelledError):
        audited(bench, stop=lambda: bool(seen), see=seen.append)
    assert bench.records.cases()[0].verdict is None


def test_a_fake_stays_suspect_after_the_banned_app_was_removed(sit):
    bench = sit(fake())
    case = audited(bench)
    after = bench.remove(case)
    assert {finding.package for finding in after.present_findings} == {FAKE}
    assert (after.verdict, after.verdict_after) == (Verdict.NON_COMPLIANT, Verdict.REVIEW)
