"""Archives and screen readers: PDF/A-3a and PDF/UA-1 by veraPDF's rules, before and after signing."""

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image

from auditor.errors import ReportError
from auditor.identity.authority import Holder, make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.report.backing import Backing
from auditor.report.edition import LAYOUT, Edition, read_keywords
from auditor.report.render import Paper, render_report
from auditor.report.sign import sign_report
from auditor.timestamp import TimeServer
from support.tsa import time_server

# ruff: noqa: PLR0917  a test takes as many fixtures as it needs

PROFILES = ("3a", "ua1")


LABELS = (
    "微信 支付",
    "監査アプリ テスト",
    "감사 앱 사진첩",
    "تدقيق الأجهزة (نسخة 2)",
    "محفظة ABC 12",
    "ביקורת (גרסה 3.5)",
    "😀 Fun 🔒",
    "❤️‍🔥",
    "Kiểm tra",
    "Проверка Қазақша",
    "แอปตรวจสอบ",
    "ἄνθρωπος",
    "Հայերեն",
    "ქართული",
    "हिन्दी",
    "بِسْمِ اللَّهِ",
    "★ ✓ ♥",
)


def world(samples):
    """Labels of many scripts wherever a phone can put them, a picture, sixty instruments, more lines than a page."""
    audit, out = samples["removed"], BytesIO()
    Image.new("RGBA", (64, 64), (200, 0, 0, 128)).save(out, "PNG")
    icon = base64.b64encode(out.getvalue()).decode()
    packages = tuple(
        replace(one, label=LABELS[n % len(LABELS)], icon=icon if n % 2 else None)
        for n, one in enumerate(audit.packages)
    )
    cited = tuple(replace(audit.findings[0].instruments[0], id=f"X-{n:02}") for n in range(60))
    users = tuple(replace(user, name=name) for user, name in zip(audit.users, LABELS[3:], strict=False))
    return replace(
        audit,
        packages=packages,
        users=users,
        findings=tuple(replace(one, instruments=cited, why=LABELS[3]) for one in audit.findings),
        device=replace(audit.device, maker=LABELS[4], model=LABELS[5]),
        evidence=audit.evidence * 9,
    )


def judged(verapdf, path, data):
    path.write_bytes(data)
    judgements = {profile: verapdf.judge(path, profile) for profile in PROFILES}
    assert all(judgement.checks > 10_000 for judgement in judgements.values())
    return {profile: judgement.failures for profile, judgement in judgements.items() if not judgement.compliant}


@pytest.mark.parametrize(
    ("name", "language", "paper"),
    [
        ("removed", "both", Paper.A4),
        ("hostile", "en", Paper.LETTER),
        ("inconclusive", "fr", Paper.A4),
        ("world", "en", Paper.A4),
    ],
)
def test_a_signed_report_conforms(verapdf, samples, signer, moment, tmp_path, name, language, paper):
    audit = world(samples) if name == "world" else samples[name]
    audit = replace(audit, tool=replace(audit.tool, practice=name == "inconclusive"))
    signed = sign_report(render_report(audit, language, paper), signer, moment, "fr" if language == "fr" else "en")
    assert judged(verapdf, tmp_path / "signed.pdf", signed) == {}


def test_a_report_conforms_before_it_is_signed(verapdf, unsigned, tmp_path):
    assert judged(verapdf, tmp_path / "unsigned.pdf", unsigned) == {}


@pytest.mark.parametrize(
    ("spoiled", "by", "profile"),
    [
        (rb"/Alt<", rb"/Alx<", "ua1"),
        (rb"/Scope/Column", rb"/Scopf/Column", "ua1"),
        (rb"/S/TD", rb"/S/XD", "ua1"),
        (rb"<pdfuaid:part>1<", rb"<pdfuaid:part>2<", "ua1"),
        (rb"/AFRelationship", rb"/AFRelationshiq", "3a"),
        (rb"/ToUnicode", rb"/ToUnicodf", "3a"),
        (rb"/OutputIntents", rb"/OutputIntentz", "3a"),
    ],
)
def test_the_judge_sees_what_is_spoiled(verapdf, unsigned, tmp_path, spoiled, by, profile):
    path = tmp_path / "spoiled.pdf"
    path.write_bytes(re.sub(re.escape(spoiled), by, unsigned))
    assert not verapdf.judge(path, profile).compliant


def test_the_edition_of_the_pages_can_be_read_back():
    said = f"fieldcheck:sha256:{'a' * 64} fieldcheck:layout:{LAYOUT} fieldcheck:language:both fieldcheck:paper:letter"
    edition = Edition(LAYOUT, "both", "letter")
    assert read_keywords(said).edition == edition
    assert edition.known
    assert not Edition(LAYOUT + 1, "en", "a4").known
    assert read_keywords("fieldcheck:sha256:" + "a" * 64).edition is None
    for other in ("", "fieldcheck:sha256:" + "A" * 64, said + "\n", "x" + said):
        assert read_keywords(other) is None


def test_a_report_with_time_stamp_and_revocation_list_conforms(verapdf, unsigned, new_signer, tmp_path):
    now = datetime.now(UTC)
    signer = new_signer(now=now)
    root = Holder(make_root("Another", now).key, signer.issuers[-1])
    with time_server(tmp_path) as rig, pytest.raises(ReportError, match="was not signed"):
        # A list that another key signed is refused before anything is written.
        sign_report(unsigned, signer, now, backing=Backing(TimeServer(rig.address), (_list(root, now),)))
    made = make_root("Northern Works", now)
    auditor = make_auditor(made, "Northern Works", "A. Tremblay", now)
    own = P12Signer(auditor.key, auditor.certificate, (made.certificate,))
    (tmp_path / "tsa").mkdir()
    with time_server(tmp_path / "tsa") as rig:
        signed = sign_report(unsigned, own, now, backing=Backing(TimeServer(rig.address), (_list(made, now),)))
    assert judged(verapdf, tmp_path / "backed.pdf", signed) == {}


def _list(root, now):
    builder = (
        x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
        .last_update(now - timedelta(minutes=1)).next_update(now + timedelta(days=30))
        .add_extension(x509.CRLNumber(1), critical=False)
    )  # fmt: skip
    return builder.sign(root.key, hashes.SHA256()).public_bytes(Encoding.DER)
