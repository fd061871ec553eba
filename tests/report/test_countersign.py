"""Counter-signatures: a second person's signature beside the report, which openssl accepts too."""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ReportError
from auditor.model.verification import Result
from auditor.report.countersign import MAX_COUNTER_BYTES, check_countersignature, countersign
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.trust import trust_of
from auditor.report.verify import verify_report
from auditor.workflow.countersigning import MOST, Checked, countersign_report, with_countersignatures
from auditor.workflow.export import read_checked
from auditor.workflow.trusted import Trust


@pytest.fixture(scope="session")
def second(new_signer):
    """The second person."""
    return new_signer("Northern Works", "M. Gagnon")


@pytest.fixture(scope="session")
def counter(signed, second, moment):
    return countersign(signed, second, moment)


@pytest.fixture(scope="session")
def check(second, moment):
    def verify(report, signature, roots=None, now=moment, practice=False):
        trust = trust_of(second.chain if roots is None else roots, (), (), (), now)
        return check_countersignature("report.pdf.p7s", report, signature, trust, practice=practice)

    return verify


def test_a_counter_signature_shows_who_signed_what_and_when(check, signed, counter, moment):
    answer = check(signed, counter)
    assert (answer.result, answer.reasons) == (Result.VALID, ())
    assert (answer.signer, answer.claimed_time) == ("M. Gagnon, Northern Works", moment)


def test_openssl_agrees(tmp_path, signed, counter, second, moment):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    (tmp_path / "report.pdf").write_bytes(signed)
    (tmp_path / "other.pdf").write_bytes(signed + b"\n")
    (tmp_path / "report.pdf.p7s").write_bytes(counter)
    (tmp_path / "root.pem").write_bytes(second.issuers[0].public_bytes(Encoding.PEM))

    def ask(content):
        words = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "report.pdf.p7s", "-content", content]
        trust = ["-CAfile", "root.pem", "-attime", str(int(moment.timestamp())), "-out", "/dev/null", "-cades"]
        done = subprocess.run([openssl, *words, *trust], cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    assert ask("report.pdf")[0] == 0
    assert ask("other.pdf")[0] != 0


@pytest.mark.parametrize("change", [lambda pdf: pdf + b"\n", lambda pdf: pdf[:-1], lambda _: b""])
def test_it_belongs_to_every_byte_of_the_report(check, signed, counter, change):
    answer = check(change(signed), counter)
    assert answer.result is Result.NOT_VALID
    assert "belongs to another file" in answer.reasons[0]


def test_a_stranger_is_unknown(check, signed, counter):
    assert check(signed, counter, roots=()).result is Result.SIGNER_UNKNOWN


def test_an_expired_counter_signer_is_said_to_be_so(check, signed, counter, moment):
    answer = check(signed, counter, now=moment + timedelta(days=1200))
    assert answer.result is Result.NOT_VALID
    assert "not valid now" in answer.reasons[0]


def test_the_practice_identity_countersigns_exercises_only(signed, new_signer, moment):
    practiser = new_signer("Fieldcheck practice", "Practice auditor", practice=True)
    made = countersign(signed, practiser, moment)
    trust = trust_of((), practiser.chain, (), (), moment)
    answer = check_countersignature("x.p7s", signed, made, trust, practice=False)
    assert answer.result is Result.NOT_VALID
    assert "practice identity" in answer.reasons[0]
    assert check_countersignature("x.p7s", signed, made, trust, practice=True).result is Result.VALID


def test_a_signature_that_holds_its_own_content_is_refused(check, signed, counter):
    """It could show one text to openssl and stand beside another."""
    found = cms.ContentInfo.load(counter)
    found["content"]["encap_content_info"] = {"content_type": "data", "content": b"another text"}
    assert check(signed, found.dump(force=True)).result is Result.NOT_VALID


def test_one_file_holds_one_signature(check, signed, counter):
    found = cms.ContentInfo.load(counter)
    found["content"]["signer_infos"].append(found["content"]["signer_infos"][0].copy())
    assert check(signed, found.dump(force=True)).result is Result.NOT_VALID


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_flipped_bit_crashes_it(check, signed, counter, place, bit):
    changed = bytearray(counter)
    changed[place % len(counter)] ^= 1 << bit
    assert check(signed, bytes(changed)).result in set(Result)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_get_an_answer(check, signed, data):
    assert check(signed, data).result is Result.NOT_VALID


def test_a_file_far_too_large_is_not_read(check, signed):
    assert check(signed, bytes(MAX_COUNTER_BYTES + 1)).result is Result.NOT_VALID


# ------------------------------------------------------------ beside the report
@pytest.fixture
def laid(tmp_path, signed):
    """A signed report in a folder."""
    path = tmp_path / "report.pdf"
    path.write_bytes(signed)
    return path


@pytest.fixture
def trust(signer, second):
    return Trust((*signer.chain, *second.chain), (), ())


def test_it_is_written_beside_the_report_and_found_there(laid, trust, second, signed, moment):
    made = countersign_report(read_checked(laid, trust, moment), second, moment)
    assert made.path == str(laid) + ".p7s"
    assert laid.read_bytes() == signed
    shown = read_checked(laid, trust, moment).verification
    assert shown.result is Result.VALID
    assert [one.signer for one in shown.counter_signatures] == ["M. Gagnon, Northern Works"]


def test_each_further_person_has_a_file_of_their_own(laid, trust, second, new_signer, moment):
    for signer in (second, new_signer("Other Works", "Q. Li")):
        made = countersign_report(read_checked(laid, trust, moment), signer, moment)
    assert made.path == str(laid) + ".2.p7s"
    found = read_checked(laid, trust, moment).verification.counter_signatures
    assert [one.result for one in found] == [Result.VALID, Result.SIGNER_UNKNOWN]


def test_nobody_signs_twice(laid, trust, signer, second, moment):
    with pytest.raises(ReportError, match="signed it already"):
        countersign_report(read_checked(laid, trust, moment), signer, moment)
    countersign_report(read_checked(laid, trust, moment), second, moment)
    with pytest.raises(ReportError, match="signed it already"):
        countersign_report(read_checked(laid, trust, moment), second, moment)


def test_a_report_that_is_not_valid_is_not_countersigned(laid, trust, second, signed, moment):
    for data, roots in ((signed[:-2], trust.roots), (signed, ())):
        laid.write_bytes(data)
        with pytest.raises(ReportError, match="not counter-signed: it is"):
            countersign_report(read_checked(laid, replace(trust, roots=roots), moment), second, moment)
    assert list(laid.parent.iterdir()) == [laid]


def test_more_counter_signatures_than_people_are_refused(laid, trust, new_signer, signed, moment):
    for number in range(1, MOST + 1):
        laid.with_name(f"report.pdf{'' if number == 1 else f'.{number}'}.p7s").write_bytes(b"")
    found = read_checked(laid, trust, moment)
    assert len(found.verification.counter_signatures) == MOST
    with pytest.raises(ReportError, match="counter-signatures already"):
        countersign_report(found, new_signer("Third", "T. Third"), moment)


def test_a_signer_whose_signature_would_not_hold_is_refused(laid, trust, second, moment):
    late = moment + timedelta(days=1200)
    with pytest.raises(ReportError, match="not valid now"):
        countersign_report(read_checked(laid, trust, moment), second, late)
    assert list(laid.parent.iterdir()) == [laid]


def test_a_report_with_no_file_beside_it_is_unchanged(laid, trust, signed, signer, moment):
    alone = Checked(laid, signed, verify_report(signed, signer.chain, (), (), moment))
    assert with_countersignatures(alone, trust, moment) is alone


def test_a_practice_report_is_countersigned_by_the_practice_identity(tmp_path, samples, new_signer, moment):
    audit = samples["compliant"]
    practiser = new_signer("Fieldcheck practice", "Practice auditor", practice=True)
    other = new_signer("Fieldcheck practice", "Practice assistant", practice=True)
    pdf = sign_report(render_report(replace(audit, tool=replace(audit.tool, practice=True))), practiser, moment)
    path = tmp_path / "practice.pdf"
    path.write_bytes(pdf)
    trust = Trust((), (*practiser.chain, *other.chain), ())
    countersign_report(read_checked(path, trust, moment), other, moment)
    assert read_checked(path, trust, moment).verification.counter_signatures[0].result is Result.VALID
