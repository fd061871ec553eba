"""Which apps hold which roles: at most 4 + 2 × users questions, however many apps, and what the phone did not tell."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from auditor.android import commands
from auditor.android.commands import ReadCommand
from auditor.android.hearing import MAX_ERRORS, worth
from auditor.android.interview import Interview, Patience, Question
from auditor.android.parse.device_policy import parse_device_policy
from auditor.android.parse.roles import (
    HeldList,
    parse_home,
    parse_known_packages,
    parse_roles,
    parse_settings,
    parse_vpns,
)
from auditor.android.parse.text import decode
from auditor.android.parse.users import MAX_USERS
from auditor.model.device import Administrator
from auditor.model.evidence import Ending, RawAnswer
from auditor.model.policy import Bilingual
from auditor.model.role import Role, RoleHolder, RoleReading

_WORDS: Mapping[str, Role] = {
    "android.app.role.HOME": Role.LAUNCHER,
    "android.app.role.DIALER": Role.DIALLER,
    "android.app.role.SMS": Role.MESSAGES,
    "HOME": Role.LAUNCHER,
    "VPN": Role.VPN,
    "enabled_accessibility_services": Role.ACCESSIBILITY,
    "enabled_notification_listeners": Role.NOTIFICATIONS,
    "default_input_method": Role.KEYBOARD,
    "always_on_vpn_app": Role.VPN,
    "sms_default_application": Role.MESSAGES,
    "dialer_default_application": Role.DIALLER,
    # com.android.server.pm.KnownPackages: the parts that no phone starts, installs or unlocks without.
    "System": Role.SYSTEM_PART,
    "Installer": Role.SYSTEM_PART,
    "Uninstaller": Role.SYSTEM_PART,
    "Permission Controller": Role.SYSTEM_PART,
    "Overlay Config Signature": Role.SYSTEM_PART,
}
# Exclusive roles that only apps of the system image can hold (android.app.role.RoleManager).
_SYSTEM_ROLE = "android.app.role.SYSTEM_"
# UserController.handleIncomingUser: the shell may not act for this user at all, whatever is asked.
_REFUSED = re.compile(r"(SecurityException|Permission Denial|does not have permission)[^\n]{0,200}\buser\b")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an answer told; None if it is not the whole of it."""

    held: HeldList | None
    refused: bool = False


class RoleTaking:
    """One round of questions about roles. sdk None: the phone did not say which Android it runs."""

    def __init__(self, interview: Interview, patience: Patience, sdk: int | None) -> None:
        self._interview = interview
        self._patience = patience
        self._sdk = sdk or 0
        self._unread: list[Bilingual] = []
        self._holders: dict[RoleHolder, None] = {}
        self._refused: list[int] = []

    def take(self, users: Iterable[int]) -> RoleReading:
        """Ask everything. Never raises for what the phone does."""
        administrators = self._administrators()
        if self._sdk >= commands.ROLES_SINCE:
            told = self._ask(commands.ROLES, parse_roles)
            self._keep(
                told,
                Bilingual("the phone, SMS and home screen apps", "les applications de téléphone, de SMS et d’accueil"),
            )
        if self._sdk >= commands.VPNS_SINCE:
            self._keep(self._ask(commands.VPNS, parse_vpns), Bilingual("the VPN app", "l’application VPN"))
            told = self._ask(commands.KNOWN_PACKAGES, parse_known_packages)
            self._keep(told, Bilingual("the parts of the system", "les parties du système"))
        for user_id in sorted(set(users))[:MAX_USERS]:
            self._user(user_id)
        return RoleReading(tuple(self._holders), administrators, tuple(self._refused), tuple(self._unread))

    def _administrators(self) -> tuple[Administrator, ...] | None:
        answer = self._hear(commands.ADMINISTRATORS)
        told = parse_device_policy(answer.stdout if answer is not None else b"")
        return told.administrators if answer is not None and worth(answer, told).complete else None

    def _user(self, user_id: int) -> None:
        names = commands.SECURE_SETTINGS
        told = self._ask(commands.secure_settings(user_id), lambda data: parse_settings(data, names, user_id))
        if told.refused:
            self._refused.append(user_id)
            return
        of = Bilingual(
            f"the keyboard and services of user {user_id}", f"le clavier et les services de l’utilisateur {user_id}"
        )
        self._keep(told, of)
        if self._sdk >= commands.ROLES_SINCE:
            return
        of = Bilingual(f"the home screen of user {user_id}", f"l’écran d’accueil de l’utilisateur {user_id}")
        home = _Asked(None)
        if self._sdk >= commands.HOME_TOLD_SINCE:
            home = self._ask(commands.home_app(user_id), lambda data: parse_home(data, user_id))
        self._keep(home, of)

    def _keep(self, told: _Asked, of: Bilingual) -> None:
        if told.held is None:
            self._unread.append(Bilingual(f"The phone did not tell {of.en}.", f"Le téléphone n’a pas indiqué {of.fr}."))
            return
        for held in told.held.held:
            role = Role.SYSTEM_PART if held.word.startswith(_SYSTEM_ROLE) else _WORDS.get(held.word)
            if role is not None:
                self._holders[RoleHolder(held.package, held.user_id, role, held.word)] = None

    def _ask(self, command: ReadCommand, parse: Callable[[bytes], HeldList]) -> _Asked:
        answer = self._hear(command)
        if answer is None or answer.ending is not Ending.COMPLETE:
            return _Asked(None, refused=answer is not None and answer.ending is Ending.REFUSED)
        told = parse(answer.stdout)
        if not told.problems and not answer.stderr.strip():
            return _Asked(told)
        words = decode(answer.stdout[:MAX_ERRORS]) + decode(answer.stderr[:MAX_ERRORS])
        return _Asked(None, refused=not told.held and _REFUSED.search(words) is not None)

    def _hear(self, command: ReadCommand) -> RawAnswer | None:
        doing = "Asking the phone what its apps are used for"
        return self._interview.ask(Question(command, self._patience.question, doing))
