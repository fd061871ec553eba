"""What changed between two editions, in words, by instrument, rule, indicator and policy."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum.make_banlists import as_bytes, base

from auditor.banlist.diff import FORCE_FR, KIND_FR, SURENESS_FR, compare
from auditor.banlist.read import read_edition
from auditor.model.banlist_changes import Change, ChangeKind, Subject
from auditor.model.codec import canonical_json
from auditor.model.policy import (
    BanList,
    Bilingual,
    Binding,
    Indicator,
    IndicatorKind,
    Link,
    Policy,
    Sureness,
    Under,
)

OLD = read_edition(as_bytes(base()))
FIRST, SECOND = OLD.instruments
APP, OTHER = OLD.rules
LAND, PAST = OLD.policies


def only(new: BanList, old: BanList = OLD) -> Change:
    (change,) = compare(old, new).changes
    assert change.what.en != change.what.fr
    return change


def instruments(**changes) -> BanList:
    return replace(OLD, instruments=(replace(FIRST, **changes), SECOND))


def test_two_equal_editions_differ_in_nothing():
    found = compare(OLD, OLD)
    assert found.changes == ()
    assert (found.from_edition, found.to_edition) == (7, 7)


def test_the_editions_and_publishers_are_named():
    found = compare(OLD, replace(OLD, edition=8, publisher="Department"))
    assert (found.from_edition, found.to_edition) == (7, 8)
    assert (found.from_publisher, found.to_publisher) == (OLD.publisher, "Department")


def test_a_new_instrument_is_told_with_its_title_and_authority():
    third = replace(FIRST, id="XX-2026-NEW", title=Bilingual("Order", "Arrêté"))
    change = only(replace(OLD, instruments=(*OLD.instruments, third)))
    assert (change.subject, change.kind, change.id) == (Subject.INSTRUMENT, ChangeKind.NEW, "XX-2026-NEW")
    assert change.what.en == "New: Order (Ministry of Examples)"
    assert change.what.fr == "Nouvel instrument\u00a0: Arrêté (Ministère des Exemples)"


def test_an_instrument_that_ended_is_told_with_the_day():
    change = only(instruments(ended=date(2026, 2, 3), checked=date(2026, 2, 4)))
    assert change.kind is ChangeKind.ENDED
    assert change.what.en == "Ended on 2026-02-03: Words."
    assert change.what.fr.startswith("Fin le 2026-02-03\u00a0: ")


@pytest.mark.parametrize(
    ("changes", "en", "fr"),
    [
        ({"binding": Binding.ADVICE}, "force from binding to advice", "force\u00a0: de contraignant à avis"),
        ({"announced": None}, "day announced from 2024-01-02 to —", "date d’annonce\u00a0: de 2024-01-02 à —"),
        ({"in_force": date(2024, 3, 1)}, "first day in force from 2024-02-01 to 2024-03-01", "entrée en vigueur"),
        ({"checked": None}, "day last checked from 2025-12-01 to —", "dernière vérification"),
        ({"title": Bilingual("x", "y")}, "title reworded", "titre\u00a0: texte modifié"),
        ({"scope": Bilingual("x", "y")}, "scope reworded", "champ d’application"),
        ({"reason": Bilingual("x", "y")}, "reason reworded", "motif"),
        ({"authority": Bilingual("x", "y")}, "authority reworded", "autorité"),
        ({"jurisdiction": "YY"}, "authority reworded", "autorité"),
        ({"sources": FIRST.sources[:1]}, "sources reworded", "sources"),
    ],
)
def test_every_field_of_an_instrument_that_changed_is_named(changes, en, fr):
    change = only(instruments(**changes))
    assert (change.subject, change.kind) == (Subject.INSTRUMENT, ChangeKind.CHANGED)
    assert en in change.what.en
    assert fr in change.what.fr


def test_an_end_that_was_taken_back_is_a_change():
    ended = replace(OLD, instruments=(replace(FIRST, ended=date(2026, 2, 3)), SECOND))
    assert "day ended from 2026-02-03 to —" in only(OLD, ended).what.en


def test_what_is_gone_from_the_list_is_told_for_every_part():
    less = replace(OLD, instruments=(FIRST,), rules=(APP,), policies=(LAND,))
    found = compare(OLD, less)
    for subject, ids in (
        (Subject.INSTRUMENT, [SECOND.id]),
        (Subject.RULE, [OTHER.id]),
        (Subject.POLICY, [PAST.id]),
        (Subject.INDICATOR, [indicator.value for indicator in OTHER.indicators]),
    ):
        assert [change.id for change in found.of(subject, ChangeKind.REMOVED)] == ids


def test_a_new_app_is_told_with_each_of_its_indicators():
    found = compare(replace(OLD, rules=(APP,)), OLD)
    (rule,) = found.of(Subject.RULE, ChangeKind.NEW)
    assert rule.what.en == "New app: Other"
    assert [change.what.en for change in found.of(Subject.INDICATOR, ChangeKind.NEW)] == [
        "New package name for Other",
        "New signing digest for Other",
    ]


@pytest.mark.parametrize(
    ("changes", "en"),
    [
        ({"app_name": "New name"}, "name from App to New name"),
        ({"vendor": "Someone"}, "vendor from Example to Someone"),
        ({"apple_ids": ("org.x", "org.y")}, "Apple ids from — to org.x, org.y"),
        ({"under": (*APP.under, Under(SECOND.id, Link.NAMED))}, f"now under {SECOND.id}"),
        ({"under": (Under(FIRST.id, Link.OWNER, ""),)}, f"how {FIRST.id} reaches it changed"),
    ],
)
def test_every_field_of_a_rule_that_changed_is_named(changes, en):
    change = only(replace(OLD, rules=(replace(APP, **changes), OTHER)))
    assert (change.subject, change.id) == (Subject.RULE, "app")
    assert en in change.what.en


def test_an_app_that_an_instrument_no_longer_reaches_is_told():
    two = replace(OLD, rules=(replace(APP, under=(*APP.under, Under(SECOND.id, Link.NAMED, ""))), OTHER))
    assert f"no longer under {SECOND.id}" in only(OLD, two).what.en


def test_an_indicator_that_became_surer_is_told_once():
    digest = replace(APP.indicators[1], sureness=Sureness.CONFIRMED, doubt=None)
    change = only(replace(OLD, rules=(replace(APP, indicators=(APP.indicators[0], digest)), OTHER)))
    assert (change.subject, change.kind, change.id) == (Subject.INDICATOR, ChangeKind.CHANGED, digest.value)
    assert change.what.en == "Changed: sureness from possible to confirmed; doubt reworded"
    assert "certitude\u00a0: de possible à confirmé" in change.what.fr


def test_a_new_indicator_of_an_old_app_is_told():
    more = Indicator(IndicatorKind.PACKAGE_NAME, "org.example.app.lite", Sureness.CONFIRMED)
    change = only(replace(OLD, rules=(replace(APP, indicators=(*APP.indicators, more)), OTHER)))
    assert (change.kind, change.id, change.what.en) == (ChangeKind.NEW, more.value, "New package name for App")


@pytest.mark.parametrize(
    ("policy", "en"),
    [
        (replace(LAND, name=Bilingual("x", "y")), "name reworded"),
        (replace(LAND, instruments=(FIRST.id,)), f"no longer under {SECOND.id}"),
        (replace(LAND, instruments=(SECOND.id, FIRST.id)), "instruments in another order"),
    ],
)
def test_every_change_of_a_policy_is_named(policy, en):
    change = only(replace(OLD, policies=(policy, PAST)))
    assert (change.subject, change.id) == (Subject.POLICY, "xx")
    assert en in change.what.en


def test_a_new_policy_is_told():
    third = Policy("yy", Bilingual("Land", "Pays"), (FIRST.id,))
    assert only(replace(OLD, policies=(*OLD.policies, third))).what.fr == "Nouvelle politique\u00a0: Pays"


def test_every_word_of_the_list_has_its_french():
    assert set(FORCE_FR) == set(Binding)
    assert set(SURENESS_FR) == set(Sureness)
    assert set(KIND_FR) == set(IndicatorKind)


@given(st.permutations(OLD.rules), st.permutations(OLD.instruments), st.permutations(OLD.policies))
def test_the_order_of_parts_is_no_change(rules, ordered, policies):
    shuffled = replace(OLD, rules=tuple(rules), instruments=tuple(ordered), policies=tuple(policies))
    assert compare(OLD, shuffled).changes == ()


@given(st.sampled_from(["announced", "in_force", "checked", "ended"]), st.dates())
def test_no_difference_between_two_lists_goes_unsaid(field, day):
    new = instruments(**{field: day})
    assert bool(compare(OLD, new).changes) == (canonical_json(new) != canonical_json(OLD))


@pytest.mark.parametrize(
    ("changes", "en"),
    [
        ({"vendor": "Other"}, "vendor from Example to Other"),
        ({"packages": ("org.example.part",)}, "packages from org.example.part, org.example.chip to org.example.part"),
        ({"note": Bilingual("Other.", "Autre.")}, "note reworded"),
    ],
)
def test_every_change_of_a_firmware_entry_is_named(changes, en):
    (parts,) = OLD.firmware
    change = only(replace(OLD, firmware=(replace(parts, **changes),)))
    assert (change.subject, change.kind) == (Subject.FIRMWARE, ChangeKind.CHANGED)
    assert en in change.what.en


def test_firmware_that_comes_and_goes_is_told():
    without = replace(OLD, firmware=())
    assert only(OLD, without).kind is ChangeKind.NEW
    assert only(without).kind is ChangeKind.REMOVED
