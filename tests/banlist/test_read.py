"""Reading strictly: what a good edition becomes, and that nothing else gets through."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum.make_banlists import as_bytes, base

from auditor.banlist import limits
from auditor.banlist.read import problems, read_edition
from auditor.errors import MalformedError
from auditor.model.codec import canonical_json
from auditor.model.policy import Binding, IndicatorKind, Link, Sureness


def test_a_good_edition_becomes_frozen_values():
    found = read_edition(as_bytes(base()))
    assert found.issued == datetime(2026, 1, 1, tzinfo=UTC)
    instrument = found.instrument("XX-2024-APP")
    assert instrument.in_force == date(2024, 2, 1)
    assert instrument.binding is Binding.BINDING
    assert instrument.sources[0].primary
    rule = found.rules[0]
    assert rule.under[0].link is Link.NAMED
    assert [indicator.kind for indicator in rule.indicators] == [
        IndicatorKind.PACKAGE_NAME,
        IndicatorKind.SIGNING_DIGEST,
    ]
    assert rule.indicators[1].sureness is Sureness.POSSIBLE


def test_what_was_read_writes_back_to_the_same_bytes():
    data = as_bytes(base())
    assert canonical_json(read_edition(data)) + b"\n" == data


def test_french_no_break_spaces_are_text_and_not_an_unseen_character():
    plain = base()
    plain["instruments"][0]["title"]["fr"] = "«\u00a0Titre\u00a0»\u00a0: un\u202ftitre"
    assert read_edition(as_bytes(plain)).instruments[0].title.fr.startswith("«\u00a0")


@pytest.mark.parametrize(
    ("part", "most"),
    [
        ("instruments", limits.MAX_INSTRUMENTS),
        ("rules", limits.MAX_RULES),
        ("policies", limits.MAX_POLICIES),
    ],
)
def test_more_parts_than_anybody_needs_are_refused_before_each_is_looked_at(good_list, part, most):
    crowded = replace(good_list, **{part: (getattr(good_list, part)[0],) * (most + 1)})
    problem = next(problems(crowded))
    assert (problem.field, problem.what) == (part, f"there are {most + 1}, more than {most}")


def test_every_problem_of_a_list_can_be_named_not_only_the_first(good_list):
    spoilt = replace(good_list, edition=0, publisher="", as_of=date(2030, 1, 1))
    assert [problem.field for problem in problems(spoilt)] == ["edition", "publisher", "as_of"]


def test_one_certificate_may_stand_in_two_rules(good_list):
    digest = good_list.rules[0].indicators[1]
    second = replace(good_list.rules[1], indicators=(good_list.rules[1].indicators[0], digest))
    assert not list(problems(replace(good_list, rules=(good_list.rules[0], second))))


@given(st.binary(max_size=300))
def test_garbage_ends_in_one_plain_sentence(data):
    with pytest.raises(MalformedError) as caught:
        read_edition(data)
    assert "\n" not in str(caught.value)


def test_more_apple_ids_than_an_app_can_have_are_refused(good_list):
    many = tuple(f"org.example.n{n}" for n in range(limits.MAX_INDICATORS_PER_RULE + 1))
    crowded = replace(good_list, rules=(replace(good_list.rules[0], apple_ids=many), good_list.rules[1]))
    problem = next(problems(crowded))
    assert (problem.field, problem.what) == ("rules[0].apple_ids", "there are 201, more than 200")
