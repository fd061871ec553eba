"""What it means for the audit that an app's file was not read: gaps where that may hide something, notes elsewhere."""

from dataclasses import replace

import pytest

from auditor.judge.appfiles import file_coverage, has_digests, on_the_phone, reuse_notes
from auditor.model.appfile import Cause, FilePart, Unread, unread_parts
from support import build


def unread(cause, why="of a reason", *, name="org.example.app", system=False, states=(), parts=tuple(FilePart)):
    package = build.package(name, *states, system=system)
    return replace(package, unread=tuple(Unread(part, cause, why) for part in parts))


def test_a_file_that_was_read_leaves_nothing_to_say():
    assert file_coverage([build.package(signers=("0" * 64,))]) == ((), ())


@pytest.mark.parametrize("cause", [Cause.REFUSED, Cause.CUT, Cause.CHANGED, Cause.MALFORMED, Cause.TOO_LARGE])
def test_an_installed_app_whose_signer_or_name_is_unknown_is_a_gap(cause):
    gaps, notes = file_coverage([unread(cause)])
    assert [gap.what for gap in gaps] == ["Apps' own files"] * 2
    assert "The signer of 1 app was not read" in gaps[0].why
    assert "The name of 1 app was not read" in gaps[1].why
    assert all("org.example.app" in gap.why for gap in gaps)
    assert notes == ()


def test_whether_an_app_is_preinstalled_must_be_known_to_excuse_it():
    assert file_coverage([unread(Cause.REFUSED, system=None)])[0] != ()


@pytest.mark.parametrize("cause", [Cause.REFUSED, Cause.MALFORMED, Cause.NO_FILE, Cause.NOT_ASKED])
def test_a_preinstalled_app_that_its_maker_keeps_closed_is_a_note(cause):
    gaps, notes = file_coverage([unread(cause, system=True)])
    assert gaps == ()
    assert len(notes) == 2


def test_an_answer_that_was_cut_is_a_gap_whatever_the_app():
    assert file_coverage([unread(Cause.CUT, system=True)])[0] != ()


def test_an_icon_alone_decides_nothing():
    assert file_coverage([unread(Cause.MALFORMED, parts=(FilePart.ICON,))]) == ((), ())


def test_an_app_that_nobody_has_any_more_has_no_file_to_read():
    gone = unread(Cause.NO_FILE, states=(build.state(0, installed=False, data_kept=True),))
    gaps, notes = file_coverage([gone])
    assert (gaps, len(notes)) == ((), 2)
    assert not on_the_phone(gone)
    assert on_the_phone(build.package("a.b", build.state(0, installed=None)))


def test_many_apps_share_a_sentence_that_names_the_first_few():
    apps = [unread(Cause.CUT, "the phone was lost", name=f"org.example.a{n}") for n in range(9)]
    gaps, _notes = file_coverage(apps)
    assert len(gaps) == 2
    assert gaps[0].why == (
        "The signers of 9 apps were not read, because the phone was lost: org.example.a0, org.example.a1, "
        "org.example.a2, org.example.a3, org.example.a4, org.example.a5 and 3 more."
    )


def test_what_is_broken_in_each_file_makes_one_sentence():
    apps = [unread(Cause.MALFORMED, f"because {n}", name=f"org.example.a{n}") for n in range(2)]
    gaps, _notes = file_coverage(apps)
    assert [gap.why.startswith("The ") and "the file breaks its format" in gap.why for gap in gaps] == [True, True]


def test_what_was_left_out_on_purpose_is_counted_not_named():
    apps = [unread(Cause.NOT_ASKED, "it was not wanted", name=f"org.example.a{n}", system=True) for n in range(3)]
    _gaps, notes = file_coverage(apps)
    assert notes[1].why == "The names of 3 apps were not read, because it was not wanted."


def test_signers_of_preinstalled_apps_matter_while_a_rule_has_a_digest():
    assert not has_digests(build.ban_list(build.rule()))
    assert has_digests(build.ban_list(build.rule("a"), build.rule("b", build.signing())))


def test_what_an_earlier_case_read_is_said_with_the_case():
    apps = [replace(build.package(f"org.example.a{n}"), read_in=case) for n, case in enumerate(("X", "X", "Y", None))]
    assert [note.why for note in reuse_notes(apps)] == [
        "The files of 2 apps are the same as in case X, and were not read again.",
        "The file of 1 app is the same as in case Y, and was not read again.",
    ]


def test_all_parts_go_unread_together_or_the_signer_alone():
    assert [each.part for each in unread_parts(Cause.CUT, "x", whole=True)] == list(FilePart)
    assert [each.part for each in unread_parts(Cause.CUT, "x", whole=False)] == [FilePart.SIGNER]
