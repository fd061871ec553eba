"""The document says what the record says, in both languages, and never more."""

import string
from dataclasses import replace
from datetime import date, timedelta

import pytest

from auditor.model.appfile import Cause, unread_parts
from auditor.model.audit import ProgramForm, UsedSupplement
from auditor.model.codec import digest_of
from auditor.model.finding import Basis, Coverage, GrantedException, Mention, MentionKind, Status, Verdict
from auditor.model.origin import STORES
from auditor.model.package import Enabled, UserProfile, UserState
from auditor.model.recheck import Recheck, Rechecked, Standing
from auditor.model.removal import Outcome
from auditor.report.document import document_of
from auditor.report.document.catalogue import ENGLISH, FRENCH, SENTENCES, words_in
from auditor.report.document.flagged import state_mark
from auditor.report.document.phone import patch_text
from auditor.report.document.values import Mark, Span, Style
from auditor.report.document.words import NO_BREAK, person
from auditor.report.palette import SIGNS

LANGUAGES = ["en", "fr"]


def said(text):
    return "".join(span.text for span in text).replace(NO_BREAK, " ")


def everything(value):
    """Every string of a document, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in everything(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for name in value.__dataclass_fields__ for text in everything(getattr(value, name))]
    return []


@pytest.mark.parametrize("key", SENTENCES)
def test_both_languages_say_the_same_things(key):
    slots = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in SENTENCES[key]]
    assert slots[0] == slots[1]
    assert all(SENTENCES[key])
    assert [text.count("**") % 2 + text.count("`") % 2 for text in SENTENCES[key]] == [0, 0]


def test_french_keeps_its_marks_on_the_line():
    for sentence in FRENCH.templates.values():
        assert " :" not in sentence
        assert "« " not in sentence
        assert " »" not in sentence
        assert not any(f" {mark}" in sentence for mark in ";!?")


def test_there_are_two_languages_only():
    assert words_in("en") is ENGLISH
    with pytest.raises(ValueError, match="'de'"):
        words_in("de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["compliant", "banned", "removed", "inconclusive", "hostile", "large"])
def test_every_sample_becomes_a_document_without_empty_or_unfilled_sentences(samples, language, name):
    document = document_of(samples[name], language)
    texts = everything(document)
    assert len(texts) > 100
    assert document.record_digest == digest_of(samples[name])
    if name != "hostile":
        assert not [text for text in texts if "{" in text and text != document.furniture.page]


def test_a_finding_free_audit_is_not_called_a_clean_bill_of_health(samples):
    document = document_of(samples["compliant"], "en")
    assert document.cover.found.word == "COMPLIANT"
    assert document.cover.after is None
    assert document.cover.found.when.endswith("nothing was removed")
    assert "not a clean bill of health" in said(document.cover.summary)
    assert "not a clean bill of health" in said(document.findings.nothing)
    assert document.findings.overview is None
    assert document.receipts is None


@pytest.mark.parametrize("name", ["compliant", "banned", "removed", "inconclusive"])
def test_every_report_tells_to_revoke_usb_debugging(samples, name):
    document = document_of(samples[name], "en")
    assert "USB debugging should now be switched off" in said(document.cover.summary)
    assert "Revoke USB debugging authorisations" in said(document.method.after)


def test_facts_are_called_what_the_phone_claims(samples):
    document = document_of(samples["compliant"], "en")
    assert "what the phone says about itself" in said(document.phone.section.lead)
    assert any("what the phone claims" in text for text in everything(document.method))
    assert "As the phone describes itself" in said(document.cover.facts[0].value)


def test_complete_coverage_is_explained_and_incomplete_coverage_is_not_called_so(samples):
    assert "Coverage was complete" in said(document_of(samples["compliant"], "en").coverage.meaning)
    partial = document_of(samples["inconclusive"], "en")
    assert "Coverage was not complete" in said(partial.coverage.meaning)
    assert "Every profile of this phone was read" not in said(partial.cover.summary)
    assert "4 parts of the phone could not be read" in said(partial.cover.summary)
    assert [gap.number for gap in partial.coverage.gaps] == ["G-1", "G-2", "G-3", "G-4"]


def test_as_found_and_after_removal_stand_side_by_side(samples):
    cover = document_of(samples["removed"], "en").cover
    assert cover.found.line == "4 banned apps, 1 suspect"
    assert cover.after.line == "2 banned apps are still on the phone; 1 of them is disabled"
    summary = said(cover.summary)
    assert "2 apps were removed. 1 could only be disabled and is still on the phone. 1 removal did not" in summary
    assert "The phone is therefore still non-compliant." in summary


def test_findings_are_numbered_with_the_banned_first(samples):
    cards = document_of(samples["removed"], "en").findings.cards
    assert [card.number for card in cards] == ["F-1", "F-2", "F-3", "F-4", "F-5"]
    assert [card.mark for card in cards] == [Mark.BANNED] * 4 + [Mark.SUSPECT]
    assert [said(card.outcome[0].text).split()[0] for card in cards] == [
        "Removed", "Refused", "Removed", "Disabled,", "Left",
    ]  # fmt: skip


def test_an_instruments_reason_stands_once_and_then_by_reference(samples):
    cards = document_of(samples["removed"], "en").findings.cards
    reasons = [said(block.reason) for card in cards for block in card.instruments if block.reason]
    assert sum(reason.startswith("Reason: The") for reason in reasons) == 2
    assert sum(reason.startswith("Reason: as stated under F-") for reason in reasons) == 3
    house = cards[3].instruments[1]
    assert house.reason is None
    assert "as quoted by the press" in said(house.citation)


def test_two_findings_on_one_package_are_one_card(samples):
    audit = samples["banned"]
    again = replace(audit.findings[0], status=Status.SUSPECT, basis=Basis.OTHER_SIGNER)
    document = document_of(replace(audit, findings=(again, *audit.findings)), "en")
    assert len(document.findings.cards) == 5
    first = next(card for card in document.findings.cards if card.package == "com.clp.lite.mod")
    assert first.mark is Mark.BANNED
    assert "Other signer." in said(first.basis.value)
    assert "Signing certificate." in said(first.basis.value)
    assert document.cover.numbers[1].number == "4"


def test_a_finding_without_its_package_and_dates_says_what_is_not_known(samples):
    audit = samples["banned"]
    cited = replace(audit.findings[0].instruments[0], in_force=None, checked=None)
    lone = replace(audit.findings[0], package="com.gone", instruments=(cited,))
    card = document_of(replace(audit, findings=(lone,)), "en").findings.cards[0]
    assert card.title == "TikTok"
    assert card.version == "version not told"
    assert said(card.instruments[0].citation).startswith("Day of entry into force not known.")
    assert "did not tell its signing certificate" in said(card.signer.value)
    assert "does not tell who installed it" in said(card.origin.value)


OWNER = UserProfile(0, None, None, None, read=True)


def state(**changes):
    return replace(UserState(0, True, Enabled.DEFAULT, *[None] * 6), **changes)


@pytest.mark.parametrize(
    ("one", "user", "mark"),
    [
        (None, OWNER, Mark.ABSENT),
        (None, replace(OWNER, read=False), Mark.UNREAD),
        (state(), OWNER, Mark.THERE),
        (state(enabled=Enabled.DISABLED_BY_USER), OWNER, Mark.OFF),
        (state(installed=False, archived=True), OWNER, Mark.OFF),
        (state(installed=False), OWNER, Mark.ABSENT),
        (state(installed=None), OWNER, Mark.UNREAD),
    ],
)
def test_what_nobody_told_is_never_called_not_installed(one, user, mark):
    assert state_mark(one, user)[0] is mark


def test_receipts_quote_the_exact_command_and_answer(samples):
    receipts = document_of(samples["removed"], "en").receipts.receipts
    before, command, answer, after = receipts[0].steps
    assert said(command.text).replace(NO_BREAK, " ") == "pm uninstall --user 0 com.tencent.mm"
    assert command.text[0].style is Style.CODE
    assert (said(answer.text), answer.time) == ("Success", "14:21:35")
    assert (before.time, after.time) == ("14:18:59", "14:28:52")
    assert receipts[0].place == "Profile 0, Main · finding F-3"


def test_an_unproved_removal_says_so(samples):
    audit = samples["removed"]
    unknown = replace(
        audit.removals[0], package="com.other", user_id=77, outcome=Outcome.UNKNOWN, verified=False, answer=None,
        started=None, finished=None,
    )  # fmt: skip
    lost = replace(audit, removals=(unknown,), reading_after=None, verdict_after=Verdict.INCONCLUSIVE)
    document = document_of(lost, "en")
    receipt = document.receipts.receipts[0]
    assert said(receipt.note).startswith("Not verified: ")
    assert "could not be read again" in said(document.receipts.section.lead)
    assert said(receipt.steps[2].text) == "No answer was kept"
    assert (receipt.steps[1].time, receipt.steps[3].time, receipt.place) == ("", "", "Profile 77")
    assert document.cover.after.mark is Mark.GAP
    assert document.cover.after.when == "After removal, 14:30"


@pytest.mark.parametrize(
    ("verdict", "mark", "words"),
    [
        (Verdict.COMPLIANT, Mark.CLEAR, "nothing banned or suspect was left"),
        (Verdict.REVIEW, Mark.SUSPECT, "what is left needs an auditor’s judgement"),
        (Verdict.INCONCLUSIVE, Mark.GAP, "cannot be said"),
        (Verdict.NON_COMPLIANT, Mark.BANNED, "still non-compliant"),
    ],
)
def test_every_verdict_after_removal_has_its_words(samples, verdict, mark, words):
    audit = samples["removed"]
    suspect = tuple(one for one in audit.findings if one.status is Status.SUSPECT)
    findings = {Verdict.REVIEW: suspect, Verdict.NON_COMPLIANT: audit.findings}.get(verdict, ())
    complete = verdict is not Verdict.INCONCLUSIVE
    again = replace(audit.reading_after, findings=findings, coverage=Coverage(complete, (), ()))
    document = document_of(replace(audit, verdict_after=verdict, reading_after=again), "en")
    assert document.cover.after.mark is mark
    assert words in said(document.cover.summary)
    assert ("could not be read in full" in said(document.cover.summary)) is not complete


def test_a_review_and_an_unexplained_inconclusive_have_their_line(samples):
    audit = samples["banned"]
    suspect = tuple(one for one in audit.findings if one.status is Status.SUSPECT)
    review = document_of(replace(audit, findings=suspect, verdict=Verdict.REVIEW), "en")
    assert review.cover.found.line == "1 suspect app needs an auditor’s judgement"
    bare = Coverage(complete=False, gaps=(), notes=())
    unread = document_of(replace(samples["compliant"], verdict=Verdict.INCONCLUSIVE, coverage=bare), "en")
    assert unread.cover.found.line == "The phone could not be read in full"
    assert unread.coverage.no_gaps.mark is Mark.GAP
    banned_only = document_of(replace(audit, findings=audit.findings[1:3]), "en")
    assert banned_only.cover.found.line == "2 banned apps"


def test_refused_only_removals_are_not_called_disabled(samples):
    audit = samples["removed"]
    only = document_of(replace(audit, removals=audit.removals[3:]), "en")
    assert only.cover.after.line == "2 banned apps are still on the phone"


def test_gaps_say_in_which_reading_they_were(samples):
    audit = samples["removed"]
    first, other = audit.coverage.gaps[0], replace(audit.coverage.gaps[0], what="Another part")
    again = replace(audit.reading_after, coverage=Coverage(False, (first, other), ()))
    only_first = replace(first, what="Only at first")
    changed = replace(audit, coverage=replace(audit.coverage, gaps=(first, only_first)), reading_after=again)
    boxes = document_of(changed, "en").coverage.gaps
    assert [said(box.facts[1].value) for box in boxes] == [
        "Both readings", "First reading", "Reading after removal",
    ]  # fmt: skip


def test_an_audit_over_midnight_names_both_days(samples):
    audit = samples["compliant"]
    late = replace(audit, finished=audit.finished + timedelta(hours=10))
    assert (
        "23\u00a0November\u00a02026, 14:18 to 24\u00a0November\u00a02026, 00:30"
        in document_of(late, "en").cover.subtitle
    )


def test_french_writes_hours_days_and_numbers_its_own_way(samples):
    document = document_of(samples["removed"], "fr")
    assert document.language == "fr-CA"
    assert f"de 14{NO_BREAK}h{NO_BREAK}18" in document.cover.subtitle
    assert FRENCH.day(samples["removed"].ban_list.as_of.replace(day=1)) == f"1er{NO_BREAK}novembre{NO_BREAK}2026"
    assert FRENCH.count("panel.banned", 0).endswith("0 application interdite")
    assert ENGLISH.count("panel.banned", 0) == "0 banned apps"
    assert ENGLISH.number(4_811_989) == f"4{NO_BREAK}811{NO_BREAK}989"
    assert document.cover.after.line == "2 applications interdites demeurent, dont 1 désactivée"


def test_values_are_never_read_as_marks():
    assert ENGLISH.rich("policy", name="**bold** {id} `x`", id="`y`") == (
        Span("**bold** {id} `x` ("), Span("`y`", Style.CODE), Span(")"),
    )  # fmt: skip


def test_what_the_phone_did_not_tell_is_said(samples):
    audit = samples["compliant"]
    blank = replace(
        audit.device, maker=None, model=None, hardware_serial=None, android=None, sdk=None, security_patch=None,
        build_fingerprint=None, verified_boot=None, bootloader_locked=False, encryption=None, locale=None,
        time_zone=None, connection=None, administrators=(),
    )  # fmt: skip
    changed = replace(
        audit, device=blank, operator=" ", policies=(), tool=replace(audit.tool, adb_version=None, adb_digest=None)
    )
    document = document_of(changed, "en")
    texts = everything(document)
    assert document.cover.title == "R5CW81K3TQN"
    assert "Android" not in document.cover.subtitle
    assert said(document.cover.facts[1].value) == "not named"
    assert said(document.cover.facts[2].value) == "None"
    assert "bootloader unlocked" in texts
    assert "a server that was already running" in texts
    assert "none" in texts
    assert texts.count("not told") > 6


def test_many_administrators_and_users_are_counted_not_hidden(samples, crowded):
    audit = samples["compliant"]
    many = tuple(replace(audit.device.administrators[0], user_id=number) for number in range(25))
    document = document_of(replace(audit, device=replace(audit.device, administrators=many)), "en")
    assert any("(+5)" in text for text in everything(document.phone))
    inventory = document_of(crowded, "en").inventory
    assert inventory.profile_heads == ()
    assert inventory.apps[5].profiles == "0, 10" or "0" in inventory.apps[5].profiles
    assert len(document_of(crowded, "en").coverage.profiles.rows) == 30


def test_a_list_signed_with_the_development_key_is_called_out(samples):
    audit = samples["compliant"]
    used = replace(audit.ban_list, development=True)
    texts = everything(document_of(replace(audit, ban_list=used), "en"))
    assert sum("vouches for nobody" in text for text in texts) == 2


def test_evidence_that_did_not_end_well_says_how(samples):
    rows = document_of(samples["inconclusive"], "en").evidence.answers.rows
    last = [said(cell.text) for cell in rows[-1]]
    assert last[1].endswith("cut short")
    assert last[3] == "–"
    assert "error output, 88 bytes:" in last[5]
    assert "error output" not in said(rows[0][5].text)


def test_where_an_app_came_from_is_said_in_words_people_know(samples):
    audit = samples["compliant"]
    kinds = {
        "com.android.vending": "Google Play", "com.android.shell": "By computer", None: "Not told",
        "com.x": "Side-loaded",
    }  # fmt: skip
    packages = tuple(
        replace(one, installer=kind, initiating=None) for one, kind in zip(audit.packages, kinds, strict=False)
    )
    bare = replace(audit.packages[9], version_name=None, signers=None, label=None, system=True)
    apps = document_of(replace(audit, packages=(*packages, bare)), "en").inventory.apps
    assert [app.source for app in apps] == [*kinds.values(), "Preinstalled"]
    assert (apps[-1].version, apps[-1].signer, apps[-1].label) == ("–", "–", "")


def test_a_practice_audit_is_marked(samples):
    audit = samples["compliant"]
    assert not document_of(audit, "en").practice
    assert (
        document_of(replace(audit, tool=replace(audit.tool, practice=True)), "fr").furniture.practice_word == "EXERCICE"
    )


def with_own_rules(audit, *, signed_by, older=False):
    """The audit as it would be under a department's supplement that adds to its first finding and excepts it."""
    granted = GrantedException("CIO-2026-17", "Needed by the field team.", "Requis par l’équipe.", date(2026, 12, 31))
    first, *others = audit.findings
    first = replace(first, exception=granted, added_reason="Our phones too.", added_reason_fr="Nos téléphones aussi.")
    own = UsedSupplement("Own rules", "Nos règles", "a" * 64, signed_by, audit.started, None, 1, 1, 1)
    used = replace(audit.ban_list, supplement=own, older_allowed=older)
    return replace(audit, findings=(first, *others), ban_list=used)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Stays under an exception", "until 31 December 2026, CIO-2026-17: Needed by the field team.",
                "The department adds: Our phones too.", "Own rules", "Unsigned.", "exceptions granted: 1"]),
        ("fr", ["Demeure par exception", "jusqu’au 31 décembre 2026, CIO-2026-17 : Requis par l’équipe.",
                "Le ministère ajoute : Nos téléphones aussi.", "Nos règles", "Non signées.", "accordées : 1"]),
    ],
)  # fmt: skip
def test_what_a_department_adds_and_excepts_shows(samples, language, words):
    document = document_of(with_own_rules(samples["banned"], signed_by=None), language)
    text = " ".join(everything(document)).replace(NO_BREAK, " ")
    assert [word for word in words if word.replace("**", "") not in " ".join(text.split())] == []
    assert "exception" in said(document.cover.summary)


def test_a_signed_supplement_and_an_older_edition_are_named(samples):
    document = document_of(with_own_rules(samples["banned"], signed_by="List Office", older=True), "en")
    text = " ".join(everything(document)).replace(NO_BREAK, " ")
    assert "Signed by List Office." in text
    assert "although a newer one had been in use" in text


def test_an_exception_for_one_of_two_rules_keeps_nothing(samples):
    audit = with_own_rules(samples["banned"], signed_by=None)
    first = audit.findings[0]
    both = replace(audit, findings=(first, replace(first, rule="another", exception=None), *audit.findings[1:]))
    document = document_of(both, "en")
    assert "under an exception" not in " ".join(everything((document.cover, document.findings)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["compliant", "banned"])
def test_clear_apps_that_others_speak_of_are_named_apart(samples, banned_instruments, name, language):
    many = banned_instruments * 4
    told = (
        Mention("com.advised.app", (0,), MentionKind.ADVISED, "advised", "Advised App", banned_instruments[:1]),
        Mention("com.elsewhere.app", (0,), MentionKind.ELSEWHERE, "elsewhere", "Elsewhere App", many),
        Mention("com.part.chip", (0,), MentionKind.FIRMWARE, "parts", "Vendor", (), "A built-in part.", "Une partie."),
    )
    part = document_of(replace(samples[name], mentions=told), language).findings
    assert [table.title for table in part.mentions] == (
        ["Advised against", "Prohibited elsewhere", "Firmware components"]
        if language == "en"
        else ["Déconseillées", "Interdites ailleurs", "Composants du micrologiciel"]
    )
    advised, elsewhere, firmware = (" ".join(everything(table.apps)).replace(NO_BREAK, " ") for table in part.mentions)
    assert "com.advised.app" in advised
    assert "more" not in advised
    assert f"{len(many) - 4}" in elsewhere
    assert ("A built-in part." if language == "en" else "Une partie.") in firmware


def test_an_audit_without_mentions_has_no_such_table(samples):
    assert document_of(samples["banned"], "en").findings.mentions == ()


def test_a_review_for_an_exception_alone_says_so(samples):
    audit = with_own_rules(samples["banned"], signed_by=None)
    audit = replace(audit, findings=audit.findings[:1], verdict=Verdict.REVIEW)
    assert document_of(audit, "en").cover.found.line == "1 banned app stays under an exception"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_sign_and_words(samples, outcome, language):
    audit = samples["removed"]
    audit = replace(audit, removals=(replace(audit.removals[0], outcome=outcome),))
    document = document_of(audit, language)
    (receipt,) = document.receipts.receipts
    assert receipt.word
    assert receipt.mark in SIGNS
    assert any(
        receipt.word in span.text for card in document.findings.cards for cell in card.outcome for span in cell.text
    )


def test_more_instruments_than_a_card_holds_stand_in_a_part_of_their_own(samples):
    audit = samples["banned"]
    cited = tuple(
        replace(
            audit.findings[0].instruments[0], id=f"X-{n:02}", jurisdiction="CA" if n == 20 else "XX", primary=n == 7
        )
        for n in range(30)
    )
    document = document_of(replace(audit, findings=(replace(audit.findings[0], instruments=cited),)), "en")
    (card,) = document.findings.cards
    shown = ["".join(span.text for span in block.citation) for block in card.instruments]
    assert [one[-4:] for one in shown] == ["X-20", "X-07"], (
        "the home jurisdiction first, then the authority's own words"
    )
    assert "28 more instruments" in card.others[0].text
    rows = document.instruments.instruments.rows
    assert [row[0].text[0].text for row in rows] == [f"I-{n}" for n in range(1, 31)]
    assert all(row[3].text[0].text == "F-1" for row in rows)
    assert "Instruments cited" in document.titles
    few = document_of(audit, "en")
    assert few.instruments is None
    assert all(card.others is None for card in few.findings.cards)


@pytest.mark.parametrize(
    ("patch", "english", "french"),
    [
        ("2026-11-22", "2026-11-22, 1\u00a0day old", "2026-11-22, vieux de 1\u00a0jour"),
        ("2026-10-01", "2026-10-01, 53\u00a0days old", "2026-10-01, vieux de 53\u00a0jours"),
        ("2024-06-01", "2024-06-01, about 30\u00a0months old", "2024-06-01, vieux d’environ 30\u00a0mois"),
        ("2030-01-01", "2030-01-01, later than the day of this audit", "2030-01-01, postérieur au jour de cet audit"),
        ("2024-13-41", "2024-13-41", "2024-13-41"),
        ("soon", "soon", "soon"),
        (None, "not told", "non indiqué"),
    ],
)
def test_the_age_of_the_security_patch_is_told(samples, patch, english, french):
    day = samples["compliant"].finished.date()
    for language, expected in (("en", english), ("fr", french)):
        text = "".join(span.text for span in patch_text(words_in(language), patch, day))
        assert text.replace("\u00a0", " ") == expected.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("state", "words"), [("green", "unchanged"), ("orange", "may have been replaced"), ("blue", "")]
)
def test_what_verified_boot_says_is_explained(samples, state, words):
    audit = samples["compliant"]
    device = replace(audit.device, verified_boot=state, bootloader_locked=False)
    rows = document_of(replace(audit, device=device), "en").phone.tables[0][1].rows
    (boot,) = [said(row[1].text) for row in rows if row[0].text[0].text == "Verified boot"]
    assert words in boot
    assert boot.startswith(f"{state}; bootloader unlocked")


def test_the_chart_of_sources_counts_every_app_once(samples):
    part = document_of(samples["removed"], "en").inventory
    assert sum(count.number for count in part.sources) == len(part.apps)
    assert sum(count.flagged for count in part.sources) == 5
    assert [count.number for count in part.sources] == sorted((count.number for count in part.sources), reverse=True)
    many = tuple(replace(one, installer=store) for one, store in zip(samples["removed"].packages, STORES, strict=False))
    few = document_of(replace(samples["removed"], packages=many), "en").inventory.sources
    assert len(few) == 8
    assert sum(count.number for count in few) == len(many)
    assert few[-1].label == "Other sources"


def test_apps_are_called_by_their_name_in_the_language_of_the_report(samples):
    audit = samples["banned"]
    packages = tuple(
        replace(one, label_en="English name", label_fr="Nom français") if one.name == "com.tencent.mm" else one
        for one in audit.packages
    )
    audit = replace(audit, packages=packages)
    for language, name in (("en", "English name"), ("fr", "Nom français")):
        document = document_of(audit, language)
        assert name in [card.title for card in document.findings.cards]
        assert name in [app.label for app in document.inventory.apps]


def test_a_certificate_is_said_to_be_what_the_file_claims(samples):
    for language, words in (("en", "file claims and Android checked"), ("fr", "déclare et qu’Android a vérifié")):
        document = document_of(samples["compliant"], language)
        assert words in said(document.inventory.section.lead)
    past = tuple(replace(one, past_signers=("ab" * 32,)) for one in samples["banned"].packages)
    card = document_of(replace(samples["banned"], packages=past), "en").findings.cards[0]
    assert "Before a rotation: abababab" in said(card.signer.value)


def test_a_receipt_says_what_to_do_now_and_under_which_plan(samples):
    audit = samples["removed"]
    (first, *rest) = audit.removals
    told = replace(first, next_step="Restart it.", next_step_fr="Redémarrez-le.", plan_digest="ab" * 32)
    for language, plan, step in (
        ("en", "Confirmed plan: abababab abababab.", "What to do: Restart it."),
        ("fr", "Plan confirmé : abababab abababab.", "À faire : Redémarrez-le."),
    ):
        part = document_of(replace(audit, removals=(told, *rest)), language).receipts
        assert plan in said(part.section.lead)
        assert step in said(part.receipts[0].note)
        assert "What to do" not in said(part.receipts[1].note)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("standing", list(Standing))
def test_a_later_reading_says_how_each_app_stood(samples, standing, language):
    audit = samples["removed"]
    app = Rechecked("com.tencent.mm", 0, standing, "Not installed", (10,) if standing is Standing.ELSEWHERE else ())
    reading = Recheck(
        "" if standing is Standing.AWAY else "M. Roy", audit.started, audit.finished, (app,), audit.verdict
    )
    part = document_of(replace(audit, rechecks=(reading, replace(reading, apps=()))), language).coverage
    first, second = part.later
    assert second.apps is None
    assert ("M. Roy" in said(first.when)) is (standing is not Standing.AWAY)
    (row,) = first.apps.rows
    assert row[2].mark in SIGNS
    assert ("10" in said(row[2].text)) is (standing is Standing.ELSEWHERE)
    assert document_of(audit, language).coverage.later == ()


def test_a_note_on_an_instrument_stands_beside_its_reason(samples):
    audit = samples["banned"]
    usual = audit.findings[0].instruments[0]
    noted = (
        replace(usual, id="X-0"),
        replace(usual, id="X-1", note="Only on phones.", note_fr="Téléphones."),
        replace(usual, id="X-2", note="Only on phones.", note_fr="Téléphones.", reason="", reason_fr=""),
        *(replace(usual, id=f"X-{n}", reason="", reason_fr="") for n in range(3, 6)),
    )
    rows = document_of(replace(audit, findings=(replace(audit.findings[0], instruments=noted),)), "en").instruments
    told = [said(row[2].text) for row in rows.instruments.rows]
    assert told == [usual.reason, f"{usual.reason} Note: Only on phones.", "Note: Only on phones.", "–", "–", "–"]
    few = replace(audit, findings=(replace(audit.findings[0], instruments=noted[:3]),))
    blocks = document_of(few, "fr").findings.cards[0].instruments
    assert said(blocks[2].reason) == "Précision : Téléphones."


def test_who_asked_for_an_app_is_told_if_the_phone_told(samples):
    audit = samples["banned"]
    for initiating, words in ((None, ""), ("com.browser", "Asked for by com.browser.")):
        packages = tuple(
            replace(one, installer="com.x", initiating=initiating, first_install=None) for one in audit.packages
        )
        card = document_of(replace(audit, packages=packages), "en").findings.cards[0]
        assert said(card.origin.value).startswith("Side-loaded: brought by com.x, which is no store.")
        assert words in said(card.origin.value)
        assert "First installed" not in said(card.origin.value)


def test_the_inventory_says_why_a_preinstalled_app_has_no_name(samples):
    audit = samples["compliant"]
    assert "--preinstalled" not in said(document_of(audit, "en").inventory.section.lead)
    unread = unread_parts(Cause.NOT_ASKED, "on demand", whole=True)
    first, *rest = audit.packages
    lead = document_of(replace(audit, packages=(replace(first, unread=unread), *rest)), "fr").inventory.section.lead
    assert "--preinstalled" in next(span.text for span in lead if span.style is Style.CODE)
    cut = unread_parts(Cause.CUT, "the answer was cut", whole=True)
    told = document_of(replace(audit, packages=(replace(first, unread=cut), *rest)), "en").inventory.section.lead
    assert "--preinstalled" not in said(told)


def test_the_program_is_named_by_its_own_digest_and_an_older_record_says_that_it_has_none(samples):
    audit = samples["compliant"]
    rows = {said(name.text): said(value.text) for name, value in document_of(audit, "en").evidence.program.rows}
    assert rows["Digest of its executable"].replace(" ", "") == audit.tool.program.digest
    source = replace(audit.tool, program=replace(audit.tool.program, form=ProgramForm.SOURCE))
    first = [said(row[0].text) for row in document_of(replace(audit, tool=source), "fr").evidence.program.rows]
    assert "Empreinte des sources" in first
    older = document_of(replace(audit, tool=replace(audit.tool, program=None)), "en").evidence.program.rows
    assert [said(cell.text) for cell in older[1]] == ["Program digest", "not in the record"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [("encrypted (file)", "fichier par fichier"), ("encrypted (wave)", "encrypted (wave)"), (None, "non indiqué")],
)
def test_encryption_is_told_in_words_where_its_kind_is_known(samples, told, shown):
    audit = samples["compliant"]
    device = replace(audit.device, encryption=told)
    rows = document_of(replace(audit, device=device), "fr").phone.tables[0][1].rows
    assert {said(name.text): said(value.text) for name, value in rows}["Chiffrement"] == shown


def test_no_line_ends_after_an_initial():
    assert person("A. B. Tremblay") == f"A.{NO_BREAK}B.{NO_BREAK}Tremblay"
    assert person("Jean. Le") == "Jean. Le"
