"""Time-stamps of a site's server and revocation lists, in the one revision that the signature covers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from auditor.errors import ReportError, TimeStampError
from auditor.identity.authority import make_auditor, make_root
from auditor.identity.pkcs12 import P12Signer
from auditor.model.verification import Pages, Result, Revocation
from auditor.report.backing import Backing
from auditor.report.sign import sign_report
from auditor.report.verify import EXPIRED_SINCE, UNKNOWN_SERVER, verify_report
from auditor.timestamp import TimeServer
from support.tsa import time_server


@pytest.fixture(scope="module")
def now():
    """The server stamps by the real clock."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def rig(tmp_path_factory):
    with time_server(tmp_path_factory.mktemp("tsa")) as running:
        yield running


@pytest.fixture(scope="module")
def here(new_signer, now):
    return new_signer(now=now)


@pytest.fixture(scope="module")
def stamped(unsigned, here, now, rig):
    return sign_report(unsigned, here, now, backing=Backing(TimeServer(rig.address)))


def test_a_stamped_report_shows_the_servers_time(stamped, here, now, rig):
    answer = verify_report(stamped, here.chain, (), (), now, time_roots=(rig.root,))
    assert (answer.result, answer.pages, answer.remarks) == (Result.VALID, Pages.AS_RECORDED, ())
    assert abs(answer.stamped_time - now) < timedelta(minutes=2)
    assert "Site time server" in answer.stamped_by


def test_a_server_that_nobody_vouches_for_stamps_nothing(stamped, here, now):
    answer = verify_report(stamped, here.chain, (), (), now)
    assert answer.result is Result.VALID
    assert answer.stamped_time is None
    assert answer.remarks == (UNKNOWN_SERVER,)


def test_a_servers_root_vouches_for_no_signer(stamped, rig, now):
    answer = verify_report(stamped, (), (), (), now, time_roots=(rig.root,))
    assert answer.result is Result.SIGNER_UNKNOWN


def test_after_the_certificate_expired_the_time_stamp_still_shows_when_it_signed(stamped, here, now, rig):
    late = now + timedelta(days=1200)
    # By then the server's own certificate has expired too, and nothing shows the time any more.
    assert verify_report(stamped, here.chain, (), (), late, time_roots=(rig.root,)).result is Result.NOT_VALID
    young = short_lived(now)
    report = sign_report(unsigned_of(stamped), young, now, backing=Backing(TimeServer(rig.address)))
    later = now + timedelta(days=30)
    good = verify_report(report, young.chain, (), (), later, time_roots=(rig.root,))
    assert (good.result, good.remarks) == (Result.VALID, (EXPIRED_SINCE,))
    assert verify_report(report, young.chain, (), (), later).result is Result.NOT_VALID


def unsigned_of(signed):
    return signed[: signed.index(b"%%EOF\n") + 6]


def short_lived(now):
    """An auditor whose certificate holds for one more day."""
    root = make_root("Northern Works", now)
    made = make_auditor(root, "Northern Works", "A. Tremblay", now - timedelta(days=3 * 365 - 1))
    return P12Signer(made.key, made.certificate, (root.certificate,))


# ------------------------------------------------------------ servers that misbehave
@dataclass
class Says:
    """A server that answers this."""

    answer: object

    def stamp(self, request):
        return self.answer(request) if callable(self.answer) else self.answer


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (b"", "cannot be read"),
        (b"<html>", "cannot be read"),
        (bytes.fromhex("30053003020102"), "refused"),
    ],
)
def test_an_answer_that_is_no_time_stamp_is_said_to_be_none(unsigned, here, now, answer, word):
    with pytest.raises(TimeStampError, match=word):
        sign_report(unsigned, here, now, backing=Backing(Says(answer)))


def test_an_answer_to_another_request_is_refused(unsigned, here, now, rig):
    server = TimeServer(rig.address)
    first = []

    def replayed(request):
        first.append(server.stamp(request))
        return first[0]

    with pytest.raises(TimeStampError, match="another request"):
        sign_report(unsigned, here, now, backing=Backing(Says(replayed)))


# ------------------------------------------------------------ revocation lists
@pytest.fixture(scope="module")
def authority(now):
    """An auditor, and lists of the root above."""
    root = make_root("Northern Works", now)
    made = make_auditor(root, "Northern Works", "R. Roy", now)
    signer = P12Signer(made.key, made.certificate, (root.certificate,))

    def crl(*revoked, issued=now):
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
            .last_update(issued - timedelta(minutes=1)).next_update(issued + timedelta(days=30))
            .add_extension(x509.CRLNumber(1), critical=False)
        )  # fmt: skip
        for serial in revoked:
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(issued - timedelta(minutes=1))
            builder = builder.add_revoked_certificate(one.build())
        return builder.sign(root.key, hashes.SHA256()).public_bytes(Encoding.PEM)

    return signer, crl


@pytest.fixture(scope="module")
def carrying(unsigned, authority, now):
    signer, crl = authority
    return sign_report(unsigned, signer, now, backing=Backing(crls=(crl(),)))


def test_a_list_is_carried_in_the_signatures_own_revision(carrying, authority, now):
    signer, crl = authority
    assert carrying.count(b"%%EOF") == 2
    answer = verify_report(carrying, signer.chain, (), (), now)
    assert (answer.result, answer.pages, answer.remarks) == (Result.VALID, Pages.AS_RECORDED, ())
    assert answer.revocation is Revocation.WHEN_SIGNED
    assert not answer.revocation_checked
    given = verify_report(carrying, signer.chain, (), (crl(),), now)
    assert given.revocation is Revocation.CHECKED


def test_a_later_list_that_is_given_counts_more_than_the_one_carried(carrying, authority, now):
    signer, crl = authority
    answer = verify_report(carrying, signer.chain, (), (crl(signer.holder.serial_number),), now)
    assert answer.result is Result.NOT_VALID


def test_the_carried_list_still_tells_of_the_signing_when_it_is_old(carrying, authority, now):
    signer, _ = authority
    answer = verify_report(carrying, signer.chain, (), (), now + timedelta(days=300))
    assert (answer.result, answer.revocation) == (Result.VALID, Revocation.WHEN_SIGNED)


@pytest.mark.parametrize("kind", ["revoked", "old", "of another authority"])
def test_a_signer_whom_the_list_does_not_vouch_for_is_refused_before_signing(unsigned, authority, now, kind):
    signer, crl = authority
    other = P12Signer(signer.key, signer.holder, (make_root("Other Works", now).certificate,))
    given = {"revoked": crl(signer.holder.serial_number), "old": crl(issued=now - timedelta(days=90))}.get(kind, crl())
    asked = []
    one = other if kind == "of another authority" else signer
    counted = Counted(one, asked)
    with pytest.raises(ReportError, match="was not signed"):
        sign_report(unsigned, counted, now, backing=Backing(crls=(given,)))
    assert asked == []


@dataclass
class Counted:
    """A signer that notes when its key is asked for."""

    inner: P12Signer
    asked: list

    @property
    def certificate(self):
        return self.inner.certificate

    @property
    def chain(self):
        return self.inner.chain

    def sign(self, data):
        self.asked.append(data)
        return self.inner.sign(data)


def test_a_list_needs_the_root_of_the_identity(unsigned, authority, now):
    signer, crl = authority
    with pytest.raises(ReportError, match="does not hold its authority"):
        sign_report(unsigned, P12Signer(signer.key, signer.holder, ()), now, backing=Backing(crls=(crl(),)))


def test_a_report_that_carries_too_much_is_not_valid(carrying, authority, now, monkeypatch):
    signer, _ = authority
    monkeypatch.setattr("auditor.report.trust.MAX_LIST_BYTES", 16)
    answer = verify_report(carrying, signer.chain, (), (), now)
    assert answer.result is Result.NOT_VALID


def test_stamp_and_list_go_together(unsigned, authority, now, rig):
    signer, crl = authority
    report = sign_report(unsigned, signer, now, backing=Backing(TimeServer(rig.address), (crl(),)))
    answer = verify_report(report, signer.chain, (), (), now, time_roots=(rig.root,))
    assert (answer.result, answer.remarks) == (Result.VALID, ())
    assert answer.stamped_time is not None
    assert answer.revocation is Revocation.WHEN_SIGNED
