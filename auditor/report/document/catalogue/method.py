"""Sentences of the method, the limits, the phone's facts and the ban list: (English, French)."""

SENTENCES = {
    "method": ("Method and limits", "Méthode et limites"),
    "method.lead": (
        "How this audit was made, what its verdicts mean, and what it does not say.",
        "Comment cet audit a été fait, ce que disent ses verdicts et ce qu’il ne dit pas.",
    ),
    "how": ("How the phone was read", "Comment le téléphone a été lu"),
    "how.readonly": ("Read only.", "Lecture seule."),
    "how.readonly.say": (
        "Nothing was pushed to the phone and no setting was changed before the operator confirmed a removal plan.",
        (
            "Rien n’a été envoyé au téléphone et aucun réglage n’a été changé avant que l’opérateur confirme un "
            "plan de retrait."
        ),
    ),
    "how.kept": ("Every answer was kept.", "Chaque réponse a été conservée."),
    "how.kept.say": (
        "The raw answer, its time, exit code and SHA-256 were stored before anything was concluded from it.",
        "La réponse brute, son heure, son code et son empreinte ont été conservés avant toute conclusion.",
    ),
    "how.two": ("Two questions, one truth.", "Deux questions, une vérité."),
    "how.two.say": (
        "The app list was asked for in two independent ways for each profile. A disagreement becomes a gap.",
        "La liste des applications a été demandée de deux façons indépendantes pour chaque profil. Un désaccord devient une lacune.",
    ),
    "how.armed": ("The ban list was armed.", "La liste a été éprouvée."),
    "how.armed.say": (
        "{armed} of the list’s {indicators} indicators were shown to match before the audit began.",
        "{armed} des {indicators} indicateurs de la liste ont été éprouvés avant le début de l’audit.",
    ),
    "how.removal": ("Removal, then reading.", "Retrait, puis lecture."),
    "how.removal.say": (
        "Each act is written down before it is done, and the phone is read again after it.",
        "Chaque acte est inscrit avant d’être fait, et le téléphone est relu ensuite.",
    ),
    "limits": ("What this report does not say", "Ce que ce rapport ne dit pas"),
    "limits.health": ("Not a clean bill of health.", "Pas un certificat de bonne santé."),
    "limits.health.say": (
        "COMPLIANT means that no listed app was found. It does not mean that the phone is free of harmful software.",
        (
            "CONFORME veut dire qu’aucune application de la liste n’a été trouvée, non que le téléphone est exempt "
            "de logiciels nuisibles."
        ),
    ),
    "limits.moment": ("One moment only.", "Un seul moment."),
    "limits.moment.say": (
        "It speaks of the time on the cover. An app can be installed the minute after.",
        "Il n’est question que de l’heure en couverture. Une application peut être installée la minute d’après.",
    ),
    "limits.claims": ("The phone answered for itself.", "Le téléphone a répondu de lui-même."),
    "limits.claims.say": (
        (
            "Facts are what the phone claims; a signing certificate is the one that the app’s file claims and that "
            "Android checked at install. A phone whose system has been altered can give false answers. Verified "
            "boot: {boot}; a green one makes that less likely, not impossible."
        ),
        (
            "Les faits sont ceux que le téléphone déclare; un certificat est celui que déclare le fichier de "
            "l’application et qu’Android a vérifié à l’installation. Un téléphone dont le système a été altéré peut donner de fausses "
            "réponses. Démarrage vérifié : {boot}; s’il est « green », c’est moins probable, non impossible."
        ),
    ),
    "limits.apps": ("Apps, not data.", "Les applications, non les données."),
    "limits.apps.say": (
        "Content, accounts, web use and traffic were not looked at.",
        "Ni le contenu, ni les comptes, ni la navigation, ni le trafic n’ont été examinés.",
    ),
    "limits.age": ("The list has an age.", "La liste a un âge."),
    "limits.age.say": (
        "Edition {edition} reflects the instruments as seen on {day}. A later one may name more.",
        "L’édition {edition} reflète les instruments au {day}. Une plus récente peut en nommer d’autres.",
    ),
    "verdicts": ("The four verdicts", "Les quatre verdicts"),
    "verdict": ("Verdict", "Verdict"),
    "given": ("Given when", "Donné quand"),
    "given.NON_COMPLIANT": (
        "A banned app was confirmed, even if part of the phone could not be read.",
        "Une application interdite est confirmée, même si une partie du téléphone n’a pu être lue.",
    ),
    "given.INCONCLUSIVE": (
        "No banned app was confirmed, but something could not be read.",
        "Aucune application interdite n’est confirmée, mais quelque chose n’a pu être lu.",
    ),
    "given.REVIEW": (
        "Everything was read; a suspect app, or a banned one under an exception, needs an auditor’s judgement.",
        "Tout a été lu; une application suspecte, ou interdite mais exemptée, demande le jugement d’un auditeur.",
    ),
    "given.COMPLIANT": ("Everything was read and nothing was found.", "Tout a été lu et rien n’a été trouvé."),
    "after": ("After the audit", "Après l’audit"),
    "after.say": (
        (
            "On the phone, switch off USB debugging and choose **Revoke USB debugging authorisations**: until then "
            "this workstation may still command it. Keep this file unchanged: any added byte breaks the signature. "
            "The machine-readable record `audit.json` is attached to it; its digest stands in every footer."
        ),
        (
            "Sur le téléphone, désactivez le débogage USB et choisissez **Révoquer les autorisations de débogage "
            "USB** : jusque-là, ce poste peut encore le commander. Gardez ce fichier tel quel : tout octet ajouté "
            "rompt la signature. L’enregistrement lisible par machine `audit.json` y est joint; son empreinte figure à "
            "chaque pied de page."
        ),
    ),
    # the phone
    "phone": ("Phone and ban list", "Téléphone et liste d’interdiction"),
    "phone.lead": (
        "These facts are what the phone says about itself; they were not verified by other means.",
        "Ces faits sont ce que le téléphone dit de lui-même; ils n’ont pas été vérifiés autrement.",
    ),
    "fact": ("Fact", "Fait"),
    "value": ("Value as the phone gave it", "Valeur donnée par le téléphone"),
    "model": ("Maker and model", "Fabricant et modèle"),
    "serial.adb": ("Serial (adb)", "Numéro de série (adb)"),
    "serial.hardware": ("Serial (maker)", "Numéro de série (fabricant)"),
    "android.version": ("Android", "Android"),
    "android.level": ("{android} (API level {sdk})", "{android} (niveau d’API {sdk})"),
    "patch.label": ("Security patch", "Correctif de sécurité"),
    "build": ("Build fingerprint", "Empreinte de version"),
    "boot.label": ("Verified boot", "Démarrage vérifié"),
    "boot.locked": ("{boot}; bootloader locked", "{boot}; chargeur d’amorçage verrouillé"),
    "boot.unlocked": ("{boot}; **bootloader unlocked**", "{boot}; **chargeur d’amorçage déverrouillé**"),
    "boot.untold": ("{boot}; bootloader state not told", "{boot}; état du chargeur d’amorçage non indiqué"),
    "encryption": ("Encryption", "Chiffrement"),
    "encryption.file": ("file by file", "fichier par fichier"),
    "encryption.block": ("the whole storage", "tout le stockage"),
    "locale": ("Language and zone", "Langue et fuseau"),
    "patch.days.one": (", {n} day old", ", vieux de {n} jour"),
    "patch.days.many": (", {n} days old", ", vieux de {n} jours"),
    "patch.months.one": (", {n} month old", ", vieux de {n} mois"),
    "patch.months.many": (", about {n} months old", ", vieux d’environ {n} mois"),
    "patch.future": (", later than the day of this audit", ", postérieur au jour de cet audit"),
    "boot.green": (
        "Green: the phone started the maker’s own system, unchanged.",
        "« green » : le téléphone a démarré le système du fabricant, inchangé.",
    ),
    "boot.yellow": (
        "Yellow: the phone started a system signed with a key that somebody installed.",
        "« yellow » : le téléphone a démarré un système signé avec une clé que quelqu’un a installée.",
    ),
    "boot.orange": (
        "**Orange: the phone does not check its system at start; it may have been replaced.**",
        "**« orange » : le téléphone ne vérifie pas son système au démarrage; il a pu être remplacé.**",
    ),
    "boot.red": (
        "**Red: the phone’s own check of its system failed.**",
        "**« red » : la vérification du système par le téléphone a échoué.**",
    ),
    "connection": ("Connection", "Connexion"),
    "connection.usb": ("USB cable", "Câble USB"),
    "connection.network": ("Network (adb over TCP)", "Réseau (adb par TCP)"),
    "connection.simulated": ("Simulated phone", "Téléphone simulé"),
    "debugging": ("USB debugging", "Débogage USB"),
    "debugging.say": (
        "On, as this audit needs it. Switch it off now and revoke its authorisations.",
        "Activé, comme l’exige cet audit. Désactivez-le maintenant et révoquez ses autorisations.",
    ),
    "admins": ("Administrators", "Administrateurs"),
    "admins.none": ("none", "aucun"),
    "admins.unread": ("could not be read", "n’ont pu être lus"),
    "admin.DEVICE_OWNER": (
        "`{package}` (device owner, profile {id})",
        "`{package}` (propriétaire de l’appareil, profil {id})",
    ),
    "admin.PROFILE_OWNER": (
        "`{package}` (profile owner, profile {id})",
        "`{package}` (propriétaire du profil {id})",
    ),
    "admin.ADMIN": (
        "`{package}` (device administrator, profile {id})",
        "`{package}` (administrateur de l’appareil, profil {id})",
    ),
    "user.OWNER": ("Owner", "Propriétaire"),
    "user.SECONDARY": ("Secondary user", "Utilisateur secondaire"),
    "user.GUEST": ("Guest", "Invité"),
    "user.RESTRICTED": ("Restricted profile", "Profil restreint"),
    "user.WORK": ("Work profile", "Profil professionnel"),
    "user.CLONE": ("Clone profile", "Profil de clonage"),
    "user.SECURE_FOLDER": ("Secure Folder", "Dossier sécurisé"),
    "user.PRIVATE": ("Private space", "Espace privé"),
    "user.UNKNOWN": ("Unknown kind", "Genre inconnu"),
    "list.title": ("Ban list", "Liste d’interdiction"),
    "list.edition": ("Edition", "Édition"),
    "list.publisher": ("Publisher", "Éditeur"),
    "list.valid": ("Issued and valid", "Publiée et valide"),
    "list.valid.say": ("{issued} to {expires}", "du {issued} au {expires}"),
    "list.asof": ("Law as seen on", "Droit constaté au"),
    "list.holds": ("Indicators", "Indicateurs"),
    "list.holds.say": ("{indicators}, of which {armed} were fired", "{indicators}, dont {armed} éprouvés"),
    "list.digest": ("Digest of the file", "Empreinte du fichier"),
    "list.key": ("Signed with key", "Signée avec la clé"),
    "list.policies": ("Policies applied", "Politiques appliquées"),
    "policy.line.one": ("{name} (`{id}`, {n} instrument in force)", "{name} (`{id}`, {n} instrument en vigueur)"),
    "policy.line.many": ("{name} (`{id}`, {n} instruments in force)", "{name} (`{id}`, {n} instruments en vigueur)"),
    "tool.title": ("Program", "Logiciel"),
    "tool.name": ("Program and version", "Logiciel et version"),
    "tool.platform": ("Workstation", "Poste de travail"),
    "tool.digest": ("Program digest", "Empreinte du logiciel"),
    "tool.digest.PACKAGED": ("Digest of its executable", "Empreinte de l’exécutable"),
    "tool.digest.SOURCE": ("Digest of its source files", "Empreinte des sources"),
    "tool.digest.untold": ("not in the record", "absente de l’enregistrement"),
    "tool.adb": ("adb version", "Version d’adb"),
    "tool.adb.digest": ("adb digest", "Empreinte d’adb"),
    "tool.adb.foreign": ("a server that was already running", "un serveur déjà en marche"),
}
