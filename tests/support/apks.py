"""APKs built by Debian's aapt and signed by its apksigner, once for all test processes; and what these two say of them.

aapt wants Android's own resources to name attributes by; a package of that name with the few attributes that matter,
built by aapt too, does as well.
"""

import datetime as dt
import functools
import io
import os
import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image, ImageDraw

PROGRAMS = ("aapt", "apksigner")
PATIENCE = 100.0
QUICK_JAVA = ("-JXX:TieredStopAtLevel=1", "-JXX:+UseSerialGC")
ATTRIBUTES = {
    "label": ("0x01010001", "reference|string"),
    "icon": ("0x01010002", "reference"),
    "name": ("0x01010003", "string"),
    "drawable": ("0x01010199", "reference"),
    "minSdkVersion": ("0x0101020c", "integer|string"),
    "versionCode": ("0x0101021b", "integer"),
    "versionName": ("0x0101021c", "string"),
    "targetSdkVersion": ("0x01010270", "integer|string"),
}
SPACE = 'xmlns:android="http://schemas.android.com/apk/res/android"'
LABELS = {"": "Sample", "fr": "Échantillon", "zh-rCN": "样本", "ar": "عينة", "fr-rCA": "Échantillon d’ici"}
SCHEMES = {
    "v1": ("--v1-signing-enabled", "true", "--v2-signing-enabled", "false", "--v3-signing-enabled", "false"),
    "v2": ("--v1-signing-enabled", "false", "--v2-signing-enabled", "true", "--v3-signing-enabled", "false"),
    "v123": ("--v1-signing-enabled", "true", "--v2-signing-enabled", "true", "--v3-signing-enabled", "true"),
}


def absent() -> str | None:
    """Which program is missing, or None."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"{' '.join(missing)} not installed" if missing else None


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a program says. AssertionError if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


def build_once(folder: Path) -> Path:
    """The folder with all samples: v1, v2, v123, rotated, adaptive, plain, split, literal. Other processes wait."""
    ready = folder / "ready"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        deadline = time.monotonic() + PATIENCE
        while not ready.exists():
            assert time.monotonic() < deadline, "the process that builds the samples does not end"
            time.sleep(0.1)
        return folder
    try:
        _build(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    ready.touch()
    return folder


def _build(folder: Path) -> None:
    framework = _framework(folder / "framework")
    for name in ("one", "two"):
        _keys(folder / name)
    sources = {
        "plain": _application('android:label="@string/app" android:icon="@mipmap/ic"'),
        "adaptive": _application('android:label="@string/app" android:icon="@mipmap/front"'),
        "literal": _application('android:label="Written out"'),
        "split": f'<manifest {SPACE} package="org.example.sample" split="config.fr"><application/></manifest>',
    }
    for name, manifest in sources.items():
        _package(folder, name, manifest, framework)
    for name, options in SCHEMES.items():
        _sign(folder, "plain", name, *options, *_signer(folder, "one"))
    for name in ("adaptive", "literal", "split"):
        _sign(folder, name, name, *SCHEMES["v2"], *_signer(folder, "two"))
    lineage = folder / "lineage"
    old, new = ("--old-signer", *_signer(folder, "one")), ("--new-signer", *_signer(folder, "two"))
    run("apksigner", *QUICK_JAVA, "rotate", "--out", lineage, *old, *new)
    both = (*_signer(folder, "one"), "--next-signer", *_signer(folder, "two"), "--lineage", lineage)
    _sign(folder, "plain", "rotated", *SCHEMES["v123"], *both)


def _framework(folder: Path) -> Path:
    values = folder / "res" / "values"
    values.mkdir(parents=True)
    public = [f'<public type="attr" name="{name}" id="{number}"/>' for name, (number, _) in ATTRIBUTES.items()]
    given = [f'<attr name="{name}" format="{form}"/>' for name, (_, form) in ATTRIBUTES.items()]
    (values / "all.xml").write_text(f"<resources>{''.join([*public, *given])}</resources>", encoding="utf-8")
    (folder / "AndroidManifest.xml").write_text(f'<manifest {SPACE} package="android"><application/></manifest>')
    run("aapt", "package", "-f", "-x", "-M", "AndroidManifest.xml", "-S", "res", "-F", "framework.apk", cwd=folder)
    return folder / "framework.apk"


def _application(attributes: str) -> str:
    return f"""<manifest {SPACE} package="org.example.sample" android:versionCode="7" android:versionName="1.2">
        <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="30"/>
        <application {attributes}><activity android:name=".Main" android:label="@string/home"><intent-filter>
        <action android:name="android.intent.action.MAIN"/>
        <category android:name="android.intent.category.LAUNCHER"/>
        </intent-filter></activity></application></manifest>"""


def _package(folder: Path, name: str, manifest: str, framework: Path) -> None:
    work = folder / f"{name}-source"
    for language, label in LABELS.items():
        values = work / "res" / ("values" if not language else f"values-{language}")
        values.mkdir(parents=True)
        texts = f'<string name="app">{label}</string><string name="home">{label} home</string>'
        (values / "strings.xml").write_text(f"<resources>{texts}</resources>", encoding="utf-8")
    for density, edge in (("mdpi", 48), ("xhdpi", 96), ("xxxhdpi", 192)):
        pictures = work / "res" / f"mipmap-{density}"
        pictures.mkdir()
        (pictures / "ic.png").write_bytes(picture(edge))
    (work / "res" / "drawable-xhdpi").mkdir()
    (work / "res" / "drawable-xhdpi" / "fore.png").write_bytes(picture(216))
    (work / "res" / "mipmap-anydpi-v26").mkdir()
    layers = '<background android:drawable="@drawable/fore"/><foreground android:drawable="@drawable/fore"/>'
    (work / "res" / "mipmap-anydpi-v26" / "front.xml").write_text(f"<adaptive-icon {SPACE}>{layers}</adaptive-icon>")
    (work / "AndroidManifest.xml").write_text(manifest, encoding="utf-8")
    made = folder / f"{name}.unsigned"
    run("aapt", "package", "-f", "-M", "AndroidManifest.xml", "-S", "res", "-I", framework, "-F", made, cwd=work)


@functools.cache
def picture(edge: int) -> bytes:
    """A blue disc on white, as PNG."""
    image = Image.new("RGBA", (edge, edge), "white")
    ImageDraw.Draw(image).ellipse((edge // 8, edge // 8, edge * 7 // 8, edge * 7 // 8), fill=(20, 60, 200, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _keys(at: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, at.name)])
    begin, end = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2050, 1, 1, tzinfo=dt.UTC)
    certificate = x509.CertificateBuilder(name, name, key.public_key(), 1, begin, end).sign(key, SHA256())
    at.with_suffix(".pk8").write_bytes(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    at.with_suffix(".pem").write_bytes(certificate.public_bytes(Encoding.PEM))


def _signer(folder: Path, name: str) -> tuple[str | Path, ...]:
    return "--key", folder / f"{name}.pk8", "--cert", folder / f"{name}.pem"


def _sign(folder: Path, source: str, name: str, *options: str | Path) -> None:
    made = folder / f"{name}.apk"
    run("apksigner", *QUICK_JAVA, "sign", "--in", folder / f"{source}.unsigned", "--out", made, *options)


def told_signers(apk: Path, sdk: int) -> tuple[str, ...]:
    """The certificates by apksigner's word, for that API level alone: SHA-256, 64 hex."""
    levels = ("--min-sdk-version", str(sdk), "--max-sdk-version", str(sdk))
    said = run("apksigner", *QUICK_JAVA, "verify", "--print-certs", *levels, apk)
    return tuple(re.findall(r"Signer #\d+ certificate SHA-256 digest: ([0-9a-f]{64})", said))


@dataclass(frozen=True)
class Badge:
    """What aapt says of an APK. labels: by locale, "" for any."""

    package: str
    labels: dict[str, str]
    launcher: str
    icons: dict[int, str]


def badge(apk: Path) -> Badge:
    """Ask aapt."""
    said = run("aapt", "dump", "badging", apk)
    package = re.search(r"package: name='([^']*)'", said)
    launcher = re.search(r"launchable-activity: .*  label='([^']*)'", said)
    labels = re.findall(r"application-label(?:-([\w-]+))?:'([^']*)'", said)
    icons = re.findall(r"application-icon-(\d+):'([^']*)'", said)
    return Badge(
        package=package[1] if package else "",
        labels=dict(labels),
        launcher=launcher[1] if launcher else "",
        icons={int(density): path for density, path in icons},
    )


def processes_folder() -> str:
    """A name that the test processes of one run share and others do not."""
    return f"apks-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
