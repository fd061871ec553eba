"""Sample audits for the report: invented phones, people and digests."""
# ruff: noqa: PLR0917  the sample builders read best in the order of a sentence

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from auditor.identity.authority import make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.model.audit import (
    SCHEMA,
    Audit,
    ChosenPolicy,
    CustodyHead,
    FreshReading,
    Program,
    ProgramForm,
    Tool,
    UsedBanList,
)
from auditor.model.device import Administrator, AdministratorRole, Device
from auditor.model.evidence import Ending, Evidence
from auditor.model.finding import Basis, CitedInstrument, Coverage, Finding, Gap, Note, Status, Verdict
from auditor.model.package import Enabled, InstalledPackage, UserKind, UserProfile, UserState
from auditor.model.removal import Action, Outcome, Removal
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from support.softhsm import card  # noqa: F401  a fixture
from support.verapdf import VeraPdf

START = datetime(2026, 11, 23, 14, 18, 52, tzinfo=UTC)
COMPLETE = Coverage(complete=True, gaps=(), notes=())
OWNER = UserProfile(0, "Main", UserKind.OWNER, running=True, read=True)
WORK = UserProfile(10, "Work", UserKind.WORK, running=True, read=True)
FOLDER = UserProfile(150, "Secure Folder", UserKind.SECURE_FOLDER, running=False, read=False)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def state(user_id, *, installed=True, enabled=Enabled.DEFAULT):
    return UserState(
        user_id,
        installed=installed,
        enabled=enabled,
        hidden=False,
        suspended=False,
        stopped=False,
        archived=False,
        data_kept=False,
        first_install="2026-01-21 10:04:11",
    )


def package(name, label=None, users=(0,), **changes):
    usual = InstalledPackage(
        name=name,
        label=label,
        user_states=tuple(state(user_id) for user_id in users),
        version_name="8.0.54",
        version_code=2680,
        installer="com.android.vending",
        initiating="com.android.vending",
        originating=None,
        system=False,
        updated_system=False,
        persistent=False,
        shared_user=None,
        path=f"/data/app/{name}/base.apk",
        signers=(digest(name),),
        first_install="2026-01-21 10:04:11",
        last_update="2026-10-02 08:00:00",
    )
    return replace(usual, **changes)


TIKTOK_BAN = CitedInstrument(
    id="CA-TBS-2023-TIKTOK",
    title="Ban of the TikTok application on government-issued mobile devices (statement)",
    title_fr="Déclaration annonçant l’interdiction d’utiliser l’application TikTok sur les appareils mobiles",
    authority="Treasury Board of Canada Secretariat; Chief Information Officer of Canada",
    jurisdiction="Canada",
    in_force=date(2023, 2, 28),
    checked=date(2025, 6, 19),
    reason="The risk to privacy and security was found too high, because the app reaches far into the contents of a "
    "phone. No compromise was known.",
    reason_fr="Le risque pour la vie privée et la sécurité a été jugé trop élevé, car l’application accède largement "
    "au contenu du téléphone. Aucune compromission n’était connue.",
    source="https://example.invalid/tiktok",
    source_title="Statement by Minister Fortier",
    primary=True,
)
WECHAT_BAN = replace(
    TIKTOK_BAN,
    id="CA-TBS-2023-WECHAT-KASPERSKY",
    title="Ban on the use of the WeChat and Kaspersky suite of applications on government mobile devices",
    title_fr="Interdiction d’utiliser WeChat et la suite d’applications Kaspersky sur les appareils mobiles",
    in_force=date(2023, 10, 30),
    reason="The vendor’s mobile apps reach too deep into a phone’s contents and carry an unacceptable risk.",
    reason_fr="Les applications mobiles de l’éditeur accèdent trop profondément au contenu du téléphone.",
)
HOUSE_BAN = replace(
    TIKTOK_BAN,
    id="CA-HOC-2023-TIKTOK",
    title="TikTok blocked on House of Commons devices",
    authority="House of Commons of Canada (administration)",
    in_force=date(2023, 3, 3),
    primary=False,
    source_title="the press",
    reason="",
    reason_fr="",
)


def finding(name, app, instruments, status=Status.BANNED, basis=Basis.PACKAGE_NAME, why=None, users=(0,)):
    why = why or "The package name equals the one on the ban list."
    return Finding(name, users, status, basis, f"rule-{app.lower()}", app, why, instruments)


def removal(name, user_id, outcome, seconds, answer="Success", reason=None, verified=True, action=Action.UNINSTALL):
    moment = START + timedelta(seconds=seconds)
    verb = "uninstall" if action is Action.UNINSTALL else "disable-user"
    after = "Not installed" if outcome is Outcome.REMOVED else "Installed, unchanged"
    return Removal(
        package=name,
        user_id=user_id,
        action=action,
        outcome=outcome,
        reason=reason or "The phone was read again after its answer and no longer lists the app in this profile.",
        command=f"pm {verb} --user {user_id} {name}",
        answer=answer,
        exit_code=0,
        before="Installed, enabled, version 8.0.54",
        after=after,
        started=moment,
        finished=moment + timedelta(seconds=3),
        verified=verified,
        evidence_id="e10",
        read_before=START + timedelta(seconds=7),
    )


def evidence(number, question, size=4_811_989, ending=Ending.COMPLETE, exit_code=0, stderr_size=0):
    moment = START + timedelta(seconds=4 * number)
    return Evidence(
        evidence_id=f"e{number}",
        question=question,
        digest=digest(f"answer {number}"),
        size=size,
        stderr_digest=digest(f"errors {number}"),
        stderr_size=stderr_size,
        exit_code=exit_code,
        ending=ending,
        started=moment,
        finished=moment + timedelta(seconds=1),
    )


DEVICE = Device(
    serial="R5CW81K3TQN",
    hardware_serial="R5CW81K3TQN",
    maker="Samsung",
    model="Galaxy A54 5G",
    android="14",
    sdk=34,
    security_patch="2026-10-01",
    build_fingerprint="samsung/a54xcs/a54x:14/UP1A.231005.007/A546WVLS9CXI1:user/release-keys",
    verified_boot="green",
    bootloader_locked=True,
    encryption="file-based",
    locale="en-CA",
    time_zone="America/Toronto",
    connection="usb",
    administrators=(Administrator("com.kms.free", 0, AdministratorRole.ADMIN),),
)
BAN_LIST = UsedBanList(
    edition=31,
    publisher="Department of Northern Works, List Office",
    publisher_key=digest("publisher"),
    development=False,
    issued=datetime(2026, 11, 3, tzinfo=UTC),
    expires=datetime(2027, 2, 3, tzinfo=UTC),
    as_of=date(2026, 11, 3),
    digest=digest("list"),
    indicators=739,
    armed=739,
)
PROGRAM = Program(digest("program"), ProgramForm.PACKAGED)
TOOL = Tool("Fieldcheck", "0.1.0", "1.0.41", digest("adb"), "Linux 6.1 x86_64", practice=False, program=PROGRAM)
QUESTIONS = (
    "getprop", "pm list users", "dumpsys package packages", "dumpsys device_policy",
    "pm list packages -f -U -i --show-versioncode -u --user 0",
    "pm list packages -f -U -i --show-versioncode -u --user 10",
)  # fmt: skip
ORDINARY = tuple(
    package(f"com.northern.{word}{number}", f"Northern {word.title()} {number}", (0, 10) if number % 5 == 0 else (0,))
    for word in ("weather", "notes", "transit", "bank", "reader")
    for number in range(1, 10)
)


def compliant_audit(packages=ORDINARY):
    return Audit(
        schema=SCHEMA,
        audit_id="2026-0417",
        tool=TOOL,
        operator="Marie-Claude Tremblay",
        started=START,
        finished=START + timedelta(minutes=12),
        device=DEVICE,
        users=(OWNER, WORK),
        packages=packages,
        ban_list=BAN_LIST,
        policies=(
            ChosenPolicy("ca-gc", "Government of Canada mobile devices", "Appareils du gouvernement du Canada", 2),
            ChosenPolicy("ca-hoc", "House of Commons devices", "Appareils de la Chambre des communes", 1),
        ),
        findings=(),
        verdict=Verdict.COMPLIANT,
        coverage=COMPLETE,
        removals=(),
        verdict_after=None,
        reading_after=None,
        evidence=tuple(evidence(number, question) for number, question in enumerate(QUESTIONS, 1)),
        custody_head=CustodyHead(118, digest("head")),
    )


BANNED = (
    package("com.clp.lite.mod", "Clip Studio Lite", (10,), installer=None),
    package("com.kms.free", "Kaspersky: VPN & Antivirus"),
    package("com.tencent.mm", "WeChat"),
    package("com.wechat.plus.chat", "WeCh\u0430t Plus", installer="com.google.android.packageinstaller"),
    package("com.zhiliaoapp.musically", "TikTok", system=True, installer=None),
)
GAP = Gap(
    "Profile 150, Secure Folder, could not be read",
    "The phone answered: SecurityException: Shell does not have permission to access user 150, and the package dump "
    "names no app of it",
)
NOTES = (
    Note("Archived apps were counted as not installed", "Three apps keep an icon but no code."),
    Note("The phone’s clock was 41 seconds ahead", "All times in this report are the workstation’s."),
)


def banned_findings():
    return (
        finding(
            "com.clp.lite.mod", "TikTok", (TIKTOK_BAN,), basis=Basis.SIGNING_DIGEST, users=(10,),
            why="The app is signed with the certificate of TikTok. Its name and package name differ.",
        ),
        finding("com.kms.free", "Kaspersky", (WECHAT_BAN,)),
        finding("com.tencent.mm", "WeChat", (WECHAT_BAN,)),
        finding(
            "com.wechat.plus.chat", "WeChat", (WECHAT_BAN,), Status.SUSPECT, Basis.LOOK_ALIKE,
            "The name reads as WeChat, but its fifth letter is Cyrillic. A suspect app is not a banned one.",
        ),
        finding("com.zhiliaoapp.musically", "TikTok", (TIKTOK_BAN, HOUSE_BAN)),
    )  # fmt: skip


def banned_audit():
    """Five flagged apps as found; no removal yet; one profile that could not be read."""
    coverage = Coverage(complete=False, gaps=(GAP,), notes=NOTES)
    return replace(
        compliant_audit(tuple(sorted(ORDINARY + BANNED, key=lambda one: one.name))),
        users=(OWNER, WORK, FOLDER),
        findings=banned_findings(),
        verdict=Verdict.NON_COMPLIANT,
        coverage=coverage,
    )


def removed_audit():
    """Two removed, one disabled, one refused; read again."""
    found = banned_audit()
    left = tuple(one for one in found.findings if one.package not in ("com.tencent.mm", "com.clp.lite.mod"))
    again = FreshReading(
        START + timedelta(minutes=10), found.users, found.packages[:0], left, replace(found.coverage, notes=())
    )
    refused = "The app is an active device administrator. Take that right away in Settings, then audit again."
    disabled = "The app is preinstalled: its files stay on the phone. It still counts as present."
    answer = "Failure [DELETE_FAILED_DEVICE_POLICY_MANAGER]"
    return replace(
        found,
        removals=(
            removal("com.tencent.mm", 0, Outcome.REMOVED, 160),
            removal("com.clp.lite.mod", 10, Outcome.REMOVED, 190),
            removal(
                "com.zhiliaoapp.musically", 0, Outcome.DISABLED, 230, reason=disabled, action=Action.DISABLE,
                answer="Package com.zhiliaoapp.musically new state: disabled-user",
            ),
            removal("com.kms.free", 0, Outcome.REFUSED, 270, answer, refused),
        ),
        verdict_after=Verdict.NON_COMPLIANT,
        reading_after=again,
    )  # fmt: skip


def inconclusive_audit():
    """Nothing found, but four parts of the phone could not be read."""
    gaps = (
        GAP,
        Gap("The package dump was cut short", "The phone was unplugged after 1,204,224 bytes"),
        Gap("Device administrators", "dumpsys device_policy timed out after 20 seconds"),
        Gap("Profile 10, Work: the package list", "The answer ended without an exit code"),
    )
    found = compliant_audit()
    cut = evidence(7, "dumpsys package packages", 1_204_224, Ending.CUT, None, 88)
    return replace(
        found,
        users=(OWNER, replace(WORK, read=False), FOLDER),
        verdict=Verdict.INCONCLUSIVE,
        coverage=Coverage(complete=False, gaps=gaps, notes=NOTES),
        evidence=(*found.evidence, cut),
        device=replace(DEVICE, administrators=None, verified_boot=None, bootloader_locked=None),
    )


HOSTILE = (
    '<img src="/etc/passwd"/>', '<img src="http://127.0.0.1:9/x.png"/>', '<a href="javascript:alert(1)">x</a>',
    "<b>bold", "</para>", "&amp;&lt;", "**strong** `code` {n} {name}", "%s %(x)s {0}", "abc\u202egpj.exe",
    "a\x00b\x07c\x1b[31m", "A" * 10_000, "line\nbreak\ttab\r", "\ue000 private", "\uffff",
    "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308algo", "\u200b\u200d\ufeff", "   ", "微信", "محفظة", "😀",
    "Ünïcödé Ŝoft", "\u3164", "e\u0301", "\u2066isolate\u2069", ") Tj ET Q q BT (forged", "\\", "$(reboot);`id`",
)  # fmt: skip


def hostile_audit():
    """Every field a phone or an operator fills holds an attack."""
    packages = tuple(
        package(f"com.hostile.app{number:02}", label, version_name=label, installer=label, first_install=label)
        for number, label in enumerate(HOSTILE)
    )
    evil = HOSTILE[8] + HOSTILE[0] + HOSTILE[10]
    device = replace(
        DEVICE, maker=HOSTILE[0], model=HOSTILE[8], serial=evil, android=evil, security_patch=evil,
        build_fingerprint=evil, verified_boot=evil, locale=evil, connection=evil,
        administrators=(Administrator(evil, 0, AdministratorRole.ADMIN),),
    )  # fmt: skip
    users = (replace(OWNER, name=evil), *(UserProfile(n, evil, UserKind.UNKNOWN, None, read=True) for n in range(1, 9)))
    found = replace(
        compliant_audit(packages), operator=evil, audit_id=evil, device=device, users=users,
        tool=replace(TOOL, platform=evil, adb_digest=None),
        findings=tuple(finding(one.name, "App", (WECHAT_BAN,), why=one.label) for one in packages[:12]),
        verdict=Verdict.NON_COMPLIANT,
        coverage=Coverage(complete=False, gaps=(Gap(evil, evil),), notes=(Note(evil, evil),)),
        evidence=(evidence(1, evil, exit_code=-1),),
    )  # fmt: skip
    return replace(
        found,
        removals=(removal(packages[0].name, 0, Outcome.UNKNOWN, 5, answer=evil, reason=evil, verified=False),),
        verdict_after=Verdict.NON_COMPLIANT,
    )


def large_audit(count=450):
    """Many apps, among them long package names."""
    words = ("weather", "notes", "transit", "bank", "reader", "photos", "calendar", "scanner", "health")
    many = tuple(
        package(
            f"com.northern.{words[number % 9]}.edition{number:03}" + (".long.name.part" * (number % 40 == 0)),
            f"Northern {words[number % 9].title()} {number}" if number % 3 else None,
            (0, 10, 150)[: 1 + number % 3],
            system=number % 4 == 0,
        )
        for number in range(count - len(BANNED))
    )
    found = removed_audit()
    return replace(found, packages=tuple(sorted(many + BANNED, key=lambda one: one.name)))


SAMPLES = {
    "compliant": compliant_audit,
    "banned": banned_audit,
    "removed": removed_audit,
    "inconclusive": inconclusive_audit,
    "hostile": hostile_audit,
    "large": large_audit,
}


@pytest.fixture(scope="session")
def samples():
    """The sample audits by name."""
    return {name: make() for name, make in SAMPLES.items()}


@pytest.fixture(scope="session")
def crowded():
    """More users, instruments and gaps than a page holds."""
    found = banned_audit()
    many = tuple(replace(WECHAT_BAN, id=f"CA-{number}") for number in range(40))
    users = tuple(UserProfile(number, f"User {number}", UserKind.SECONDARY, None, read=True) for number in range(30))
    gaps = tuple(Gap(f"Part {number}", "\u202e" * 3000) for number in range(12))
    return replace(
        found,
        users=users,
        findings=(replace(found.findings[0], instruments=many), *found.findings[1:]),
        coverage=Coverage(complete=False, gaps=gaps, notes=(Note("A note", "\u202e" * 3000),)),
    )


NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def moment():
    """When reports are signed in these tests."""
    return NOW


@pytest.fixture(scope="session")
def new_signer():
    """Makes a signer: an organisation root and an auditor below it, in memory."""

    def make(organisation="Northern Works", name="A. Tremblay", now=NOW, practice=False):
        root = make_root(organisation, now, practice=practice)
        auditor = make_auditor(root, organisation, name, now, practice=practice)
        return P12Signer(auditor.key, auditor.certificate, (root.certificate,))

    return make


@pytest.fixture(scope="session")
def signer(new_signer):
    """The auditor of most tests."""
    return new_signer()


@pytest.fixture(scope="session")
def unsigned(samples):
    """The unsigned report of a compliant phone."""
    return render_report(samples["compliant"])


@pytest.fixture(scope="session")
def signed(unsigned, signer):
    """The same, signed."""
    return sign_report(unsigned, signer, NOW)


@pytest.fixture
def banned_instruments(samples):
    """At least two instruments as findings quote them."""
    return tuple({i.id: i for finding in samples["banned"].findings for i in finding.instruments}.values())


@pytest.fixture(scope="session")
def verapdf():
    """veraPDF, started once and only if a test asks for it."""
    try:
        judge = VeraPdf()
    except LookupError as missing:
        pytest.skip(str(missing))
    yield judge
    judge.close()
