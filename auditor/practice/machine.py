"""The phone behind the shell: its programs, with what they change kept in the journal before they answer."""

import datetime as dt
import shlex
from collections.abc import Callable
from dataclasses import replace

from auditor.practice import since
from auditor.practice.blueprint import AppState
from auditor.practice.faults import Appear, DropUpdate, FaultKind
from auditor.practice.files import Files
from auditor.practice.journal import Act, Journal
from auditor.practice.pm_change import Outcome, change
from auditor.practice.pm_list import list_all, path_of
from auditor.practice.pm_words import FAILED, PmError, Words, complained, reachable, read_user, said
from auditor.practice.render_device import build_prop, dump_policy, dump_users, getprop
from auditor.practice.render_dump import PackageDump
from auditor.practice.render_roles import (
    dump_known_packages,
    dump_roles,
    dump_vpns,
    holders,
    resolve_home,
    setting,
)
from auditor.practice.shell import Answer
from auditor.practice.state import Change, PhoneState
from auditor.practice.tools import TOOLS, Call, reads_input

NO_SERVICE = 20
"""What `cmd` ends with when there is no such service."""
OWN_PROGRAMS = frozenset({"pm", "cmd", "dumpsys", "getprop", "settings"})


class Machine:
    """One phone's state, journal, dumps and files."""

    def __init__(self, state: PhoneState, journal: Journal) -> None:
        self.state = state
        self.journal = journal
        self.dump = PackageDump(state)
        self.files = Files(state, lambda: build_prop(state.blueprint))
        for act in journal.acts:
            state.apply(act.changes)

    def commit(self, command: str, line: str, outcome: Outcome) -> None:
        """Write the act down, then make it true."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        words = (outcome.answer.stdout + outcome.answer.stderr).decode("utf-8", "replace")
        self.journal.add(Act(now, command, line, words, outcome.answer.code, outcome.changes))
        self.state.apply(outcome.changes)

    def reboot(self) -> None:
        """Whatever this phone's maker brings back at boot, comes back."""
        self.commit("reboot", "reboot", Outcome(Answer(), self.state.returning()))


class Programs:
    """The programs as one shell command sees them; kind: the fault that struck this command, if any."""

    def __init__(self, machine: Machine, kind: FaultKind | None = None) -> None:
        self._machine = machine
        self._state = machine.state
        self._kind = kind

    def has(self, name: str) -> bool:
        """Whether there is such a program."""
        return (name in TOOLS or name in OWN_PROGRAMS) and name not in self._state.blueprint.lacks

    def wants_input(self, argv: tuple[str, ...]) -> bool:
        """Whether it reads its input."""
        return reads_input(argv)

    def read_file(self, path: str) -> bytes | None:
        """A file's bytes, for `<`."""
        return self._machine.files.read(path)

    def run(self, argv: tuple[str, ...], given: bytes, line: str) -> Answer:
        """Run one program. line: what the workstation sent, for the journal."""
        name = argv[0]
        if name == "pm":
            return self._pm(argv[1:], argv, line)
        if name == "cmd":
            return self._cmd(argv, line)
        if name == "dumpsys":
            return self._dumpsys(argv[1:])
        if name == "getprop":
            return Answer(getprop(self._state.blueprint, argv[1] if argv[1:] else None))
        if name == "settings":
            return self._settings(argv[1:])
        return TOOLS[name](Call(argv, given, self._machine.files))

    def _pm(self, words: tuple[str, ...], argv: tuple[str, ...], line: str) -> Answer:
        if not words:
            return said("Package manager (package) commands:\n  help\n", FAILED)
        command, rest = words[0], list(words[1:])
        if command == "list":
            return list_all(self._state, Words(rest))
        if command == "path":
            return path_of(self._state, Words(rest))
        outcome = change(self._state, command, Words(rest))
        if outcome is None:
            return complained(f"Unknown command: {command}\n", FAILED)
        outcome = self._with_appearance(outcome)
        self._machine.commit(shlex.join(argv), line, outcome)
        return outcome.answer

    def _with_appearance(self, outcome: Outcome) -> Outcome:
        if isinstance(self._kind, DropUpdate):
            return replace(outcome, changes=tuple(Change(each.package, None) for each in outcome.changes))
        if not isinstance(self._kind, Appear):
            return outcome
        user_id = self._kind.user_id
        gone = [each for each in outcome.changes if each.after is not None and not each.after.installed]
        more = tuple(Change(each.package, self._was(each.package, each, user_id)) for each in gone)
        return replace(outcome, changes=(*more, *outcome.changes))

    def _was(self, package: str, change_made: Change, user_id: int) -> AppState:
        app = self._state.app(package)
        if app is None or change_made.after is None:
            raise ValueError(f"{package} cannot appear: it is not there")
        return replace(app.state_for(change_made.after.user_id), user_id=user_id)

    def _cmd(self, argv: tuple[str, ...], line: str) -> Answer:
        if argv[1:3] == ("package", "resolve-activity"):
            return self._resolve(Words(list(argv[3:])))
        if argv[1:2] == ("package",):
            return self._pm(argv[2:], argv, line)
        if argv[1:3] == ("role", "get-role-holders"):
            words = Words(list(argv[3:]))
            user_id = read_user(self._state.blueprint, "get-role-holders", words.word()) if words.option() else 0
            held = holders(self._state, user_id, words.word() or "")
            return said("".join(f"{package}\n" for package in held))
        service = argv[1] if argv[1:] else ""
        return complained(f"cmd: Can't find service: {service}\n", NO_SERVICE)

    def _dumpsys(self, words: tuple[str, ...]) -> Answer:
        phone, state = self._state.blueprint, self._state
        asked = " ".join(words[:1])
        services: dict[str, tuple[int, Callable[[], bytes]]] = {
            "device_policy": (0, lambda: dump_policy(phone, phone.admins)),
            "user": (0, lambda: dump_users(phone)),
            "role": (since.ROLES, lambda: dump_roles(state)),
            "vpn_management": (since.ROLE_MODULE, lambda: dump_vpns(state)),
        }
        if asked == "package":
            return Answer(self._dump_package(words[1:]))
        first, render = services.get(asked, (phone.android + 1, bytes))
        if phone.android < first:
            return complained(f"Can't find service: {asked}\n", 0)
        return Answer(render())

    def _dump_package(self, what: tuple[str, ...]) -> bytes:
        dump = self._machine.dump
        if not what:
            return dump.everything()
        if what[0] in ("packages", "p"):
            return dump.packages()
        if what[0] == "known-packages" and self._state.blueprint.android >= since.ROLE_MODULE:
            return dump_known_packages(self._state)
        return dump.one(what[0])

    def _resolve(self, words: Words) -> Answer:
        """`resolve-activity --brief [--user N]` for the Home button, which is all that is asked of these phones."""
        if self._state.blueprint.android < since.RESOLVE_BRIEF or words.word() != "--brief":
            return said("Error: Unknown option: --brief\n", FAILED)
        user_id = 0
        try:
            if words.left[:1] == ["--user"]:
                words.word()
                user_id = read_user(self._state.blueprint, "resolve-activity", words.word())
            reachable(self._state, "resolve-activity", user_id)
        except PmError as error:
            return error.answer
        if "android.intent.category.HOME" not in words.left:
            return said("No activity found\n")
        return said(resolve_home(self._state, user_id))

    def _settings(self, given: tuple[str, ...]) -> Answer:
        """`settings get [--user N] NAMESPACE NAME`."""
        words, user_id = Words(list(given)), 0
        if words.word() != "get":
            return complained("practice phones only know `settings get`\n", FAILED)
        try:
            while words.option() is not None:
                user_id = read_user(self._state.blueprint, "get", words.word())
            reachable(self._state, "get", user_id)
        except PmError as error:
            return error.answer
        return said(setting(self._state, user_id, "/".join(words.left)) + "\n")
