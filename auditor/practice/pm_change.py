"""`pm uninstall`, `disable-user`, `enable`, `install-existing`: the commands that change the phone, and refusals."""

from dataclasses import dataclass, replace

from auditor.practice import since
from auditor.practice.blueprint import AdminRole, App, EnabledSetting, Refusal
from auditor.practice.pm_words import ALL_USERS, FAILED, PmError, Words, complained, reachable, read_user, said, thrown
from auditor.practice.shell import Answer
from auditor.practice.state import Change, PhoneState, uninstalled

NEW_STATES = {
    "enable": (EnabledSetting.ENABLED, "enabled"),
    "disable": (EnabledSetting.DISABLED, "disabled"),
    "disable-user": (EnabledSetting.DISABLED_USER, "disabled-user"),
    "disable-until-used": (EnabledSetting.DISABLED_UNTIL_USED, "disabled-until-used"),
    "default-state": (EnabledSetting.DEFAULT, "default"),
}
NO_UNINSTALL = "no_uninstall_apps"
NO_APPS_CONTROL = "no_control_apps"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a changing command says, and what it changes."""

    answer: Answer
    changes: tuple[Change, ...] = ()


def _failure(reason: str) -> Outcome:
    return Outcome(said(f"Failure [{reason}]\n", 1))


def uninstall(state: PhoneState, words: Words) -> Outcome:
    """`pm uninstall [-k] [--user N] NAME`."""
    keep, user_id = False, ALL_USERS
    while (option := words.option()) is not None:
        if option == "-k":
            keep = True
        elif option == "--user":
            user_id = read_user(state.blueprint, "uninstall", words.word())
        elif option == "--versionCode":
            words.word()
        else:
            return Outcome(said(f"Error: Unknown option: {option}\n", 1))
    name = words.word()
    if name is None:
        return Outcome(said("Error: package name not specified\n", 1))
    if user_id == ALL_USERS:
        return _uninstall_for_all(state, name, keep_data=keep)
    return _uninstall_for(state, name, user_id, keep_data=keep)


def _uninstall_for(state: PhoneState, name: str, user_id: int, *, keep_data: bool) -> Outcome:
    app = state.app(name)
    if reachable(state, "uninstall", user_id) is None:
        modern = state.blueprint.android >= since.NO_SUCH_USER
        return _failure(f"user {user_id} doesn't exist" if modern else f"not installed for {user_id}")
    if app is None or not app.state_for(user_id).installed:
        return _failure(f"not installed for {user_id}")
    if app.system and state.blueprint.android >= since.SYSTEM_UNINSTALL_REFUSED:
        return _failure("only root can delete system app for a particular user")
    if (refusal := _refusal(state, app, user_id)) is not None:
        return _failure(refusal.value)
    return Outcome(said("Success\n"), (Change(name, uninstalled(user_id, keep_data=keep_data)),))


def _uninstall_for_all(state: PhoneState, name: str, *, keep_data: bool) -> Outcome:
    """Without --user: throws away the update of a system app, or the whole of any other."""
    app = state.app(name)
    if app is None:
        return _failure(Refusal.INTERNAL_ERROR.value)
    for user in state.blueprint.users:
        if (refusal := _refusal(state, app, user.user_id)) is not None:
            return _failure(refusal.value)
    if app.system:
        if not app.updated:
            return _failure(Refusal.INTERNAL_ERROR.value)
        return Outcome(said("Success\n"), (Change(name, None),))
    holders = [each.user_id for each in app.states if each.installed]
    changes = tuple(Change(name, uninstalled(user_id, keep_data=keep_data)) for user_id in holders)
    return Outcome(said("Success\n"), changes)


def _refusal(state: PhoneState, app: App, user_id: int) -> Refusal | None:
    if any(admin.package == app.name and admin.user_id == user_id for admin in state.blueprint.admins):
        return Refusal.DEVICE_POLICY_MANAGER
    user = state.user(user_id)
    if user is not None and (NO_UNINSTALL in user.restrictions or NO_APPS_CONTROL in user.restrictions):
        return Refusal.USER_RESTRICTED
    return app.refusal


def set_enabled(state: PhoneState, command: str, words: Words) -> Outcome:
    """`pm enable | disable | disable-user | disable-until-used | default-state [--user N] NAME`."""
    user_id = 0
    while (option := words.option()) is not None:
        if option != "--user":
            return Outcome(said(f"Error: Unknown option: {option}\n", FAILED))
        user_id = read_user(state.blueprint, command, words.word())
    name = words.word()
    if name is None:
        return Outcome(said("Error: no package or component specified\n", 1))
    user = reachable(state, command, user_id)
    setting, said_as = NEW_STATES[command]
    app = state.app(name)
    if app is not None and user is None:
        # Android does not check the number, and reads back a default (seen on Android 17).
        return Outcome(said(f"Package {name} new state: {said_as.removesuffix('-user')}\n"))
    if app is None or not (app.system or app.state_for(user_id).installed):
        return Outcome(_illegal(state, command, f"Unknown package: {name}"))
    if (refused := _keeps_its_state(state, app, user_id, command)) is not None:
        return Outcome(refused)
    before = app.state_for(user_id)
    caller = "com.android.shell" if setting not in (EnabledSetting.DEFAULT, EnabledSetting.ENABLED) else None
    after = replace(before, enabled=setting, last_disabled_caller=caller or before.last_disabled_caller)
    changes = (Change(name, after),) if after != before else ()
    return Outcome(said(f"Package {name} new state: {said_as}\n"), changes)


def _keeps_its_state(state: PhoneState, app: App, user_id: int, command: str) -> Answer | None:
    if command == "disable":
        text = f"Shell cannot change component state for {app.name}/null to 2"
        return _security(state, command, text)
    owners = (AdminRole.DEVICE_OWNER, AdminRole.PROFILE_OWNER)
    owner = any(a.package == app.name and a.user_id == user_id and a.role in owners for a in state.blueprint.admins)
    if command.startswith("disable") and (app.refuses_disabling or owner):
        return _security(state, command, f"Cannot disable a protected package: {app.name}")
    return None


def install_existing(state: PhoneState, words: Words) -> Outcome:
    """`pm install-existing [--user N] NAME`."""
    user_id = 0
    while (option := words.option()) is not None:
        if option == "--user":
            user_id = read_user(state.blueprint, "install-existing", words.word())
        elif option not in ("--full", "--wait", "--instant", "--restrict-permissions"):
            return Outcome(said(f"Error: Unknown option: {option}\n", 1))
    name = words.word()
    if name is None:
        return Outcome(said("Error: package name not specified\n", 1))
    user = reachable(state, "install-existing", user_id)
    app = state.app(name)
    if app is None or user is None:
        text = f"android.content.pm.PackageManager$NameNotFoundException: Package {name} doesn't exist"
        return Outcome(said(f"{text}\n", 1))
    before = app.state_for(user_id)
    after = replace(
        before, installed=True, hidden=False, archived=False, data_kept=False, first_install=app.last_update
    )
    changes = () if before.installed and not before.hidden else (Change(name, after),)
    return Outcome(said(f"Package {name} installed for user: {user_id}\n"), changes)


def _illegal(state: PhoneState, command: str, text: str) -> Answer:
    place = "com.android.server.pm.PackageManagerService.setEnabledSetting(PackageManagerService.java)"
    return thrown(state.blueprint, command, f"java.lang.IllegalArgumentException: {text}", place)


def _security(state: PhoneState, command: str, text: str) -> Answer:
    place = "com.android.server.pm.PackageManagerService.setEnabledSetting(PackageManagerService.java)"
    return thrown(state.blueprint, command, f"java.lang.SecurityException: {text}", place)


def change(state: PhoneState, command: str, words: Words) -> Outcome | None:
    """The outcome of a changing command, or None if the command is not one."""
    try:
        if command == "uninstall":
            return uninstall(state, words)
        if command in NEW_STATES:
            return set_enabled(state, command, words)
        if command == "install-existing":
            return install_existing(state, words)
    except PmError as error:
        return Outcome(error.answer)
    if command in ("hide", "unhide", "suspend", "unsuspend", "clear", "install", "grant", "revoke", "remove-user"):
        return Outcome(complained(f"practice phones do not do `pm {command}`\n", FAILED))
    return None
