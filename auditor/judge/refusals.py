"""Why a phone said no, in one sentence for people, and what to do next: for every known refusal, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.policy import Bilingual
from auditor.model.removal import Refusal


@dataclass(frozen=True, slots=True)
class Advice:
    """why: what the refusal means; next_step: what somebody can do about it."""

    why: Bilingual
    next_step: Bilingual


_DISABLE = Bilingual(
    "Disable it instead: repeat the removal with --system disable.",
    "Désactivez-la plutôt\u00a0: répétez le retrait avec --system disable.",
)
_RETRY = Bilingual(
    "Unlock the phone, wait a minute and repeat the removal.",
    "Déverrouillez le téléphone, attendez une minute et répétez le retrait.",
)
_MANAGER = Bilingual(
    "Ask whoever manages the phone to take the app away by their management system.",
    "Demandez au gestionnaire du téléphone de retirer l’application par son système de gestion.",
)
_BY_HAND = Bilingual(
    "Let the owner remove it on the phone: print the card with fieldcheck card, then read the phone again.",
    "Laissez le propriétaire la retirer sur le téléphone\u00a0: imprimez la fiche avec fieldcheck card, puis relisez "
    "le "
    "téléphone.",
)
_AUDIT = Bilingual("Audit the phone again.", "Auditez de nouveau le téléphone.")

ADVICE: Mapping[Refusal, Advice] = {
    Refusal.DEVICE_POLICY_MANAGER: Advice(
        Bilingual(
            "The app is an active device administrator: take that right from it in the phone's settings first.",
            "L’application est un administrateur actif de l’appareil\u00a0: retirez-lui d’abord ce droit dans les "
            "paramètres du téléphone.",
        ),
        _BY_HAND,
    ),
    Refusal.USER_RESTRICTED: Advice(
        Bilingual(
            "An administrator of this profile forbids removing apps.",
            "Un administrateur de ce profil interdit de retirer des applications.",
        ),
        _MANAGER,
    ),
    Refusal.OWNER_BLOCKED: Advice(
        Bilingual(
            "The owner of the phone or profile (its device management) keeps this app.",
            "Le propriétaire du téléphone ou du profil (sa gestion d’appareils) garde cette application.",
        ),
        _MANAGER,
    ),
    Refusal.INTERNAL_ERROR: Advice(
        Bilingual(
            "The phone refused without a reason; makers protect some apps this way.",
            "Le téléphone a refusé sans motif; des fabricants protègent ainsi certaines applications.",
        ),
        _DISABLE,
    ),
    Refusal.ABORTED: Advice(
        Bilingual("The phone broke the removal off.", "Le téléphone a interrompu le retrait."),
        _RETRY,
    ),
    Refusal.APP_PINNED: Advice(
        Bilingual("The app is pinned to the screen.", "L’application est épinglée à l’écran."),
        Bilingual(
            "Unpin it: hold Back and Overview together; then repeat the removal.",
            "Désépinglez-la\u00a0: maintenez Retour et Aperçu enfoncés ensemble; puis répétez le retrait.",
        ),
    ),
    Refusal.SHARED_LIBRARY: Advice(
        Bilingual("Another app of the phone needs this one.", "Une autre application du téléphone en a besoin."),
        Bilingual(
            "Remove the app that needs it first, then repeat the removal.",
            "Retirez d’abord l’application qui en a besoin, puis répétez le retrait.",
        ),
    ),
    Refusal.MAKER_PROTECTED: Advice(
        Bilingual("The maker of the phone protects this app.", "Le fabricant du téléphone protège cette application."),
        _DISABLE,
    ),
    Refusal.SYSTEM_KEPT: Advice(
        Bilingual(
            "This version of Android lets no computer uninstall a preinstalled app; it can only be disabled.",
            "Cette version d’Android ne laisse aucun ordinateur désinstaller une application préinstallée; elle peut "
            "seulement être désactivée.",
        ),
        _DISABLE,
    ),
    Refusal.NOT_INSTALLED: Advice(
        Bilingual(
            "The phone says that the app is not installed for this user.",
            "Le téléphone dit que l’application n’est pas installée pour cet utilisateur.",
        ),
        _AUDIT,
    ),
    Refusal.NO_SUCH_USER: Advice(
        Bilingual("The phone says that there is no such user.", "Le téléphone dit que cet utilisateur n’existe pas."),
        _AUDIT,
    ),
    Refusal.NO_SUCH_APP: Advice(
        Bilingual("The phone says that it has no such app.", "Le téléphone dit qu’il n’a pas cette application."),
        _AUDIT,
    ),
    Refusal.STILL_STARTING: Advice(
        Bilingual("The phone was still starting.", "Le téléphone était encore en train de démarrer."), _RETRY
    ),
    Refusal.PROTECTED: Advice(
        Bilingual(
            "The phone protects this app from being disabled.",
            "Le téléphone protège cette application contre la désactivation.",
        ),
        _BY_HAND,
    ),
    Refusal.STATE_KEPT: Advice(
        Bilingual(
            "The phone does not let a computer change whether this app may run.",
            "Le téléphone ne laisse pas un ordinateur décider si cette application peut s’exécuter.",
        ),
        _BY_HAND,
    ),
    Refusal.PROFILE_CLOSED: Advice(
        Bilingual(
            "The phone does not let a computer act in this profile.",
            "Le téléphone ne laisse pas un ordinateur agir dans ce profil.",
        ),
        _BY_HAND,
    ),
    Refusal.NOT_ALLOWED: Advice(
        Bilingual("The phone does not allow this to a computer.", "Le téléphone ne permet pas cela à un ordinateur."),
        _BY_HAND,
    ),
    Refusal.COMMAND_UNKNOWN: Advice(
        Bilingual(
            "This version of Android does not know the command.",
            "Cette version d’Android ne connaît pas la commande.",
        ),
        _BY_HAND,
    ),
    Refusal.SERVICE_DOWN: Advice(
        Bilingual(
            "The part of the phone that installs and removes apps did not answer.",
            "La partie du téléphone qui installe et retire les applications n’a pas répondu.",
        ),
        Bilingual(
            "Restart the phone, unlock it, and repeat the removal.",
            "Redémarrez le téléphone, déverrouillez-le et répétez le retrait.",
        ),
    ),
    Refusal.NO_ROOM: Advice(
        Bilingual("There is no room left on the phone.", "Il n’y a plus de place sur le téléphone."),
        Bilingual(
            "Let the owner free some room, then repeat the removal.",
            "Laissez le propriétaire libérer de la place, puis répétez le retrait.",
        ),
    ),
    Refusal.UNKNOWN: Advice(
        Bilingual(
            "The phone refused in words that are not known; they are kept as they came.",
            "Le téléphone a refusé en des termes inconnus; ils sont gardés tels quels.",
        ),
        _BY_HAND,
    ),
}
