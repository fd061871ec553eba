"""Sentences of the cover, the signature field and every page's head and foot: (English, French)."""

SENTENCES = {
    "report": ("Phone audit report", "Rapport d’audit de téléphone"),
    "title": ("Phone audit report, {phone}, case {case}", "Rapport d’audit de téléphone, {phone}, dossier {case}"),
    "subject": ("Verdict: {verdict}. Record SHA-256 {digest}", "Verdict : {verdict}. Empreinte SHA-256 {digest}"),
    "case": ("Case {case}", "Dossier {case}"),
    "serial": ("Serial {serial}", "Numéro de série {serial}"),
    "android": ("Android {android}", "Android {android}"),
    "period": ("{day}, {start} to {end} (UTC)", "{day}, de {start} à {end} (UTC)"),
    "period.days": ("{day}, {start} to {last}, {end} (UTC)", "du {day}, {start}, au {last}, {end} (UTC)"),
    "head.phone": ("{phone}, serial {serial} · case {case}", "{phone}, nº de série {serial} · dossier {case}"),
    "foot.record": ("Record SHA-256", "Empreinte SHA-256 de l’enregistrement"),
    "foot.page": ("Page {page} of {total}", "Page {page} sur {total}"),
    "practice.word": ("PRACTICE", "EXERCICE"),
    "practice.bar": (
        "PRACTICE: a simulated phone. This is not evidence.",
        "EXERCICE : téléphone simulé, sans valeur de preuve",
    ),
    # verdict panels
    "verdict.COMPLIANT": ("COMPLIANT", "CONFORME"),
    "verdict.NON_COMPLIANT": ("NON-COMPLIANT", "NON CONFORME"),
    "verdict.REVIEW": ("REVIEW", "À EXAMINER"),
    "verdict.INCONCLUSIVE": ("INCONCLUSIVE", "NON CONCLUANT"),
    "panel.found": ("As found, {hour}", "À l’arrivée, {hour}"),
    "panel.only": ("As found, {hour}; nothing was removed", "À l’arrivée, {hour}; rien n’a été retiré"),
    "panel.after": ("After removal, {hour}", "Après retrait, {hour}"),
    "panel.compliant": (
        "Everything was read and no banned or suspect app was found",
        "Tout a été lu; aucune application interdite ou suspecte",
    ),
    "panel.compliant.after": (
        "Read again in full: no banned or suspect app was found",
        "Relu en entier : aucune application interdite ou suspecte",
    ),
    "panel.banned.one": ("{n} banned app", "{n} application interdite"),
    "panel.banned.many": ("{n} banned apps", "{n} applications interdites"),
    "panel.suspect.one": ("{n} suspect", "{n} suspecte"),
    "panel.suspect.many": ("{n} suspect", "{n} suspectes"),
    "panel.still.one": ("{n} banned app is still on the phone", "{n} application interdite demeure"),
    "panel.still.many": ("{n} banned apps are still on the phone", "{n} applications interdites demeurent"),
    "panel.disabled.one": ("{n} of them is disabled", "dont {n} désactivée"),
    "panel.disabled.many": ("{n} of them are disabled", "dont {n} désactivées"),
    "panel.joint": ("; ", ", "),
    "panel.excepted.one": (
        "{n} banned app stays under an exception",
        "{n} application interdite demeure par exception",
    ),
    "panel.excepted.many": (
        "{n} banned apps stay under exceptions",
        "{n} applications interdites demeurent par exception",
    ),
    "panel.review.one": (
        "{n} suspect app needs an auditor’s judgement",
        "{n} application suspecte demande un jugement",
    ),
    "panel.review.many": (
        "{n} suspect apps need an auditor’s judgement",
        "{n} applications suspectes demandent un jugement",
    ),
    "panel.gaps.one": ("{n} part of the phone could not be read", "{n} partie du téléphone n’a pu être lue"),
    "panel.gaps.many": ("{n} parts of the phone could not be read", "{n} parties du téléphone n’ont pu être lues"),
    "panel.unread": ("The phone could not be read in full", "Le téléphone n’a pu être lu en entier"),
    # figures
    "number.apps.one": ("app read", "application lue"),
    "number.apps.many": ("apps read", "applications lues"),
    "number.banned.one": ("banned", "interdite"),
    "number.banned.many": ("banned", "interdites"),
    "number.suspect.one": ("suspect", "suspecte"),
    "number.suspect.many": ("suspect", "suspectes"),
    "number.clear.one": ("clear", "sans constat"),
    "number.clear.many": ("clear", "sans constat"),
    "number.profiles.one": ("profiles read", "profils lus"),
    "number.profiles.many": ("profiles read", "profils lus"),
    "number.gaps.one": ("gap", "lacune"),
    "number.gaps.many": ("gaps", "lacunes"),
    # in plain words
    "plain": ("In plain words", "En clair"),
    "plain.nothing": (
        (
            "None of the {n} apps that were read matches the chosen ban list by package name, signing certificate "
            "or look-alike name."
        ),
        (
            "Aucune des {n} applications lues ne correspond à la liste d’interdiction choisie, ni par son nom de "
            "paquet, ni par son certificat de signature, ni par imitation."
        ),
    ),
    "plain.whole": ("Every profile of this phone was read.", "Tous les profils de ce téléphone ont été lus."),
    "plain.banned.one": ("**{n} banned app was found.**", "**{n} application interdite a été trouvée.**"),
    "plain.banned.many": ("**{n} banned apps were found.**", "**{n} applications interdites ont été trouvées.**"),
    "plain.excepted.one": (
        "{n} banned app stays under an exception of the department.",
        "{n} application interdite demeure par exception du ministère.",
    ),
    "plain.excepted.many": (
        "{n} banned apps stay under exceptions of the department.",
        "{n} applications interdites demeurent par exception du ministère.",
    ),
    "plain.suspect.one": (
        "{n} suspect app was found; an auditor must judge it.",
        "{n} application suspecte a été trouvée; un auditeur doit en juger.",
    ),
    "plain.suspect.many": (
        "{n} suspect apps were found; an auditor must judge them.",
        "{n} applications suspectes ont été trouvées; un auditeur doit en juger.",
    ),
    "plain.removed.one": ("{n} app was removed.", "{n} application a été retirée."),
    "plain.removed.many": ("{n} apps were removed.", "{n} applications ont été retirées."),
    "plain.disabled.one": (
        "{n} could only be disabled and is still on the phone.",
        "{n} n’a pu être que désactivée et demeure sur le téléphone.",
    ),
    "plain.disabled.many": (
        "{n} could only be disabled and are still on the phone.",
        "{n} n’ont pu être que désactivées et demeurent sur le téléphone.",
    ),
    "plain.failed.one": ("{n} removal did not succeed.", "{n} retrait n’a pas abouti."),
    "plain.failed.many": ("{n} removals did not succeed.", "{n} retraits n’ont pas abouti."),
    "plain.now.COMPLIANT": (
        "The phone was then read again and nothing banned or suspect was left.",
        "Le téléphone a ensuite été relu; il n’y reste rien d’interdit ni de suspect.",
    ),
    "plain.now.NON_COMPLIANT": (
        "The phone is therefore still non-compliant.",
        "Le téléphone demeure donc non conforme.",
    ),
    "plain.now.REVIEW": (
        "No banned app is left without an exception; what is left needs an auditor’s judgement.",
        "Rien d’interdit ne reste hors exception; ce qui reste demande le jugement d’un auditeur.",
    ),
    "plain.now.INCONCLUSIVE": (
        "Whether the phone is now compliant cannot be said.",
        "On ne peut dire si le téléphone est maintenant conforme.",
    ),
    "plain.gaps.one": (
        "**{n} part of the phone could not be read:** what it holds is unknown.",
        "**{n} partie du téléphone n’a pu être lue :** on ignore ce qu’elle contient.",
    ),
    "plain.gaps.many": (
        "**{n} parts of the phone could not be read:** what they hold is unknown.",
        "**{n} parties du téléphone n’ont pu être lues :** on ignore ce qu’elles contiennent.",
    ),
    "plain.unread": (
        "**The phone could not be read in full:** what was not read is unknown.",
        "**Le téléphone n’a pu être lu en entier :** on ignore ce qui n’a pas été lu.",
    ),
    "plain.limit": (
        "This is not a clean bill of health: it speaks of the listed apps and of this moment only.",
        (
            "Ce n’est pas un certificat de bonne santé : il n’est question que des applications de la liste et de "
            "ce moment."
        ),
    ),
    "plain.debugging": (
        "USB debugging should now be switched off and its authorisations revoked.",
        "Il faut maintenant désactiver le débogage USB et en révoquer les autorisations.",
    ),
    # facts
    "fact.phone": ("Phone", "Téléphone"),
    "fact.operator": ("Operator", "Opérateur"),
    "fact.policies": ("Policies", "Politiques"),
    "fact.list": ("Ban list", "Liste d’interdiction"),
    "patch": ("security patch {patch}", "correctif de sécurité {patch}"),
    "patch.unknown": ("security patch not told", "correctif de sécurité non indiqué"),
    "boot": ("verified boot: {boot}", "démarrage vérifié : {boot}"),
    "boot.unknown": ("verified boot: not told", "démarrage vérifié : non indiqué"),
    "claims": ("As the phone describes itself: {facts}", "Selon le téléphone lui-même : {facts}"),
    "policy": ("{name} (`{id}`)", "{name} (`{id}`)"),
    "policies.none": ("None", "Aucune"),
    "list": (
        "**Edition {edition}**, issued {issued}, valid to {expires}. Publisher: {publisher}; key `{key}`",
        "**Édition {edition}**, publiée le {issued}, valide jusqu’au {expires}. Éditeur : {publisher}; clé `{key}`",
    ),
    "list.development": (
        " **Signed with the development key, which vouches for nobody.**",
        " **Signée avec la clé de développement, qui ne garantit rien.**",
    ),
    "contents": ("Contents", "Table des matières"),
    "operator.unnamed": ("not named", "non nommé"),
    # signature field
    "sign.title": ("Auditor’s signature", "Signature de l’auditeur"),
    "sign.unsigned": ("not yet signed", "non signé"),
    "sign.signed": ("signed electronically", "signé électroniquement"),
    "sign.by": ("Signed by", "Signé par"),
    "sign.certificate": ("Certificate", "Certificat"),
    "sign.time": ("Time", "Heure"),
    "sign.elsewhere": (
        "One signature holds for the whole file, in both languages. It stands on page 1.",
        "Une seule signature vaut pour tout le fichier, dans les deux langues. Elle figure à la page 1.",
    ),
    "sign.when": ("{day}, {time} UTC (claimed)", "{day}, {time} UTC (déclarée)"),
    "sign.reason": ("Audit report issued", "Rapport d’audit émis"),
    "check.title": ("Check this report", "Vérifier ce rapport"),
    "check": ("Digest of the attached record", "Empreinte de l’enregistrement joint"),
    "check.code": (
        "Square code that holds the digest of the attached record, as printed beside it",
        "Code carré contenant l’empreinte de l’enregistrement joint, imprimée à côté",
    ),
}
