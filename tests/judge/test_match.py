from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.judge.match import counting_instruments, match, matcher
from auditor.model.finding import Basis, Status
from auditor.model.package import Enabled
from auditor.model.policy import Bilingual, Binding, Link, Sureness
from support import build

DAY = date(2026, 11, 24)


def findings(*packages, rules=(), instruments=(), policies=None, day=DAY):
    edition = build.ban_list(*rules, instruments=instruments)
    return match(packages, edition, policies or (build.policy(),), day)


def banned(**changes):
    return build.package("com.banned.app", **changes)


def test_a_listed_package_name_is_banned_with_its_instrument():
    (finding,) = findings(banned())
    assert (finding.status, finding.basis, finding.rule) == (Status.BANNED, Basis.PACKAGE_NAME, "banned")
    assert finding.user_ids == (0,)
    (cited,) = finding.instruments
    assert (cited.id, cited.authority, cited.reason) == ("XX-1", "Example Board", "A reason.")
    assert cited.in_force == date(2023, 10, 30)


def test_the_primary_source_is_cited_before_the_press():
    assert findings(banned())[0].instruments[0].source == "https://board.example/order"
    press_only = build.instrument(primary=False)
    assert findings(banned(), instruments=(press_only,))[0].instruments[0].source == "https://press.example/1"


@pytest.mark.parametrize(
    "name", ["com.banned.app2", "com.banned.ap", "xcom.banned.app", "COM.BANNED.APP", "com.banned.app.lite"]
)
def test_a_name_that_only_resembles_a_listed_one_is_clear(name):
    assert findings(build.package(name)) == ()


def test_a_package_that_nobody_has_is_clear():
    gone = build.package("com.banned.app", build.state(0, installed=False), build.state(10, installed=False))
    assert findings(gone) == ()


def test_disabled_archived_and_unknown_all_count_as_present():
    states = (
        build.state(0, enabled=Enabled.DISABLED_BY_USER),
        build.state(10, installed=False, archived=True),
        build.state(11, installed=None),
        build.state(12, installed=False),
    )
    assert findings(build.package("com.banned.app", *states))[0].user_ids == (0, 10, 11)


def test_a_renamed_copy_is_recognised_by_its_signer():
    rules = (build.rule("banned", build.indicator(), build.signing()),)
    (finding,) = findings(build.package("org.other.name", signers=(build.DIGEST_A,)), rules=rules)
    assert (finding.status, finding.basis) == (Status.BANNED, Basis.SIGNING_DIGEST)
    assert "package name differs" in finding.why


def test_a_listed_name_with_a_foreign_signer_is_its_own_basis():
    rules = (build.rule("banned", build.indicator(), build.signing()),)
    (finding,) = findings(banned(signers=(build.DIGEST_B,)), rules=rules)
    assert (finding.status, finding.basis) == (Status.BANNED, Basis.OTHER_SIGNER)


@pytest.mark.parametrize(
    ("signers", "words"),
    [((build.DIGEST_A,), "publisher's known one"), (None, "was not read")],
)
def test_the_basis_says_whether_the_signer_was_compared(signers, words):
    rules = (build.rule("banned", build.indicator(), build.signing()),)
    (finding,) = findings(banned(signers=signers), rules=rules)
    assert finding.basis is Basis.PACKAGE_NAME
    assert words in finding.why


def test_no_listed_certificate_is_said():
    assert "No certificate of this publisher is listed" in findings(banned())[0].why


def test_the_reason_is_said_in_both_languages():
    cases = [
        (None, build.rule("banned", build.indicator(sureness=Sureness.POSSIBLE), under=(("XX-1", Link.OWNER),))),
        ((build.DIGEST_B,), build.rule("banned", build.indicator(), build.signing())),
        ((build.DIGEST_A,), build.rule("banned", build.indicator(), build.signing())),
    ]
    for signers, rule in cases:
        (finding,) = findings(banned(signers=signers), rules=(rule,))
        assert finding.why_fr.startswith("Le nom de paquet")
        assert finding.why_fr.count(".") == finding.why.count(".")


def test_a_possible_indicator_makes_a_suspect_with_its_reason():
    doubt = Bilingual("Seen in one old list only.", "Vu dans une seule ancienne liste.")
    doubtful = build.indicator(sureness=Sureness.POSSIBLE, doubt=doubt)
    (finding,) = findings(banned(), rules=(build.rule("banned", doubtful),))
    assert finding.status is Status.SUSPECT
    assert "only possible" in finding.why
    assert "Seen in one old list only." in finding.why
    assert finding.why_fr.endswith("Vu dans une seule ancienne liste.")
    assert "Seen" not in finding.why_fr


def test_a_rule_with_several_packages_calls_each_by_its_own_name():
    several = build.rule("banned", build.indicator(build="Banned Lite"), build.indicator("com.other.app"))
    assert findings(banned(), rules=(several,))[0].app_name == "Banned Lite"
    alone = build.rule("banned", build.indicator(build="Banned (the only build)"))
    assert findings(banned(), rules=(alone,))[0].app_name == "Banned App"


def test_a_finding_says_what_must_be_known_of_how_an_instrument_reaches_the_app():
    note = Bilingual("The list has been seen in the press only.", "La liste n’a été vue que dans la presse.")
    plain = build.rule()
    ruled = replace(plain, under=(replace(plain.under[0], note=note),))
    (cited,) = findings(banned(), rules=(ruled,))[0].instruments
    assert (cited.note, cited.note_fr, cited.authority_fr) == (note.en, note.fr, "Conseil exemple")
    assert findings(banned())[0].instruments[0].note == ""


def test_an_inferred_owner_makes_a_suspect_and_a_vendor_clause_a_ban():
    owner = (build.rule(under=(("XX-1", Link.OWNER),)),)
    (suspect,) = findings(banned(), rules=owner)
    assert suspect.status is Status.SUSPECT
    assert "presumed owner" in suspect.why
    vendor = (build.rule(under=(("XX-1", Link.VENDOR),)),)
    assert findings(banned(), rules=vendor)[0].status is Status.BANNED


@pytest.mark.parametrize("binding", [Binding.ADVICE, Binding.APPROVAL, Binding.CATEGORY])
def test_advice_is_never_a_ban(binding):
    assert findings(banned(), instruments=(build.instrument(binding=binding),)) == ()


def test_an_instrument_counts_only_between_its_days():
    ended = build.instrument(ended=date(2026, 2, 3))
    assert findings(banned(), instruments=(ended,), day=date(2026, 2, 2))
    assert findings(banned(), instruments=(ended,), day=date(2026, 2, 3)) == ()
    assert findings(banned(), day=date(2023, 10, 29)) == ()
    assert findings(banned(), day=date(2023, 10, 30))


def test_an_instrument_without_a_first_day_counts_from_its_announcement():
    announced = build.instrument(in_force=None, announced=date(2024, 1, 1))
    assert findings(banned(), instruments=(announced,), day=date(2023, 12, 31)) == ()
    assert findings(banned(), instruments=(announced,), day=date(2024, 1, 1))
    assert findings(banned(), instruments=(build.instrument(in_force=None),), day=date(1990, 1, 1))


def test_an_instrument_outside_the_chosen_policies_makes_no_finding():
    assert findings(banned(), policies=(build.policy("XX-2", policy_id="other"),)) == ()


def test_several_instruments_and_policies_are_cited_once_each():
    rules = (build.rule(under=(("XX-1", Link.NAMED), ("XX-2", Link.NAMED), ("XX-3", Link.NAMED))),)
    instruments = (build.instrument("XX-1"), build.instrument("XX-2"), build.instrument("XX-3"))
    chosen = (build.policy("XX-1", "XX-2"), build.policy("XX-2", policy_id="other"))
    (finding,) = findings(banned(), rules=rules, instruments=instruments, policies=chosen)
    assert [cited.id for cited in finding.instruments] == ["XX-1", "XX-2"]


def test_two_rules_on_one_package_are_two_findings_and_banned_comes_first():
    rules = (
        build.rule("b-rule", build.indicator("com.zz.app")),
        build.rule("a-rule", build.indicator("com.aa.app", sureness=Sureness.POSSIBLE)),
        build.rule("c-rule", build.indicator("com.zz.app")),
    )
    found = findings(build.package("com.aa.app"), build.package("com.zz.app"), rules=rules)
    assert [(f.package, f.rule) for f in found] == [
        ("com.zz.app", "b-rule"), ("com.zz.app", "c-rule"), ("com.aa.app", "a-rule"),
    ]  # fmt: skip


def test_only_binding_instruments_in_force_are_counted_for_a_policy():
    instruments = (
        build.instrument("XX-1"),
        build.instrument("XX-2", binding=Binding.ADVICE),
        build.instrument("XX-3", ended=date(2025, 1, 1)),
    )
    edition = build.ban_list(instruments=instruments)
    assert counting_instruments(edition, build.policy("XX-1", "XX-2", "XX-3"), DAY) == 1


names = st.sampled_from(["com.a.a", "com.a.b", "com.b.a", "com.b.b"])


@given(listed=st.sets(names, min_size=1), installed=st.sets(names))
def test_exactly_the_listed_names_are_found(listed, installed):
    rules = tuple(build.rule(name.replace(".", "-"), build.indicator(name)) for name in sorted(listed))
    found = findings(*(build.package(name) for name in installed), rules=rules)
    assert {finding.package for finding in found} == listed & installed


def test_one_digest_under_two_rules_recognises_both():
    rules = (build.rule("one", build.signing()), build.rule("two", build.signing()))
    recognised = matcher(rules).recognise(build.package(signers=(build.DIGEST_A,)))
    assert [recognition.rule.id for recognition in recognised] == ["one", "two"]
