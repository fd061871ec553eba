"""Builders of small true values, so that a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime

from auditor.model.device import Device
from auditor.model.evidence import Ending, Evidence
from auditor.model.package import Enabled, InstalledPackage, UserKind, UserProfile, UserState
from auditor.model.policy import (
    BanList,
    Bilingual,
    Binding,
    Indicator,
    IndicatorKind,
    Instrument,
    Link,
    Policy,
    Rule,
    Source,
    Sureness,
    Under,
)
from auditor.model.reading import Reading
from auditor.model.removal import ActAnswer, Action, RemovalStep

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DIGEST_A = "a" * 64
DIGEST_B = "b" * 64


def state(user_id=0, *, installed=True, enabled=Enabled.DEFAULT, archived=False, data_kept=False):
    return UserState(
        user_id=user_id,
        installed=installed,
        enabled=enabled,
        hidden=False,
        suspended=False,
        stopped=False,
        archived=archived,
        data_kept=data_kept,
        first_install=None,
    )


def package(name="org.example.app", *states, system=False, signers=None, label=None):
    return InstalledPackage(
        name=name,
        label=label,
        user_states=states or (state(),),
        version_name="1.0",
        version_code=1,
        installer="com.android.vending",
        initiating=None,
        originating=None,
        system=system,
        updated_system=False,
        persistent=False,
        shared_user=None,
        path=f"/data/app/{name}-1/base.apk",
        signers=signers,
        first_install=None,
        last_update=None,
    )


def device(**changes):
    known = Device(
        serial="127.0.0.1:58010",
        hardware_serial="PRACTICE1",
        maker="Example",
        model="Phone",
        android="14",
        sdk=34,
        security_patch="2026-10-01",
        build_fingerprint="example/phone/phone:14/AAAA/1:user/release-keys",
        verified_boot="green",
        bootloader_locked=True,
        encryption="encrypted",
        locale="en-CA",
        time_zone="America/Toronto",
        connection="simulated",
        administrators=(),
    )
    return replace(known, **changes)


def user(user_id=0, *, read=True, kind=UserKind.OWNER):
    return UserProfile(user_id, f"User {user_id}", kind, running=True, read=read)


def reading(*packages, users=(), gaps=(), notes=(), **changes):
    return Reading(
        device=device(**changes),
        users=users or (user(),),
        packages=tuple(sorted(packages, key=lambda p: p.name)),
        gaps=tuple(gaps),
        notes=tuple(notes),
        evidence=(),
        started=NOW,
        finished=NOW,
    )


def instrument(instrument_id="XX-1", *, binding=Binding.BINDING, primary=True, **dates):
    return Instrument(
        id=instrument_id,
        jurisdiction="XX",
        authority=Bilingual("Example Board", "Conseil exemple"),
        title=Bilingual("Example order", "Décret exemple"),
        binding=binding,
        announced=dates.get("announced"),
        in_force=dates.get("in_force", date(2023, 10, 30)),
        ended=dates.get("ended"),
        checked=None,
        scope=Bilingual("Phones.", "Téléphones."),
        reason=Bilingual("A reason.", "Un motif."),
        sources=(
            Source("Press", "https://press.example/1", primary=False),
            Source("Order", "https://board.example/order", primary=primary),
        ),
    )


def indicator(
    value="com.banned.app", kind=IndicatorKind.PACKAGE_NAME, sureness=Sureness.CONFIRMED, build="", doubt=None
):
    return Indicator(kind, value, sureness, build, doubt)


def signing(value=DIGEST_A, sureness=Sureness.CONFIRMED):
    return Indicator(IndicatorKind.SIGNING_DIGEST, value, sureness)


def rule(rule_id="banned", *indicators, under=(("XX-1", Link.NAMED),), app_name="Banned App"):
    return Rule(
        id=rule_id,
        app_name=app_name,
        vendor="vendor",
        under=tuple(Under(name, link) for name, link in under),
        indicators=indicators or (indicator(),),
    )


def policy(*instruments, policy_id="xx"):
    return Policy(policy_id, Bilingual("Example policy", "Politique exemple"), instruments or ("XX-1",))


def ban_list(*rules, instruments=(), policies=()):
    return BanList(
        schema="fieldcheck-banlist/1",
        edition=1,
        publisher="Example Publisher",
        issued=NOW,
        expires=NOW.replace(year=2027),
        as_of=NOW.date(),
        instruments=instruments or (instrument(),),
        rules=rules or (rule(),),
        policies=policies or (policy(),),
    )


def step(package_name="com.banned.app", user_id=0, action=Action.UNINSTALL):
    return RemovalStep(1, package_name, user_id, action, f"pm {action.value} --user {user_id} {package_name}")


def evidence(ending=Ending.COMPLETE, exit_code=0):
    return Evidence("E-01", "question", "0" * 64, 0, "0" * 64, 0, exit_code, ending, NOW, NOW)


def answer(*, words="Success", success=True, refusal=None):
    return ActAnswer(evidence(), words, success, refusal)
