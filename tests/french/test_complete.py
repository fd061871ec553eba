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
from support.sentences import spoken

# What looks like a sentence and is none that a person reads as ours, or is a part of one that is known as a whole.
NOT_FOR_PEOPLE = {
    # what phones say, and what is sent to them
    "no permissions",
    "Error dumping service",
    "Error with service",
    "Can't find service",
    "Failure while dumping",
    "Permission Denial",
    "Permission denied",
    "does not have permission",
    "Shell cannot access",
    "not allowed",
    "espace privé",
    "privater bereich",
    "{}:echo {} B; ( {} ) 2>&1; echo; echo {} E $?",
    ';dd if="$p" bs={} skip={} count={} 2>/dev/null;echo $m $?',
    ';tail -c +{} "$p" 2>/dev/null|head -c {};echo $m $?',
    "stat -c '%s %Y %n'",
    '"$@" & echo $!; read -r _; kill $!; wait $!',
    "adb: {}\n",
    "--user ",
    # files, names and settings of machines
    'format = "{}"',
    'name = "{}"',
    'public_key = "{}"',
    'key_id = "{}"',
    "development = {}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "Application Support",
    "Blocks {} apps by edition {} of the ban list.",
    "Prohibited apps, edition {}",
    "Google Play",
    "Galaxy Store",
    "Amazon Appstore",
    "fieldcheck {}",
    "SHA-256 {}",
    "  SHA-256 {}",
    "{} · Android {} · {} {}",
    # where a fact was read
    "AOSP: declared as part of the system image (build/make/target/product)",
    "Google: overview of Google Play services; AOSP: WebView provider (frameworks/base, WebViewUpdateService)",
    # written into certificates and records, in one language
    "practice - not evidence",
    "Fieldcheck practice",
    "Practice auditor",
    "PRACTICE – not evidence",
    "--yes on the command line",
    # parts of sentences that stand in the catalogue as a whole
    "the Apple id {}",
    "is {}",
    "and {} more",
    " and {} more",
    "top level",
}
ADVICE = (
    "These sentences have no French form. Add each as English template: French template to the file of "
    "auditor/french/catalogue/ that it belongs to, with the same words around its slots. A slot takes any text "
    "({name}) or says what it takes ({n:number}, {name:quoted} for !r, {why:clause} for another sentence of ours; see "
    "auditor/french/template.py). If no person reads it, add it to NOT_FOR_PEOPLE in tests/french/test_complete.py."
)
TABLES = (ConnectionState, Ending, UserKind, Binding, Subject, IndicatorKind)
KNOWN: dict[str, list[Template]] = {}
for entry in (template(english, french) for english, french in SENTENCES.items()):
    KNOWN.setdefault(skeleton(entry.english), []).append(entry)
SAID = tuple(spoken())


def _is_known(text):
    """A sentence of the catalogue, or one that a template of it makes (a number may be written out)."""
    return text in KNOWN or text in NOT_FOR_PEOPLE or ("{}" not in text and in_french(text) is not None)


def test_every_sentence_of_the_core_has_a_french_form():
    missing = [f"{one.where}: {one.skeleton!r}" for one in SAID if not _is_known(one.skeleton)]
    assert not missing, "\n".join([ADVICE, *missing])


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


def test_no_excuse_outlives_its_text():
    assert NOT_FOR_PEOPLE - {one.skeleton for one in SAID} == set()


@pytest.mark.parametrize("shown", TABLES)
def test_every_word_of_a_table_that_is_shown_has_a_french_form(shown):
    assert [member.value for member in shown if in_french(member.value) is None] == []
