"""The phone's true state: users, packages per user, and the changes that commands make to it. Thread-safe."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from auditor.practice.blueprint import Admin, App, AppState, Blueprint, EnabledSetting, User


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different: the app's new state for one user, or (after None) its update thrown away."""

    package: str
    after: AppState | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The truth at one moment, for asserting. version grows with every change."""

    version: int
    users: tuple[User, ...]
    apps: Mapping[str, App]
    admins: tuple[Admin, ...]

    def installed(self, user_id: int) -> frozenset[str]:
        """The names of the packages that the user has."""
        return frozenset(name for name, app in self.apps.items() if app.state_for(user_id).installed)

    def enabled(self, package: str, user_id: int) -> EnabledSetting:
        """The package's enabled setting for the user. Raises KeyError if the phone does not know it."""
        return self.apps[package].state_for(user_id).enabled


class PhoneState:
    """The package manager's memory. Values in it are frozen; a change swaps one app for another."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self._lock = threading.Lock()
        self._apps = {app.name: app for app in blueprint.apps}
        self._gone: dict[str, App] = {}
        self._returning: dict[tuple[str, int], AppState] = {}
        self._version = 0

    def snapshot(self) -> Snapshot:
        """The truth now."""
        with self._lock:
            apps = MappingProxyType(dict(self._apps))
            return Snapshot(self._version, self.blueprint.users, apps, self.blueprint.admins)

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    def app(self, package: str) -> App | None:
        """The app as it stands, or None if the phone has no record of it."""
        return self._apps.get(package)

    def user(self, user_id: int) -> User | None:
        """The user of that id, or None."""
        return next((user for user in self.blueprint.users if user.user_id == user_id), None)

    def apply(self, changes: tuple[Change, ...]) -> None:
        """Make the changes true. Changing to what already is, is allowed: a journal may be replayed."""
        with self._lock:
            for change in changes:
                self._apply_one(change)
            self._version += bool(changes)

    def _apply_one(self, change: Change) -> None:
        app = self._apps.get(change.package) or self._gone.get(change.package)
        if app is None:
            raise ValueError(f"practice phone {self.blueprint.name} never had {change.package}")
        if change.after is None:
            self._apps[app.name] = replace(app, updated=False, version_code=app.factory_version)
            return
        self._remember_returning(app, change.after)
        app = app.with_state(change.after)
        if app.known:
            self._apps[app.name] = app
            self._gone.pop(app.name, None)
        else:
            # As Android does when the last user gives a package up: code, data and record go.
            self._gone[app.name] = app
            self._apps.pop(app.name, None)

    def _remember_returning(self, app: App, after: AppState) -> None:
        before = app.state_for(after.user_id)
        if app.returns and before.installed and not after.installed:
            self._returning[app.name, after.user_id] = before

    def returning(self) -> tuple[Change, ...]:
        """What a reboot brings back by itself, on phones whose maker reinstalls."""
        with self._lock:
            changes = tuple(Change(name, state) for (name, _), state in self._returning.items())
            self._returning.clear()
            return changes


def uninstalled(user_id: int, *, keep_data: bool) -> AppState:
    """A package's state after it was uninstalled for one user (PackageManagerService.markPackageUninstalledForUser)."""
    return AppState(
        user_id,
        installed=False,
        stopped=True,
        not_launched=True,
        data_kept=keep_data,
        first_install=None,
    )
