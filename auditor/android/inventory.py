"""The whole inventory: at most 4 + users + 3 questions, however many apps, and what came of each."""

from collections.abc import Sequence
from dataclasses import replace

from auditor.android import commands
from auditor.android.commands import INSTALLED_ONLY, ListOptions, list_packages
from auditor.android.hearing import Parsed, Worth, not_asked, worth
from auditor.android.identity import device_from
from auditor.android.interview import Interview, Patience, Question
from auditor.android.parse.device_policy import parse_device_policy
from auditor.android.parse.dump import parse_dump
from auditor.android.parse.getprop import parse_getprop
from auditor.android.parse.listing import PackageList, parse_listing
from auditor.android.parse.text import whole_lines
from auditor.android.parse.users import MAX_USERS, parse_users
from auditor.android.reconcile import Inventory, needs_settling, reconcile
from auditor.android.told import DumpTold, ListTold, UsersTold
from auditor.model.device import Administrator, Device
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.finding import Gap, Note

# Beyond four for the phone and one for each user: for an option that it does not know, and to settle doubts.
SPARE_QUESTIONS = 3
_FIXED_QUESTIONS = 4
_OWNER = 0


class Taking:
    """One taking of the inventory."""

    def __init__(self, interview: Interview, patience: Patience) -> None:
        self._interview = interview
        self._patience = patience
        self._spare = SPARE_QUESTIONS
        self._options = ListOptions()
        self.gaps: list[Gap] = []
        self.notes: list[Note] = []

    def device(self, serial: str, connection: str) -> Device:
        """Ask who the phone is and choose the options that its Android knows. Administrators are asked for later."""
        answer = self._ask(commands.PROPERTIES, "Asking the phone who it is")
        told = parse_getprop(_seen(answer))
        judged = self._judge(answer, told)
        if not judged.complete:
            self.gaps.append(_gap("What the phone says about itself", judged))
        device = device_from(serial, connection, told, None)
        self._options = ListOptions.for_sdk(device.sdk)
        return device

    def inventory(self) -> Inventory:
        """Ask for users, packages, and each user's list; lay the answers over each other."""
        users = self._users()
        dump = self._dump()
        ids = sorted({user.user_id for user in users.answer.users} | set(dump.answer.users)) or [_OWNER]
        self._interview.expected = _FIXED_QUESTIONS + len(ids)
        lists = [self._list(user_id) for user_id in ids[:MAX_USERS]]
        lists += [
            self._unasked(user_id, f"more than {MAX_USERS} users are not asked for") for user_id in ids[MAX_USERS:]
        ]
        return reconcile(users, dump, self._settled(dump, lists))

    def administrators(self) -> tuple[Administrator, ...] | None:
        """Ask who governs the phone. Refused, that is a note: it hides no app."""
        answer = self._ask(commands.ADMINISTRATORS, "Asking who administers the phone")
        told = parse_device_policy(_seen(answer))
        judged = self._judge(answer, told)
        what = "Device administrators"
        if judged.refused:
            self.notes.append(Note(what, _sentence(judged.why)))
        elif not judged.complete:
            self.gaps.append(_gap(what, judged))
        return told.administrators if judged.complete else None

    def _users(self) -> UsersTold:
        answer = self._ask(commands.USERS, "Asking for the phone's users")
        told = parse_users(_seen(answer))
        return UsersTold(self._judge(answer, told), told)

    def _dump(self) -> DumpTold:
        answer = self._ask(commands.PACKAGES, "Reading every app of every user", self._patience.dump)
        told = parse_dump(_seen(answer))
        return DumpTold(self._judge(answer, told), told)

    def _list(self, user_id: int) -> ListTold:
        doing = f"Reading the apps of user {user_id}"
        answer = self._ask(list_packages(user_id, self._options), doing)
        told = _listing(answer)
        while answer is not None and told.unknown_option is not None and self._spare > 0:
            fewer = self._options.without(told.unknown_option)
            if fewer == self._options:
                break
            self._options = fewer
            self._spare -= 1
            answer = self._ask(list_packages(user_id, fewer), doing)
            told = _listing(answer)
        return ListTold(user_id, self._judge(answer, told), told)

    def _settled(self, dump: DumpTold, lists: Sequence[ListTold]) -> list[ListTold]:
        """Ask again without -u where the list alone leaves it open what is installed, as far as questions are left."""
        settled = []
        for told in lists:
            if self._spare > 0 and needs_settling(dump, told):
                self._spare -= 1
                settled.append(self._settle(told))
            else:
                settled.append(told)
        return settled

    def _settle(self, told: ListTold) -> ListTold:
        doing = f"Asking what is installed for user {told.user_id}"
        answer = self._ask(list_packages(told.user_id, INSTALLED_ONLY), doing)
        listing = _listing(answer)
        judged = self._judge(answer, listing)
        return replace(told, settling=judged, installed=listing.names if judged.complete else None)

    def _unasked(self, user_id: int, why: str) -> ListTold:
        return ListTold(user_id, not_asked(why), parse_listing(b""))

    def _ask(self, command: commands.ReadCommand, doing: str, seconds: float | None = None) -> RawAnswer | None:
        return self._interview.ask(Question(command, seconds or self._patience.question, doing))

    def _judge(self, answer: RawAnswer | None, parsed: Parsed) -> Worth:
        if answer is None:
            return not_asked(self._interview.unwilling or "it was not asked for")
        return worth(answer, parsed)


def _seen(answer: RawAnswer | None) -> bytes:
    """What may be read of an answer: all of a whole one, the whole lines of another."""
    if answer is None:
        return b""
    return answer.stdout if answer.ending is Ending.COMPLETE else whole_lines(answer.stdout)


def _listing(answer: RawAnswer | None) -> PackageList:
    return parse_listing(_seen(answer), answer.stderr if answer is not None else b"")


def _gap(what: str, judged: Worth) -> Gap:
    return Gap(what, _sentence(judged.why))


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
