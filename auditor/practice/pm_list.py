"""`pm list packages`, `pm path`, `pm list users`: the questions."""

import zlib
from dataclasses import dataclass

from auditor.practice import since
from auditor.practice.blueprint import App, AppState, EnabledSetting
from auditor.practice.places import apk_paths, base_apk
from auditor.practice.pm_words import (
    ALL_USERS,
    FAILED,
    PmError,
    Words,
    complained,
    no_access,
    reachable,
    read_user,
    said,
)
from auditor.practice.render_app import uid
from auditor.practice.render_device import list_users
from auditor.practice.shell import Answer
from auditor.practice.state import PhoneState

OPTION_SINCE = {
    "-f": 7, "-d": 7, "-e": 7, "-s": 7, "-3": 7, "-i": 7, "-l": 7, "-u": 7, "-a": 7,
    "-U": 8, "--show-versioncode": 8, "--apex-only": 10, "--show-stopped": 14, "-q": 15,
}  # fmt: skip
"""Since which Android each option of `pm list packages` is known."""
DISABLED = (EnabledSetting.DISABLED, EnabledSetting.DISABLED_USER, EnabledSetting.DISABLED_UNTIL_USED)


@dataclass(frozen=True, slots=True)
class Asked:
    """One `pm list packages` as understood. filter: only names that contain it."""

    options: frozenset[str]
    user_id: int
    filter: str | None


def list_packages(state: PhoneState, words: Words) -> Answer:
    """`pm list packages [options] [--user N] [filter]`."""
    try:
        asked = _read(state, words)
        if asked.user_id == ALL_USERS:
            return _merged(state, asked)
        user = reachable(state, "list", asked.user_id)
    except PmError as error:
        return error.answer
    if user is None:
        return said("")
    return said("".join(_line(state, asked, app, (asked.user_id,)) for app in _matching(state, asked, asked.user_id)))


def _read(state: PhoneState, words: Words) -> Asked:
    phone = state.blueprint
    options: set[str] = set()
    user_id = ALL_USERS if phone.android >= since.ALL_USERS_LISTED else 0
    while (option := words.option()) is not None:
        if option == "--user":
            user_id = read_user(phone, "list", words.word())
        elif OPTION_SINCE.get(option, phone.android + 1) <= phone.android:
            options.add(option)
        else:
            code = FAILED if phone.android >= since.ERROR_EXIT else 0
            raise PmError(said(f"Error: Unknown option: {option}\n", code))
    return Asked(frozenset(options), user_id, words.word())


def _merged(state: PhoneState, asked: Asked) -> Answer:
    """Every user's packages with all their uids; users that refuse are named on stderr and passed over."""
    holders: dict[str, list[int]] = {}
    refused = b""
    for user in state.blueprint.users:
        if not user.listable:
            refused += no_access(state.blueprint, "list", user.user_id).stderr.splitlines(keepends=True)[2]
            continue
        for app in _matching(state, asked, user.user_id):
            holders.setdefault(app.name, []).append(user.user_id)
    apps = state.snapshot().apps
    lines = [_line(state, asked, apps[name], tuple(users)) for name, users in holders.items()]
    return Answer(said("".join(lines)).stdout, b"Error: " + refused if refused else b"", 0)


def _matching(state: PhoneState, asked: Asked, user_id: int) -> list[App]:
    apps = [app for app in state.snapshot().apps.values() if _wanted(app, app.state_for(user_id), asked)]
    if state.blueprint.android >= since.UNSORTED_LISTS:
        return sorted(apps, key=lambda app: zlib.crc32(app.name.encode("utf-8", "surrogateescape")))
    return sorted(apps, key=lambda app: app.name)


def _wanted(app: App, state: AppState, asked: Asked) -> bool:
    options = asked.options
    if asked.filter is not None and asked.filter not in app.name:
        return False
    if "--apex-only" in options:
        return False
    # MATCH_UNINSTALLED_PACKAGES adds system apps that the user gave up, kept data, and archived apps.
    there = state.installed and not state.hidden
    if not there and not ("-u" in options and (app.system or state.installed or state.data_kept or state.archived)):
        return False
    disabled = state.enabled in DISABLED
    excluded = (
        ("-d" in options and not disabled)
        or ("-e" in options and disabled)
        or ("-s" in options and not app.system)
        or ("-3" in options and app.system)
    )
    return not excluded


def _line(state: PhoneState, asked: Asked, app: App, users: tuple[int, ...]) -> str:
    options = asked.options
    text = "package:"
    if "-f" in options:
        text += f"{base_apk(app, state.blueprint.android)}="
    text += app.name
    if "--show-versioncode" in options:
        text += f" versionCode:{app.version_code}"
    if "--show-stopped" in options:
        text += f" stopped={'true' if app.state_for(users[0]).stopped else 'false'}"
    if "-i" in options:
        text += f"  installer={app.source.installer or 'null'}"
    if "-U" in options:
        text += f" uid:{','.join(str(uid(app, user_id)) for user_id in users)}"
    return text + "\n"


def path_of(state: PhoneState, words: Words) -> Answer:
    """`pm path [--user N] NAME`: base and splits; nothing and exit 1 if the user has it not."""
    user_id = 0
    try:
        while (option := words.option()) is not None:
            if option == "--user":
                user_id = read_user(state.blueprint, "path", words.word())
        name = words.word()
        reachable(state, "path", user_id)
    except PmError as error:
        return error.answer
    if name is None:
        return complained("Error: no package specified\n", 1)
    app = state.app(name)
    if app is None or not app.state_for(user_id).installed:
        return Answer(code=1)
    return said("".join(f"package:{path}\n" for path in apk_paths(app, state.blueprint.android)))


def list_all(state: PhoneState, words: Words) -> Answer:
    """`pm list WHAT`."""
    what = words.word()
    if what is None:
        return said("Error: didn't specify type of data to list\n", FAILED)
    if what in ("package", "packages"):
        return list_packages(state, words)
    if what == "users":
        return said(list_users(state.blueprint).decode("utf-8", "surrogateescape"))
    return said(f"Error: unknown list type '{what}'\n", FAILED)
