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

from auditor.practice.apk import build_apk, signing_of
from auditor.practice.content import MIB, Content
from auditor.practice.files import TIME
from auditor.practice.people import blueprint_of
from auditor.practice.signers import signer_of


def app_called(name: str):
    return next(app for app in blueprint_of("manager").apps if app.name == name)


def counted(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = struct.unpack_from("<I", data, at)
    assert at + 4 + length <= len(data)
    return data[at + 4 : at + 4 + length], at + 4 + length


def taken_apart(apk: bytes) -> tuple[bytes, dict[int, bytes], bytes, bytes]:
    """Entries, signing block by id, central directory, end record."""
    end = apk.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", apk, end + 12)
    assert apk[start - 16 : start] == b"APK Sig Block 42"
    (block_size,) = struct.unpack_from("<Q", apk, start - 24)
    block_start = start - block_size - 8
    values, at = {}, block_start + 8
    while at < start - 24:
        length, kind = struct.unpack_from("<QI", apk, at)
        values[kind] = apk[at + 12 : at + 8 + length]
        at += 8 + length
    return apk[:block_start], values, apk[start : start + size], apk[end:]


@pytest.mark.parametrize("name", ["com.tencent.mm", "android", "com.brightfen.notes"])
def test_the_signature_holds_over_the_whole_file(name):
    app = app_called(name)
    entries, values, directory, end = taken_apart(build_apk(app, "/x/base.apk").all())
    signer, _ = counted(counted(values[0x7109871A], 0)[0], 0)
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
    parts = [part[at : at + MIB] for part in (entries, directory, unmoved) for at in range(0, len(part), MIB)]
    chunks = [hashlib.sha256(b"\xa5" + struct.pack("<I", len(part)) + part).digest() for part in parts]
    whole = hashlib.sha256(b"\x5a" + struct.pack("<I", len(chunks)) + b"".join(chunks)).digest()
    assert counted(counted(digests, 0)[0], 4)[0] == whole
    assert hashlib.sha256(certificate).hexdigest() == signing_of(app.vendor).first.digest


def test_the_zip_opens_and_its_manifest_names_the_package():
    archive = zipfile.ZipFile(io.BytesIO(build_apk(app_called("com.tencent.mm"), "/x/base.apk").all()))
    assert archive.testzip() is None
    manifest = archive.read("AndroidManifest.xml")
    assert struct.unpack_from("<HHI", manifest) == (0x0003, 8, len(manifest))
    for word in ("com.tencent.mm", "versionCode"):
        assert word.encode("utf-16-le") in manifest
    assert "微信".encode() in archive.read("resources.arsc")


def test_apks_are_the_same_each_time_and_vendors_differ():
    app = app_called("com.tencent.mm")
    assert build_apk(app, "/p") == build_apk(app, "/p")
    assert signer_of("com.tencent").digest == signer_of("com.tencent").digest
    assert signer_of("com.tencent").digest != signer_of("com.kms").digest


def test_certificates_can_be_read_from_the_phone_in_ranges(start_rig):
    rig = start_rig("manager")
    path = rig.shell("manager", "pm path com.tencent.mm").text.splitlines()[0].removeprefix("package:")
    told, _, tail = rig.exec("manager", f"stat -c '%s %Y' '{path}'; tail -c 65536 '{path}'").partition(b"\n")
    size, modified = map(int, told.split())
    assert (len(tail), modified) == (65536, TIME)
    assert signer_of("com.tencent").certificate in tail
    block = size // 4096
    last = rig.exec("manager", f"p='{path}';dd if=\"$p\" bs=4096 skip={block} count=9 2>/dev/null;echo $?")
    assert last == tail[len(tail) - size % 4096 :] + b"0\n"


def test_an_apk_weighs_what_an_app_weighs_and_takes_no_room():
    content = build_apk(app_called("com.tencent.mm"), "/x/base.apk")
    assert content.size > 9 * MIB
    assert len(content.head) + len(content.tail) < 100_000
    assert content.read(content.size - 22, 100)[:4] == b"PK\x05\x06"


@pytest.mark.parametrize("start", [0, 3, 4, 5, 8, 9, 20])
def test_any_part_of_a_file_of_zeros_can_be_read(start):
    content = Content(b"head", 5, b"tail")
    assert content.read(start, 6) == b"head\0\0\0\0\0tail"[start : start + 6]
