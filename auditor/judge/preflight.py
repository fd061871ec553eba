"""Pre-flight: facts about an app, a user and the phone → what a removal could do, why, and what to know before."""

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.judge.guard import never_remove
from auditor.judge.owner_steps import ASK_MANAGER, SHOW_AGAIN, choose_another, give_up_administration, remove_inside
from auditor.model.device import Administrator, AdministratorRole, Device
from auditor.model.package import InstalledPackage, UserKind, UserProfile
from auditor.model.policy import Bilingual
from auditor.model.preflight import Feasibility, Preflight
from auditor.model.role import Role, RoleHolder, RoleReading
from auditor.model.text import visible

SYSTEM_KEPT_SINCE = 37
"""API level of Android 17, which lets only root uninstall a preinstalled app for one user (many public reports)."""
MAX_NAME = 60
_OF_CHOICE = (Role.KEYBOARD, Role.LAUNCHER, Role.DIALLER, Role.MESSAGES)
_ADMINISTRATORS = {
    AdministratorRole.DEVICE_OWNER: Role.DEVICE_OWNER,
    AdministratorRole.PROFILE_OWNER: Role.PROFILE_OWNER,
    AdministratorRole.ADMIN: Role.ADMINISTRATOR,
}
_REMOVABLE = Bilingual(
    "It was installed on the phone and can be removed for this user.",
    "Elle a été installée sur le téléphone et peut être retirée pour cet utilisateur.",
)
_PREINSTALLED = Bilingual(
    "It came with the phone: it can be disabled, or uninstalled for this user; its file stays on the phone.",
    "Elle est livrée avec le téléphone\u00a0: elle peut être désactivée, ou désinstallée pour cet utilisateur; son "
    "fichier "
    "reste sur le téléphone.",
)
_UNKNOWN_ORIGIN = Bilingual(
    "It could not be read whether it came with the phone; it is treated as if it had.",
    "On n’a pas pu lire si elle est livrée avec le téléphone; elle est traitée comme si c’était le cas.",
)
_KEPT = Bilingual(
    "It came with the phone, and this version of Android lets no computer uninstall such an app.",
    "Elle est livrée avec le téléphone, et cette version d’Android ne laisse aucun ordinateur désinstaller une telle "
    "application.",
)
_MANAGED = Bilingual(
    "It manages this phone or profile, and Android lets no computer take it away.",
    "Elle gère ce téléphone ou ce profil, et Android ne laisse aucun ordinateur la retirer.",
)
_ADMIN = Bilingual(
    "It is an active device administrator: Android keeps it until its owner takes that right away.",
    "C’est un administrateur actif de l’appareil\u00a0: Android la garde jusqu’à ce que son propriétaire lui retire ce "
    "droit.",
)
_REFUSED = Bilingual(
    "The phone lets no computer act in this profile.", "Le téléphone ne laisse aucun ordinateur agir dans ce profil."
)
_UNREAD = Bilingual(
    "This profile could not be read, so what is done in it could not be proved.",
    "Ce profil n’a pas pu être lu, donc rien de ce qui y serait fait ne pourrait être prouvé.",
)
_CHOSEN = {
    Role.KEYBOARD: Bilingual(
        "It is the keyboard in use: without it nobody could type the code that unlocks the phone.",
        "C’est le clavier utilisé\u00a0: sans lui, personne ne pourrait taper le code qui déverrouille le téléphone.",
    ),
    Role.LAUNCHER: Bilingual(
        "It is the home screen in use: without it the phone might not get past its start.",
        "C’est l’écran d’accueil utilisé\u00a0: sans lui, le téléphone pourrait rester bloqué au démarrage.",
    ),
    Role.DIALLER: Bilingual(
        "It is the phone app in use: without it calls, emergency calls included, might fail.",
        "C’est l’application Téléphone utilisée\u00a0: sans elle, les appels, dont ceux d’urgence, pourraient échouer.",
    ),
    Role.MESSAGES: Bilingual(
        "It is the SMS app in use: without it messages, emergency alerts included, might be lost.",
        "C’est l’application de SMS utilisée\u00a0: sans elle, des messages, dont les alertes d’urgence, pourraient "
        "être "
        "perdus.",
    ),
}
_WARNINGS = {
    Role.ACCESSIBILITY: Bilingual(
        "It is an accessibility service: somebody may depend on it to use the phone, and it can read the screen.",
        "C’est un service d’accessibilité\u00a0: quelqu’un en dépend peut-être pour utiliser le téléphone, et il peut "
        "lire "
        "l’écran.",
    ),
    Role.NOTIFICATIONS: Bilingual(
        "It may read every notification until it is removed.",
        "Elle peut lire toutes les notifications jusqu’à son retrait.",
    ),
    Role.VPN: Bilingual(
        "It is set up as VPN: without it the phone may have no network until its owner changes the VPN setting.",
        "Elle est configurée comme VPN\u00a0: sans elle, le téléphone peut être sans réseau jusqu’à ce que son "
        "propriétaire "
        "change le réglage VPN.",
    ),
}
_UPDATED = Bilingual(
    "An update lies over its factory version: the factory version stays on the phone.",
    "Une mise à jour recouvre sa version d’usine\u00a0: la version d’usine reste sur le téléphone.",
)
_STOPPED = Bilingual(
    "This profile is locked or off: the phone may refuse.",
    "Ce profil est verrouillé ou éteint\u00a0: le téléphone peut refuser.",
)
_NOT_ASKED = Bilingual(
    "The phone was not asked which apps are its keyboard, home screen, phone or SMS app.",
    "Le téléphone n’a pas dit quelles sont ses applications de clavier, d’accueil, de téléphone et de SMS.",
)
_NO_ADMINISTRATORS = Bilingual(
    "Whether it is a device administrator could not be read.",
    "On n’a pas pu lire si c’est un administrateur de l’appareil.",
)


@dataclass(frozen=True, slots=True)
class PhoneFacts:
    """What is known of the phone. roles None: it was not asked, so that only the record speaks."""

    device: Device
    users: tuple[UserProfile, ...]
    roles: RoleReading | None

    @property
    def administrators(self) -> tuple[Administrator, ...] | None:
        """The newest word on who governs the phone; None if there is none."""
        return self.roles.administrators if self.roles is not None else self.device.administrators

    def user(self, user_id: int) -> UserProfile | None:
        """The user of that id, or None."""
        return next((user for user in self.users if user.user_id == user_id), None)


@dataclass(frozen=True, slots=True)
class _Case:
    """One app for one user, with everything that decides about it."""

    name: str
    package: InstalledPackage | None
    user: UserProfile | None
    roles: tuple[RoleHolder, ...]
    facts: PhoneFacts
    user_id: int

    @property
    def held(self) -> tuple[Role, ...]:
        return tuple(dict.fromkeys(holder.role for holder in self.roles))

    @property
    def preinstalled(self) -> bool | None:
        return None if self.package is None else self.package.system

    @property
    def title(self) -> str:
        return visible(self.package.title if self.package else self.name, MAX_NAME)


@dataclass(frozen=True, slots=True)
class _Ruling:
    feasibility: Feasibility
    why: Bilingual
    steps: tuple[Bilingual, ...] = ()
    source: str = ""


def examine(name: str, user_id: int, package: InstalledPackage | None, facts: PhoneFacts) -> Preflight:
    """Say what could be done with an app for one user. package None: no answer told of it."""
    roles = tuple(_roles(name, user_id, facts))
    case = _Case(name, package, facts.user(user_id), roles, facts, user_id)
    ruling = _ruling(case)
    return Preflight(
        package=name,
        user_id=user_id,
        feasibility=ruling.feasibility,
        why=ruling.why,
        warnings=tuple(_warnings(case)),
        steps=ruling.steps,
        roles=case.held,
        preinstalled=case.preinstalled,
        source=ruling.source,
    )


def _roles(name: str, user_id: int, facts: PhoneFacts) -> Iterator[RoleHolder]:
    for administrator in facts.administrators or ():
        whole = administrator.role is AdministratorRole.DEVICE_OWNER
        if administrator.package == name and (whole or administrator.user_id == user_id):
            role = _ADMINISTRATORS[administrator.role]
            yield RoleHolder(name, administrator.user_id, role, administrator.role.value)
    if facts.roles is not None:
        yield from facts.roles.of(name, user_id)


def _ruling(case: _Case) -> _Ruling:
    guard = never_remove(case.name, case.package, case.roles)
    if guard is not None:
        why = Bilingual(f"{guard.reason.en}.", f"{guard.reason.fr}.")
        return _Ruling(Feasibility.UNTOUCHABLE, why, (), guard.source)
    return _by_owner(case) or _by_origin(case)


def _by_owner(case: _Case) -> _Ruling | None:
    """What stands in the way until the owner or the manager of the phone has done something."""
    kind = case.user.kind if case.user else UserKind.UNKNOWN
    if _is_refused(case, kind):
        return _Ruling(Feasibility.BY_OWNER, _REFUSED, remove_inside(kind))
    if case.user is not None and not case.user.read:
        return _Ruling(Feasibility.BY_OWNER, _UNREAD, remove_inside(kind))
    if Role.DEVICE_OWNER in case.held or Role.PROFILE_OWNER in case.held:
        return _Ruling(Feasibility.BY_OWNER, _MANAGED, (ASK_MANAGER, SHOW_AGAIN))
    if Role.ADMINISTRATOR in case.held:
        steps = give_up_administration(case.facts.device.maker, case.title)
        return _Ruling(Feasibility.BY_OWNER, _ADMIN, steps)
    chosen = tuple(role for role in _OF_CHOICE if role in case.held)
    if chosen:
        return _Ruling(Feasibility.BY_OWNER, _CHOSEN[chosen[0]], choose_another(chosen))
    return None


def _is_refused(case: _Case, kind: UserKind) -> bool:
    """Samsung keeps every computer out of Secure Folder; of other profiles the phone's own refusal tells."""
    told = case.facts.roles is not None and case.user_id in case.facts.roles.refused
    return told or kind is UserKind.SECURE_FOLDER


def _by_origin(case: _Case) -> _Ruling:
    if case.preinstalled is False:
        return _Ruling(Feasibility.REMOVABLE, _REMOVABLE)
    sdk = case.facts.device.sdk
    if case.preinstalled and sdk is not None and sdk >= SYSTEM_KEPT_SINCE:
        return _Ruling(Feasibility.DISABLE_ONLY, _KEPT)
    return _Ruling(Feasibility.REMOVABLE, _PREINSTALLED if case.preinstalled else _UNKNOWN_ORIGIN)


def _warnings(case: _Case) -> Iterator[Bilingual]:
    yield from (_WARNINGS[role] for role in case.held if role in _WARNINGS)
    package = case.package
    if package is not None and package.updated_system:
        yield _UPDATED
    if package is not None and package.shared_user is not None:
        shared = visible(package.shared_user, MAX_NAME)
        yield Bilingual(
            f"It shares its identity {shared} with other apps, which may be disturbed.",
            f"Elle partage son identité {shared} avec d’autres applications, qui peuvent en être perturbées.",
        )
    if case.user is not None and case.user.running is False:
        yield _STOPPED
    if case.facts.administrators is None:
        yield _NO_ADMINISTRATORS
    if case.facts.roles is None:
        yield _NOT_ASKED
    else:
        yield from case.facts.roles.unread
