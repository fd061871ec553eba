from dataclasses import replace
from datetime import date

import pytest

from auditor.judge.match import match
from auditor.judge.mention import mentions
from auditor.model.finding import MentionKind
from auditor.model.policy import Bilingual, Binding, Firmware, Link
from support import build

DAY = date(2026, 11, 24)
ADVICE = build.instrument("XX-2", binding=Binding.ADVICE)
OTHER = build.instrument("XX-3")
PRESENT = build.package("com.banned.app")
IN_FORCE = build.instrument()


def told(package=PRESENT, *, under, chosen=("XX-1", "XX-2"), instruments=(IN_FORCE, ADVICE, OTHER)):
    edition = build.ban_list(build.rule(under=under), instruments=instruments)
    policies = (build.policy(*chosen),)
    findings = match((package,), edition, policies, DAY)
    return [(m.kind, [i.id for i in m.instruments]) for m in mentions((package,), findings, edition, policies, DAY)]


def test_what_only_advice_names_is_advised_against():
    assert told(under=(("XX-2", Link.NAMED),)) == [(MentionKind.ADVISED, ["XX-2"])]


def test_what_only_others_prohibit_is_prohibited_elsewhere():
    assert told(under=(("XX-3", Link.VENDOR),)) == [(MentionKind.ELSEWHERE, ["XX-3"])]


def test_both_may_be_said():
    both = (("XX-2", Link.NAMED), ("XX-3", Link.NAMED))
    assert [kind for kind, _ in told(under=both)] == [MentionKind.ADVISED, MentionKind.ELSEWHERE]


def test_a_finding_needs_no_mention():
    assert told(under=(("XX-1", Link.NAMED), ("XX-2", Link.NAMED))) == []


@pytest.mark.parametrize(
    ("under", "instruments"),
    [
        ((("XX-3", Link.OWNER),), (build.instrument(), ADVICE, OTHER)),
        ((("XX-3", Link.NAMED),), (build.instrument(), ADVICE, build.instrument("XX-3", ended=date(2025, 1, 1)))),
        ((("XX-3", Link.NAMED),), (build.instrument(), ADVICE, build.instrument("XX-3", binding=Binding.ADVICE))),
    ],
)
def test_inferred_ended_or_foreign_advice_is_not_worth_a_word(under, instruments):
    assert told(under=under, instruments=instruments) == []


def test_absent_and_unlisted_apps_are_not_mentioned():
    absent = build.package("com.banned.app", build.state(installed=False))
    assert told(absent, under=(("XX-3", Link.NAMED),)) == []
    assert told(build.package("org.other.app"), under=(("XX-3", Link.NAMED),)) == []


def test_parts_of_the_firmware_are_named_and_never_found():
    part = build.package("org.vendor.part", system=True)
    firmware = (Firmware("vendor-parts", "Vendor", ("org.vendor.part",), Bilingual("A part.", "Une partie.")),)
    edition = replace(build.ban_list(), firmware=firmware)
    policies = (build.policy(),)
    assert match((part,), edition, policies, DAY) == ()
    (mention,) = mentions((part,), (), edition, policies, DAY)
    assert (mention.kind, mention.app_name, mention.note) == (MentionKind.FIRMWARE, "Vendor", "A part.")
    gone = build.package("org.vendor.part", build.state(installed=False))
    assert mentions((gone,), (), edition, policies, DAY) == ()
