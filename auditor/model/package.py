"""What is on the phone: users, and packages with their state for each user. Unknown is None, never a default."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated

from auditor.model.appfile import AppFile, FilePart, FileStamp, Unread
from auditor.model.codec import KeyedBy
from auditor.model.origin import Origin, origin_of


class UserKind(Enum):
    """What sort of Android user a numbered user is."""

    OWNER = "owner"
    SECONDARY = "secondary"
    GUEST = "guest"
    RESTRICTED = "restricted"
    WORK = "work profile"
    CLONE = "clone"
    SECURE_FOLDER = "secure folder"
    PRIVATE = "private space"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UserProfile:
    """One of Android's numbered users. read: at least one complete answer shows this user's apps."""

    user_id: int
    name: str | None
    kind: UserKind
    running: bool | None
    read: bool


LOCKABLE = (UserKind.WORK, UserKind.SECURE_FOLDER, UserKind.PRIVATE)
"""Profiles that their owner locks or switches off. Another user of the phone who is not running is only away."""


@dataclass(frozen=True, slots=True)
class LockedProfile:
    """A profile that is locked or switched off: its apps are told, but nothing in it answers or can be removed well."""

    user_id: int
    kind: UserKind


class Enabled(Enum):
    """PackageManager.COMPONENT_ENABLED_STATE_*, 0 to 4 in that order, or not told."""

    DEFAULT = "default"
    ENABLED = "enabled"
    DISABLED = "disabled"
    DISABLED_BY_USER = "disabled by user"
    DISABLED_UNTIL_USED = "disabled until used"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UserState:
    """One package's state for one user. Disabled, archived and not installed are different facts.

    first_install is the phone's own local time as text. data_kept: not installed, but its data was left behind.
    """

    user_id: int
    installed: bool | None
    enabled: Enabled
    hidden: bool | None
    suspended: bool | None
    stopped: bool | None
    archived: bool | None
    data_kept: bool | None
    first_install: str | None

    @property
    def present(self) -> bool:
        """Whether the app counts as being there: installed, archived (one tap brings it back), or not known."""
        return self.installed is not False or self.archived is True

    @property
    def disabled(self) -> bool:
        """Whether the app is there but cannot run until somebody enables it."""
        off = (Enabled.DISABLED, Enabled.DISABLED_BY_USER, Enabled.DISABLED_UNTIL_USED)
        return self.present and self.enabled in off


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """One package of the phone. system: lies on the system partition.

    signers, past_signers: SHA-256 of the certificates that the file claims now and claimed before a rotation, 64 hex.
    label: as this phone shows it; label_en, label_fr: as an English or a French phone would.
    launcher_label: as the home screen shows it, if that differs from label.
    icon: PNG that this program drew anew from the app's own, base64. None in any of these: not read, or there is none;
    unread names what could not be read and why. file: what they were read from.
    read_in: the earlier case in which that same file was read, if it was not read again in this one.
    """

    name: str
    label: str | None
    user_states: Annotated[tuple[UserState, ...], KeyedBy("user_id")]
    version_name: str | None
    version_code: int | None
    installer: str | None
    initiating: str | None
    originating: str | None
    system: bool | None
    updated_system: bool | None
    persistent: bool | None
    shared_user: str | None
    path: str | None
    signers: tuple[str, ...] | None
    first_install: str | None
    last_update: str | None
    label_en: str | None = None
    label_fr: str | None = None
    icon: str | None = None
    past_signers: tuple[str, ...] | None = None
    signing_schemes: tuple[str, ...] | None = None
    launcher_label: str | None = None
    file: FileStamp | None = None
    unread: tuple[Unread, ...] = ()
    read_in: str | None = None

    @property
    def title(self) -> str:
        """The label if known, else the package name."""
        return self.label or self.name

    def title_in(self, language: str) -> str:
        """The label in "en" or "fr" if the app has one, else as the phone shows it, else the package name."""
        return (self.label_fr if language == "fr" else self.label_en) or self.title

    @property
    def origin(self) -> Origin:
        """Where the app came from, by the phone's word."""
        return origin_of(
            system=self.system, installer=self.installer, initiating=self.initiating, originating=self.originating
        )

    def first_install_for(self, user_id: int) -> str | None:
        """When the app was first installed for a user (the phone's local time); Android before 13 tells one for all."""
        state = self.state_for(user_id)
        return (state.first_install if state else None) or self.first_install

    @property
    def all_signers(self) -> tuple[str, ...]:
        """The signers of now and of before a rotation; empty if they were not read."""
        return (*(self.signers or ()), *(self.past_signers or ()))

    @property
    def labels(self) -> tuple[str, ...]:
        """Every name by which the app goes, each once; empty if none was read."""
        known = (self.label, self.launcher_label, self.label_en, self.label_fr)
        return tuple(dict.fromkeys(label for label in known if label))

    def lacks(self, part: FilePart) -> Unread | None:
        """Why that part was not read, or None if it was read or the file has none."""
        return next((unread for unread in self.unread if unread.part is part), None)

    def with_file(self, told: AppFile, read_in: str | None = None) -> "InstalledPackage":
        """The same package with what its file claims. read_in: the earlier case that read it."""
        return replace(
            self,
            label=told.label,
            label_en=told.label_en,
            label_fr=told.label_fr,
            launcher_label=told.launcher_label,
            icon=told.icon,
            signers=told.signers,
            past_signers=told.past_signers,
            signing_schemes=told.signing_schemes,
            file=told.stamp,
            unread=told.unread,
            read_in=read_in,
        )

    @property
    def told_file(self) -> AppFile:
        """What was read from the package's file, as it stands in this value."""
        return AppFile(
            package=self.name,
            stamp=self.file,
            label=self.label,
            label_en=self.label_en,
            label_fr=self.label_fr,
            launcher_label=self.launcher_label,
            icon=self.icon,
            signers=self.signers,
            past_signers=self.past_signers,
            signing_schemes=self.signing_schemes,
            unread=self.unread,
        )

    @property
    def present_for(self) -> tuple[int, ...]:
        """The ids of the users for whom the package counts as present."""
        return tuple(state.user_id for state in self.user_states if state.present)

    def state_for(self, user_id: int) -> UserState | None:
        """The package's state for a user, or None if no answer told it."""
        return next((state for state in self.user_states if state.user_id == user_id), None)
