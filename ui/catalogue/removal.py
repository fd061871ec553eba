"""Sentences of a removal: the plan, the confirmation, the steps, and what came of them."""

SENTENCES = {
    "removal.title.one": ("Remove {n} app from {phone}?", "Retirer {n} application de {phone}?"),
    "removal.title.many": ("Remove {n} apps from {phone}?", "Retirer {n} applications de {phone}?"),
    "removal.nothing": ("Nothing can be removed from here", "Rien ne peut être retiré d’ici"),
    "removal.preparing": ("Recognising the phone…", "Reconnaissance du téléphone…"),
    "removal.preparing.how": (
        "The phone is asked who it is and what the apps do on it. Nothing is changed.",
        "Le téléphone dit qui il est et ce que les applications y font. Rien n’est changé.",
    ),
    "removal.failed": ("The removal was not begun", "Le retrait n’a pas commencé"),
    "removal.lead": (
        "These steps run on the phone, in this order. Each one is written to the report with its time and result.",
        (
            "Ces étapes s’exécutent sur le téléphone, dans cet ordre. Chacune figure au rapport avec son heure et son "
            "résultat."
        ),
    ),
    "step.UNINSTALL": (
        "Uninstall {app} and its data, for: {user}",
        "Désinstaller {app} et ses données, pour : {user}",
    ),
    "step.DISABLE": ("Disable {app}, for: {user}", "Désactiver {app}, pour : {user}"),
    "step.RESTORE": ("Bring {app} back, for: {user}", "Rétablir {app}, pour : {user}"),
    "step.ENABLE": ("Enable {app} again, for: {user}", "Réactiver {app}, pour : {user}"),
    "step.read": (
        "Read the phone again and check what is there",
        "Relire le téléphone et vérifier ce qui s’y trouve",
    ),
    "step.WAITING": ("waiting", "en attente"),
    "step.RUNNING": ("under way", "en cours"),
    "step.ANSWERED": ("the phone answered", "le téléphone a répondu"),
    "step.name": ("Step {number}: {what}, {state}", "Étape {number} : {what}, {state}"),
    "removal.left": ("Left alone", "Laissées en place"),
    "removal.left.line": ("{app}, {user}: {why}", "{app}, {user} : {why}"),
    "removal.owner": ("What the phone’s owner must do", "Ce que le propriétaire du téléphone doit faire"),
    "removal.warnings": ("Before you go on", "Avant de continuer"),
    "removal.system": ("Preinstalled apps", "Applications préinstallées"),
    "removal.system.LEAVE": ("Leave them", "Les laisser"),
    "removal.system.DISABLE": ("Disable them", "Les désactiver"),
    "removal.system.UNINSTALL": ("Uninstall them for the user", "Les désinstaller pour l’utilisateur"),
    "removal.warning": (
        (
            "The app’s data on the phone is lost and cannot be brought back from here. "
            "Anything kept in the app’s online account is not touched."
        ),
        (
            "Les données de l’application sur le téléphone sont perdues et ne peuvent être rétablies d’ici. "
            "Ce qui est conservé dans son compte en ligne n’est pas touché."
        ),
    ),
    "removal.agreed": (
        "The person responsible for this phone has agreed to the removal",
        "La personne responsable de ce téléphone a accepté le retrait",
    ),
    "removal.word": ("REMOVE", "RETIRER"),
    "removal.type": ("Type {word} to confirm", "Tapez {word} pour confirmer"),
    "removal.go.one": ("Remove {n} app", "Retirer {n} application"),
    "removal.go.many": ("Remove {n} apps", "Retirer {n} applications"),
    "removal.go.why": (
        "Tick the box and type {word} first.",
        "Cochez d’abord la case et tapez {word}.",
    ),
    "removal.statement": (
        "In the window: the person responsible agreed; typed {word}",
        "Dans la fenêtre : la personne responsable a accepté; saisi {word}",
    ),
    "removal.running": ("Removing from {phone}", "Retrait sur {phone}"),
    "removal.running.how": (
        "Do not unplug the phone. If it is unplugged, every step that was begun is in the records.",
        "Ne débranchez pas le téléphone. S’il l’est, chaque étape commencée est dans les enregistrements.",
    ),
    "removal.step": ("Step {done} of {total}", "Étape {done} sur {total}"),
    "removal.reading": ("Reading the phone again", "Nouvelle lecture du téléphone"),
    "removal.stop": ("Stop before the next step", "Arrêter avant la prochaine étape"),
    "removal.done.one": (
        "{n} of {total} apps is gone from {phone}",
        "{n} des {total} applications a été retirée de {phone}",
    ),
    "removal.done.many": (
        "{n} of {total} apps are gone from {phone}",
        "{n} des {total} applications ont été retirées de {phone}",
    ),
    "removal.done.lead": (
        "The phone was read again; this is what it shows now.",
        "Le téléphone a été relu; voici ce qu’il montre maintenant.",
    ),
    "removal.done.unread": (
        "The phone could not be read again. Attach it and audit it again.",
        "Le téléphone n’a pas pu être relu. Branchez-le et refaites-en l’audit.",
    ),
    "removal.verdict": ("Verdict now: {verdict}", "Verdict actuel : {verdict}"),
    "removal.close": ("Done", "Terminé"),
    "return.title.one": ("Bring {n} app back to {phone}?", "Rétablir {n} application sur {phone}?"),
    "return.title.many": ("Bring {n} apps back to {phone}?", "Rétablir {n} applications sur {phone}?"),
    "return.nothing": ("Nothing can be brought back from here", "Rien ne peut être rétabli d’ici"),
    "return.word": ("RESTORE", "RÉTABLIR"),
    "return.agreed": (
        "The person responsible for this phone wants these apps back",
        "La personne responsable de ce téléphone veut ces applications",
    ),
    "return.go.one": ("Bring {n} app back", "Rétablir {n} application"),
    "return.go.many": ("Bring {n} apps back", "Rétablir {n} applications"),
    "return.done.one": (
        "{n} of {total} apps is back on {phone}",
        "{n} des {total} applications est rétablie sur {phone}",
    ),
    "return.done.many": (
        "{n} of {total} apps are back on {phone}",
        "{n} des {total} applications sont rétablies sur {phone}",
    ),
    "outcome.REMOVED": ("removed", "retirée"),
    "outcome.DISABLED": ("disabled, not removed", "désactivée, non retirée"),
    "outcome.FACTORY_VERSION": ("factory version left", "version d’usine en place"),
    "outcome.MOVED": ("moved to another user", "passée à un autre utilisateur"),
    "outcome.STILL_THERE": ("still there", "toujours présente"),
    "outcome.REFUSED": ("refused", "refusé"),
    "outcome.UNKNOWN": ("unknown", "inconnu"),
    "outcome.NOT_ATTEMPTED": ("not attempted", "non tenté"),
    "outcome.RESTORED": ("restored", "rétablie"),
    "outcome.NOT_RESTORED": ("not restored", "non rétablie"),
    "outcome.states": ("Before: {before} → after: {after}", "Avant : {before} → après : {after}"),
    "outcome.next": ("Next: {what}", "Ensuite : {what}"),
    "outcome.answer": ("The phone said: {words}", "Le téléphone a dit : {words}"),
}
