"""`dumpsys package`, whole, `packages`, or of one package. Kept by the state's version: 450 apps render once."""

from auditor.practice import since
from auditor.practice.blueprint import App, Blueprint
from auditor.practice.places import signature_hash, token
from auditor.practice.render_app import app_block, hidden_block
from auditor.practice.state import PhoneState, Snapshot


class PackageDump:
    """The package service's dump of one phone."""

    def __init__(self, state: PhoneState) -> None:
        self._state = state
        self._blocks: dict[str, tuple[App, str]] = {}
        self._whole: tuple[int, bytes] = (-1, b"")

    def packages(self) -> bytes:
        """`dumpsys package packages`."""
        version, text = self._whole
        if version != self._state.version:
            snapshot = self._state.snapshot()
            text = self._render(snapshot).encode("utf-8", "surrogateescape")
            self._whole = (snapshot.version, text)
        return text

    def everything(self) -> bytes:
        """`dumpsys package`: what stands before the packages, the packages, and what comes after."""
        phone = self._state.blueprint
        return _head(phone).encode() + b"\n" + self.packages() + _tail(self._state.snapshot()).encode()

    def one(self, name: str) -> bytes:
        """`dumpsys package NAME`: says so, with exit code 0, if there is no such package."""
        app = self._state.app(name)
        if app is None:
            return f"Unable to find package: {name}\n".encode("utf-8", "surrogateescape")
        phone = self._state.blueprint
        parts = ["Key Set Manager:\n", f"  [{name}]\n      Signing KeySets: 1\n", "\nPackages:\n"]
        parts.append(app_block(app, phone, single=True))
        if app.updated:
            parts += ["\nHidden system packages:\n", hidden_block(app, phone)]
        if phone.android >= since.QUERIES:
            parts += [_queries(phone)]
        parts += ["\nDexopt state:\n", f"  [{name}]\n", "    (no dexopt state)\n", "\nCompiler stats:\n"]
        parts += [f"  [{name}]\n", "    (No recorded stats)\n"]
        return "".join(parts).encode("utf-8", "surrogateescape")

    def _render(self, snapshot: Snapshot) -> str:
        phone = self._state.blueprint
        apps = tuple(snapshot.apps.values())
        parts = ["Packages:\n", *(self._block(app, phone) for app in apps)]
        updated = [app for app in apps if app.updated]
        if updated:
            parts += ["\nHidden system packages:\n", *(hidden_block(app, phone) for app in updated)]
        if phone.android >= since.QUERIES:
            parts.append(_queries(phone))
        parts.append(_shared_users(snapshot, phone))
        return "".join(parts)

    def _block(self, app: App, phone: Blueprint) -> str:
        kept = self._blocks.get(app.name)
        if kept is not None and kept[0] is app:
            return kept[1]
        block = app_block(app, phone)
        self._blocks[app.name] = (app, block)
        return block


def _queries(phone: Blueprint) -> str:
    users = "".join(f"    User {user.user_id}:\n" for user in phone.users)
    return (
        "\nQueries:\n  system apps queryable: false\n  forceQueryable:\n    [com.android.providers.media]\n"
        f"  queries via package name:\n{users}  queryable via interaction:\n{users}"
    )


def _shared_users(snapshot: Snapshot, phone: Blueprint) -> str:
    shared = {app.shared_user: app.app_id for app in snapshot.apps.values() if app.shared_user}
    word = "appId" if phone.android >= since.APP_ID_WORD else "userId"
    parts = ["\nShared users:\n"]
    for name, app_id in sorted(shared.items()):
        parts += [
            f"  SharedUser [{name}] ({token('shared ' + name)}):\n",
            f"    {word}={app_id}\n    install permissions:\n",
            "      android.permission.INTERNET: granted=true\n",
            *(f"    User {user.user_id}: \n      gids=[3003]\n" for user in phone.users),
        ]
    return "".join(parts)


def _head(phone: Blueprint) -> str:
    return (
        "Database versions:\n  Internal:\n"
        f"    sdkVersion={phone.sdk} databaseVersion=3\n    fingerprint={phone.fingerprint}\n"
        "\nVerifiers:\n  Required: com.android.vending (uid=10017)\n"
        "\nLibraries:\n  android.test.runner -> (jar) /system/framework/android.test.runner.jar\n"
        "\nFeatures:\n  android.hardware.camera\n  android.software.managed_users\n"
        "\nPermissions:\n  Permission [android.permission.INTERNET] (" + token("internet") + "):\n"
        "    sourcePackage=android\n    uid=1000 gids=[3003] type=0 prot=normal|instant\n"
        f"\nKey Set Manager:\n  [android]\n      Signing KeySets: 1 ({signature_hash('aosp')})\n"
    )


def _tail(snapshot: Snapshot) -> str:
    return (
        "\nDexopt state:\n\nCompiler stats:\n\nSettings parse messages:\n"
        f"Read completed successfully: {len(snapshot.apps)} packages\n\nPackage warning messages:\n"
    )
