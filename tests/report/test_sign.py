"""Signing: what the signed field shows, whom it works with, and what cannot be signed."""

import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from auditor.errors import ReportError
from auditor.identity.pkcs12 import P12Signer
from auditor.identity.token import certificates_on, open_token
from auditor.model.verification import Result
from auditor.report.render import render_report
from auditor.report.sign import sign_report
from auditor.report.verify import verify_report
from support.softhsm import ALWAYS, EC, PIN, RSA


def first_page(data, tmp_path):
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext of poppler-utils is not installed")
    (tmp_path / "report.pdf").write_bytes(data)
    done = subprocess.run(
        [pdftotext, "-layout", "-l", "1", tmp_path / "report.pdf", "-"], capture_output=True, check=True, text=True
    )
    return done.stdout


def test_the_field_shows_who_signed_and_when(unsigned, signed, signer, tmp_path):
    before, after = first_page(unsigned, tmp_path), first_page(signed, tmp_path)
    assert "not yet signed" in before
    assert "not yet signed" not in after
    assert "signed electronically" in after
    assert "A. Tremblay" in after
    assert signer.holder.fingerprint(hashes.SHA256()).hex()[:8] in after
    assert "24 November 2026, 09:30:00 UTC (claimed)" in " ".join(after.split())


def test_the_field_speaks_french_in_a_french_report(samples, signer, moment, tmp_path):
    shown = first_page(sign_report(render_report(samples["compliant"], "fr"), signer, moment, "fr"), tmp_path)
    assert "signé électroniquement" in shown
    assert "(déclarée)" in shown


def test_a_hostile_name_on_a_certificate_is_shown_as_text(samples, moment, tmp_path):
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "<b>A\u202eB \\) Tj")])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(3)
        .not_valid_before(moment).not_valid_after(moment + timedelta(days=9))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    signer = P12Signer(key, certificate, ())
    signed = sign_report(render_report(samples["compliant"]), signer, moment)
    assert "<b>A‹U+202E›B \\) Tj" in first_page(signed, tmp_path)
    answer = verify_report(signed, (signer.certificate,), (), (), moment)
    assert (answer.result, answer.signer) == (Result.VALID, "<b>A‹U+202E›B \\) Tj")


@dataclass
class Token:
    """A signer of another kind than a file: it only keeps the port's promises."""

    inner: P12Signer
    asked: int = 0

    @property
    def certificate(self):
        return self.inner.certificate

    @property
    def chain(self):
        return self.inner.chain

    def sign(self, data):
        self.asked += 1
        return self.inner.sign(data)


def test_any_signer_that_keeps_the_ports_promises_is_asked_exactly_once(unsigned, signer, moment):
    token = Token(signer)
    signed = sign_report(unsigned, token, moment)
    assert token.asked == 1
    assert verify_report(signed, signer.chain, (), (), moment).result is Result.VALID


def test_a_token_that_fails_is_heard(unsigned, signer, moment):
    class Broken(Token):
        def sign(self, data):
            raise ConnectionError("the card was pulled out")

    with pytest.raises(ConnectionError, match="pulled out"):
        sign_report(unsigned, Broken(signer), moment)


@pytest.mark.parametrize("report", [b"", b"%PDF-1.7 garbage", b"not a PDF"])
def test_what_is_no_report_is_not_signed(signer, moment, report):
    with pytest.raises(ReportError, match="was not signed"):
        sign_report(report, signer, moment)


def test_a_signed_report_is_not_signed_again(signed, signer, moment):
    with pytest.raises(ReportError, match="was not signed"):
        sign_report(signed, signer, moment)


def test_the_signature_leaves_every_byte_of_the_report_in_place(unsigned, signed):
    assert signed.startswith(unsigned)


def test_a_wrong_signature_of_a_token_does_not_verify(unsigned, signer, moment):
    other = rsa.generate_private_key(65537, 2048)

    class Wrong(Token):
        def sign(self, data):
            return other.sign(data, padding.PKCS1v15(), hashes.SHA256())[:64]

    answer = verify_report(sign_report(unsigned, Wrong(signer), moment), signer.chain, (), (), moment)
    assert answer.result is Result.NOT_VALID
    assert replace(answer, reasons=()).signer == "A. Tremblay, Northern Works"


@pytest.mark.parametrize("number", [EC, RSA, ALWAYS])
def test_a_report_signed_by_a_token_is_valid(card, unsigned, number):
    now = datetime.now(UTC)
    found = next(one for one in certificates_on(card.module) if one.key.key_id == number.hex())
    signer = open_token(found.key, found.certificate, (card.root.certificate,), PIN)
    answer = verify_report(sign_report(unsigned, signer, now), signer.chain, (), (), now)
    assert (answer.result, answer.reasons, answer.remarks) == (Result.VALID, (), ())
