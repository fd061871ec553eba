"""The practice identity is made at first use, kept, and never taken for a real one."""

from datetime import timedelta

import pytest

from auditor.identity.pkcs12 import write_p12
from auditor.identity.practice import FILE_NAME, PASSPHRASE, PracticeIdentity


def test_it_is_made_once_and_says_that_it_is_no_evidence(tmp_path, moment):
    practice = PracticeIdentity(tmp_path / "practice")
    assert practice.roots(moment) == ()
    first = practice.identity(moment)
    assert first.practice
    assert "PRACTICE – not evidence" in first.subject
    assert practice.identity(moment) == first
    assert len(practice.roots(moment)) == 1
    assert practice.signer(moment).chain == practice.roots(moment)


def test_it_is_made_anew_before_it_expires(tmp_path, moment):
    practice = PracticeIdentity(tmp_path)
    first = practice.identity(moment)
    assert practice.identity(moment + timedelta(days=1060)) == first
    assert practice.identity(moment + timedelta(days=1070)) != first


@pytest.mark.parametrize("damage", ["garbage", "another"])
def test_a_damaged_or_foreign_file_is_replaced(tmp_path, moment, root, auditor, damage):
    practice = PracticeIdentity(tmp_path)
    data = b"garbage" if damage == "garbage" else write_p12(auditor, (root.certificate,), PASSPHRASE, 1000)
    (tmp_path / FILE_NAME).write_bytes(data)
    assert practice.roots(moment) == ()
    assert practice.identity(moment).practice
