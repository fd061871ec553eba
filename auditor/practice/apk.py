"""APK files for the practice apps: manifest, resources and icon as an app has them, truly signed by an invented vendor.

Everything in them is derived from names, so that a file has the same bytes on every run. They are as large as real
apps are; most of that is zeros, which take no room until somebody reads them.
"""

import zlib

from auditor.practice.arsc import ANY_DENSITY, Resource, Variant, number_of, table
from auditor.practice.axml import Facts, Reference, adaptive_icon, manifest, vector
from auditor.practice.blueprint import App
from auditor.practice.content import MIB, Content
from auditor.practice.labels import translated
from auditor.practice.pictures import tile
from auditor.practice.signers import signer_of
from auditor.practice.signing import Signing, jar_files, signed
from auditor.practice.zipping import Packed, zipped

PEOPLE_SIZES = (9 * MIB, 14 * MIB, 22 * MIB, 31 * MIB, 47 * MIB, 68 * MIB)
"""What apps from a store weigh; a practice file has one of these sizes, and a few kilobytes."""
SYSTEM_SIZES = (MIB // 4, MIB, 3 * MIB)
SPLIT_SIZE = MIB // 2
SCHEMES = (("v2",), ("v1", "v2"), ("v2", "v3"), ("v1", "v2", "v3"))
_FRONT = Reference(0x7F030000)
"""The first drawable; string and mipmap come before it."""
ROTATED_EVERY, V1_ONLY_EVERY = 11, 17
"""Of so many vendors one has changed its key, and one signs as in old times."""


def signing_of(vendor: str) -> Signing:
    """How a vendor signs its apps: the same for all of them."""
    n = zlib.crc32(f"signing {vendor}".encode("utf-8", "replace"))
    if n % ROTATED_EVERY == 0:
        return Signing(("v2", "v3"), signer_of(f"{vendor} renewed"), signer_of(vendor))
    if n % V1_ONLY_EVERY == 0:
        return Signing(("v1",), signer_of(vendor))
    return Signing(SCHEMES[n % len(SCHEMES)], signer_of(vendor))


def build_apk(app: App, path: str) -> Content:
    """The APK at path, base or split; the same every time."""
    split = path.rsplit("/split_", 1)[1].removesuffix(".apk") if "/split_" in path else None
    entries = [_manifest(app, split)] if split else _base(app)
    note = f"{app.name}\n{path}\n".encode("utf-8", "replace")
    entries += [Packed("assets/practice.txt", note), Packed("assets/practice.bin", zeros=_weight(app, split))]
    signing = signing_of(app.vendor)
    if "v1" in signing.schemes:
        entries = [*jar_files(entries, signing), *entries]
    return signed(zipped(entries), signing)


def _weight(app: App, split: str | None) -> int:
    if split:
        return SPLIT_SIZE
    # A v1 signature hashes all of an entry: old vendors' apps are small.
    sizes = SYSTEM_SIZES if app.system else PEOPLE_SIZES[: 1 if "v1" in signing_of(app.vendor).schemes else None]
    return sizes[zlib.crc32(f"size {app.name}".encode("utf-8", "replace")) % len(sizes)]


def _manifest(app: App, split: str | None, label: Reference | None = None, icon: Reference | None = None) -> Packed:
    version, sdk = (app.version_code, app.version_name), (app.min_sdk, app.target_sdk)
    return Packed("AndroidManifest.xml", manifest(Facts(app.name, version, sdk, split, label, icon)), deflated=True)


def _base(app: App) -> list[Packed]:
    label = Resource("string", "app_name", tuple(Variant(*each) for each in translated(app.label)))
    icon, pictures = _vectors() if app.system else _icon(app.name)
    resources = (label, *icon)
    numbers = [Reference(number_of(resources, kind)) for kind in ("string", "mipmap")]
    content = table(app.name, resources)
    return [_manifest(app, None, *numbers), Packed("resources.arsc", content), *pictures]


def _icon(name: str) -> tuple[tuple[Resource, ...], list[Packed]]:
    """The icon's resources and files: pictures for two densities, WebP, an adaptive icon, or vectors alone."""
    kind = zlib.crc32(f"kind of icon {name}".encode("utf-8", "replace")) % 10
    if kind == 0:
        return _vectors()
    if kind in (1, 2):
        return _adaptive(Packed("res/drawable-xhdpi-v4/ic_front.png", tile(name, 144, "PNG", foreground=True)))
    ending, form = (".webp", "WEBP") if kind in (3, 4) else (".png", "PNG")
    pictures = [
        Packed(f"res/mipmap-{density}-v4/ic_launcher{ending}", tile(name, edge, form))
        for density, edge in (("mdpi", 48), ("xhdpi", 96))
    ]
    variants = tuple(Variant(file.name, density=dpi) for file, dpi in zip(pictures, (160, 320), strict=True))
    return (Resource("mipmap", "ic_launcher", variants),), pictures


def _vectors() -> tuple[tuple[Resource, ...], list[Packed]]:
    """An icon of lines alone, which no picture can be taken from."""
    return _adaptive(Packed("res/drawable-v24/ic_front.xml", vector()))


def _adaptive(front: Packed) -> tuple[tuple[Resource, ...], list[Packed]]:
    icon = Packed("res/mipmap-anydpi-v26/ic_launcher.xml", adaptive_icon(_FRONT))
    density = 320 if front.name.endswith(".png") else 0
    resources = (
        Resource("mipmap", "ic_launcher", (Variant(icon.name, density=ANY_DENSITY, sdk=26),)),
        Resource("drawable", "ic_front", (Variant(front.name, density=density),)),
    )
    return resources, [icon, front]
