"""The practice apps' APKs: a zip that opens, a manifest with the right name, a v2 signature that holds."""

import hashlib
import io
import struct
import zipfile

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from auditor.practice.apk import build_apk, signer_of
from auditor.practice.people import blueprint_of


def app_called(name: str):
    return next(app for app in blueprint_of("manager").apps if app.name == name)


def counted(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<I", data, at)
    assert at + 4 + length <= len(data)
    return data[at + 4 : at + 4 + length], at + 4 + length


def taken_apart(apk: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Entries, v2 block value, central directory, end record."""
    end = apk.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", apk, end + 12)
    assert apk[start - 16 : start] == b"APK Sig Block 42"
    (block_size,) = struct.unpack_from("<Q", apk, start - 24)
    block_start = start - block_size - 8
    length, kind = struct.unpack_from("<QI", apk, block_start + 8)
    assert kind == 0x7109871A
    value = apk[block_start + 20 : block_start + 16 + length]
    return apk[:block_start], value, apk[start : start + size], apk[end:]


@pytest.mark.parametrize("name", ["com.tencent.mm", "android", "com.brightfen.notes"])
def test_the_signature_holds_over_the_whole_file(name):
    app = app_called(name)
    entries, value, directory, end = taken_apart(build_apk(app, "/x/base.apk"))
    signer, _ = counted(counted(value, 0)[0], 0)
    data, at = counted(signer, 0)
    signatures, at = counted(signer, at)
    public, _ = counted(signer, at)
    digests, at = counted(data, 0)
    certificate, _ = counted(counted(data, at)[0], 0)
    key = load_der_public_key(public)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(counted(counted(signatures, 0)[0], 4)[0], data, ec.ECDSA(SHA256()))
    assert x509.load_der_x509_certificate(certificate).public_key() == key
    unmoved = end[:16] + struct.pack("<I", len(entries)) + end[20:]
    chunks = [hashlib.sha256(b"\xa5" + struct.pack("<I", len(p)) + p).digest() for p in (entries, directory, unmoved)]
    whole = hashlib.sha256(b"\x5a" + struct.pack("<I", 3) + b"".join(chunks)).digest()
    assert counted(counted(digests, 0)[0], 4)[0] == whole
    assert hashlib.sha256(certificate).hexdigest() == signer_of(app.vendor).digest


def test_the_zip_opens_and_its_manifest_names_the_package():
    archive = zipfile.ZipFile(io.BytesIO(build_apk(app_called("com.tencent.mm"), "/x/base.apk")))
    assert archive.testzip() is None
    manifest = archive.read("AndroidManifest.xml")
    assert struct.unpack_from("<HHI", manifest) == (0x0003, 8, len(manifest))
    for word in ("com.tencent.mm", "WeChat", "versionCode"):
        assert word.encode("utf-16-le") in manifest


def test_apks_are_the_same_each_time_and_vendors_differ():
    app = app_called("com.tencent.mm")
    assert build_apk(app, "/p") == build_apk(app, "/p")
    assert signer_of("com.tencent").digest == signer_of("com.tencent").digest
    assert signer_of("com.tencent").digest != signer_of("com.kms").digest


def test_certificates_can_be_read_from_the_phone_in_ranges(start_rig):
    rig = start_rig("manager")
    path = rig.shell("manager", "pm path com.tencent.mm").text.splitlines()[0].removeprefix("package:")
    size, _, tail = rig.exec("manager", f"stat -c %s '{path}'; tail -c 65536 '{path}'").partition(b"\n")
    assert len(tail) == int(size)
    _, value, _, _ = taken_apart(tail)
    assert signer_of("com.tencent").certificate in value
