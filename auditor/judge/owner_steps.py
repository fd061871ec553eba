"""What only the owner of a phone can do, step by step, in both languages and in the words of the maker's settings.

Makers move screens between versions; each path therefore ends with what to search the settings for.
"""

from collections.abc import Mapping

from auditor.model.package import UserKind
from auditor.model.policy import Bilingual
from auditor.model.role import Role

_ADMIN_SCREEN = Bilingual(
    "Settings → Security and privacy → More security settings → Device admin apps",
    "Paramètres → Sécurité et confidentialité → Plus de paramètres de sécurité → "
    "Applications d’administration de l’appareil",
)
_ADMIN_SCREENS: Mapping[str, Bilingual] = {
    "samsung": Bilingual(
        "Settings → Security and privacy → Other security settings → Device admin apps",
        "Paramètres → Sécurité et confidentialité → Autres paramètres de sécurité → "
        "Applications d’administration de l’appareil",
    ),
    "xiaomi": Bilingual(
        "Settings → Passwords and security → Privacy → Special app access → Device admin apps",
        "Paramètres → Mots de passe et sécurité → Confidentialité → Accès spécial des applications → "
        "Applications d’administration de l’appareil",
    ),
    "huawei": Bilingual(
        "Settings → Security → More settings → Device administrators",
        "Paramètres → Sécurité → Plus de paramètres → Administrateurs de l’appareil",
    ),
    "google": Bilingual(
        "Settings → Apps → Special app access → Device admin apps",
        "Paramètres → Applications → Accès spécial des applications → Applications d’administration de l’appareil",
    ),
}
_CHOICES: Mapping[Role, Bilingual] = {
    Role.KEYBOARD: Bilingual(
        "Settings → System → Keyboard → On-screen keyboard: turn another keyboard on and choose it (search: keyboard).",
        "Paramètres → Système → Clavier → Clavier à l’écran\u00a0: activez un autre clavier et choisissez-le "
        "(recherche\u00a0: clavier).",
    ),
    Role.LAUNCHER: Bilingual(
        "Settings → Apps → Default apps → Home app: choose another one (search: home app).",
        "Paramètres → Applications → Applications par défaut → Application d’accueil\u00a0: choisissez-en une autre "
        "(recherche\u00a0: accueil).",
    ),
    Role.DIALLER: Bilingual(
        "Settings → Apps → Default apps → Phone app: choose another one (search: phone app).",
        "Paramètres → Applications → Applications par défaut → Application Téléphone\u00a0: choisissez-en une autre "
        "(recherche\u00a0: téléphone).",
    ),
    Role.MESSAGES: Bilingual(
        "Settings → Apps → Default apps → SMS app: choose another one (search: SMS app).",
        "Paramètres → Applications → Applications par défaut → Application de SMS\u00a0: choisissez-en une autre "
        "(recherche\u00a0: SMS).",
    ),
}
_OPENINGS: Mapping[UserKind, Bilingual] = {
    UserKind.SECURE_FOLDER: Bilingual(
        "Open Secure Folder and unlock it.", "Ouvrez le Dossier sécurisé et déverrouillez-le."
    ),
    UserKind.WORK: Bilingual(
        "Turn the work apps on: open the app drawer, tab Work.",
        "Activez les applications professionnelles\u00a0: ouvrez le tiroir d’applications, onglet Professionnel.",
    ),
    UserKind.PRIVATE: Bilingual(
        "Open the private space at the end of the app drawer and unlock it.",
        "Ouvrez l’espace privé à la fin du tiroir d’applications et déverrouillez-le.",
    ),
    UserKind.CLONE: Bilingual(
        "Settings → Apps → Dual apps (Dual Messenger, Clone): find the second copy of the app.",
        "Paramètres → Applications → Applications doubles (Dual Messenger, Clone)\u00a0: trouvez la deuxième copie "
        "de l’application.",
    ),
}
_SWITCH = Bilingual(
    "Settings → System → Users: switch to the user named here and unlock.",
    "Paramètres → Système → Utilisateurs\u00a0: passez à l’utilisateur nommé ici et déverrouillez.",
)
REMOVE_HERE = Bilingual(
    "Touch and hold the app, then Uninstall.",
    "Appuyez longuement sur l’application, puis Désinstaller.",
)
DISABLE_HERE = Bilingual(
    "If there is no Uninstall: Settings → Apps, choose the app, then Disable.",
    "S’il n’y a pas de Désinstaller\u00a0: Paramètres → Applications, choisissez l’application, puis Désactiver.",
)
SHOW_AGAIN = Bilingual(
    "Show the phone to the auditor again: only a new reading proves it.",
    "Montrez de nouveau le téléphone à l’auditeur\u00a0: seule une nouvelle lecture le prouve.",
)
ASK_MANAGER = Bilingual(
    "Ask whoever manages the phone to take the app away by their management system, or to release the phone from it.",
    "Demandez au gestionnaire du téléphone de retirer l’application par son système de gestion, ou de libérer le "
    "téléphone de cette gestion.",
)


def give_up_administration(maker: str | None, name: str) -> tuple[Bilingual, ...]:
    """Switch the administrator off, then let the app go. name: as people know the app."""
    screen = next((path for word, path in _ADMIN_SCREENS.items() if word in (maker or "").casefold()), _ADMIN_SCREEN)
    off = Bilingual(
        f"{screen.en}: open {name} and deactivate it (search: device admin).",
        f"{screen.fr}\u00a0: ouvrez {name} et désactivez-la (recherche\u00a0: administration).",
    )
    return (off, REMOVE_HERE, SHOW_AGAIN)


def choose_another(roles: tuple[Role, ...]) -> tuple[Bilingual, ...]:
    """Give the roles that people choose an app for to another app; the auditor can remove it then."""
    return (*(_CHOICES[role] for role in roles if role in _CHOICES), SHOW_AGAIN)


def remove_inside(kind: UserKind) -> tuple[Bilingual, ...]:
    """Open a profile that a computer may not touch, and remove the app there."""
    return (_OPENINGS.get(kind, _SWITCH), REMOVE_HERE, SHOW_AGAIN)
