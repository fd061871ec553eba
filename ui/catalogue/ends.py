"""Sentences of what ends work: closing, a fault of the program, an error; and help for a phone that does not show."""

SENTENCES = {
    # steps of an earlier sitting that were never judged
    "unsettled.title.one": (
        "{n} removal step of an earlier sitting has an unknown outcome",
        "{n} étape de retrait d’une séance antérieure est sans résultat connu",
    ),
    "unsettled.title.many": (
        "{n} removal steps of an earlier sitting have an unknown outcome",
        "{n} étapes de retrait d’une séance antérieure sont sans résultat connu",
    ),
    "unsettled.case": ("Case {case}, {phone}, serial {serial}.", "Dossier {case}, {phone}, nº de série {serial}."),
    "unsettled.here": (
        "The phone is here: it is read, nothing on it is changed, and the case then says what came of each step.",
        "Le téléphone est là : il est relu, rien n’y est changé, et le dossier dit alors ce qu’il est advenu de chaque étape.",
    ),
    "unsettled.plug": (
        "Plug this phone in, so that it can be read; nothing on it is changed.",
        "Branchez ce téléphone, pour qu’il soit relu; rien n’y est changé.",
    ),
    "unsettled.others.one": ("{n} other case waits too.", "{n} autre dossier attend aussi."),
    "unsettled.others.many": ("{n} other cases wait too.", "{n} autres dossiers attendent aussi."),
    "unsettled.settle": ("State the outcome", "Établir le résultat"),
    "unsettled.show": ("Show the case", "Voir le dossier"),
    "unsettled.away": ("The phone is gone for good…", "Le téléphone ne reviendra pas…"),
    "unsettled.reading": ("Reading the phone…", "Lecture du téléphone…"),
    "unsettled.done": (
        "Case {case} says what came of it: {verdict}",
        "Le dossier {case} dit ce qu’il en est : {verdict}",
    ),
    "unsettled.away.title": ("The phone will not be seen again", "Le téléphone ne sera pas revu"),
    "unsettled.away.lead.one": (
        "Case {case} then states for good that what came of its {n} step is not known. Nothing is erased.",
        "Le dossier {case} dit alors définitivement que le résultat de {n} étape n’est pas connu. Rien n’est effacé.",
    ),
    "unsettled.away.lead.many": (
        "Case {case} then states for good that what came of its {n} steps is not known. Nothing is erased.",
        "Le dossier {case} dit alors définitivement que le résultat de {n} étapes n’est pas connu. Rien n’est effacé.",
    ),
    "unsettled.away.state": ("State that it is not known", "Indiquer qu’il n’est pas connu"),
    "closing.title": ("Finishing what is under way…", "Fin des travaux en cours…"),
    "closing.why": (
        (
            "Reading stops at once. A removal step that was sent to the phone is finished and its result read, so that the "
            "record says what came of it. The window then closes by itself."
        ),
        (
            "La lecture s’arrête aussitôt. Une étape de retrait déjà envoyée est achevée et son résultat relu, pour que "
            "l’enregistrement dise ce qu’il en est. La fenêtre se ferme ensuite d’elle-même."
        ),
    ),
    "closing.stay": ("Keep the window open", "Garder la fenêtre ouverte"),
    "closing.now": ("Close now", "Fermer maintenant"),
    "closing.now.what": (
        (
            "Closing now loses nothing that is in the records. A step whose result was not read yet is listed with its "
            "case, and is stated when the phone is read again."
        ),
        (
            "Fermer maintenant ne perd rien de ce qui est dans les enregistrements. Une étape dont le résultat n’a pas été lu "
            "figure avec son dossier, et sera établie à la prochaine lecture du téléphone."
        ),
    ),
    "crash.title": ("Fieldcheck has a fault", "Fieldcheck a une défaillance"),
    "crash.lead": (
        "Something in the program went wrong that should not have. It is not your doing.",
        "Quelque chose dans le programme a mal fonctionné. Vous n’y êtes pour rien.",
    ),
    "crash.saved": (
        "Every answer of a phone and every act on it is in the records as it happened. Nothing of it is lost.",
        "Chaque réponse d’un téléphone et chaque action sur lui est dans les enregistrements. Rien n’en est perdu.",
    ),
    "crash.saved.cases": (
        "Every answer and every act is in the records as it happened. Saved cases of this sitting: {cases}.",
        "Chaque réponse et chaque action est dans les enregistrements. Dossiers enregistrés de cette séance : {cases}.",
    ),
    "crash.log": (
        "A log without names, serials or app lists was written. Please send it to whoever looks after Fieldcheck:",
        "Un journal sans noms, numéros de série ni listes d’applications a été écrit. Envoyez-le au responsable :",
    ),
    "crash.no.log": (
        "The log could not be written: the data folder may not be written to.",
        "Le journal n’a pas pu être écrit : le répertoire de données n’est pas accessible en écriture.",
    ),
    "crash.close": ("Go on", "Continuer"),
    "trouble.close": ("Hide this message", "Masquer ce message"),
    # a phone that does not show up
    "help.title": ("My phone does not show up", "Mon téléphone n’apparaît pas"),
    "help.lead": (
        "Try these in order. The window notices the phone by itself.",
        "Essayez dans cet ordre. La fenêtre remarque le téléphone d’elle-même.",
    ),
    "help.any": ("Any phone", "Tout téléphone"),
    "help.any.1": (
        "Use a data cable: many charging cables carry no data. Try another USB port, without a hub.",
        "Utilisez un câble de données : beaucoup de câbles de recharge n’en transportent pas. Essayez un autre port.",
    ),
    "help.any.2": (
        "Unlock the phone and look for the question “Allow USB debugging?”. If it does not come, unplug and plug in.",
        "Déverrouillez le téléphone et cherchez « Autoriser le débogage USB? ». Sinon, débranchez et rebranchez.",
    ),
    "help.any.3": (
        "In the notification “Charging this device via USB”, choose “File transfer”.",
        "Dans la notification « Recharge de l’appareil par USB », choisissez « Transfert de fichiers ».",
    ),
    "help.any.4": (
        "Developer options, “Revoke USB debugging authorisations”, then plug in again and allow.",
        "Options pour les développeurs, « Révoquer les autorisations de débogage USB », puis rebranchez et autorisez.",
    ),
    "help.any.5": (
        "Close other programs that use phones (Android Studio, the maker’s suite): they may hold it.",
        "Fermez les autres programmes qui utilisent le téléphone (Android Studio, logiciel du fabricant).",
    ),
    "help.computer": ("This computer", "Cet ordinateur"),
    "help.computer.linux": (
        "Linux: install android-sdk-platform-tools-common (udev rules), add yourself to the group plugdev, log in again.",
        "Linux : installez android-sdk-platform-tools-common (règles udev), joignez le groupe plugdev, reconnectez-vous.",
    ),
    "help.computer.win32": (
        "Windows: install the maker’s USB driver, then plug the phone in again.",
        "Windows : installez le pilote USB du fabricant, puis rebranchez le téléphone.",
    ),
    "help.maker": ("Maker of the phone", "Fabricant du téléphone"),
    "help.samsung": ("Samsung", "Samsung"),
    "help.samsung.1": (
        "Settings › About phone › Software information › “Build number” seven times.",
        "Paramètres › À propos du téléphone › Informations sur le logiciel › « Numéro de version » sept fois.",
    ),
    "help.samsung.2": (
        "Turn off Auto Blocker (Settings › Security and privacy): it hides USB debugging.",
        "Désactivez le Blocage automatique (Paramètres › Sécurité et confidentialité) : il empêche le débogage USB.",
    ),
    "help.google": ("Google Pixel", "Google Pixel"),
    "help.google.1": (
        "Settings › About phone › “Build number” seven times; then Settings › System › Developer options.",
        "Paramètres › À propos du téléphone › « Numéro de version » sept fois; puis Système › Options pour les développeurs.",
    ),
    "help.google.2": (
        "Turn off Advanced Protection if it is on: it may block USB while the phone is locked.",
        "Désactivez la Protection avancée si elle est active : elle peut bloquer l’USB quand il est verrouillé.",
    ),
    "help.xiaomi": ("Xiaomi, Redmi, POCO", "Xiaomi, Redmi, POCO"),
    "help.xiaomi.1": (
        "Settings › About phone › “OS version” (or “MIUI version”) seven times; Additional settings › Developer options.",
        "Paramètres › À propos du téléphone › « Version OS » (ou « MIUI ») sept fois; Paramètres supplémentaires.",
    ),
    "help.xiaomi.2": (
        "To remove apps also turn on “USB debugging (Security settings)”; it may ask for a Mi account and a SIM card.",
        (
            "Pour retirer des applications, activez aussi « Débogage USB (paramètres de sécurité) »; un compte Mi et une "
            "carte SIM peuvent être demandés."
        ),
    ),
    "help.huawei": ("Huawei, Honor", "Huawei, Honor"),
    "help.huawei.1": (
        "Settings › About phone › “Build number” seven times; System and updates › Developer options.",
        "Paramètres › À propos du téléphone › « Numéro de build » sept fois; Système et mises à jour.",
    ),
    "help.huawei.2": (
        "Turn on “Allow ADB debugging in charge only mode”.",
        "Activez « Autoriser le débogage ADB en mode recharge seule ».",
    ),
    "help.oppo": ("OPPO, realme, OnePlus, vivo", "OPPO, realme, OnePlus, vivo"),
    "help.oppo.1": (
        "Settings › About device › Version › “Build number” (vivo: “Software version”) seven times.",
        "Paramètres › À propos de l’appareil › Version › « Numéro de version » (vivo : « Version du logiciel »).",
    ),
    "help.oppo.2": (
        (
            "USB debugging turns itself off after a while on some of them; to remove apps turn on “Disable permission "
            "monitoring” (vivo: “USB security permissions”)."
        ),
        (
            "Sur certains, le débogage USB se désactive seul; pour retirer des applications, activez « Désactiver la "
            "surveillance des autorisations » (vivo : « Autorisations de sécurité USB »)."
        ),
    ),
    "help.motorola": ("Motorola, Lenovo", "Motorola, Lenovo"),
    "help.motorola.1": (
        "Settings › About phone › “Build number” seven times; Settings › System › Developer options.",
        "Paramètres › À propos du téléphone › « Numéro de version » sept fois; Système › Options pour les développeurs.",
    ),
    "help.motorola.2": (
        "Windows needs the Motorola USB driver.",
        "Windows a besoin du pilote USB de Motorola.",
    ),
}
