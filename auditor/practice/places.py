"""Where each app's files lie on the phone, and the made-up but steady numbers that its dump shows."""

import base64
import hashlib
import zlib

from auditor.practice import since
from auditor.practice.blueprint import App, Partition


def token(text: str) -> str:
    """Seven hex digits that stand for an object's identity hash in a dump; the same for the same text."""
    return f"{zlib.crc32(text.encode('utf-8', 'replace')) & 0xFFFFFFF:x}"


def signature_hash(vendor: str) -> str:
    """Eight hex digits that stand for hashCode() of a vendor's certificate."""
    return f"{zlib.crc32(('signer ' + vendor).encode()):08x}"


def _random(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]).decode()


_COMMON = frozenset({"resources", "service", "services", "provider", "agent", "app", "overlay"})
"""Last words of many packages' names: their files are named by one word more, as makers do."""


def stem(name: str) -> str:
    """A folder name in the style of system partitions: com.android.settings → Settings."""
    words = [word for word in name.split(".") if word] or [name]
    chosen = words[-3:] if words[-1] in _COMMON else words[-1:]
    return "".join(word[:1].upper() + word[1:] for word in chosen)


def factory_path(app: App) -> str:
    """The code path of a system app's factory copy."""
    if app.name == "android":
        return "/system/framework/framework-res.apk"
    if app.partition is Partition.APEX:
        return f"/apex/{app.name}/app/{stem(app.name)}"
    return f"{app.partition.value}/{stem(app.name)}"


def data_path(app: App, android: int) -> str:
    """The code path under /data/app in the style of the Android version."""
    if android >= since.LONG_FOLDERS:
        return f"/data/app/~~{_random('a' + app.name)}/{app.name}-{_random('b' + app.name)}"
    if android >= since.RANDOM_FOLDERS:
        return f"/data/app/{app.name}-{_random('b' + app.name)}"
    return f"/data/app/{app.name}-1"


def code_path(app: App, android: int) -> str:
    """The code path in force."""
    return factory_path(app) if app.system and not app.updated else data_path(app, android)


def base_apk(app: App, android: int) -> str:
    """The base APK's path."""
    folder = code_path(app, android)
    if folder.endswith(".apk"):
        return folder
    if app.system and not app.updated:
        return f"{folder}/{stem(app.name)}.apk"
    return f"{folder}/base.apk"


def apk_paths(app: App, android: int) -> tuple[str, ...]:
    """Base and splits, as `pm path` prints them."""
    base = base_apk(app, android)
    folder = base.rsplit("/", 1)[0]
    return (base, *(f"{folder}/split_{split}.apk" for split in app.splits))
