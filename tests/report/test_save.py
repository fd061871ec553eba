"""Saving: a report is there whole or not at all, and every failure says why."""
# ruff: noqa: PLR0917  fixtures and parameters are given by name

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from auditor.errors import OutputError, ReportError
from auditor.files import check_target, write_whole
from auditor.identity.pkcs12 import P12Signer
from auditor.model.verification import Result
from auditor.report.render import Paper
from auditor.report.save import save_report
from auditor.report.verify import verify_report


def test_a_saved_report_verifies_and_nothing_else_is_left(samples, signer, moment, tmp_path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"an older report")
    answer = save_report(samples["removed"], signer, target, moment, language="fr", paper=Paper.LETTER)
    assert answer.result is Result.VALID
    assert verify_report(target.read_bytes(), signer.chain, (), (), moment) == answer
    assert list(tmp_path.iterdir()) == [target]


def test_a_report_that_would_not_verify_is_not_written(samples, signer, new_signer, moment, tmp_path):
    target = tmp_path / "report.pdf"
    with pytest.raises(ReportError, match="does not verify"):
        save_report(samples["compliant"], signer, target, moment + timedelta(days=2000))
    mixed = P12Signer(new_signer().key, signer.holder, signer.issuers)
    with pytest.raises(ReportError, match="signature value"):
        save_report(samples["compliant"], mixed, target, moment)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("gone/report.pdf", "no such file or folder"),
        ("", "it is a folder"),
        ("file/report.pdf", "a file and not a folder"),
    ],
)
def test_an_unwritable_place_is_named(samples, signer, moment, tmp_path, where, why):
    (tmp_path / "file").write_bytes(b"x")
    target = tmp_path / where if where else tmp_path
    for attempt in (
        lambda: save_report(samples["compliant"], signer, target, moment),
        lambda: write_whole(target, b"x"),
        lambda: check_target(target),
    ):
        with pytest.raises(OutputError, match=why):
            attempt()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permission bits bind")
def test_a_folder_without_the_right_to_write_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no right to do so"):
        write_whole(tmp_path / "report.pdf", b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")
def test_a_really_full_device_is_named():
    with pytest.raises(OSError, match="space"), open("/dev/full", "wb", buffering=0) as full:  # noqa: PTH123
        full.write(b"x")


@pytest.mark.parametrize(
    ("number", "why"),
    [(errno.ENOSPC, "no room left on the disk"), (errno.EROFS, "can only be read"), (errno.EIO, "Input/output error")],
)
def test_a_disk_that_fails_at_the_last_moment_leaves_the_old_report(tmp_path, monkeypatch, number, why):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old report")

    def fail(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match=why):
        write_whole(target, b"the new report")
    assert target.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [target]


def test_a_leftover_that_cannot_be_removed_does_not_hide_the_failure(tmp_path, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", fail)
    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(OutputError, match="no room left"):
        write_whole(tmp_path / "report.pdf", b"x")


def test_a_good_place_is_left_as_it_was(tmp_path):
    check_target(tmp_path / "report.pdf")
    assert list(tmp_path.iterdir()) == []
