"""Sentences about phones and their states."""

SENTENCES = {
    "phones.none": ("None connected", "Aucun téléphone branché"),
    "phones.looking": ("Looking for phones…", "Recherche de téléphones…"),
    "phones.trouble": ("Phones cannot be seen", "Les téléphones ne sont pas visibles"),
    "phones.unplugged": ("Unplugged", "Débranché"),
    "phones.auditing": ("Being audited…", "Audit en cours…"),
    "phones.card": ("{phone}: {state}", "{phone} : {state}"),
    "phones.went": ("{phone} disconnected", "{phone} débranché"),
    # short words for a state: the side bar
    "state.READY": ("Connected", "Branché"),
    "state.READY.usb": ("Connected · USB", "Branché · USB"),
    "state.READY.practice": ("Connected · practice", "Branché · exercice"),
    "state.locked.named": ("{profile} locked", "{profile} verrouillé"),
    "state.locked.one": ("{n} profile locked", "{n} profil verrouillé"),
    "state.locked.many": ("{n} profiles locked", "{n} profils verrouillés"),
    "state.locked.next": (
        "On the phone, unlock it or switch it on, then look again. An audit can begin all the same: what cannot be read or done is said.",
        "Sur le téléphone, déverrouillez-le ou activez-le, puis regardez de nouveau. L’audit peut commencer tout de même : ce qui ne peut être lu ou fait est dit.",
    ),
    "state.locked.look": ("Look again", "Regarder de nouveau"),
    "state.CONNECTING": ("Connecting…", "Connexion…"),
    "state.UNAUTHORIZED": ("Waiting for “Allow”", "En attente d’« Autoriser »"),
    "state.OFFLINE": ("Does not answer", "Ne répond pas"),
    "state.NO_PERMISSION": ("No permission on this computer", "Accès refusé sur cet ordinateur"),
    "state.RECOVERY": ("In recovery mode", "En mode de récupération"),
    "state.SIDELOAD": ("In sideload mode", "En mode de chargement latéral"),
    "state.BOOTLOADER": ("In its bootloader", "Dans son chargeur d’amorçage"),
    "state.RESCUE": ("In rescue mode", "En mode de secours"),
    "state.UNKNOWN": ("In an unknown state", "Dans un état inconnu"),
    # the empty page
    "empty.title": ("Connect a phone to begin", "Branchez un téléphone pour commencer"),
    "empty.lead": (
        (
            "On the phone, do these three things once. The app then finds it by itself. "
            "Nothing is changed on the phone until you confirm it."
        ),
        (
            "Sur le téléphone, faites ces trois choses une seule fois. L’application le trouve ensuite d’elle-même. "
            "Rien n’est changé sur le téléphone sans votre confirmation."
        ),
    ),
    "empty.step1": ("1  Unlock developer options", "1  Activer le mode développeur"),
    "empty.step1.how": (
        "Settings › About phone. Tap “Build number” seven times, then enter the PIN.",
        "Paramètres › À propos du téléphone. Touchez « Numéro de version » sept fois, puis entrez le NIP.",
    ),
    "empty.step2": ("2  Turn on USB debugging", "2  Activer le débogage USB"),
    "empty.step2.how": (
        "Settings › System › Developer options. Switch on “USB debugging”.",
        "Paramètres › Système › Options pour les développeurs. Activez « Débogage USB ».",
    ),
    "empty.step3": ("3  Plug in and allow", "3  Brancher et autoriser"),
    "empty.step3.how": (
        "Use a data cable. On the phone, check the fingerprint and tap “Allow”.",
        "Utilisez un câble de données. Sur le téléphone, vérifiez l’empreinte et touchez « Autoriser ».",
    ),
    "waiting.next": ("What to do next", "Que faire maintenant"),
    "waiting.serial": ("Serial {serial}", "Numéro de série {serial}"),
    "empty.looking": ("Looking for phones on USB…", "Recherche de téléphones par USB…"),
    "empty.help": ("My phone does not show up", "Mon téléphone n’apparaît pas"),
    "picture.build": ("Build number", "Numéro de version"),
    "picture.debugging": ("USB debugging", "Débogage USB"),
    "picture.question": ("Allow USB debugging?", "Autoriser le débogage USB?"),
    "picture.allow": ("Allow", "Autoriser"),
}
