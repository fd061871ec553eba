"""The readers of APK parts as the fuzzer and the museum try them, with good samples for each."""

import io
import zipfile

from auditor.android.apk.archive import read_archive
from auditor.android.apk.chunks import region_of
from auditor.android.apk.icon import drawn_anew
from auditor.android.apk.jar import v1_signers
from auditor.android.apk.ranges import BadApkError, FileView, NeedBytesError, WholeFile
from auditor.android.apk.read import Asked, read_app, read_signers
from auditor.android.apk.resources import Table
from auditor.android.apk.xml import elements, read_manifest
from auditor.android.ranges import read_stats
from auditor.practice.arsc import Resource, Variant, table
from auditor.practice.axml import Facts, Reference, adaptive_icon, manifest
from auditor.practice.pictures import tile
from auditor.practice.signers import signer_of
from auditor.practice.signing import Signing, jar_files, signed
from auditor.practice.zipping import Packed, zipped
from support.fuzz import Reader, mended_png

PACKAGE = "org.example.sample"
ICON = "res/mipmap-xhdpi/ic.png"
RESOURCES = (
    Resource("string", "app", (Variant("Sample"), Variant("Échantillon", "fr"), Variant("样本", "zh"))),
    Resource("mipmap", "ic", (Variant(ICON, density=320), Variant("res/anydpi/ic.xml", density=0xFFFE))),
)


def sample(schemes=("v1", "v2", "v3"), *, rotated=False) -> bytes:
    """A small APK with everything that is read."""
    facts = Facts(PACKAGE, (1, "1.0"), (24, 34), None, Reference(0x7F010000), Reference(0x7F020000))
    entries = [
        Packed("AndroidManifest.xml", manifest(facts), deflated=True),
        Packed("resources.arsc", table(PACKAGE, RESOURCES)),
        Packed(ICON, tile(PACKAGE, 48, "PNG")),
        Packed("res/anydpi/ic.xml", adaptive_icon(Reference(0x7F020000)), deflated=True),
    ]
    before = signer_of("before") if rotated else None
    signing = Signing(schemes, signer_of("now"), before)
    if "v1" in schemes:
        entries += jar_files(entries, signing)
    return signed(zipped(entries), signing).all()


def _looks(data: bytes) -> None:
    found = Table(region_of(data))
    for number in (0x7F010000, 0x7F020000, 0x7F030000):
        found.texts(found.followed(number))


def _signers(data: bytes) -> None:
    for sdk in (None, 24, 28, 33):
        read_signers(WholeFile(data), sdk)


def _block_file(data: bytes) -> None:
    archive = zipped([Packed("META-INF/CERT.EC", data)])
    content = archive.head + archive.directory + archive.end(archive.start)
    view = WholeFile(content)
    v1_signers(view, read_archive(view))


def _app(data: bytes) -> None:
    """As the phone gives it: only what is asked for."""
    view = FileView(len(data))
    for _ in range(64):
        try:
            read_app(view, Asked(PACKAGE, ("fr", "CA"), 34, whole=True))
        except NeedBytesError as need:
            for blocks in need.blocks:
                view.put(blocks, data[blocks.start : blocks.end])
        else:
            return
    raise AssertionError("it asks again and again")


def _icon(data: bytes) -> None:
    drawn_anew(data, foreground=True)


READERS = {
    reader.name: reader
    for reader in (
        Reader("signers", _signers, (BadApkError,)),
        Reader("block-file", _block_file, (BadApkError,)),
        Reader("manifest", read_manifest, (BadApkError,)),
        Reader("xml", lambda data: list(elements(data)), (BadApkError,)),
        Reader("resources", _looks, (BadApkError,)),
        Reader("icon", _icon, (BadApkError,), mended_png),
        Reader("app", _app, ()),
        Reader("stats", read_stats, ()),
    )
}


def seeds() -> dict[str, list[bytes]]:
    """Good samples for each reader."""
    apps = [sample(), sample(("v2",)), sample(("v1",)), sample(("v2", "v3"), rotated=True)]
    parts = zipfile.ZipFile(io.BytesIO(apps[0]))
    return {
        "signers": apps,
        "block-file": [parts.read("META-INF/CERT.EC")],
        "manifest": [parts.read("AndroidManifest.xml")],
        "xml": [parts.read("AndroidManifest.xml"), parts.read("res/anydpi/ic.xml")],
        "resources": [parts.read("resources.arsc")],
        "icon": [tile("a", 48, "PNG"), tile("b", 48, "WEBP"), tile("c", 32, "PNG", foreground=True)],
        "app": apps,
        "stats": [b"123 1707642867 /data/app/a.b-1/base.apk\n0 -1 /system/app/X/X.apk\n"],
    }
