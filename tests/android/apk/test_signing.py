"""The certificates that a signing block claims, and each way in which a block can be broken."""

import io
import struct
import zipfile

import pytest
from asn1crypto import cms, x509

from auditor.android.apk import signing
from auditor.android.apk.archive import read_archive
from auditor.android.apk.jar import v1_signers
from auditor.android.apk.ranges import BadApkError, TooLargeError, WholeFile
from auditor.android.apk.read import read_signers
from auditor.android.apk.signing import MAGIC, V2, V3, V31, read_block, schemes_in, signature_of
from auditor.practice.signers import signer_of
from auditor.practice.zipping import Packed, zipped

from .readers import sample

NOW, BEFORE = signer_of("now"), signer_of("before")


def counted(*pieces):
    joined = b"".join(pieces)
    return struct.pack("<I", len(joined)) + joined


def block(*pairs):
    body = b"".join(struct.pack("<QI", 4 + len(value), key) + value for key, value in pairs)
    size = struct.pack("<Q", len(body) + 24)
    return bytes(64) + size + body + size + MAGIC


def read(data):
    return read_block(WholeFile(data), len(data))


def v2_of(*certificates):
    signed = counted() + counted(*(counted(each) for each in certificates)) + counted()
    return counted(counted(counted(signed)))


def v3_of(certificate, least, most, attributes=b""):
    signed = counted() + counted(counted(certificate)) + struct.pack("<II", least, most) + counted(attributes)
    return counted(counted(signed) + struct.pack("<II", least, most))


@pytest.mark.parametrize(
    ("schemes", "rotated", "sdk", "expected", "past"),
    [
        (("v1",), False, 34, NOW, ()),
        (("v2",), False, 34, NOW, ()),
        (("v2", "v3"), True, 34, NOW, (BEFORE.digest,)),
        (("v2", "v3"), True, 27, BEFORE, ()),
        (("v2", "v3"), True, None, NOW, (BEFORE.digest,)),
        (("v1", "v2", "v3"), False, 23, NOW, ()),
    ],
)
def test_the_signer_is_that_of_the_newest_scheme_the_phone_looks_at(schemes, rotated, sdk, expected, past):
    told = read_signers(WholeFile(sample(schemes, rotated=rotated)), sdk)
    assert (told.signers, told.past_signers, told.schemes) == ((expected.digest,), past, schemes)


def test_a_file_without_a_signature_that_the_phone_looks_at_is_said_to_have_none():
    with pytest.raises(BadApkError, match="carries no signature"):
        read_signers(WholeFile(sample(("v3",))), 24)


def test_no_block_is_no_signature():
    assert read(bytes(100)) == {}
    assert read(bytes(10)) == {}
    assert signature_of({}, 34) is None
    assert schemes_in({V2: b"", V31: b"", 99: b""}) == ("v2", "v3.1")


def test_a_block_holds_values_by_id():
    assert read(block((V2, b"two"), (7, b""))) == {V2: b"two", 7: b""}


@pytest.mark.parametrize(
    ("size", "words"), [(signing.MAX_BLOCK + 1, "has"), (23, "does not fit"), (5000, "does not fit")]
)
def test_a_block_of_an_impossible_size_is_refused(size, words):
    data = bytearray(block((V2, b"two")))
    struct.pack_into("<Q", data, len(data) - 24, size)
    with pytest.raises(BadApkError, match=words):
        read(bytes(data))


def test_a_block_that_names_two_sizes_is_refused():
    data = bytearray(block((V2, b"two")))
    data[64] ^= 1
    with pytest.raises(BadApkError, match="two sizes"):
        read(bytes(data))


@pytest.mark.parametrize("pairs", [((V2, b"a"), (V2, b"b"))])
def test_a_value_given_twice_is_refused(pairs):
    with pytest.raises(BadApkError, match="broken"):
        read(block(*pairs))


@pytest.mark.parametrize("length", [0, 3, 5000])
def test_a_value_of_an_impossible_length_is_refused(length):
    data = bytearray(block((V2, b"two")))
    struct.pack_into("<Q", data, 72, length)
    with pytest.raises(BadApkError, match="broken"):
        read(bytes(data))


def test_several_signers_are_all_told():
    signers = counted(
        counted(counted(counted() + counted(counted(b"A")) + counted())),
        counted(counted(counted() + counted(counted(b"B")) + counted())),
    )
    assert signature_of({V2: signers}, 34).signers == (b"A", b"B")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (counted(), "names no signer"),
        (v2_of(), "no certificate"),
        (v2_of(b""), "no certificate"),
        (counted(struct.pack("<I", 99)), "broken"),
        (b"\1", "middle of a value"),
        (counted(counted() * (signing.MAX_ITEMS + 1)), "no certificate|lists more|middle"),
    ],
)
def test_a_broken_v2_value_is_refused(value, words):
    with pytest.raises(BadApkError, match=words):
        signature_of({V2: value}, 34)


def test_an_endless_list_of_certificates_is_not_followed():
    with pytest.raises(TooLargeError, match="lists more"):
        signature_of({V2: v2_of(*([b""] * (signing.MAX_ITEMS + 1)))}, 34)


def test_v3_signers_count_for_their_range_of_levels_only():
    both = counted(v3_of(b"OLD", 28, 32), v3_of(b"NEW", 33, 99))
    assert signature_of({V3: both}, 30).signers == (b"OLD",)
    assert signature_of({V3: both}, 34).signers == (b"NEW",)
    only = counted(v3_of(b"NEW", 33, 99))
    assert signature_of({V3: only, V2: v2_of(b"TWO")}, 30).signers == (b"TWO",)
    assert signature_of({V31: only, V3: both}, 34).scheme == "v3.1"


def test_a_scheme_counts_only_since_the_android_that_looks_at_it():
    assert signature_of({V2: v2_of(b"TWO")}, 23) is None
    assert signature_of({V3: counted(v3_of(b"NEW", 1, 99))}, 27) is None
    assert signature_of({V31: counted(v3_of(b"NEW", 1, 99))}, 32) is None
    assert signature_of({V31: counted(v3_of(b"NEW", 1, 99))}, 33).signers == (b"NEW",)


def test_a_lineage_is_one_attribute_among_others():
    levels = b"".join(counted(counted(counted(each) + bytes(4)) + bytes(8) + counted()) for each in (b"OLD", b"NEW"))
    rotation = struct.pack("<II", signing.ROTATION, 1) + levels
    attributes = counted(struct.pack("<I", 5)) + counted(rotation)
    told = signature_of({V3: counted(v3_of(b"NEW", 28, 99, attributes))}, 34)
    assert (told.signers, told.past) == ((b"NEW",), (b"OLD",))


# ------------------------------------------------------------ v1
def jar_of(block, name="META-INF/CERT.EC"):
    made = zipped([Packed(name, block), Packed("META-INF/services/x.RSA/y", b"")])
    view = WholeFile(made.head + made.directory + made.end(made.start))
    return v1_signers(view, read_archive(view))


def block_file():
    with zipfile.ZipFile(io.BytesIO(sample(("v1",)))) as archive:
        return archive.read("META-INF/CERT.EC")


def test_the_v1_signer_is_the_certificate_that_the_signature_names():
    assert jar_of(block_file()) == (NOW.certificate,)
    assert jar_of(block_file(), "META-INF/lower.rsa") == (NOW.certificate,)


def test_a_v1_signature_without_its_signer_s_certificate_is_refused():
    info = cms.ContentInfo.load(block_file())
    info["content"]["certificates"] = cms.CertificateSet([x509.Certificate.load(BEFORE.certificate)])
    with pytest.raises(BadApkError, match="no certificate of its signer"):
        jar_of(info.dump(force=True))


@pytest.mark.parametrize("data", [b"", b"nothing", block_file()[:-100], bytes(200)])
def test_a_broken_v1_signature_is_refused(data):
    with pytest.raises(BadApkError):
        jar_of(data)
