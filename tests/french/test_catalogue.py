import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.french import in_french
from auditor.french.catalogue import SENTENCES, merged, system
from auditor.french.template import NO_BREAK, SLOT, joined, skeleton, template

TEMPLATES = [template(english, french) for english, french in SENTENCES.items()]
FIXED = sorted(one.english for one in TEMPLATES if not one.slots)
FILLED = [one for one in TEMPLATES if one.slots]
BY_ENGLISH = {one.english: one.french for one in TEMPLATES}
# What a slot that takes another sentence of ours is tried with: short ones, and none that holds a colon.
CLAUSES = [text for text in FIXED if len(text) < 40 and ":" not in text and not text.endswith(".")]


def _all_that(holds, templates=TEMPLATES):
    """The sentences of which something does not hold."""
    return [one.english for one in templates if not holds(one)]


@pytest.mark.parametrize(
    ("english", "french", "why"),
    [
        ("{a} is there", "{b} est là", "differ"),
        ("{a} is there", "est là", "differ"),
        ("{a} is there", "{a} et {a} sont là", "differ"),
        ("{a:word} is there", "{a:word} est là", "differ"),
        ("{a:animal} is there", "{a} est là", "no known kind"),
        ("{a:word}{b:number}", "{a} {b}", "touches another"),
        ("{a} is not {b}", "{a} n’est pas {b}", "more than one slot"),
        ("{a:perhaps}: {b:list}", "{a} : {b}", "more than one slot"),
    ],
)
def test_an_entry_that_could_be_read_in_two_ways_or_not_be_filled_is_refused(english, french, why):
    with pytest.raises(ValueError, match=why):
        template(english, french)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"(?<![A-Za-z0-9}])'(?![\w{])|[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", id="an apostrophe that is not ’"),
        pytest.param(r'"', id="a straight quotation mark"),
        pytest.param(rf"[^{NO_BREAK}]:(?=\s)|[^{NO_BREAK}]:$", id="a colon without its no-break space"),
        pytest.param(rf"[\s{NO_BREAK}][;!?]", id="a blank before ; ! ?"),
        pytest.param(rf"«[^{NO_BREAK}]|[^{NO_BREAK}]»", id="guillemets without their no-break spaces"),
        pytest.param(r"  |\.\.\.", id="two blanks, or three full stops"),
    ],
)
def test_french_is_set_as_canadian_printers_set_it(wrong):
    assert [one.french for one in TEMPLATES if re.search(wrong, one.french)] == []


def test_a_sentence_ends_in_french_as_it_ends_in_english():
    assert _all_that(lambda one: one.english.endswith(".") == one.french.endswith(".")) == []


def test_a_french_sentence_begins_with_a_capital_where_the_english_one_does():
    ours = [one for one in TEMPLATES if one.english not in system.SENTENCES]
    plain = [one for one in ours if one.english[0].isalpha() and one.french[0].isalpha()]
    assert _all_that(lambda one: one.english[0].isupper() == one.french[0].isupper(), plain) == []


def test_no_sentence_stands_twice_under_other_names_of_its_slots():
    kinds = [re.sub(r"\{\w+", "{", english) for english in SENTENCES]
    assert sorted(kinds) == sorted(set(kinds))
    assert skeleton("{a:word} and {b}") == "{} and {}"


def test_two_french_forms_of_one_sentence_are_refused():
    assert merged([{"a": "x"}, {"a": "x", "b": "y"}]) == {"a": "x", "b": "y"}
    with pytest.raises(ValueError, match="two French forms of 'a'"):
        merged([{"a": "x"}, {"a": "y"}])


def test_every_sentence_without_slots_is_found():
    assert {english: in_french(english) for english in FIXED} == {english: BY_ENGLISH[english] for english in FIXED}


HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["{why}", "{0}", "\\1", "\n", "a: b. c.", "'; '", "\u202e\x00", "(.*)*", ") (", "… ", " yet", "«"]),
    st.sampled_from(FIXED),
)
VALUES = {
    "text": HOSTILE,
    "perhaps": HOSTILE,
    "number": st.integers(-(10**12), 10**12).map(str),
    "word": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9-]{0,20}", fullmatch=True),
    "field": st.sampled_from(["id", "rules[3].id", "a.b-c"]),
    "toml": st.sampled_from(["edition.toml", "rules/a.toml"]),
    "moment": st.just("2026-11-24 09:30"),
    "quoted": HOSTILE.map(repr),
    "clause": st.sampled_from(CLAUSES),
    "names": st.sampled_from(["com.a", "com.a, com.b", "com.a, and 3 more", "com.a and 3 more"]),
    "list": st.sampled_from(["more than 5 lines", "no user in it; no property in it"]),
}


def _expected(kind, value):
    if kind == "quoted":
        return f"«{NO_BREAK}{value[1:-1]}{NO_BREAK}»"
    if kind == "names":
        return value.replace("and 3 more", "et 3 autres")
    if kind == "list":
        return "; ".join(in_french(piece) for piece in value.split("; "))
    if kind == "clause":
        return in_french(value)
    return (in_french(value) or value) if kind == "perhaps" else value


def _is_another(one, english):
    """As it happens, the filled sentence may be one that stands in the catalogue by itself, or one that says more."""
    forms = {english, f"{english}.", f"{english[:1].lower()}{english[1:-1]}"}
    return bool(forms & BY_ENGLISH.keys()) or any(
        other.weight > one.weight and other.values_in(form) is not None for other in FILLED for form in forms
    )


@pytest.mark.parametrize("one", FILLED, ids=lambda one: one.english)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_filled_sentence_becomes_the_filled_french_sentence_whatever_stands_in_it(one, data):
    values = [data.draw(VALUES[slot.kind], label=slot.name) for slot in one.slots]
    english = "".join(text + value for text, value in zip(one.literals, [*values, ""], strict=True))
    if _is_another(one, english):
        return
    expected = {slot.name: _expected(slot.kind, value) for slot, value in zip(one.slots, values, strict=True)}
    assert in_french(english) == SLOT.sub(lambda slot: expected[slot[1]], one.french)


def test_blanks_become_no_break_spaces_where_french_demands_them():
    assert joined("a : b « c » 5 %") == f"a{NO_BREAK}: b «{NO_BREAK}c{NO_BREAK}» 5{NO_BREAK}%"
