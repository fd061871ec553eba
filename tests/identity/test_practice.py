"""The practice identity is made at first use, kept, and never taken for a real one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

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


def test_those_who_need_it_first_at_once_get_the_same_one(tmp_path, moment):
    """As in the window, when two reports of an exercise are asked for: what each signs is trusted afterwards."""
    practice = PracticeIdentity(tmp_path / "practice")
    together = Barrier(4)

    def first(_number):
        together.wait()
        return practice.signer(moment).certificate

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(first, range(4)))) == 1


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
