"""What a phone answers to `pm uninstall` and `pm disable-user`: success, a refusal in one sentence, or its own words.

The words are no proof of anything: a phone has said "Success" and kept the app, and said an error and removed it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.android.parse.text import Problems, lines

# A stack trace has dozens of lines; the first few say what happened.
MAX_WORDS_LINES = 4
MAX_WORDS = 400
_FAILURE = re.compile(r"Failure(?: \[(.*)\])?")
_NEW_STATE = re.compile(r"Package (\S+) new state: (\S+)")

# PackageManager.DELETE_FAILED_* and the words around them (PackageManagerShellCommand.runUninstall,
# DeletePackageHelper), in the order in which they are looked for.
_REFUSALS: Mapping[str, str] = {
    "DELETE_FAILED_DEVICE_POLICY_MANAGER": (
        "The app is an active device administrator: take that right from it in the phone's settings first."
    ),
    "DELETE_FAILED_USER_RESTRICTED": "An administrator of this profile forbids removing apps.",
    "DELETE_FAILED_OWNER_BLOCKED": "The owner of the phone or profile (its device management) keeps this app.",
    "DELETE_FAILED_APP_PINNED": "The app is pinned to the screen: unpin it first.",
    "DELETE_FAILED_USED_SHARED_LIBRARY": "Another app of the phone needs this one.",
    "DELETE_FAILED_ABORTED": "The phone broke the removal off.",
    "DELETE_FAILED_INTERNAL_ERROR": "The phone refused without a reason; makers protect some apps this way.",
    "only root can delete system app": (
        "This version of Android lets no computer uninstall a preinstalled app; it can only be disabled."
    ),
    "-1000": "The maker of the phone protects this app.",
    "not installed for": "The phone says that the app is not installed for this user.",
    "doesn't exist": "The phone says that there is no such user.",
    "device is still booting": "The phone was still starting.",
    "Unknown package": "The phone says that it has no such app.",
    "Cannot disable a protected package": "The phone protects this app from being disabled.",
    "Cannot disable": "The phone does not let this app be disabled.",
    "Shell cannot change component state": "The phone does not let a computer change whether this app may run.",
    "does not have permission to access user": "The phone does not let a computer act in this profile.",
    "SecurityException": "The phone does not allow this to a computer.",
    "Unknown option": "This version of Android does not know the command.",
}


@dataclass(frozen=True, slots=True)
class ActWords:
    """words: the phone's own, a few lines at most. refusal: why it refused, for people; None if it did not."""

    words: str
    claims_success: bool
    refusal: str | None


def parse_act(output: bytes, error: bytes, exit_code: int | None) -> ActWords:
    """Read the answer to a changing command. Never raises. Success takes both its word and exit code 0."""
    problems = Problems()
    told = [line.strip() for part in (output, error) for line in lines(part, problems) if line.strip()]
    words = "\n".join(line for line in told if not line.startswith("at "))
    refusal = _refusal(told)
    claims = refusal is None and exit_code == 0 and any(_is_success(line) for line in told)
    return ActWords("\n".join(words.splitlines()[:MAX_WORDS_LINES])[:MAX_WORDS], claims, refusal)


def _is_success(line: str) -> bool:
    state = _NEW_STATE.fullmatch(line)
    return line == "Success" or (state is not None and state[2] in ("disabled-user", "disabled"))


def _refusal(told: list[str]) -> str | None:
    said = "\n".join(told)
    for word, sentence in _REFUSALS.items():
        if word in said:
            return sentence
    failure = next((match for line in told if (match := _FAILURE.match(line))), None)
    if failure is not None:
        return f"The phone refused: {failure[1][:MAX_WORDS]}" if failure[1] else "The phone refused without a reason."
    return None
