"""Nobody can add a sentence that a person reads without giving its French form."""

import pytest

from auditor.french import in_french
from auditor.french.catalogue import SENTENCES
from auditor.french.template import Template, skeleton, template
from auditor.model.banlist_changes import Subject
from auditor.model.device import ConnectionState
from auditor.model.evidence import Ending
from auditor.model.package import UserKind
from auditor.model.policy import Binding, IndicatorKind
from auditor.practice.people import blueprint_of, names
from support.sentences import spoken

TABLES = (ConnectionState, Ending, UserKind, Binding, Subject, IndicatorKind)
KNOWN: dict[str, list[Template]] = {}
for entry in (template(english, french) for english, french in SENTENCES.items()):
    KNOWN.setdefault(skeleton(entry.english), []).append(entry)
SAID = tuple(spoken())


def test_every_practice_phone_has_a_french_title():
    assert [title for name in names() if in_french(title := blueprint_of(name).title) is None] == []


def test_the_search_for_sentences_finds_them():
    assert len({one.skeleton for one in SAID}) > 350
    assert any(one.where.startswith("auditor/report/") for one in SAID)
    assert any(one.where.startswith("auditor/workflow/") for one in SAID)


def test_what_is_quoted_in_english_is_quoted_in_french():
    wrong = [
        f"{one.where}: {one.skeleton!r} puts in !r what the catalogue does not call quoted, or the other way round"
        for one in SAID
        if one.quoted
        and one.skeleton in KNOWN
        and one.quoted not in [tuple(slot.kind == "quoted" for slot in known.slots) for known in KNOWN[one.skeleton]]
    ]
    assert wrong == []


@pytest.mark.parametrize("shown", TABLES)
def test_every_word_of_a_table_that_is_shown_has_a_french_form(shown):
    assert [member.value for member in shown if in_french(member.value) is None] == []
