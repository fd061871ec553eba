"""How `pm` reads its words and says what went wrong, for all its commands."""

from dataclasses import dataclass, field

from auditor.practice import since
from auditor.practice.blueprint import Blueprint, User
from auditor.practice.shell import Answer
from auditor.practice.state import PhoneState

ALL_USERS = -1
FAILED = 255
"""A ShellCommand that returned -1."""


@dataclass(slots=True)
class Words:
    """The words after the command's name, read from left to right as ShellCommand.getNextOption does."""

    left: list[str]
    options: list[str] = field(default_factory=list)

    def option(self) -> str | None:
        """The next word if it is an option; a lone `-` is none."""
        if self.left and self.left[0].startswith("-") and self.left[0] != "-":
            return self.left.pop(0)
        return None

    def word(self) -> str | None:
        """The next word, or None."""
        return self.left.pop(0) if self.left else None


class PmError(Exception):
    """The command ends here with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.stdout or answer.stderr)
        self.answer = answer


def said(text: str, code: int = 0) -> Answer:
    """Words on stdout."""
    return Answer(stdout=text.encode("utf-8", "surrogateescape"), code=code)


def complained(text: str, code: int) -> Answer:
    """Words on stderr."""
    return Answer(stderr=text.encode("utf-8", "surrogateescape"), code=code)


def thrown(phone: Blueprint, command: str, exception: str, place: str) -> Answer:
    """An exception that reached ShellCommand.exec: a stack trace on stderr, exit 255."""
    named = f" '{command}'" if phone.android >= since.NAMED_EXCEPTIONS else ""
    trace = (
        f"\nException occurred while executing{named}:\n{exception}\n\tat {place}\n"
        "\tat com.android.server.pm.PackageManagerShellCommand.onCommand(PackageManagerShellCommand.java)\n"
        "\tat android.os.ShellCommand.exec(ShellCommand.java)\n"
    )
    return complained(trace, FAILED)


def no_access(phone: Blueprint, command: str, user_id: int) -> Answer:
    """What the shell hears about a user that is not its business (Secure Folder, a locked-down profile)."""
    text = f"java.lang.SecurityException: Shell does not have permission to access user {user_id}"
    place = "com.android.server.am.UserController.handleIncomingUser(UserController.java)"
    return thrown(phone, command, text, place)


def read_user(phone: Blueprint, command: str, word: str | None) -> int:
    """The argument of --user: a number, `all`, `current` or `cur`. Raises PmError."""
    if word is None:
        text = 'java.lang.IllegalArgumentException: Argument expected after "--user"'
        raise PmError(thrown(phone, command, text, "android.os.ShellCommand.getNextArgRequired(ShellCommand.java)"))
    if word == "all":
        return ALL_USERS
    if word in ("current", "cur"):
        return 0
    try:
        return int(word)
    except ValueError as error:
        text = f"java.lang.IllegalArgumentException: Bad user number: {word}"
        place = "android.os.UserHandle.parseUserArg(UserHandle.java)"
        raise PmError(thrown(phone, command, text, place)) from error


def reachable(state: PhoneState, command: str, user_id: int) -> User | None:
    """The user, or None if there is no such user. Raises PmError if the shell may not ask about it."""
    user = state.user(user_id)
    if user is not None and not user.listable:
        raise PmError(no_access(state.blueprint, command, user_id))
    return user
