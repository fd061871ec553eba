"""What the phone says about which app is what: `dumpsys role`, VPNs, known packages, secure settings, Home.

Forms as in RoleUserState.dump (DualDumpOutputStream), VpnManagerService.dump and KnownPackages of AOSP. An app that
the user has no longer holds nothing.
"""

from collections.abc import Iterable, Iterator

from auditor.practice import since
from auditor.practice.blueprint import Blueprint
from auditor.practice.state import PhoneState

_ROLE_NAMES = ("ASSISTANT", "BROWSER", "CALL_REDIRECTION", "DIALER", "EMERGENCY", "HOME", "SMS", "SYSTEM_SHELL")
_KNOWN = (
    ("System", "android"),
    ("Setup Wizard", "com.google.android.setupwizard"),
    ("Installer", "com.google.android.packageinstaller"),
    ("Uninstaller", "com.google.android.packageinstaller"),
    ("Verifier", "com.android.vending"),
    ("Permission Controller", "com.google.android.permissioncontroller"),
    ("Overlay Config Signature", ""),
)
_HOME_ROLE = "android.app.role.HOME"


def holders(state: PhoneState, user_id: int, role: str) -> tuple[str, ...]:
    """Who holds a role for a user; the shell holds its own role for everybody."""
    told = [package for name, package in state.blueprint.roles if name == _key(user_id, role)]
    told += ["com.android.shell"] if role.endswith("SYSTEM_SHELL") else []
    return tuple(package for package in told if _has(state, package, user_id))


def _key(user_id: int, name: str) -> str:
    """How a blueprint names what belongs to a user: bare for the owner, after `N/` for another."""
    return f"{user_id}/{name}" if user_id else name


def _has(state: PhoneState, package: str, user_id: int) -> bool:
    app = state.app(package)
    return app is not None and app.state_for(user_id).installed


def dump_roles(state: PhoneState) -> bytes:
    """`dumpsys role`."""
    phone = state.blueprint
    title = "ROLE STATE" if phone.android >= since.ROLE_MODULE else "ROLE MANAGER STATE"
    blocks = [list(_user_block(state, user.user_id)) for user in phone.users]
    lines = [f"{title} (dumpsys role):", "{", *_named("user_states", blocks), "}"]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _named(name: str, blocks: list[list[str]]) -> Iterator[str]:
    """One block stands as `name={ … }`, several between brackets."""
    if len(blocks) == 1:
        yield f"  {name}={{"
        yield from (f"  {line}" for line in blocks[0])
        yield "  }"
        return
    yield f"  {name}=["
    for block in blocks:
        yield "    {"
        yield from (f"    {line}" for line in block)
        yield "    }"
    yield "  ]"


def _user_block(state: PhoneState, user_id: int) -> Iterator[str]:
    yield f"  user_id={user_id}"
    yield "  version=-1"
    yield "  packages_hash=36952A4F6A5BFC8AF7A8F8A6025837C802AA548976DB456B6222A15ECB0C37FC"
    yield "  roles=["
    for name in _ROLE_NAMES:
        yield "    {"
        yield f"      name=android.app.role.{name}"
        if state.blueprint.android >= since.ROLE_FALLBACK:
            yield "      fallback_enabled=true"
        yield from (f"      {line}" for line in _held(holders(state, user_id, f"android.app.role.{name}")))
        yield "    }"
    yield "  ]"


def _held(packages: tuple[str, ...]) -> Iterable[str]:
    if len(packages) == 1:
        return (f"holders={packages[0]}",)
    return ("holders=[", *(f"  {package}" for package in packages), "]") if packages else ()


def dump_vpns(state: PhoneState) -> bytes:
    """`dumpsys vpn_management`."""
    set_up = dict(state.blueprint.vpns)
    lines = ["VPNs:"]
    for user in state.blueprint.users:
        package = set_up.get(user.user_id, "")
        shown = package if package and _has(state, package, user.user_id) else "[Legacy VPN]"
        lines += [f"  {user.user_id}: {shown}"] if user.running else []
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def dump_known_packages(state: PhoneState) -> bytes:
    """`dumpsys package known-packages`."""
    lines = ["Known Packages:"]
    for title, package in _KNOWN:
        lines += [f"  {title}:", f"    {package if _has(state, package, 0) else 'none'}"]
    return ("\n".join(lines) + "\n").encode()


def setting(state: PhoneState, user_id: int, name: str) -> str:
    """`settings get`: the value without the apps that the user has no longer; `null` if nothing was ever set."""
    known = dict(state.blueprint.settings)
    value = known.get(_key(user_id, name))
    if value is None:
        return "null"
    kept = [part for part in value.split(":") if "/" not in part or _has(state, part.partition("/")[0], user_id)]
    return ":".join(kept)


def resolve_home(state: PhoneState, user_id: int) -> str:
    """`cmd package resolve-activity --brief` for the Home button."""
    home = holders(state, user_id, _HOME_ROLE) or _launchers(state.blueprint, state, user_id)
    if not home:
        return "No activity found\n"
    told = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true"
    return f"{told}\n{home[0]}/.Launcher\n"


def _launchers(phone: Blueprint, state: PhoneState, user_id: int) -> tuple[str, ...]:
    return tuple(app.name for app in phone.apps if "launcher" in app.name and _has(state, app.name, user_id))
