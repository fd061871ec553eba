"""Which program, which adb, which ban list: what a person is asked for on the telephone."""

import pytest

from auditor import __version__
from auditor.android.program import KNOWN, PLATFORM_TOOLS
from auditor.program import this_program

pytestmark = pytest.mark.journey


def test_the_version_names_program_adb_and_ban_list(fieldcheck):
    told = fieldcheck("--version")
    assert told.code == 0, told.err
    program, own_digest, adb, adb_digest, edition, digest = told.out.splitlines()
    assert program == f"fieldcheck {__version__}"
    assert own_digest == f"  SHA-256 {this_program().digest}"
    assert adb == f"adb {PLATFORM_TOOLS}"
    assert adb_digest.split()[-1] in {value for known in KNOWN.values() for value in known.values()}
    assert edition.startswith("ban list edition ")
    told = fieldcheck("--json", "--version")
    assert told.json["ban_list"]["digest"] in digest
    assert told.json["problems"] == []


def test_a_ban_list_that_cannot_be_used_is_said_beside_the_version(fieldcheck):
    folder = fieldcheck.home / "banlist"
    folder.mkdir(parents=True)
    (folder / "state.json").write_text("{", encoding="utf-8")
    told = fieldcheck("--version")
    assert told.code == 0
    assert "state.json" in told.out.splitlines()[-1]
    told = fieldcheck("--json", "--version")
    assert told.json["ban_list"] is None
    assert len(told.json["problems"]) == 1


def test_the_terms_of_the_program_are_printed_whole(fieldcheck):
    told = fieldcheck("licences")
    assert told.code == 0, told.err
    assert "Apache License" in told.out
    assert "END OF TERMS AND CONDITIONS" in told.out
