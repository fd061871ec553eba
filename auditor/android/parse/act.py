"""What a phone answers to a change: success, one of the known refusals, or its own words.

The words are no proof of anything: a phone has said "Success" and kept the app, and said an error and removed it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.android.parse.text import Problems, lines
from auditor.model.removal import Action, Refusal

# A stack trace has dozens of lines; the first few say what happened.
MAX_WORDS_LINES = 4
MAX_WORDS = 400
_FAILURE = re.compile(r"Failure(?: \[(.*)\])?")
_NEW_STATE = re.compile(r"Package (\S+) new state: (\S+)")
_NEW_STATES: Mapping[Action, tuple[str, ...]] = {
    Action.DISABLE: ("disabled-user", "disabled"),
    Action.ENABLE: ("enabled", "default"),
}
_INSTALLED = re.compile(r"Package (\S+) installed for user: (\d+)")

# In the order in which they are looked for. PackageManager.DELETE_FAILED_* and the words around them
# (PackageManagerShellCommand.runUninstall and runSetEnabledSetting, DeletePackageHelper, PackageManagerService,
# UserController.handleIncomingUser) of Android 7 to 17; the others as phones of makers said them in public reports.
_REFUSALS: Mapping[str, Refusal] = {
    "DELETE_FAILED_DEVICE_POLICY_MANAGER": Refusal.DEVICE_POLICY_MANAGER,
    "DELETE_FAILED_USER_RESTRICTED": Refusal.USER_RESTRICTED,
    "DELETE_FAILED_OWNER_BLOCKED": Refusal.OWNER_BLOCKED,
    "DELETE_FAILED_APP_PINNED": Refusal.APP_PINNED,
    "DELETE_FAILED_USED_SHARED_LIBRARY": Refusal.SHARED_LIBRARY,
    "DELETE_FAILED_ABORTED": Refusal.ABORTED,
    "DELETE_FAILED_INTERNAL_ERROR": Refusal.INTERNAL_ERROR,
    "only root can delete system app": Refusal.SYSTEM_KEPT,
    "not installed for": Refusal.NOT_INSTALLED,
    "device is still booting": Refusal.STILL_STARTING,
    "Is the system running?": Refusal.SERVICE_DOWN,
    "Can't find service: package": Refusal.SERVICE_DOWN,
    "DeadObjectException": Refusal.SERVICE_DOWN,
    "DeadSystemException": Refusal.SERVICE_DOWN,
    "No space left on device": Refusal.NO_ROOM,
    "INSTALL_FAILED_INSUFFICIENT_STORAGE": Refusal.NO_ROOM,
    "Cannot disable a protected package": Refusal.PROTECTED,
    "Cannot disable": Refusal.PROTECTED,
    "Shell cannot change component state": Refusal.STATE_KEPT,
    "does not have permission to access user": Refusal.PROFILE_CLOSED,
    "Shell does not have permission": Refusal.PROFILE_CLOSED,
    "UserManager.DISALLOW_UNINSTALL_APPS": Refusal.USER_RESTRICTED,
    "no_uninstall_apps": Refusal.USER_RESTRICTED,
    "no_control_apps": Refusal.USER_RESTRICTED,
    "Unknown package": Refusal.NO_SUCH_APP,
    "NameNotFoundException": Refusal.NO_SUCH_APP,
    "SecurityException": Refusal.NOT_ALLOWED,
    "Neither user 2000 nor current process has": Refusal.NOT_ALLOWED,
    "Permission denied": Refusal.NOT_ALLOWED,
    "Permission Denial": Refusal.NOT_ALLOWED,
    "Unknown option": Refusal.COMMAND_UNKNOWN,
    "Unknown command": Refusal.COMMAND_UNKNOWN,
    "unknown command": Refusal.COMMAND_UNKNOWN,
}
_NO_SUCH_USER = re.compile(r"user \d+ doesn't exist|Unknown user|no such user", re.IGNORECASE)
_NOT_DONE = re.compile(r"Failure\b|Error\b|\S*Exception\b|Exception occurred|Failed\b")


@dataclass(frozen=True, slots=True)
class ActWords:
    """words: the phone's own, a few lines at most. refusal: why it said no; None if it did not."""

    words: str
    claims_success: bool
    refusal: Refusal | None


def parse_act(output: bytes, error: bytes, exit_code: int | None, action: Action) -> ActWords:
    """Read the answer to a changing command. Never raises. Success takes both its word for this act and exit code 0."""
    problems = Problems()
    told = [line.strip() for part in (output, error) for line in lines(part, problems) if line.strip()]
    words = "\n".join(line for line in told if not line.startswith("at "))
    refusal = _refusal(told)
    claims = refusal is None and exit_code == 0 and any(_is_success(line, action) for line in told)
    return ActWords("\n".join(words.splitlines()[:MAX_WORDS_LINES])[:MAX_WORDS], claims, refusal)


def _is_success(line: str, action: Action) -> bool:
    if action is Action.UNINSTALL:
        return line == "Success"
    if action is Action.RESTORE:
        return _INSTALLED.fullmatch(line) is not None
    state = _NEW_STATE.fullmatch(line)
    return state is not None and state[2] in _NEW_STATES[action]


def _refusal(told: list[str]) -> Refusal | None:
    """By what stands between the brackets, then by the known words, then by any word that means no."""
    failure = next((match for line in told if (match := _FAILURE.match(line))), None)
    if failure is not None and failure[1] == "-1000":
        return Refusal.MAKER_PROTECTED
    said = "\n".join(told)
    if _NO_SUCH_USER.search(said):
        return Refusal.NO_SUCH_USER
    known = next((refusal for word, refusal in _REFUSALS.items() if word in said), None)
    if known is None and any(_NOT_DONE.match(line) for line in told):
        return Refusal.UNKNOWN
    return known
