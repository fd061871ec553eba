"""What the phone told, question by question, as reconcile needs it. Pure values."""

from dataclasses import dataclass

from auditor.android.hearing import Standing, Worth
from auditor.android.parse.dump import PackagesDump
from auditor.android.parse.listing import PackageList
from auditor.android.parse.users import ListedUser, UserList

UNSETTLED = Worth(Standing.NOT_ASKED)


@dataclass(frozen=True, slots=True)
class UsersTold:
    """The answer to `pm list users`."""

    worth: Worth
    answer: UserList

    def user(self, user_id: int) -> ListedUser | None:
        """The user of that id as listed, or None."""
        return next((user for user in self.answer.users if user.user_id == user_id), None)


@dataclass(frozen=True, slots=True)
class DumpTold:
    """The answer to `dumpsys package packages`, with what was seen of it even if it broke."""

    worth: Worth
    answer: PackagesDump


@dataclass(frozen=True, slots=True)
class ListTold:
    """The answer to `pm list packages -u` for one user, and, if it was asked, that to the same without `-u`.

    With -u the phone also lists packages that are not installed for this user but have left something behind: system
    apps that were given up, kept data, archives; Android 7 even lists what only other users have. Without, it lists
    exactly what is installed and not hidden. installed: the names of that second list if it was complete, else None.
    """

    user_id: int
    worth: Worth
    answer: PackageList
    settling: Worth = UNSETTLED
    installed: frozenset[str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """Every name that either list tells."""
        return self.answer.names | (self.installed or frozenset())
